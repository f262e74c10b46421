import { HandClock, settled as settle } from '@campaign-manager/client/fakes/clock';
import { describe, expect, test } from 'vitest';
import { createCall } from './calls.ts';
import { GameFailure } from './failure.ts';
import type { GameEvent } from './game.ts';
import { NAMES, placeHandlers } from './handlers.ts';
import { createTaleSpire } from './talespire.ts';

const ME = { id: 'client-me', player: { id: 'p', name: 'Mara' } };
const OTHER = { id: 'client-other', player: { id: 'q', name: 'Ben' } };
const started = { source: 'state', event: { kind: 'hasInitialized', payload: {} } } as const;

function stage(more: Record<string, unknown> = {}) {
	const clock = new HandClock();
	const ts = {
		clients: { whoAmI: async () => ME },
		dice: {
			evaluateDiceResultsGroup: async () => 99,
			putDiceInTray: async () => '17179869185'
		},
		...more
	} as unknown as TaleSpire.Api;
	const game = createTaleSpire(() => ts, clock);
	const events: GameEvent[] = [];
	game.subscribe((event) => events.push(event));
	return { clock, game, events };
}

const d20 = (...results: number[]) => ({ kind: 'd20', results });
const rollOf = (clientId: string, ...results: TaleSpire.RollNode[]) =>
	({
		source: 'roll',
		event: {
			kind: 'rollResults',
			payload: {
				...{ rollId: '17179869185', clientId, gmOnly: false, quiet: false },
				resultsGroups: results.map((result, at) => ({ name: `g${at}`, result }))
			}
		}
	}) as const;

describe('calls', () => {
	test('wait until the game has initialized', async () => {
		const { game } = stage();
		let id = '';
		void game.putDice([{ name: '', roll: '1d20' }], false).then((given) => (id = given));
		await settle();
		expect(id).toBe('');
		game.told(started);
		await settle();
		expect(id).toBe('17179869185');
	});

	test('that were too much are made again, with others held back meanwhile', async () => {
		const clock = new HandClock();
		const call = createCall(Promise.resolve(), () => ({}) as TaleSpire.Api, clock);
		let left = 2;
		const times: number[] = [];
		const first = call(async () => {
			times.push(clock.now());
			if (left-- > 0) throw { cause: 'rateLimited' };
			return 'done';
		});
		await settle();
		let second = 0;
		void call(async () => (second = clock.now()));
		await settle();
		expect([times.length, second]).toEqual([1, 0]);
		await clock.advance(1_000);
		expect(await first).toBe('done');
		const [start = 0, ...others] = times;
		expect(others.map((at) => at - start >= 150)).toEqual([true, true]);
		expect(second - start).toBeGreaterThanOrEqual(150);
	});

	test('read a failure from what they reject with and from what they answer', async () => {
		const call = createCall(Promise.resolve(), () => ({}) as TaleSpire.Api, new HandClock());
		const rejected = call(() =>
			Promise.reject(Object.assign(new Error(), { cause: 'notInBoard' }))
		);
		await expect(rejected).rejects.toMatchObject({ cause: 'notInBoard' });
		const answered = call(async () => ({ cause: 'notInCampaign', message: 'no' }));
		await expect(answered).rejects.toBeInstanceOf(GameFailure);
	});
});

describe('rolls', () => {
	test('of this client carry the totals that the game says', async () => {
		const { game, events } = stage();
		game.told(started);
		game.told(rollOf(ME.id, { operator: '-', operands: [d20(3, 4), { value: 2 }] }));
		await settle();
		expect(events).toEqual([
			{
				...{ is: 'rolled', rollId: '17179869185', isOwn: true, isSecret: false },
				groups: [
					{
						...{ name: 'g0', roll: '2d20-2', modifier: -2, total: 99 },
						dice: [
							{ sides: 20, value: 3, sign: 1 },
							{ sides: 20, value: 4, sign: 1 }
						]
					}
				]
			}
		]);
	});

	test.each([
		[
			'right',
			{
				operator: '+',
				operands: [
					d20(5),
					{ operator: '+', operands: [{ kind: 'd6', results: [2] }, { value: 1 }] }
				]
			}
		],
		[
			'left',
			{
				operator: '+',
				operands: [
					{ operator: '+', operands: [d20(5), { kind: 'd6', results: [2] }] },
					{ value: 1 }
				]
			}
		]
	] as const)('nested to the %s are read alike', async (_, node) => {
		const { game, events } = stage();
		game.told(started);
		game.told(rollOf(OTHER.id, node as unknown as TaleSpire.RollNode));
		await settle();
		expect(events).toMatchObject([
			{ isOwn: false, groups: [{ roll: '1d20+1d6+1', modifier: 1, total: 8 }] }
		]);
	});

	test('keep their order, and a die that is taken away is told after them', async () => {
		const { game, events } = stage();
		game.told(started);
		game.told(rollOf(ME.id, d20(1), d20(2), d20(3)));
		game.told({
			source: 'roll',
			event: { kind: 'rollRemoved', payload: { rollId: '17179869185' } }
		});
		await settle();
		expect(events.map(({ is }) => is)).toEqual(['rolled', 'removed']);
	});

	test('are told though the game cannot say who this client is', async () => {
		const { game, events } = stage({
			clients: { whoAmI: () => Promise.reject({ cause: 'notConnected' }) }
		});
		game.told(started);
		game.told(rollOf(ME.id, d20(1)));
		await settle();
		expect(events).toMatchObject([{ is: 'rolled', isOwn: false }]);
	});
});

test('only this client leaving its board counts as leaving', async () => {
	const { game, events } = stage();
	game.told(started);
	for (const client of [OTHER, ME])
		for (const kind of ['clientLeftBoard', 'clientJoinedBoard'] as const)
			game.told({ source: 'client', event: { kind, payload: { client } } });
	await settle();
	expect(events.map(({ is }) => is)).toEqual(['left', 'joined']);
});

test('a board that was joined without a word is noticed all the same', async () => {
	let isThere = false;
	const boards = {
		whereAmI: () => (isThere ? Promise.resolve({}) : Promise.reject({ cause: 'notInBoard' }))
	};
	const { game, events, clock } = stage({ boards });
	game.told(started);
	game.told({ source: 'client', event: { kind: 'clientLeftBoard', payload: { client: ME } } });
	await clock.advance(12_000);
	expect(events.map(({ is }) => is)).toEqual(['left']);
	isThere = true;
	await clock.advance(6_000);
	expect(events.map(({ is }) => is)).toEqual(['left', 'joined']);
});

test('an event that comes before anybody listens is not lost', () => {
	const page: Record<string, unknown> = {};
	const handlers = placeHandlers(page);
	(page[NAMES.state] as (event: unknown) => void)(started.event);
	const told: unknown[] = [];
	handlers.listen((one) => told.push(one));
	expect(told).toEqual([started]);
});

describe('the order of turns', () => {
	const items = [
		{ id: 'runa', name: 'Runa', kind: 'creature' },
		{ id: 'wolf', name: 'Wolf', kind: 'creature' }
	];
	const turn = { items, activeItemIndex: 1 };

	test.each([
		['documented', { queue: turn }],
		['flat', turn],
		['both at once', { queue: turn, ...turn }],
		['neither, so that the game is asked', {}]
	])('is read from a payload that is %s', async (_, payload) => {
		const { game, events } = stage({ initiative: { getQueue: async () => turn } });
		game.told(started);
		game.told({
			source: 'initiative',
			event: { kind: 'initiativeUpdated', payload: payload as never }
		});
		await settle();
		expect(events).toEqual([
			{
				is: 'queue',
				queue: { items: items.map(({ id, name }) => ({ id, name })), active: 'wolf' }
			}
		]);
	});

	test('has nobody’s turn where the game names a place that is empty', async () => {
		const { game, events } = stage();
		game.told(started);
		const payload = { queue: { items: [], activeItemIndex: 0 } };
		game.told({ source: 'initiative', event: { kind: 'initiativeUpdated', payload } });
		await settle();
		expect(events).toEqual([{ is: 'queue', queue: { items: [], active: null } }]);
	});
});

test('what a panel says to the board does not come back to it', async () => {
	const { game, events } = stage();
	game.told(started);
	for (const fromClient of [ME, OTHER])
		game.told({
			source: 'sync',
			event: { kind: 'syncMessageReceived', payload: { str: fromClient.player.name, fromClient } }
		});
	for (const client of [ME, OTHER])
		game.told({ source: 'peer', event: { kind: 'clientConnected', payload: { client } } });
	await settle();
	expect(events).toEqual([{ is: 'said', text: 'Ben' }, { is: 'arrived' }]);
});
