/**
 * Places in a sheet: JSON Pointers (RFC 6901) read and written by copying, and JSON Merge Patch
 * (RFC 7396). What is written shares everything untouched with what was read.
 */
import type { SheetData } from './objects.ts';

type Members = Record<string, unknown>;

const REFUSED = new Set(['__proto__', 'prototype', 'constructor']);

/** The tokens of a pointer. Throws for a text that is none and for names of prototypes. */
export function parse(pointer: string): string[] {
	if (pointer === '') return [];
	if (!pointer.startsWith('/')) throw new RangeError(`${pointer} is no JSON Pointer`);
	let tokens = pointer.slice(1).split('/');
	// most have nothing to unescape, and a sheet asks thousands of times
	if (pointer.includes('~'))
		tokens = tokens.map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'));
	for (const token of tokens) {
		if (REFUSED.has(token)) throw new RangeError(`${token} is no place in a sheet`);
	}
	return tokens;
}

export const escape = (token: string | number) =>
	String(token).replaceAll('~', '~0').replaceAll('/', '~1');

/** The pointer to a place below another: `join('/hp', 'current')`. */
export function join(pointer: string, ...tokens: (string | number)[]): string {
	return pointer + tokens.map((token) => `/${escape(token)}`).join('');
}

/** A pointer without its last token. */
export const parentOf = (pointer: string) =>
	pointer.slice(0, Math.max(0, pointer.lastIndexOf('/')));

/** The last token of a pointer. */
export const keyOf = (pointer: string) => parse(pointer).at(-1) ?? '';

/** What stands at a place; undefined where nothing does. */
export function get(document: unknown, pointer: string): unknown {
	let value = document;
	for (const token of parse(pointer)) {
		if (typeof value !== 'object' || value === null || !Object.hasOwn(value, token))
			return undefined;
		value = (value as Members)[token];
	}
	return value;
}

/** The document with `value` at a place; objects on the way there are made. */
export function set<T>(document: T, pointer: string, value: unknown): T {
	return written(document, parse(pointer), 0, value) as T;
}

function written(at: unknown, tokens: readonly string[], depth: number, value: unknown): unknown {
	const token = tokens[depth];
	if (token === undefined) return value;
	if (Array.isArray(at)) return writtenItem(at, token, tokens, depth, value);
	const members = isObject(at) ? at : {};
	const before = Object.hasOwn(members, token) ? members[token] : undefined;
	const after = written(before, tokens, depth + 1, value);
	return Object.is(before, after) && before !== undefined ? at : { ...members, [token]: after };
}

function writtenItem(
	items: readonly unknown[],
	token: string,
	tokens: readonly string[],
	depth: number,
	value: unknown
): unknown {
	const index = token === '-' ? items.length : Number(token);
	if (!/^(?:-|0|[1-9][0-9]*)$/.test(token) || index > items.length) {
		throw new RangeError(`the list has no place ${token}`);
	}
	const copy = [...items];
	copy[index] = written(items[index], tokens, depth + 1, value);
	return copy;
}

/** The document without a place; unchanged where nothing stands there. */
export function remove<T>(document: T, pointer: string): T {
	const parent = parentOf(pointer);
	const holder = get(document, parent);
	const key = keyOf(pointer);
	if (
		pointer === '' ||
		typeof holder !== 'object' ||
		holder === null ||
		!Object.hasOwn(holder, key)
	) {
		return document;
	}
	if (Array.isArray(holder))
		return set(
			document,
			parent,
			holder.filter((_, index) => String(index) !== key)
		);
	return set(document, parent, without(holder as Members, key));
}

function without(members: Members, key: string): Members {
	return Object.fromEntries(Object.entries(members).filter(([name]) => name !== key));
}

/** Whether two JSON values say the same; the order of members does not matter. */
export function same(one: unknown, other: unknown): boolean {
	if (Object.is(one, other)) return true;
	if (Array.isArray(one)) {
		return (
			Array.isArray(other) &&
			one.length === other.length &&
			one.every((item, index) => same(item, other[index]))
		);
	}
	if (!isObject(one) || !isObject(other)) return false;
	const names = Object.keys(one);
	return (
		names.length === Object.keys(other).length &&
		names.every((name) => Object.hasOwn(other, name) && same(one[name], other[name]))
	);
}

/**
 * `after`, made of the parts of `before` that say the same: what was worked out for a part goes on to
 * count. The order of members is that of `after`.
 */
export function reusing<T>(before: unknown, after: T): T {
	if (Array.isArray(before) && Array.isArray(after)) {
		const parts = after.map((item, index) => reusing<unknown>(before[index], item));
		const isSame = parts.length === before.length && parts.every((item, i) => item === before[i]);
		return (isSame ? before : parts) as T;
	}
	if (!isObject(before) || !isObject(after)) return after;
	const names = Object.keys(after);
	const parts = names.map((name): [string, unknown] => [
		name,
		Object.hasOwn(before, name) ? reusing(before[name], after[name]) : after[name]
	]);
	const old = Object.keys(before);
	const isSame = ([name, part]: [string, unknown], index: number) =>
		name === old[index] && Object.is(part, before[name]);
	if (old.length === names.length && parts.every(isSame)) return before as T;
	return Object.fromEntries(parts) as T;
}

/**
 * The merge patch that makes `after` of `before`; an empty object where they are the same. Sheets
 * hold no null, so every change can be said.
 */
export function makePatch(before: SheetData, after: SheetData): Members {
	const patch: Members = {};
	for (const name of Object.keys(before)) {
		if (!Object.hasOwn(after, name)) patch[name] = null;
	}
	for (const [name, value] of Object.entries(after)) {
		const old = Object.hasOwn(before, name) ? before[name] : undefined;
		if (isObject(old) && isObject(value)) {
			if (Object.is(old, value)) continue;
			const inner = makePatch(old, value);
			if (Object.keys(inner).length > 0) patch[name] = inner;
		} else if (!same(old, value)) {
			patch[name] = value;
		}
	}
	return patch;
}

/** A document with a merge patch worked in. Names of prototypes in the patch are left out. */
export function applyPatch(document: unknown, patch: unknown): unknown {
	if (!isObject(patch)) return patch;
	const old = isObject(document) ? document : {};
	const result = Object.entries(old).filter(([name]) => !Object.hasOwn(patch, name));
	for (const [name, value] of Object.entries(patch)) {
		if (REFUSED.has(name) || value === null) continue;
		result.push([name, applyPatch(Object.hasOwn(old, name) ? old[name] : undefined, value)]);
	}
	return Object.fromEntries(result);
}

export function isObject(value: unknown): value is Members {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
