/**
 * What a schema has to say about a sheet, as findings with the server's pointers and codes
 * (`app/rulesets/findings.py`, `bounds.py`; `schemas/findings/cases.json` holds both to it). It
 * interprets the schema: no code is made of it, since the pages allow none.
 */
import type { Finding, Language, Text } from '../objects.ts';
import { escape, isObject, same } from '../pointer.ts';
import { spelled } from '../words.ts';
import { resolve, type AnySchema, type Schema } from './schema.ts';

const MOST = 1000;
const MAX_DEPTH = 32;
const MAX_BYTES = 512 * 1024;

type Members = Record<string, unknown>;
type Found = Finding[];

export function finding(
	pointer: string,
	code: string,
	de: string,
	en: string,
	severity: Finding['severity'] = 'error'
): Finding {
	return { pointer, code, severity, message: { de, en } };
}

/** All findings, sorted by pointer and code, each once. Empty if the sheet may be stored. */
export function checkSheet(schema: Schema, sheet: unknown): Finding[] {
	const fatal = beyond(sheet);
	if (fatal) return [fatal];
	const outside: Found = [];
	walk(sheet, '', outside);
	if (outside.some((item) => item.code === 'empty_key')) return outside;
	const found: Found = [];
	check(schema, schema, sheet, '', found);
	const places = new Set(outside.map((item) => item.pointer));
	return sorted([...outside, ...found.filter((item) => !places.has(item.pointer))]);
}

/** Findings by pointer and code, each once, at most a thousand. */
export function sorted(found: readonly Finding[]): Finding[] {
	const byPlace = new Map(
		found.map((item) => [`${item.pointer}\n${item.code}\n${item.message.en}`, item])
	);
	const all = [...byPlace].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, item]) => item);
	const rest = all.length - MOST;
	if (rest <= 0) return all;
	return [
		...all.slice(0, MOST),
		finding('', 'more_findings', `Und ${rest} weitere.`, `And ${rest} more.`)
	];
}

// What holds for every sheet ----------------------------------------------------------------------

function beyond(sheet: unknown): Finding | undefined {
	if (!isObject(sheet))
		return finding('', 'type', 'Hier gehört ein Objekt hin.', 'An object belongs here.');
	let level: unknown[] = [sheet];
	for (let depth = 0; level.length > 0; depth += 1) {
		if (depth === MAX_DEPTH) {
			return finding(
				'',
				'too_deep',
				`Das ist tiefer als ${depth} Ebenen verschachtelt.`,
				`This is nested deeper than ${depth} levels.`
			);
		}
		level = level
			.flatMap((value) => Object.values(value as Members))
			.filter((value) => typeof value === 'object' && value !== null);
	}
	const size = bytesOf(JSON.stringify(sheet));
	if (size <= MAX_BYTES) return undefined;
	return finding(
		'',
		'too_large',
		`Das hat ${size} Bytes; höchstens ${MAX_BYTES} werden gespeichert.`,
		`This has ${size} bytes; at most ${MAX_BYTES} are stored.`
	);
}

/** The length of a text in UTF-8. */
function bytesOf(text: string): number {
	if (text.length * 3 <= MAX_BYTES) return text.length;
	let bytes = 0;
	for (const character of text) {
		const code = character.codePointAt(0) ?? 0;
		bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
	}
	return bytes;
}

function walk(value: unknown, pointer: string, found: Found): void {
	if (typeof value === 'object' && value !== null) {
		for (const [key, inner] of Object.entries(value)) {
			const place = `${pointer}/${escape(key)}`;
			if (!key) {
				const [de, en] = ['Ein Schlüssel darf nicht leer sein.', 'A key must not be empty.'];
				found.push(finding(place, 'empty_key', de, en));
			}
			text(key, pointer, found);
			walk(inner, place, found);
		}
	} else if (typeof value === 'string') {
		text(value, pointer, found);
	} else if (value === null || value === undefined) {
		found.push(finding(pointer, 'null', 'Das darf nicht null sein.', 'This must not be null.'));
	} else if (typeof value === 'number' && !(Math.abs(value) <= Number.MAX_SAFE_INTEGER)) {
		const [de, en] = Number.isFinite(value)
			? ['Die Zahl ist zu groß.', 'This number is too large.']
			: ['Das ist keine JSON-Zahl.', 'This is not a JSON number.'];
		found.push(finding(pointer, 'bad_number', de, en));
	}
}

function text(value: string, pointer: string, found: Found): void {
	if (value.includes('\0')) {
		found.push(finding(pointer, 'bad_character', 'Das enthält U+0000.', 'This contains U+0000.'));
	}
	if (/[\ud800-\udfff]/u.test(value)) {
		const [de, en] = ['Das enthält ein halbes Zeichen.', 'This contains half a character.'];
		found.push(finding(pointer, 'bad_character', de, en));
	}
}

// What the schema says ----------------------------------------------------------------------------

const TYPES: Readonly<Record<string, [test: (value: unknown) => boolean, de: string, en: string]>> =
	{
		object: [isObject, 'ein Objekt', 'an object'],
		array: [Array.isArray, 'eine Liste', 'a list'],
		string: [(value) => typeof value === 'string', 'ein Text', 'a text'],
		integer: [Number.isInteger, 'eine ganze Zahl', 'a whole number'],
		number: [(value) => typeof value === 'number', 'eine Zahl', 'a number'],
		boolean: [(value) => typeof value === 'boolean', 'ja oder nein', 'yes or no'],
		null: [(value) => value === null, 'nichts', 'nothing']
	};

type Limit = [
	keyword: keyof Schema,
	code: string,
	de: string,
	en: string,
	breaks: (value: number, limit: number) => boolean
];

const less = (value: number, limit: number) => value < limit;
const more = (value: number, limit: number) => value > limit;

const NUMBERS: Limit[] = [
	['minimum', 'minimum', 'Das muss mindestens {} sein.', 'This must be at least {}.', less],
	['maximum', 'maximum', 'Das darf höchstens {} sein.', 'This must be at most {}.', more],
	[
		'exclusiveMinimum',
		'exclusive_minimum',
		'Das muss größer als {} sein.',
		'This must be above {}.',
		(value, limit) => value <= limit
	],
	[
		'exclusiveMaximum',
		'exclusive_maximum',
		'Das muss kleiner als {} sein.',
		'This must be below {}.',
		(value, limit) => value >= limit
	],
	[
		'multipleOf',
		'multiple_of',
		'Das muss ein Vielfaches von {} sein.',
		'This must be a multiple of {}.',
		(value, limit) => !isMultiple(value, limit)
	]
];

/** One and several of something, in both languages. */
type Counted = readonly [de: readonly [string, string], en: readonly [string, string]];
type Size = [keyword: keyof Schema, code: string, isLeast: boolean];

const CHARACTERS: Counted = [
	['ein Zeichen', '{} Zeichen'],
	['one character', '{} characters']
];
const ENTRIES: Counted = [
	['einen Eintrag', '{} Einträge'],
	['one entry', '{} entries']
];
const LENGTHS: Size[] = [
	['minLength', 'min_length', true],
	['maxLength', 'max_length', false]
];
const ITEMS: Size[] = [
	['minItems', 'min_items', true],
	['maxItems', 'max_items', false]
];
const PROPERTIES: Size[] = [
	['minProperties', 'min_properties', true],
	['maxProperties', 'max_properties', false]
];

function isMultiple(value: number, of: number): boolean {
	const times = value / of;
	return Math.abs(times - Math.round(times)) < 1e-9 * Math.max(1, Math.abs(times));
}

const patterns = new Map<string, RegExp>();

function pattern(source: string): RegExp {
	let made = patterns.get(source);
	if (!made) patterns.set(source, (made = new RegExp(source, 'u')));
	return made;
}

const worded = (value: unknown): string => {
	const text = spelled(value);
	return text.length <= 80 ? text : `${text.slice(0, 79)}…`;
};

function limits(table: Limit[], schema: Schema, value: number, at: string, found: Found): void {
	for (const [keyword, code, de, en, breaks] of table) {
		const limit = schema[keyword];
		if (typeof limit !== 'number' || !breaks(value, limit)) continue;
		const told = String(limit);
		found.push(finding(at, code, de.replace('{}', told.replace('.', ',')), en.replace('{}', told)));
	}
}

function sizes(
	table: Size[],
	[german, english]: Counted,
	schema: Schema,
	value: number,
	at: string,
	found: Found
): void {
	for (const [keyword, code, isLeast] of table) {
		const limit = schema[keyword];
		if (typeof limit !== 'number' || (isLeast ? value >= limit : value <= limit)) continue;
		const [de, en] = [german, english].map(([one, several]) =>
			limit === 1 ? one : several.replace('{}', String(limit))
		);
		found.push(
			isLeast
				? finding(at, code, `Das braucht mindestens ${de}.`, `This needs at least ${en}.`)
				: finding(at, code, `Das darf höchstens ${de} haben.`, `This may have at most ${en}.`)
		);
	}
}

/** Adds what is wrong with `value`; answers whether nothing is. */
function check(
	root: Schema,
	schema: AnySchema | undefined,
	value: unknown,
	at: string,
	found: Found
): boolean {
	if (schema === undefined || schema === true) return true;
	const before = found.length;
	if (schema === false) {
		found.push(
			finding(at, 'not_allowed', 'Das darf hier nicht stehen.', 'This may not stand here.')
		);
		return false;
	}
	plain(schema, value, at, found);
	if (typeof value === 'number') limits(NUMBERS, schema, value, at, found);
	else if (typeof value === 'string') string(schema, value, at, found);
	else if (Array.isArray(value)) list(root, schema, value, at, found);
	else if (isObject(value)) object(root, schema, value, at, found);
	combined(root, schema, value, at, found);
	return found.length === before;
}

const passes = (root: Schema, schema: AnySchema, value: unknown) =>
	check(root, schema, value, '', []);

function plain(schema: Schema, value: unknown, at: string, found: Found): void {
	if (schema.type !== undefined) {
		const types = [schema.type].flat();
		if (!types.some((type) => TYPES[type]?.[0](value))) {
			const words = (language: 1 | 2) => types.map((type) => TYPES[type]?.[language]);
			const [de, en] = [words(1).join(' oder '), words(2).join(' or ')];
			const told = `${en.charAt(0).toUpperCase()}${en.slice(1)} belongs here.`;
			found.push(finding(at, 'type', `Hier gehört ${de} hin.`, told));
		}
	}
	if (schema.enum && !schema.enum.some((option) => same(option, value))) {
		const end = schema.enum.length > 8 ? ' …' : '';
		const named = (lang: Language) =>
			(schema.enum ?? [])
				.slice(0, 8)
				.map((option) => schema['x-labels']?.[spelled(option)]?.[lang] ?? worded(option))
				.join(', ') + end;
		found.push(finding(at, 'enum', `Möglich ist: ${named('de')}.`, `It can be: ${named('en')}.`));
	}
	if (schema.const !== undefined && !same(schema.const, value)) {
		const told = worded(schema.const);
		found.push(finding(at, 'const', `Das muss ${told} sein.`, `This must be ${told}.`));
	}
}

const FORM: Text = {
	de: 'Das hat nicht die Form, die hier nötig ist.',
	en: 'This does not have the form that is needed here.'
};

function string(schema: Schema, value: string, at: string, found: Found): void {
	if (schema.minLength !== undefined || schema.maxLength !== undefined) {
		sizes(LENGTHS, CHARACTERS, schema, [...value].length, at, found);
	}
	if (schema.pattern !== undefined && !pattern(schema.pattern).test(value)) {
		const { de, en } = schema['x-form'] ?? FORM;
		found.push(finding(at, 'pattern', de, en));
	}
}

function list(root: Schema, schema: Schema, value: unknown[], at: string, found: Found): void {
	sizes(ITEMS, ENTRIES, schema, value.length, at, found);
	if (schema.uniqueItems && hasDouble(value)) {
		found.push(
			finding(at, 'unique_items', 'Hier steht etwas doppelt.', 'Something stands here twice.')
		);
	}
	const first = schema.prefixItems ?? [];
	value.forEach((item, index) => {
		check(root, first[index] ?? schema.items, item, `${at}/${index}`, found);
	});
	if (schema.contains !== undefined) {
		const inner = schema.contains;
		const held = value.filter((item) => passes(root, inner, item)).length;
		if (held < (schema.minContains ?? 1) || held > (schema.maxContains ?? Infinity)) {
			const [de, en] = ['Das enthält nicht, was nötig ist.', 'This does not hold what it must.'];
			found.push(finding(at, 'contains', de, en));
		}
	}
	if (schema.unevaluatedItems === false && value.length > evaluatedItems(root, schema, value)) {
		found.push(
			finding(at, 'not_allowed', 'Das hat zu viele Einträge.', 'This has too many entries.')
		);
	}
}

const hasDouble = (items: unknown[]) =>
	items.some((item, index) => items.slice(0, index).some((other) => same(item, other)));

function object(root: Schema, schema: Schema, value: Members, at: string, found: Found): void {
	const names = Object.keys(value);
	sizes(PROPERTIES, ENTRIES, schema, names.length, at, found);
	const missing = new Set((schema.required ?? []).filter((name) => !Object.hasOwn(value, name)));
	for (const [name, wanted] of Object.entries(schema.dependentRequired ?? {})) {
		if (!Object.hasOwn(value, name)) continue;
		for (const other of wanted) if (!Object.hasOwn(value, other)) missing.add(other);
	}
	for (const name of missing) {
		found.push(finding(`${at}/${escape(name)}`, 'required', 'Das fehlt noch.', 'This is missing.'));
	}
	for (const name of names) member(root, schema, value, name, at, found);
	for (const [name, inner] of Object.entries(schema.dependentSchemas ?? {})) {
		if (Object.hasOwn(value, name)) check(root, inner, value, at, found);
	}
	if (schema.unevaluatedProperties === false) {
		const evaluated = evaluatedNames(root, schema, value);
		for (const name of names) if (!evaluated.has(name)) unknown(at, name, found);
	}
}

function member(
	root: Schema,
	schema: Schema,
	value: Members,
	name: string,
	at: string,
	found: Found
): void {
	const place = `${at}/${escape(name)}`;
	if (schema.propertyNames !== undefined && !passes(root, schema.propertyNames, name)) {
		const [de, en] = [
			'So kann ein Eintrag hier nicht heißen.',
			'An entry cannot have this key here.'
		];
		found.push(finding(place, 'property_name', de, en));
	}
	const { properties = {}, patternProperties = {} } = schema;
	let named = Object.hasOwn(properties, name);
	if (named) check(root, properties[name], value[name], place, found);
	for (const [source, inner] of Object.entries(patternProperties)) {
		if (!pattern(source).test(name)) continue;
		named = true;
		check(root, inner, value[name], place, found);
	}
	if (named) return;
	if (schema.additionalProperties === false) unknown(at, name, found);
	else check(root, schema.additionalProperties, value[name], place, found);
}

function unknown(at: string, name: string, found: Found): void {
	const [de, en] = ['Das ist hier nicht bekannt.', 'This is not known here.'];
	found.push(finding(`${at}/${escape(name)}`, 'additional_property', de, en));
}

function combined(root: Schema, schema: Schema, value: unknown, at: string, found: Found): void {
	if (schema.$ref) check(root, resolve(root, schema.$ref), value, at, found);
	for (const part of schema.allOf ?? []) check(root, part, value, at, found);
	const { anyOf, oneOf, not } = schema;
	if (anyOf && !anyOf.some((part) => passes(root, part, value))) {
		const [de, en] = [
			'Das passt zu keiner der erlaubten Formen.',
			'This fits none of the allowed forms.'
		];
		found.push(finding(at, 'any_of', de, en));
	}
	if (oneOf && oneOf.filter((part) => passes(root, part, value)).length !== 1) {
		const [de, en] = [
			'Das passt nicht zu genau einer der erlaubten Formen.',
			'This does not fit exactly one of the allowed forms.'
		];
		found.push(finding(at, 'one_of', de, en));
	}
	if (not !== undefined && passes(root, not, value)) {
		found.push(finding(at, 'not', 'Das ist so nicht erlaubt.', 'This is not allowed like this.'));
	}
	if (schema.if !== undefined) {
		check(root, passes(root, schema.if, value) ? schema.then : schema.else, value, at, found);
	}
}

/** The schemas that apply to a value beside this one, at the same place. */
function beside(root: Schema, schema: Schema, value: unknown): Schema[] {
	const { $ref, allOf = [], anyOf = [], oneOf = [], dependentSchemas = {} } = schema;
	const chosen = [...anyOf, ...oneOf].filter((part) => passes(root, part, value));
	const dependent = Object.entries(dependentSchemas)
		.filter(([name]) => isObject(value) && Object.hasOwn(value, name))
		.map(([, inner]) => inner);
	const branch = schema.if !== undefined && passes(root, schema.if, value);
	const conditional = branch ? [schema.if, schema.then] : [schema.else];
	return [
		...($ref ? [resolve(root, $ref)] : []),
		...allOf,
		...chosen,
		...dependent,
		...conditional
	].filter((part) => typeof part === 'object');
}

function evaluatedNames(root: Schema, schema: Schema, value: Members): Set<string> {
	const { properties = {}, patternProperties = {}, additionalProperties } = schema;
	const sources = Object.keys(patternProperties);
	const own = Object.keys(value).filter(
		(name) =>
			additionalProperties !== undefined ||
			Object.hasOwn(properties, name) ||
			sources.some((source) => pattern(source).test(name))
	);
	const others = beside(root, schema, value).map((part) => evaluatedNames(root, part, value));
	return new Set([...own, ...others.flatMap((names) => [...names])]);
}

function evaluatedItems(root: Schema, schema: Schema, value: unknown[]): number {
	if (schema.items !== undefined) return value.length;
	const others = beside(root, schema, value).map((part) => evaluatedItems(root, part, value));
	return Math.max(schema.prefixItems?.length ?? 0, ...others);
}
