/** The words that sheets are drawn with, whatever their ruleset. */
import type { Language, Text } from './objects.ts';

const WORDS = {
	add: ['Hinzufügen', 'Add'],
	pick: ['Auswählen', 'Choose'],
	remove: ['Löschen', 'Remove'],
	up: ['Hoch', 'Up'],
	down: ['Runter', 'Down'],
	less: ['weniger', 'less'],
	more: ['mehr', 'more'],
	details: ['Einzelheiten', 'Details'],
	yes: ['ja', 'yes'],
	no: ['nein', 'no'],
	none: ['keine Angabe', 'not set'],
	unnamed: ['Neu', 'New'],
	empty: ['Noch nichts eingetragen.', 'Nothing entered yet.'],
	show: ['Zeigen', 'Show'],
	error: ['Fehler', 'Error'],
	warning: ['Hinweis', 'Note'],
	findings: ['Zu prüfen', 'To check'],
	values: ['Werte', 'Values'],
	throws: ['Würfe', 'Throws'],
	filter: ['Filtern', 'Filter'],
	explain: ['Woraus der Wert besteht', 'What the value is made of'],
	change: ['Ändern um …', 'Change by …'],
	of: ['von', 'of'],
	roll: ['würfeln', 'roll']
} as const;

export type Word = keyof typeof WORDS;

export const word = (name: Word, lang: Language): string => WORDS[name][lang === 'de' ? 0 : 1];

export const textOf = (name: Word): Text => ({ de: WORDS[name][0], en: WORDS[name][1] });

/** What marks a name that is not in the language that is read: known in one alone. */
export const foreign = (
	entry: { name_lang?: Language | undefined } | undefined,
	lang: Language
): { lang?: Language } =>
	entry?.name_lang && entry.name_lang !== lang ? { lang: entry.name_lang } : {};

/** Dice as they are written in a language: `2d6+1` is `2W6+1` in German. */
export const spokenDice = (dice: string, lang: Language): string =>
	(lang === 'de' ? dice.replace(/d(?=[0-9])/gi, 'W') : dice).replaceAll('-', '−');

/**
 * Dice as they are kept, from how people write them: `2 W6 + 1` is `2d6+1`, `W20` is `1d20`. What
 * is no dice stays as it is, for the schema to refuse.
 */
export function keptDice(written: string): string {
	const plain = written
		.replace(/\s/g, '')
		.replaceAll('−', '-')
		.replace(/[dw](?=[0-9])/gi, 'd')
		.replace(/(^|[+-])d/g, '$11d');
	return /^[0-9]+d[0-9]+(?:[+-][0-9]+(?:d[0-9]+)?)*$/.test(plain) ? plain : written;
}

/** A number as it is written in a language, with a real minus. */
export const spokenNumber = (value: number, lang: Language): string => {
	const text = String(value).replace('-', '−');
	return lang === 'de' ? text.replace('.', ',') : text;
};

/** Whatever stands in a sheet, as text; what is no value is written as JSON. */
export const spelled = (value: unknown): string =>
	typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value);
