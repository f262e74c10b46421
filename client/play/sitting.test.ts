import { dsa5e } from '@campaign-manager/rulesets/dsa5e/index';
import { set } from '@campaign-manager/rulesets/pointer';
import { expect, test } from 'vitest';
import { sittingOf } from './sitting.ts';

const ruleset = dsa5e.open({});
const begun = ruleset.defaultSheet();

test('a sitting lists what was raised, what it cost and what is left', () => {
	const before = sittingOf(ruleset, begun, begun);
	expect(before).toMatchObject({ raised: [], spent: 0 });
	const now = set(set(begun, '/attributes/MU', 9), '/talents/TAL_1', 2);
	const { raised, spent = 0, left = 0 } = sittingOf(ruleset, begun, now);
	expect(raised.map(({ pointer, from, to }) => [pointer, from, to])).toEqual([
		['/attributes/MU', 8, 9],
		['/talents/TAL_1', 0, 2]
	]);
	expect(spent).toBeGreaterThan(15);
	expect(left).toBe((before.left ?? 0) - spent);
});

test('what was lowered again is no longer part of it', () => {
	expect(sittingOf(ruleset, begun, { ...begun }).raised).toEqual([]);
});
