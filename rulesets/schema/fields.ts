/**
 * The fields that a sheet schema describes, and the places where one sheet has them. A field in a
 * map stands for each of the map's entries (`app/rulesets/fields.py`).
 */
import { ordered } from '../entries.ts';
import type { Text } from '../objects.ts';
import { isObject } from '../pointer.ts';
import type { Values } from './derivations.ts';
import { FormulaError, type Path } from './formula.ts';
import { parse, pointerTo } from './path.ts';
import { resolve, type AnySchema, type Schema } from './schema.ts';

const KEY = /^[A-Za-z0-9_-]{1,64}$/;

/** A step into each entry of a map. */
interface Entries {
	takes(key: string): boolean;
	/** the kind of content that the keys are picked from */
	content: string;
}
type Step = string | Entries;

interface Condition {
	path: Path;
	equals: unknown;
}

/** One node of the schema; a field with a `$ref` or an `allOf` comes once for each of its nodes. */
export interface Field {
	node: Schema;
	steps: readonly Step[];
	label?: Text;
	section: string;
	content: string;
	conditions: readonly Condition[];
}

/** A field on one sheet. `entry` is what the innermost map holds under the last key. */
export interface Place {
	pointer: string;
	keys: Path;
	value: unknown;
	entry?: unknown;
}

/** Every field that is reached through properties, maps, `$ref` and `allOf`, in order. */
export function fieldsOf(root: Schema): Field[] {
	const found: Field[] = [];
	const [section = ''] = Object.keys(root['x-sections'] ?? {});
	into(root, { node: root, steps: [], section, content: '', conditions: [] });
	return found;

	function into(schema: AnySchema | undefined, outer: Field): void {
		if (typeof schema !== 'object') return;
		const here = described(schema, outer);
		found.push(here);
		if (schema.$ref) into(resolve(root, schema.$ref), here);
		for (const part of schema.allOf ?? []) into(part, here);
		const below = (step: Step): Field => ({
			node: here.node,
			steps: [...here.steps, step],
			section: here.section,
			content: '',
			conditions: here.conditions
		});
		const { properties = {}, patternProperties = {} } = schema;
		for (const [name, inner] of Object.entries(properties)) into(inner, below(name));
		const entries = (pattern?: RegExp): Entries => ({
			content: here.content,
			takes: (key) =>
				KEY.test(key) && !Object.hasOwn(properties, key) && (pattern?.test(key) ?? true)
		});
		for (const [source, inner] of Object.entries(patternProperties)) {
			into(inner, below(entries(new RegExp(source, 'u'))));
		}
		into(schema.additionalProperties, below(entries()));
	}
}

function described(schema: Schema, outer: Field): Field {
	const label = outer.label ?? schema['x-label'];
	const shown = schema['x-show-if'];
	return {
		...outer,
		node: schema,
		...(label && { label }),
		section: schema['x-section'] ?? outer.section,
		content: outer.content || (schema['x-content'] ?? ''),
		conditions: shown
			? [...outer.conditions, { path: parse(shown.pointer), equals: shown.equals }]
			: outer.conditions
	};
}

/** A field's path, with `*` for the keys of maps. */
export const patternOf = (field: Field): Path =>
	field.steps.map((step) => (typeof step === 'string' ? step : '*'));

/** The kind of content of the innermost map that a field is in; undefined outside maps. */
export const kindOf = (field: Field): string | undefined =>
	field.steps.filter((step) => typeof step !== 'string').at(-1)?.content;

/** Where the field is on this sheet, whether or not something is kept there, and is not hidden. */
export function shownAt(field: Field, values: Values): Place[] {
	return placesOf(field, values.sheet, true).filter((place) =>
		field.conditions.every((condition) => holds(condition, values, place.keys))
	);
}

export function holds(condition: Condition, values: Values, keys: Path): boolean {
	try {
		return values.get(withKeys(condition.path, keys)) === condition.equals;
	} catch (error) {
		if (error instanceof FormulaError) return false;
		throw error;
	}
}

/** Where a field is kept; with `absent` also what an object that is there does not keep. */
export function placesOf(field: Field, sheet: unknown, absent = false): Place[] {
	const found: Place[] = [];
	const end = field.steps.length;
	go(0, [], [], sheet, undefined);
	return found;

	function go(index: number, path: Path, keys: Path, value: unknown, entry: unknown): void {
		const step = field.steps[index];
		if (step === undefined) {
			found.push({ pointer: pointerTo(path), keys, value, entry });
		} else if (!isObject(value)) {
			return;
		} else if (typeof step !== 'string') {
			for (const [key, inner] of ordered(value)) {
				if (step.takes(key)) go(index + 1, [...path, key], [...keys, key], inner, inner);
			}
		} else if (Object.hasOwn(value, step) || (absent && index === end - 1)) {
			const inner = Object.hasOwn(value, step) ? value[step] : undefined;
			go(index + 1, [...path, step], keys, inner, entry);
		}
	}
}

/** A path with its stars filled in. */
export function withKeys(path: Path, keys: Path): Path {
	let used = 0;
	return path.map((token) => (token === '*' ? (keys[used++] ?? token) : token));
}
