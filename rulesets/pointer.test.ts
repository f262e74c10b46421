import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addEntry, moveEntry, ordered, removeEntry } from './entries.ts';
import {
	applyPatch,
	escape,
	get,
	join,
	keyOf,
	makePatch,
	parentOf,
	parse,
	remove,
	reusing,
	same,
	set
} from './pointer.ts';

const sheet = { hp: { current: 3 }, list: [1, { a: 2 }], 'a/b': { 'c~d': 5 }, '': { '': 1 } };

describe('a pointer', () => {
	test('reads any place, and undefined where nothing stands', () => {
		expect(get(sheet, '')).toBe(sheet);
		expect(get(sheet, '/hp/current')).toBe(3);
		expect(get(sheet, '/list/1/a')).toBe(2);
		expect(get(sheet, '/a~1b/c~0d')).toBe(5);
		expect(get(sheet, '//')).toBe(1);
		expect(get(sheet, '/hp/current/x')).toBeUndefined();
		expect(get(sheet, '/list/length/x')).toBeUndefined();
		expect(get(sheet, '/hp/toString')).toBeUndefined();
	});

	test('escapes what separates', () => {
		expect(join('/m', 'a/b', 'c~d', 0)).toBe('/m/a~1b/c~0d/0');
		expect(keyOf('/m/a~1b')).toBe('a/b');
		expect(parentOf('/m/a~1b')).toBe('/m');
		expect(parentOf('/m')).toBe('');
		expect(parse(`/${escape('~1')}`)).toEqual(['~1']);
	});

	test.each(['/__proto__/x', '/a/constructor', '/prototype', 'x'])('%s is refused', (place) => {
		expect(() => get(sheet, place)).toThrow(RangeError);
		expect(() => set(sheet, place, 1)).toThrow(RangeError);
		expect(({} as Record<string, unknown>).x).toBeUndefined();
	});

	test('writes by copying and shares what it did not touch', () => {
		const after = set(sheet, '/hp/current', 4);
		expect(after.hp.current).toBe(4);
		expect(sheet.hp.current).toBe(3);
		expect(after.list).toBe(sheet.list);
		expect(set(sheet, '/hp/current', 3)).toBe(sheet);
	});

	test('makes the objects on the way, and adds to a list only at its end', () => {
		expect(set({}, '/a/b/c', 1)).toEqual({ a: { b: { c: 1 } } });
		expect(set({ list: [1] }, '/list/-', 2)).toEqual({ list: [1, 2] });
		expect(() => set({ list: [1] }, '/list/5', 2)).toThrow(RangeError);
		expect(() => set({ list: [1] }, '/list/x', 2)).toThrow(RangeError);
	});

	test('removes a member or an item, and nothing where nothing is', () => {
		expect(remove({ a: { b: 1, c: 2 } }, '/a/b')).toEqual({ a: { c: 2 } });
		expect(remove({ list: [1, 2, 3] }, '/list/1')).toEqual({ list: [1, 3] });
		expect(remove(sheet, '/nothing/here')).toBe(sheet);
	});
});

const leaf = fc.oneof(fc.string(), fc.integer(), fc.boolean());
// names that the pointer refuses, at any depth
const name = fc.string().filter((key) => !['__proto__', 'constructor', 'prototype'].includes(key));
const { json } = fc.letrec((tie) => ({
	json: fc.oneof({ depthSize: 'small' }, leaf, fc.array(leaf), fc.dictionary(name, tie('json')))
}));
const documents = fc.dictionary(name, json) as fc.Arbitrary<Record<string, unknown>>;

describe('a document read anew', () => {
	const json = () => fc.jsonValue({ maxDepth: 3 });

	test('says what was read, in its order', () => {
		fc.assert(
			fc.property(json(), json(), (before, after) => {
				expect(JSON.stringify(reusing(before, after))).toBe(JSON.stringify(after));
			})
		);
	});

	test('is the old one as far as it says the same', () => {
		const before = { a: { b: [1, { c: 2 }], d: 'x' }, e: { f: 1 } };
		const copy = structuredClone(before);
		expect(reusing(before, copy)).toBe(before);
		const after = reusing(before, { ...copy, e: { f: 2 } });
		expect(after.a).toBe(before.a);
		expect(after.e).toEqual({ f: 2 });
	});

	test('has the new order of members', () => {
		const before = { a: { x: 1 }, b: { y: 2 } };
		const after = reusing(before, { b: { y: 2 }, a: { x: 1 } });
		expect(Object.keys(after)).toEqual(['b', 'a']);
		expect(after.a).toBe(before.a);
	});
});

describe('a merge patch', () => {
	test('makes one document of any other', () => {
		fc.assert(
			fc.property(documents, documents, (before, after) => {
				const kept = structuredClone(before);
				expect(same(applyPatch(before, makePatch(before, after)), after)).toBe(true);
				expect(before).toEqual(kept);
			})
		);
	});

	test('says only what differs', () => {
		const before = { a: { b: 1, c: [1] }, d: 2 };
		expect(makePatch(before, { a: { b: 1, c: [1, 2] } })).toEqual({ a: { c: [1, 2] }, d: null });
		expect(makePatch(before, structuredClone(before))).toEqual({});
	});

	test('never reaches a prototype', () => {
		const patch: unknown = JSON.parse('{"__proto__": {"x": 1}, "a": 1}');
		expect(applyPatch({}, patch)).toEqual({ a: 1 });
		expect(({} as Record<string, unknown>).x).toBeUndefined();
	});
});

describe('entries', () => {
	const map = { m: { b: { order: 1 }, a: { order: 2 }, c: {} } };
	const keys = (document: unknown) => ordered(get(document, '/m')).map(([key]) => key);

	test('are shown by order, then by key', () => {
		expect(keys(map)).toEqual(['c', 'b', 'a']);
		expect(ordered(undefined)).toEqual([]);
	});

	test('are added at the end and removed', () => {
		expect(addEntry(map, '/m', 'n', { label: 'N' })).toMatchObject({
			m: { n: { label: 'N', order: 3 } }
		});
		expect(addEntry({}, '/m', 'n', 4)).toEqual({ m: { n: 4 } });
		expect(keys(removeEntry(map, '/m/b'))).toEqual(['c', 'a']);
	});

	test('move one place, and not beyond the ends', () => {
		expect(keys(moveEntry(map, '/m/a', -1))).toEqual(['c', 'a', 'b']);
		expect(keys(moveEntry(map, '/m/c', 1))).toEqual(['b', 'c', 'a']);
		expect(moveEntry(map, '/m/a', 1)).toBe(map);
		expect(moveEntry(map, '/m/none', 1)).toBe(map);
	});
});
