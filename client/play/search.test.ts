import type { DiceAction } from '@campaign-manager/rulesets/objects';
import { expect, test } from 'vitest';
import { matching } from './search.ts';

const actions = ['Überreden', 'Klettern', 'Große Übersicht', 'Ausweichen'].map(
	(de) => ({ id: de, label: { de, en: de } }) as DiceAction
);
const found = (wish: string) => matching(actions, wish, 'de').map(({ id }) => id);

test.each([
	['über', ['Überreden', 'Große Übersicht']],
	['UBER', ['Überreden', 'Große Übersicht']],
	['ueberr', ['Überreden']],
	['grosse', ['Große Übersicht']],
	[' weich ', ['Ausweichen']],
	['xyz', []],
	['  ', []]
])('%j finds %j', (wish, expected) => {
	expect(found(wish)).toEqual(expected);
});
