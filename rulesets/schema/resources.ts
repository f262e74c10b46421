/** Resources as the schema describes them (`x-resource`), and their moving (`app/rulesets/movable.py`). */
import type { Adjustment, Resource, Text } from '../objects.ts';
import { applyPatch } from '../pointer.ts';
import type { Values } from './derivations.ts';
import { placesOf, withKeys, type Field } from './fields.ts';
import { readFormula, valueOf, type Formula, type Path } from './formula.ts';
import { both } from './labels.ts';
import { parse, pointerTo, stored } from './path.ts';
import type { ResourceWord as Word } from './schema.ts';
import { attempt } from './values.ts';

type Bound = number | Path | Formula;

/** One `x-resource` and the field it stands on. */
export interface ResourceWord {
	field: Field;
	word: Word;
	minimum: Bound;
	maximum: Bound;
}

export const resourceWords = (fields: readonly Field[]): ResourceWord[] =>
	fields.flatMap((field) => {
		const word = field.node['x-resource'];
		if (!word) return [];
		return [{ field, word, minimum: bound(word.minimum ?? 0), maximum: bound(word.maximum) }];
	});

function bound(value: number | string): Bound {
	if (typeof value === 'number') return value;
	return value.startsWith('/') ? parse(value) : readFormula(value);
}

export function resourcesOf(resource: ResourceWord, values: Values): Resource[] {
	const { field, word } = resource;
	return placesOf(field, values.sheet)
		.filter((place) => Number.isInteger(place.value))
		.map(({ pointer, keys, value }) => ({
			id: [word.id, ...keys].join('.'),
			label: labelOf(field, word, values, keys),
			kind: word.kind,
			pointer,
			value: value as number,
			minimum: boundAt(resource.minimum, values, keys, 0),
			maximum: boundAt(resource.maximum, values, keys, value as number),
			shared:
				typeof word.shared === 'string'
					? stored(values.sheet, withKeys(parse(word.shared), keys)) === true
					: (word.shared ?? false),
			...(word.temporary !== undefined && {
				temporary: boundAt(parse(word.temporary), values, keys, 0)
			})
		}));
}

function labelOf(field: Field, word: Word, values: Values, keys: Path): Text {
	const named = word.label !== undefined && stored(values.sheet, withKeys(parse(word.label), keys));
	return typeof named === 'string' && named ? both(named) : (field.label ?? both(word.id));
}

function boundAt(given: Bound, values: Values, keys: Path, otherwise: number): number {
	if (typeof given === 'number') return given;
	const value = attempt(() =>
		'program' in given
			? valueOf(given.program, values.get, keys)
			: values.get(withKeys(given, keys))
	);
	return Number.isInteger(value) ? (value as number) : otherwise;
}

/** Where the temporary points of a resource are kept. */
export function temporaryPointer(words: readonly ResourceWord[], id: string): string | undefined {
	const [name, ...keys] = id.split('.');
	const found = words.find(
		({ field, word }) =>
			word.id === name &&
			field.steps.filter((step) => typeof step !== 'string').length === keys.length
	);
	const pointer = found?.word.temporary;
	return pointer === undefined ? undefined : pointerTo(withKeys(parse(pointer), keys));
}

/**
 * Moves a resource. A loss takes temporary points first and never goes below the minimum; a gain
 * never goes above the maximum. A value that is already outside is not pulled back.
 */
export function adjusted(resource: Resource, delta: number, temporaryAt?: string): Adjustment {
	const { value, minimum, maximum, temporary = 0 } = resource;
	const drained = delta < 0 && temporaryAt !== undefined ? Math.min(temporary, -delta) : 0;
	const rest = delta + drained;
	const after =
		rest < 0
			? Math.min(value, Math.max(minimum, value + rest))
			: Math.max(value, Math.min(maximum, value + rest));
	const hasTemporary = resource.temporary !== undefined && temporaryAt !== undefined;
	const moved = patchAt(resource.pointer, after);
	const drain = hasTemporary && drained ? patchAt(temporaryAt, temporary - drained) : {};
	return {
		applied: after - value,
		resource: {
			...resource,
			value: after,
			...(hasTemporary && { temporary: temporary - drained })
		},
		patch: applyPatch(after === value ? {} : moved, drain) as Adjustment['patch'],
		...(hasTemporary && { appliedTemporary: -drained + 0 })
	};
}

/** The merge patch that sets one place. */
function patchAt(pointer: string, value: unknown): unknown {
	return parse(pointer).reduceRight((inner, token) => ({ [token]: inner }), value);
}
