import { HandClock } from '@campaign-manager/client/fakes/clock';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Blob } from '../game/game.ts';
import { createShelf } from './shelf.ts';
import { tokenStore } from './tokens.ts';

function machine() {
	const disk = { text: '', fails: '' };
	const blob = (): Blob => ({
		async read() {
			return disk.text;
		},
		async write(text) {
			if (disk.fails) throw Object.assign(new Error(), { cause: disk.fails });
			disk.text = text;
		}
	});
	return { disk, blob };
}

test('what was written is there after a restart', async () => {
	const { blob } = machine();
	const shelf = createShelf(blob());
	shelf.write('work/1', 'one');
	shelf.write('work/2', 'two');
	shelf.write('work/1', null);
	await shelf.settled();
	const next = createShelf(blob());
	await next.reload();
	expect([next.keys(), next.read('work/2')]).toEqual([['work/2'], 'two']);
});

test('two games of one machine keep what the other wrote', async () => {
	const { blob } = machine();
	const [one, other] = [createShelf(blob()), createShelf(blob())];
	one.write('a', '1');
	await one.settled();
	other.write('b', '2');
	await other.settled();
	one.write('c', '3');
	await one.settled();
	await other.reload();
	expect(other.keys().sort()).toEqual(['a', 'b', 'c']);
});

test('what the game could not keep is told, and kept with the next write', async () => {
	const { disk, blob } = machine();
	const shelf = createShelf(blob());
	const troubles: (string | null)[] = [];
	shelf.onTrouble((cause) => troubles.push(cause));
	disk.fails = 'writeFailed';
	shelf.write('a', '1');
	await shelf.settled();
	expect([shelf.read('a'), disk.text]).toEqual(['1', '']);
	disk.fails = '';
	shelf.write('b', '2');
	await shelf.settled();
	expect(JSON.parse(disk.text)).toEqual({ format: 1, entries: { a: '1', b: '2' } });
	expect(troubles).toEqual(['writeFailed', null]);
});

test('a copy that would fill the blob is refused, and what people did is still taken', async () => {
	const { disk, blob } = machine();
	const shelf = createShelf(blob());
	shelf.write('sheet/1', 'x'.repeat(1_500_000));
	expect(() => shelf.write('sheet/2', 'x'.repeat(1_500_000))).toThrow();
	shelf.write('work/1', 'mine');
	await shelf.settled();
	const { entries } = JSON.parse(disk.text) as { entries: Record<string, string> };
	expect(Object.keys(entries)).toEqual(['sheet/1', 'work/1']);
	shelf.write('sheet/1', null);
	shelf.write('sheet/2', 'x'.repeat(1_500_000));
	expect(shelf.keys()).toEqual(['work/1', 'sheet/2']);
});

test.each(['', 'no json', 'null', '[]', '{"format":2,"entries":{"a":"1"}}'])(
	'a blob that says %j is an empty one',
	async (text) => {
		const { disk, blob } = machine();
		disk.text = text;
		const shelf = createShelf(blob());
		await shelf.reload();
		expect(shelf.keys()).toEqual([]);
	}
);

test('a token that another game took is adopted', async () => {
	const { blob } = machine();
	const kept = (access_token: string) => ({
		...{ access_token, expires_at: 5, refresh_token: 'r' },
		user: {
			id: 'u',
			email: 'm@x.de',
			display_name: 'M',
			email_verified: true,
			locale: 'de' as const
		}
	});
	const [one, other] = [blob(), blob()].map((each) => tokenStore(createShelf(each), 'http://s'));
	await one?.write(kept('first'));
	expect((await other?.read())?.access_token).toBe('first');
	await other?.write(kept('second'));
	expect((await one?.read())?.access_token).toBe('second');
});

/** A blob whose reads and writes take as long as they take: two games are never in step. */
function slowMachine(clock: HandClock, pauses: readonly number[]) {
	const disk = { text: '' };
	let turn = 0;
	const wait = () =>
		new Promise<void>((done) => void clock.after(pauses[turn++ % pauses.length] ?? 1, done));
	const blob = (): Blob => ({
		async read() {
			await wait();
			return disk.text;
		},
		async write(text) {
			await wait();
			disk.text = text;
		}
	});
	return { disk, blob };
}

test('however two games get in each other’s way, nothing is lost and nothing comes back', async () => {
	const game = fc.constantFrom('one', 'other');
	const step = fc.record({ game, key: fc.nat(4), put: fc.boolean(), ms: fc.nat(60) });
	const pauses = fc.array(fc.integer({ min: 1, max: 80 }), { minLength: 1, maxLength: 7 });
	await fc.assert(
		fc.asyncProperty(fc.array(step, { maxLength: 30 }), pauses, async (steps, given) => {
			const clock = new HandClock();
			const { disk, blob } = slowMachine(clock, given);
			const shelves = { one: createShelf(blob(), clock), other: createShelf(blob(), clock) };
			const wanted = new Map<string, string>();
			for (const { game, key, put, ms } of steps) {
				// work has the name of who made it, and only they take it away
				const name = `work/${game}/${key}`;
				shelves[game as 'one'].write(name, put ? 'done' : null);
				if (put) wanted.set(name, 'done');
				else wanted.delete(name);
				await clock.advance(ms);
			}
			await clock.advance(20_000);
			const { entries } = JSON.parse(disk.text || '{"entries":{}}') as { entries: object };
			expect(new Map(Object.entries(entries))).toEqual(wanted);
		}),
		{ numRuns: 100 }
	);
});
