import type { Resource } from '@campaign-manager/rulesets/objects';
import { expect, test } from 'vitest';
import { choicesOf, deal, foreseen, takeBack } from './damage.ts';
import type { Card, Table } from './table.ts';

const life = (value: number, more: Partial<Resource> = {}): Resource => ({
	...{ id: 'LeP', label: { de: 'LeP', en: 'LP' }, kind: 'pool', pointer: '/hp' },
	...{ value, minimum: 0, maximum: 31, shared: true },
	...more
});
const card = (character_id: string, ...resources: Resource[]) =>
	({ character_id, card: { resources } }) as unknown as Card;

test.each([
	['a loss goes down to the minimum', life(3), -7, { value: 0, temporary: 0 }],
	['a gain goes up to the maximum', life(28), 7, { value: 31, temporary: 0 }],
	['points on top go first', life(20, { temporary: 4 }), -7, { value: 17, temporary: 0 }],
	['a gain leaves points on top', life(20, { temporary: 4 }), 2, { value: 22, temporary: 4 }],
	['more than the maximum stays', life(40), 2, { value: 40, temporary: 0 }]
] as const)('%s', (_, resource, delta, expected) => {
	expect(foreseen(resource, delta)).toEqual(expected);
});

test('what anybody at the table has can be chosen, once', () => {
	const mana = { ...life(5), id: 'AsP' };
	expect(choicesOf([card('a', life(1)), card('b', life(2), mana)]).map(({ id }) => id)).toEqual([
		'LeP',
		'AsP'
	]);
});

test('taking back moves by what was lost, and only those who lost', async () => {
	const asked: unknown[] = [];
	const applied: Record<string, number> = { a: -3, b: 0 };
	const table = {
		async adjust(id: string, resource: string, delta: number) {
			asked.push([id, delta]);
			if (id === 'c') throw new Error('refused');
			return { character_id: id, resource, delta, applied: applied[id] };
		}
	} as unknown as Table;
	const dealt = await deal(
		table,
		['a', 'b', 'c'].map((id) => card(id, life(3))),
		'LeP',
		-7,
		''
	);
	expect(dealt.failed.map((one) => one.card.character_id)).toEqual(['c']);
	asked.length = 0;
	await takeBack(table, dealt);
	expect(asked).toEqual([['a', 3]]);
});

test('what cannot be taken back is told of, and the others have theirs', async () => {
	let isAway = false;
	const moved: unknown[] = [];
	const table = {
		async adjust(id: string, resource: string, delta: number) {
			if (isAway && id === 'a') throw new Error('away');
			moved.push([id, delta]);
			return { character_id: id, resource, delta, applied: delta };
		}
	} as unknown as Table;
	const both = [card('a', life(9)), card('b', life(9))];
	const dealt = await deal(table, both, 'LeP', -7, '');
	isAway = true;
	await expect(takeBack(table, dealt)).rejects.toThrow('away');
	expect(moved).toContainEqual(['b', 7]);
});
