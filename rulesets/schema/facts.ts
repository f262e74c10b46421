/**
 * What an entry of the compendium says, in words. A member is named by its table's `facts`, and by
 * what the sheet's schema says of the kind's own entries; what neither names is not shown.
 */
import type { Language, Text } from '../objects.ts';
import { isObject } from '../pointer.ts';
import { spokenDice, spokenNumber, word } from '../words.ts';
import { mapOf, merged, type AnySchema, type Schema } from './schema.ts';

/** How one member is read; `Fact` of `schemas/ruleset-package.json`. */
export interface FactWord {
	'x-label'?: Text;
	'x-labels'?: Readonly<Record<string, Text>>;
	'x-content'?: string | readonly string[];
	'x-widget'?: string;
	'x-order'?: number;
	items?: FactWord;
	properties?: Readonly<Record<string, FactWord>>;
}
export type FactWords = Readonly<Record<string, FactWord>>;

export interface Fact {
	name: string;
	label: string;
	/** What stands there; empty where it is made of facts of its own. */
	text: string;
	/** The same in parts, some of which are names of other entries. */
	pieces: Piece[];
	facts: Fact[];
}
export interface Piece {
	text: string;
	/** The entry that it names. */
	to?: { kind: string; id: string };
}
/** An entry that a fact names by its id. */
export interface Reference {
	kinds: readonly string[];
	id: string;
}

const DEEPEST = 4;

/**
 * How a sheet keeps a group's own entry of this kind, in the words of the kind's table where it has
 * any; null where the ruleset does not say.
 */
export function ownEntrySchema(sheet: Schema, kind: string, table: FactWords = {}): Schema | null {
	const custom = merged(sheet, sheet.properties?.['custom']);
	const map = custom.properties?.[kind] ?? mapOf(custom);
	const entry = merged(sheet, mapOf(merged(sheet, map)));
	if (!entry.properties) return null;
	const properties = Object.entries(entry.properties).map(([name, node]) => [
		name,
		worded(sheet, node, table[name])
	]);
	return { ...entry, properties: Object.fromEntries(properties) as Schema['properties'] & object };
}

/** What a table says of a fact lies over what the sheet's schema says of all kinds. */
function worded(root: Schema, given: AnySchema, word: FactWord | undefined): AnySchema {
	if (!word || typeof given !== 'object') return given;
	const node = merged(root, given);
	const { 'x-content': content, items } = word;
	const words = (['x-label', 'x-labels', 'x-widget', 'x-order'] as const).filter(
		(name) => word[name]
	);
	return {
		...node,
		...(Object.fromEntries(words.map((name) => [name, word[name]])) as Schema),
		...(typeof content === 'string' && { 'x-content': content }),
		...(items && node.items && { items: worded(root, node.items, items) })
	};
}

/** A kind's words: those of its table before those of the sheet's schema. */
export function factWords(sheet: Schema, kind: string, table: FactWords = {}): FactWords {
	const own = ownEntrySchema(sheet, kind)?.properties ?? {};
	return laidOver(wordsOf(sheet, own, 0), table);
}

function wordsOf(root: Schema, nodes: Readonly<Record<string, AnySchema>>, depth: number) {
	const words: Record<string, FactWord> = {};
	if (depth > DEEPEST) return words;
	for (const [name, given] of Object.entries(nodes)) {
		const node = merged(root, given);
		words[name] = {
			...pickWords(node),
			...(node.items && { items: pickWords(merged(root, node.items)) }),
			...(node.properties && { properties: wordsOf(root, node.properties, depth + 1) })
		};
	}
	return words;
}

const WORDS = ['x-label', 'x-labels', 'x-content', 'x-widget', 'x-order'] as const;
const pickWords = (node: Schema): FactWord =>
	Object.fromEntries(WORDS.filter((name) => node[name]).map((name) => [name, node[name]]));

function laidOver(below: FactWords, above: FactWords): FactWords {
	const all: Record<string, FactWord> = { ...below };
	for (const [name, word] of Object.entries(above)) {
		const under = below[name] ?? {};
		all[name] = {
			...under,
			...word,
			...(under.items && word.items && { items: { ...under.items, ...word.items } }),
			...(under.properties &&
				word.properties && { properties: laidOver(under.properties, word.properties) })
		};
	}
	return all;
}

/** `called`: the name of an entry, where it is known. */
export function factsOf(
	entry: Readonly<Record<string, unknown>>,
	words: FactWords,
	lang: Language,
	called: (kind: string, id: string) => Text | undefined
): Fact[] {
	function pieceOf({ kinds, id }: Reference): Piece {
		const kind = kinds.find((one) => called(one, id) !== undefined);
		return kind ? { text: called(kind, id)?.[lang] ?? id, to: { kind, id } } : { text: id };
	}
	function piecesOf(value: unknown, word_: FactWord): Piece[] {
		if (Array.isArray(value)) return value.flatMap((one) => piecesOf(one, word_.items ?? {}));
		if (isReference(value, word_)) return [pieceOf(referenceOf(value, word_))];
		const text = say(value, word_);
		return text ? [{ text }] : [];
	}
	function say(value: unknown, word_: FactWord): string {
		if (typeof value === 'boolean')
			return word_['x-labels']?.[String(value)]?.[lang] ?? word(value ? 'yes' : 'no', lang);
		if (typeof value === 'number')
			return word_['x-labels']?.[String(value)]?.[lang] ?? spokenNumber(value, lang);
		if (typeof value === 'string') {
			const label = word_['x-labels']?.[value];
			if (label) return label[lang];
			return word_['x-widget'] === 'dice' ? spokenDice(value, lang) : value;
		}
		if (isText(value)) return value[lang];
		if (isObject(value) && isText(value['name'])) return value['name'][lang];
		return '';
	}

	return inOrder(entry, words).flatMap(([name, value, word_]): Fact[] => {
		const label = word_['x-label']?.[lang];
		if (label === undefined) return [];
		const inner = isObject(value) && !isText(value) ? value : null;
		const facts = inner && word_.properties ? factsOf(inner, word_.properties, lang, called) : [];
		const pieces = facts.length ? [] : piecesOf(value, word_);
		const text = pieces.map((piece) => piece.text).join(', ');
		return facts.length || text ? [{ name, label, text, pieces, facts }] : [];
	});
}

/** Which other entries the facts of an entry name. */
export function references(
	entry: Readonly<Record<string, unknown>>,
	words: FactWords
): Reference[] {
	const found: Reference[] = [];
	function look(value: unknown, word_: FactWord): void {
		if (isReference(value, word_)) found.push(referenceOf(value, word_));
		else if (Array.isArray(value)) for (const one of value) look(one, word_.items ?? {});
		else if (isObject(value)) found.push(...references(value, word_.properties ?? {}));
	}
	for (const [, value, word_] of inOrder(entry, words)) if (word_['x-label']) look(value, word_);
	return found;
}

const isReference = (value: unknown, word_: FactWord): value is string =>
	typeof value === 'string' && !!word_['x-content'] && !word_['x-labels']?.[value];

const referenceOf = (id: string, word_: FactWord): Reference => ({
	kinds: [word_['x-content'] ?? []].flat(),
	id
});

/** As the words stand, which is the schema's order. */
function inOrder(entry: Readonly<Record<string, unknown>>, words: FactWords) {
	return Object.entries(words)
		.filter(([name]) => name !== 'name' && Object.hasOwn(entry, name))
		.map(([name, word_]) => [name, entry[name], word_] as const);
}

const isText = (value: unknown): value is Text =>
	isObject(value) && typeof value['de'] === 'string' && typeof value['en'] === 'string';
