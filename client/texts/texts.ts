/** Texts by key, in the person's language. */
import type { Language } from '@campaign-manager/rulesets/objects';
import type { de } from './de.ts';

export type Key = keyof typeof de;
export type Texts = Readonly<Record<Key, string>>;
/** A key whose text depends on `count` is asked for without `#one` and `#other`. */
export type Asked = Key extends infer K
	? K extends `${infer Plural}#${string}`
		? Plural
		: K
	: never;
export type Values = Readonly<Record<string, string | number>>;

export interface Speaker {
	readonly language: Language;
	t(key: Asked, values?: Values): string;
	/** What a refusal says, for people. Codes of a newer server have the plainest text. */
	problem(code: string): string;
	/** Why the live room is closed or waiting. */
	close(reason: string): string;
}

export function createSpeaker(language: Language, texts: Texts): Speaker {
	const plurals = new Intl.PluralRules(language);
	const all: Readonly<Record<string, string>> = texts;

	function t(key: Asked, values: Values = {}): string {
		const { count } = values;
		const form = typeof count === 'number' ? `${key}#${plurals.select(count)}` : key;
		const text = all[form] ?? all[key] ?? all[`${key}#other`] ?? key;
		return text.replaceAll(/\{(\w+)\}/g, (whole, name: string) =>
			String(Object.hasOwn(values, name) ? values[name] : whole)
		);
	}

	return {
		...{ language, t },
		problem: (code) => all[`problem.${code}`] ?? t('problem.other'),
		close: (reason) => all[`close.${reason}`] ?? t('close.other')
	};
}
