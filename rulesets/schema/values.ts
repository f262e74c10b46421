/** Values that follow from a sheet as the schema says (`x-formula`), each with its parts. */
import type { Finding, Part, StatBlock, Text } from '../objects.ts';
import type { ContentSlice } from '../ruleset.ts';
import { finding } from './check.ts';
import type { Values } from './derivations.ts';
import { patternOf, shownAt, type Field, type Place } from './fields.ts';
import {
	FormulaError,
	readFormula,
	spoken,
	valueOf,
	wholeOf,
	type Formula,
	type Path,
	type Term
} from './formula.ts';
import { labelAt, labelHere, nameOfField } from './labels.ts';

const FIXED: Text = { de: 'Fest', en: 'Fixed' };

/** One `x-formula` and the field it stands on. */
export interface ValueWord {
	field: Field;
	pattern: Path;
	formula: Formula;
}

export const valueWords = (fields: readonly Field[]): ValueWord[] =>
	fields.flatMap((field) => {
		const text = field.node['x-formula'];
		return text === undefined
			? []
			: [{ field, pattern: patternOf(field), formula: readFormula(text) }];
	});

/** Answers, or undefined where a formula cannot be worked out. */
export function attempt<T>(work: () => T, failed?: (error: FormulaError) => void): T | undefined {
	try {
		return work();
	} catch (error) {
		if (!(error instanceof FormulaError)) throw error;
		failed?.(error);
		return undefined;
	}
}

/** A value's or an action's id where its place names it. */
export const dotted = (place: Place): string => place.pointer.slice(1).replaceAll('/', '.');

export function blocksOf(
	word: ValueWord,
	values: Values,
	fields: readonly Field[],
	content: ContentSlice
): StatBlock[] {
	return shownAt(word.field, values).flatMap((place) => {
		const value = attempt(() => valueOf(word.formula.program, values.get, place.keys));
		if (value === undefined) return [];
		const parts = partsOf(word.formula, values, place, fields);
		return {
			id: dotted(place),
			label: labelHere(content, word.field, place, nameOfField(word.field)),
			section: word.field.section,
			value,
			...(parts && { parts })
		};
	});
}

/** What a value is made of; undefined where that says no more than the value. */
function partsOf(
	{ terms }: Formula,
	values: Values,
	{ keys }: Place,
	fields: readonly Field[]
): Part[] | undefined {
	if (terms.length < 2) return undefined;
	const parts: Part[] = [];
	for (const term of terms) {
		const value = wholeOf(term.program, values.get, keys);
		if (value === undefined) return undefined;
		if (value) parts.push({ label: called(term, fields), value: term.sign * value });
	}
	return parts;
}

function called({ program, text }: Term, fields: readonly Field[]): Text {
	const [only, ...others] = program;
	if (only && others.length === 0) {
		if ('value' in only) return FIXED;
		if ('path' in only) return labelAt(fields, only.path);
	}
	const named = (language: keyof Text) => spoken(text, (path) => labelAt(fields, path)[language]);
	return { de: named('de'), en: named('en') };
}

const REASONS: Readonly<Record<string, Text>> = {
	division_by_zero: { de: 'Hier wird durch null geteilt.', en: 'This divides by zero.' },
	too_large: { de: 'Der Wert wird zu groß.', en: 'The value becomes too large.' },
	no_dice: { de: 'Der Wurf hat keinen Würfel.', en: 'The throw has no die.' },
	bad_dice: { de: 'Das ergibt keinen möglichen Wurf.', en: 'This gives no possible throw.' }
};
const PLAIN: Text = { de: 'Das lässt sich nicht berechnen.', en: 'This cannot be worked out.' };

/** The warning at a field whose formula or throw cannot be worked out. */
export function failure(pointer: string, { code }: FormulaError): Finding {
	const { de, en } = REASONS[code] ?? PLAIN;
	return finding(pointer, 'formula_failed', de, en, 'warning');
}

export function failuresOf(word: ValueWord, values: Values): Finding[] {
	return failures(word.field, values, (place) =>
		valueOf(word.formula.program, values.get, place.keys)
	);
}

/** A warning for each place of a field where the work fails. */
export function failures(field: Field, values: Values, work: (place: Place) => unknown): Finding[] {
	const found: Finding[] = [];
	for (const place of shownAt(field, values)) {
		attempt(
			() => work(place),
			(error) => found.push(failure(place.pointer, error))
		);
	}
	return found;
}
