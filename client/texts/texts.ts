/** Texts by key, in the person's language. */
import type { Language } from '@campaign-manager/rulesets/objects';
import type { de } from './de.ts';

export type Key = keyof typeof de;
export type Texts = Readonly<Record<Key, string>>;
/** A key whose text depends on `count` is asked for without `#one` and `#other`. */
export type AskedOf<K> = K extends `${infer Plural}#${string}` ? Plural : K;
export type Asked = AskedOf<Key>;
export type Values = Readonly<Record<string, string | number>>;

/** `K`: the keys there are; the panel's, unless a client has others. */
export interface Speaker<K = Asked> {
	readonly language: Language;
	t(key: K, values?: Values): string;
	/** What a refusal says, for people. Codes of a newer server have the plainest text. */
	problem(code: string): string;
	/** Why the live room is closed or waiting. */
	close(reason: string): string;
}

export function createSpeaker<K extends string = Asked>(
	language: Language,
	texts: Readonly<Record<string, string>>
): Speaker<K> {
	const plurals = new Intl.PluralRules(language);

	function t(key: string, values: Values = {}): string {
		const { count } = values;
		const form = typeof count === 'number' ? `${key}#${plurals.select(count)}` : key;
		const text = texts[form] ?? texts[key] ?? texts[`${key}#other`] ?? key;
		return text.replaceAll(/\{(\w+)\}/g, (whole, name: string) =>
			String(Object.hasOwn(values, name) ? values[name] : whole)
		);
	}

	return {
		...{ language, t },
		problem: (code) => texts[`problem.${code}`] ?? t('problem.other'),
		close: (reason) => texts[`close.${reason}`] ?? t('close.other')
	};
}
