import { generic } from '@campaign-manager/rulesets/generic/index';
import type { SheetData } from '@campaign-manager/rulesets/objects';
import type { Derived } from '@campaign-manager/rulesets/ruleset';
import { expect, test } from 'vitest';
import { HandClock } from '../fakes/clock.ts';
import { serverDerived } from './serverDerived.ts';

const SHEET: SheetData = { hp: { current: 20, maximum: 25 } };
const block = (value: number) => ({ id: 'x', label: { de: 'X', en: 'X' }, section: '', value });

function asked(derive: (sheet: SheetData) => Promise<Derived>) {
	const clock = new HandClock();
	let told = 0;
	const plain = generic.open({});
	const ruleset = serverDerived(plain, { clock, derive, told: () => (told += 1) });
	return { clock, plain, ruleset, told: () => told };
}

test('what the schema says stands until the server has answered; then its answer does', async () => {
	const { clock, plain, ruleset, told } = asked(async () => ({
		stats: [block(7)],
		actions: [],
		resources: []
	}));
	expect(ruleset.getStatBlocks(SHEET)).toEqual(plain.getStatBlocks(SHEET));
	await clock.advance(10);
	expect(told()).toBe(1);
	expect(ruleset.getStatBlocks(SHEET)).toEqual([block(7)]);
});

test('only the newest sheet is asked about, after a pause', async () => {
	const sheets: SheetData[] = [];
	const { clock, ruleset } = asked(async (sheet) => {
		sheets.push(sheet);
		return { stats: [], actions: [], resources: [] };
	});
	ruleset.getStatBlocks(SHEET);
	await clock.advance(10);
	const [second, third] = [{ ...SHEET }, { ...SHEET }];
	ruleset.getStatBlocks(second);
	ruleset.getStatBlocks(third);
	await clock.advance(1_000);
	expect(sheets).toEqual([SHEET, third]);
	expect(sheets[1]).toBe(third);
});

test('a resource of the server’s shows what stands in the sheet now', async () => {
	const resource = plainResource();
	const { clock, ruleset } = asked(async () => ({ stats: [], actions: [], resources: [resource] }));
	ruleset.getResources(SHEET);
	await clock.advance(10);
	const hit = { hp: { current: 12, maximum: 25 } };
	expect(ruleset.getResources(hit)).toEqual([{ ...resource, value: 12 }]);
});

test('without an answer the schema goes on', async () => {
	const { clock, plain, ruleset, told } = asked(() => Promise.reject(new Error('away')));
	ruleset.getDiceActions(SHEET);
	await clock.advance(1_000);
	expect(told()).toBe(0);
	expect(ruleset.getDiceActions(SHEET)).toEqual(plain.getDiceActions(SHEET));
});

function plainResource() {
	const [resource] = generic.open({}).getResources(SHEET);
	if (!resource) throw new Error('the generic sheet has hit points');
	return resource;
}
