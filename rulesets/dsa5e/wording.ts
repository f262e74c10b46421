/** Texts in both languages, and the small arithmetic that the rules share. */
import type { Finding, Part, Text } from '../objects.ts';

const ROMAN = ['', 'I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X'];

export const text = (de: string, en: string): Text => ({ de, en });

export const same = (said: string): Text => text(said, said);

export const part = (label: Text, value: number): Part => ({ label, value });

/** A rule that is broken. It is shown and never blocks a save. */
export const warning = (pointer: string, code: string, de: string, en: string): Finding => ({
	pointer,
	code,
	severity: 'warning',
	message: text(de, en)
});

/** An entry's name, or its id where there is no entry. */
export const nameOf = (entry: { name: Text } | undefined, fallback: string): Text =>
	entry ? entry.name : same(fallback);

export function joined(texts: Text[], by = ' '): Text {
	const said = (lang: 'de' | 'en') =>
		texts
			.map((one) => one[lang])
			.filter(Boolean)
			.join(by);
	return text(said('de'), said('en'));
}

export const titled = (kind: Text, name: Text): Text =>
	text(`${kind.de} ${name.de}`, `${kind.en} ${name.en}`);

export const roman = (level: number): string => ROMAN[level] ?? String(level);

/** Round half up: floor(x + 0.5). */
export const halfUp = (numerator: number, denominator: number): number =>
	Math.floor((2 * numerator + denominator) / (2 * denominator));

export function total(parts: Iterable<{ value: number }>): number {
	let sum = 0;
	for (const one of parts) sum += one.value;
	return sum;
}

/** To the thousandth. */
export const plain = (value: number): number => Math.round(value * 1000) / 1000;

/** `+3`, `-2` or nothing, to be appended to dice. */
export const signed = (number: number): string =>
	number ? (number > 0 ? `+${number}` : String(number)) : '';

/** What a map holds under a key that came from outside: never what all objects inherit. */
export const own = <T>(map: Record<string, T> | undefined, key: string): T | undefined =>
	map && Object.hasOwn(map, key) ? map[key] : undefined;

export const INCOMPLETE = text('(unvollständig)', '(incomplete)');
