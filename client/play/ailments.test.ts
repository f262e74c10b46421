import { dsa5e } from '@campaign-manager/rulesets/dsa5e/index';
import { generic } from '@campaign-manager/rulesets/generic/index';
import { set } from '@campaign-manager/rulesets/pointer';
import type { Ruleset } from '@campaign-manager/rulesets/ruleset';
import { expect, test } from 'vitest';
import { ailmentsOf } from './ailments.ts';

function read(ruleset: Ruleset, ...values: [pointer: string, value: number][]): string[] {
	const open = ruleset.open({});
	const sheet = values.reduce((one, [pointer, to]) => set(one, pointer, to), open.defaultSheet());
	return ailmentsOf(open.getStatBlocks(sheet), open.getResources(sheet)).map(
		({ label, level }) => `${label.en} ${level}`
	);
}

test('levels are read as rule books write them, whether they are reckoned or set', () => {
	expect(read(dsa5e, ['/current/LeP', 14], ['/conditions/COND_4', 2])).toEqual([
		'Pain I',
		'Fear II'
	]);
});

test('points are numbers, and what is at rest is left out', () => {
	expect(read(generic, ['/hp/temporary', 2])).toEqual(['Temporary points 2']);
	expect(read(generic)).toEqual([]);
});
