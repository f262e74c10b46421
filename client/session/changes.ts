/**
 * Edits as changes of leaves, each with the value that it was made from, and their merging with what
 * others did meanwhile. A leaf is a value that is no object; a list is one leaf; an entry that was
 * added or removed is one too. Absent values are undefined.
 */
import {
	get,
	isObject,
	join,
	parentOf,
	remove,
	same,
	set
} from '@campaign-manager/rulesets/pointer';

export interface Change {
	pointer: string;
	/** What stood there when it was edited. */
	base?: unknown;
	/** What is to stand there. */
	value?: unknown;
}

/** The leaves that make `after` of `before`. */
export function between(before: unknown, after: unknown, pointer = ''): Change[] {
	if (Object.is(before, after)) return [];
	if (isObject(before) && isObject(after)) {
		const names = new Set([...Object.keys(before), ...Object.keys(after)]);
		return [...names].flatMap((name) => {
			const [one, other] = [own(before, name), own(after, name)];
			// most of a sheet is the very same
			return Object.is(one, other) ? [] : between(one, other, join(pointer, name));
		});
	}
	return same(before, after) ? [] : [change(pointer, before, after)];
}

const own = (object: Record<string, unknown>, name: string) =>
	Object.hasOwn(object, name) ? object[name] : undefined;

export const change = (pointer: string, base: unknown, value: unknown): Change => ({
	pointer,
	...(base !== undefined && { base }),
	...(value !== undefined && { value })
});

/** A document with changes worked in. */
export function applied<T>(document: T, changes: readonly Change[]): T {
	return changes.reduce((done, { pointer, value }) => put(done, pointer, value), document);
}

export const put = <T>(document: T, pointer: string, value: unknown): T =>
	value === undefined ? remove(document, pointer) : set(document, pointer, value);

/** Whether one place is the other or lies below it. */
export const isWithin = (pointer: string, place: string) =>
	pointer === place || pointer.startsWith(`${place}/`);

/** Changes with one more worked in, so that no two of them touch the same place. */
export function recorded(changes: readonly Change[], next: Change): Change[] {
	const above = changes.find(({ pointer }) => isWithin(next.pointer, pointer));
	if (above) {
		const rest = next.pointer.slice(above.pointer.length);
		const value = rest ? put(above.value, rest, next.value) : next.value;
		const changed = change(above.pointer, above.base, value);
		return changes
			.map((one) => (one === above ? changed : one))
			.filter((one) => !same(one.base, one.value));
	}
	const below = changes.filter(({ pointer }) => isWithin(pointer, next.pointer));
	const base = below.reduce(
		(done, one) => put(done, one.pointer.slice(next.pointer.length), one.base),
		next.base
	);
	const others = changes.filter((one) => !below.includes(one));
	return same(base, next.value) ? others : [...others, change(next.pointer, base, next.value)];
}

/** A place where somebody else wrote something else meanwhile. */
export interface Clash {
	pointer: string;
	mine?: unknown;
	theirs?: unknown;
}

export interface Settled {
	/** What is still to be sent; its bases are what stands there now. */
	changes: Change[];
	/** Overwritten by mine. */
	lines: Clash[];
	/** To be decided by the person. */
	conflicts: Clash[];
}

/** My changes held against what the document is by now. */
export function settle(
	changes: readonly Change[],
	document: unknown,
	isLong: (pointer: string) => boolean
): Settled {
	const result: Settled = { changes: [], lines: [], conflicts: [] };
	for (const each of changes) settleOne(each, document, isLong, result);
	return result;
}

function settleOne(
	{ pointer, base, value }: Change,
	document: unknown,
	isLong: (pointer: string) => boolean,
	into: Settled
): void {
	const theirs = get(document, pointer);
	if (same(theirs, value)) return;
	const clash: Clash = {
		pointer,
		...(value !== undefined && { mine: value }),
		...(theirs !== undefined && { theirs })
	};
	// what it stood in was removed: writing it alone would leave half an entry
	if (base !== undefined && value !== undefined && !isObject(get(document, parentOf(pointer)))) {
		into.conflicts.push(clash);
		return;
	}
	if (same(theirs, base)) {
		into.changes.push(change(pointer, base, value));
		return;
	}
	if (isObject(value) && isObject(theirs)) {
		for (const inner of between(isObject(base) ? base : {}, value, pointer))
			settleOne(inner, document, isLong, into);
		return;
	}
	if ([value, theirs].some((one) => isLongText(one)) || isLong(pointer)) {
		into.conflicts.push(clash);
		return;
	}
	into.changes.push(change(pointer, theirs, value));
	into.lines.push(clash);
}

const LONG = 200;
const isLongText = (value: unknown) => typeof value === 'string' && value.length > LONG;

/** Whether one of two places contains the other. */
export const touches = (pointer: string, place: string) =>
	isWithin(pointer, place) || isWithin(place, pointer);
