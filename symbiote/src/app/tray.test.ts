import { HandClock } from '@campaign-manager/client/fakes/clock';
import type { Throw } from '@campaign-manager/rulesets/objects';
import { expect, test } from 'vitest';
import type { Game, GameEvent, Rolled } from '../game/game.ts';
import { createTray } from './tray.ts';

function stage(id: () => Promise<string> = async () => '17') {
	const clock = new HandClock();
	const listeners = new Set<(event: GameEvent) => void>();
	const laid: unknown[] = [];
	const game = {
		putDice(groups: unknown, isQuiet: boolean) {
			laid.push([groups, isQuiet]);
			return id();
		},
		subscribe(listener: (event: GameEvent) => void) {
			listeners.add(listener);
			return () => listeners.delete(listener);
		}
	} as unknown as Game;
	const tray = createTray(game, clock);
	const thrown: Throw[] = [];
	const put = () =>
		tray.put({
			...{ actionId: 'talent.TAL_1', inputs: { modifier: 2 }, isQuiet: false },
			groups: ['MU', 'IN', 'GE'].map((name) => ({ name, roll: '1d20' })),
			thrown: (one) => thrown.push(one)
		});
	const tell = (event: GameEvent) => listeners.forEach((listener) => listener(event));
	return { clock, tray, thrown, put, tell, laid };
}

const result = (rollId: string, ...faces: number[]): Rolled => ({
	...{ is: 'rolled', rollId, isOwn: true, isSecret: false },
	groups: faces.map((value) => ({
		...{ name: '', roll: '1d20', modifier: 0, total: value },
		dice: [{ sides: 20, value, sign: 1 }]
	}))
});

test('a result is told with the names and rolls that were laid into the tray', async () => {
	const { put, tell, thrown, laid } = stage();
	await put();
	tell(result('17', 3, 11, 20));
	expect(laid).toHaveLength(1);
	expect(thrown).toMatchObject([{ actionId: 'talent.TAL_1', inputs: { modifier: 2 }, total: 34 }]);
	expect(thrown[0]?.groups.map(({ name, total }) => [name, total])).toEqual([
		['MU', 3],
		['IN', 11],
		['GE', 20]
	]);
});

test('the same dice thrown again are a throw again', async () => {
	const { put, tell, thrown, tray } = stage();
	await put();
	expect(tray.holds('talent.TAL_1')).toBe(true);
	tell(result('17', 1, 2, 3));
	expect(tray.holds('talent.TAL_1')).toBe(false);
	tell(result('17', 4, 5, 6));
	expect(thrown.map(({ total }) => total)).toEqual([6, 15]);
});

test('dice that were taken away are forgotten', async () => {
	const { put, tell, thrown, tray } = stage();
	await put();
	tell({ is: 'removed', rollId: '17' });
	tell(result('17', 1, 2, 3));
	expect([tray.holds('talent.TAL_1'), thrown]).toEqual([false, []]);
});

test('rolls that nobody here asked for are left alone', async () => {
	const { put, tell, thrown } = stage();
	await put();
	tell({ ...result('18', 1, 2, 3), isOwn: false });
	tell(result('19', 1, 2, 3));
	expect(thrown).toEqual([]);
});

test('a result that beats the answer with its id counts', async () => {
	let answer: (id: string) => void = () => undefined;
	const { put, tell, thrown } = stage(() => new Promise((done) => (answer = done)));
	const laid = put();
	tell(result('17', 1, 2, 3));
	expect(thrown).toEqual([]);
	answer('17');
	await laid;
	expect(thrown).toHaveLength(1);
});

test('a result is kept for its id only for a moment', async () => {
	let answer: (id: string) => void = () => undefined;
	const { put, tell, thrown, clock } = stage(() => new Promise((done) => (answer = done)));
	const laid = put();
	tell(result('17', 1, 2, 3));
	await clock.advance(5_000);
	answer('17');
	await laid;
	expect(thrown).toEqual([]);
});

test('a result of another form is no throw of this action', async () => {
	const { put, tell, thrown } = stage();
	await put();
	tell(result('17', 1, 2));
	expect(thrown).toEqual([]);
});

test('own dice that were not laid here are told as strays, once it is sure', async () => {
	const { clock, tray, tell, thrown } = stage();
	const strays: string[] = [];
	tray.onStray(({ rollId }) => strays.push(rollId));
	tell(result('21', 4));
	tell({ ...result('22', 5), isOwn: false });
	expect(strays).toEqual([]);
	await clock.advance(5_000);
	expect(strays).toEqual(['21']);
	expect(thrown).toEqual([]);
});

test('a result that was early is no stray', async () => {
	const { clock, tray, put, tell, thrown } = stage();
	const strays: string[] = [];
	tray.onStray(({ rollId }) => strays.push(rollId));
	tell(result('17', 3, 4, 5));
	await put();
	await clock.advance(5_000);
	expect(strays).toEqual([]);
	expect(thrown).toHaveLength(1);
});
