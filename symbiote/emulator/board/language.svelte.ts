import { TEXTS, type TextKey } from './texts.ts';

export type Lang = 'de' | 'en';
const KEPT = 'emulator.language';

/** The page's language: chosen here, else the browser's. */
class Language {
	now = $state<Lang>(first());

	choose(lang: Lang): void {
		this.now = lang;
		localStorage.setItem(KEPT, lang);
		document.documentElement.lang = lang;
	}
}

function first(): Lang {
	const kept = localStorage.getItem(KEPT);
	const lang =
		kept === 'de' || kept === 'en' ? kept : navigator.language.startsWith('de') ? 'de' : 'en';
	document.documentElement.lang = lang;
	return lang;
}

export const language = new Language();

/** A text in the page's language; `{name}` is filled in. */
export function t(key: TextKey, values: Record<string, string | number> = {}): string {
	return TEXTS[key][language.now].replace(/\{(\w+)\}/g, (_, name: string) =>
		String(values[name] ?? '')
	);
}
