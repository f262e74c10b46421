/** The collections of a sheet: maps of entries, keyed by content id or UUID, ordered by `order`. */
import { get, isObject, join, keyOf, parentOf, remove, set } from './pointer.ts';

/** A map's entries as they are shown: by `order`, then by key. */
export function ordered(map: unknown): [key: string, entry: unknown][] {
	if (!isObject(map)) return [];
	return Object.entries(map).sort(
		([key, entry], [otherKey, other]) =>
			orderOf(entry) - orderOf(other) || (key < otherKey ? -1 : key > otherKey ? 1 : 0)
	);
}

function orderOf(entry: unknown): number {
	return isObject(entry) && Number.isInteger(entry.order) ? (entry.order as number) : 0;
}

/** The sheet with an entry under a new key, last in order where its neighbours have one. A list takes it at its end. */
export function addEntry<T>(sheet: T, map: string, key: string, value: unknown): T {
	if (Array.isArray(get(sheet, map))) return set(sheet, join(map, '-'), value);
	const entries = ordered(get(sheet, map));
	const last = entries.at(-1)?.[1];
	const hasOrder = isObject(value) && ('order' in value || (isObject(last) && 'order' in last));
	const entry = hasOrder ? { ...value, order: orderOf(last) + 1 } : value;
	return set(sheet, join(map, key), entry);
}

export function removeEntry<T>(sheet: T, pointer: string): T {
	return remove(sheet, pointer);
}

/** The sheet with an entry one place up (-1) or down (1): its map is numbered anew from 1. */
export function moveEntry<T>(sheet: T, pointer: string, by: -1 | 1): T {
	const map = parentOf(pointer);
	const keys = ordered(get(sheet, map)).map(([key]) => key);
	const from = keys.indexOf(keyOf(pointer));
	const to = from + by;
	if (from < 0 || to < 0 || to >= keys.length) return sheet;
	keys.splice(to, 0, ...keys.splice(from, 1));
	return keys.reduce((done, key, index) => set(done, join(map, key, 'order'), index + 1), sheet);
}
