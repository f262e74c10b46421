import { settled } from '@campaign-manager/client/fakes/clock';
import { expect, test } from 'vitest';
import { createGate } from './gate.ts';

test('nothing is asked while the gate is shut, and all of it when it opens', async () => {
	const asked: string[] = [];
	const gate = createGate(async (url) => {
		asked.push(url);
		return new Response();
	});
	await gate.fetcher('before', {});
	gate.shut();
	const held = ['one', 'two'].map((url) => gate.fetcher(url, {}));
	await settled();
	expect(asked).toEqual(['before']);
	gate.open();
	await Promise.all(held);
	expect(asked).toEqual(['before', 'one', 'two']);
});

test('a gate that is shut again before its turn still holds', async () => {
	const asked: string[] = [];
	const gate = createGate(async (url) => {
		asked.push(url);
		return new Response();
	});
	gate.shut();
	const held = gate.fetcher('one', {});
	gate.open();
	gate.shut();
	await settled();
	expect(asked).toEqual([]);
	gate.open();
	await held;
	expect(asked).toEqual(['one']);
});
