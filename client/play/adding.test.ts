import { applyPatch } from '@campaign-manager/rulesets/pointer';
import type { VNode } from '@campaign-manager/rulesets/vnode';
import { expect, test } from 'vitest';
import { adding, placeFor } from './adding.ts';
import type { Pick } from './picked.ts';

const spells: Pick = { cmd: 'pick', pointer: '/spells', kind: 'spells', value: 0 };
const abilities: Pick = {
	...{ cmd: 'pick', pointer: '/abilities', kind: 'abilities' },
	...{ value: { level: 1 }, into: 'entry' }
};
const species: Pick = { cmd: 'pick', pointer: '/species', kind: 'species' };
const sheet = { spells: { A: 3 }, abilities: { X: { entry: 'X' } }, species: 'R_1' };

const both = (action: Pick, id: string, own?: Parameters<typeof adding>[3]) => {
	const found = adding(sheet, action, id, own);
	if (!found) return null;
	const after = applyPatch(sheet, found.put);
	return { after, before: applyPatch(after, found.back) };
};

test('an entry becomes a key of its map, and is taken back', () => {
	const { after, before } = both(spells, 'B') ?? {};
	expect(after).toEqual({ ...sheet, spells: { A: 3, B: 0 } });
	expect(before).toEqual(sheet);
});

test('what is there already is not put there again', () => {
	expect(both(spells, 'A')).toBeNull();
	expect(both(species, 'R_1')).toBeNull();
});

test('what may be bought twice has a key of its own the second time', () => {
	const { after, before } = both(abilities, 'X') ?? {};
	const made = Object.entries((after as typeof sheet).abilities).filter(([key]) => key !== 'X');
	expect(made).toHaveLength(1);
	expect(made[0]?.[1]).toEqual({ level: 1, entry: 'X' });
	expect(before).toEqual(sheet);
});

test('a field takes the id, and gets back what stood there', () => {
	const { after, before } = both(species, 'R_2') ?? {};
	expect(after).toEqual({ ...sheet, species: 'R_2' });
	expect(before).toEqual(sheet);
});

test("a group's own entry goes along", () => {
	const own = { id: 'id', kind: 'spells', name: { de: 'N', en: 'N' }, data: { ap: 2 } } as never;
	const { after } = both(spells, 'id', own) ?? {};
	expect(after).toMatchObject({
		spells: { A: 3, id: 0 },
		custom: { spells: { id: { ap: 2, name: { de: 'N', en: 'N' } } } }
	});
});

test('a collection is preferred to a single field', () => {
	const drawn = (action: Pick): VNode => ({ tag: 'button', do: action });
	const field: Pick = { cmd: 'pick', pointer: '/favourite', kind: 'spells' };
	const tree: VNode = { tag: 'div', children: [drawn(field), 'x', drawn(spells)] };
	expect(placeFor(tree, 'spells')).toEqual(spells);
	expect(placeFor(tree, 'liturgies')).toBeUndefined();
});
