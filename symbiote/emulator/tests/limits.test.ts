import { describe, expect, it } from 'vitest';
import { symbiote, Table } from './table.ts';

const VALE = 'The Drowned Vale';

describe('the official limits', () => {
	it('a sync message has 500 UTF-16 units, not bytes and not characters', () => {
		const table = new Table();
		const seat = table.play('Ben');
		expect(table.cause(seat, 'sync.send', '𝔄'.repeat(250), 'board')).toBe('none');
		expect(table.cause(seat, 'sync.send', `${'𝔄'.repeat(250)}x`, 'board')).toBe('messageTooLarge');
		expect(table.cause(seat, 'sync.multiSend', 'x'.repeat(501), [])).toBe('messageTooLarge');
		expect(table.events(seat).filter(({ kind }) => kind === 'syncMessageReceived')).toHaveLength(1);
	});

	it('multiSend takes 20 clients', () => {
		const table = new Table();
		const seat = table.play('Ben');
		const ids = (n: number) => Array.from({ length: n }, () => seat.client);
		expect(table.cause(seat, 'sync.multiSend', 'x', ids(20))).toBe('none');
		expect(table.cause(seat, 'sync.multiSend', 'x', ids(21))).toBe('internalDispatchBug');
	});

	it('a chat message is cut at 400', () => {
		const table = new Table();
		const seat = table.play('Ben');
		table.call(seat, 'chat.send', 'x'.repeat(401), 'board');
		expect(table.game.world.chat.map(({ body }) => body.length)).toEqual([400]);
	});

	it.each([
		[150, 400, 200, 'none'],
		[151, 0, 0, 'stringLengthError'],
		[0, 401, 0, 'stringLengthError'],
		[0, 0, 201, 'stringLengthError']
	])('a notification has 150, 400, 200: %d, %d, %d gives %s', (title, body, data, cause) => {
		const table = new Table();
		const seat = table.play('Ben');
		const x = (n: number) => 'x'.repeat(n);
		expect(table.cause(seat, 'symbiote.sendNotification', x(title), x(body), x(data))).toBe(cause);
		expect(table.game.world.notifications).toHaveLength(cause === 'none' ? 1 : 0);
	});

	it('a blob has 5 MB, in bytes', () => {
		const table = new Table();
		const seat = table.play('Ben');
		const half = 'ß'.repeat((5 * 1024 * 1024) / 2);
		expect(table.cause(seat, 'localStorage.global.setBlob', half)).toBe('none');
		expect(table.cause(seat, 'localStorage.global.setBlob', `${half}x`)).toBe('dataTooLarge');
		expect(table.call(seat, 'localStorage.global.getBlob')).toBe(half);
	});

	it('50 creatures can be selected', () => {
		const table = new Table();
		const ids = Array.from({ length: 51 }, (_, n) =>
			table.do({ do: 'addCreature', board: 'Harbour', name: `Rat ${n}` })
		);
		table.do({ do: 'selectCreatures', client: 'Ben', creatures: ids.slice(0, 50) });
		expect(table.refusal({ do: 'selectCreatures', client: 'Ben', creatures: ids })).toContain('50');
		expect(table.game.client('Ben').selected).toHaveLength(50);
	});

	it('there are 8 names of stats', () => {
		const table = new Table();
		const seven = Array.from({ length: 7 }, (_, n) => `S${n}`);
		expect(table.refusal({ do: 'setStatNames', campaign: VALE, names: seven })).toContain('eight');
		const seat = table.play('Ben');
		expect(table.call(seat, 'creatures.getCreatureStatNamesForThisCampaign')).toHaveLength(8);
	});
});

describe('the rate limiter', () => {
	it('counts a sliding window for each Symbiote on each client', () => {
		const table = new Table();
		table.do({ do: 'set', settings: { rateLimit: { calls: 2, perMs: 1000 } } });
		const [ada, ben] = [table.play('Ada'), table.play('Ben')];
		const ask = () => table.cause(ben, 'players.whoAmI');
		expect([ask(), ask(), ask()]).toEqual(['none', 'none', 'rateLimited']);
		expect(table.cause(ada, 'players.whoAmI')).toBe('none');
		table.pass(999);
		expect(ask()).toBe('rateLimited');
		table.pass(1);
		expect(ask()).toBe('none');
	});

	it('a refused call changes nothing', () => {
		const table = new Table();
		const seat = table.play('Ben');
		table.do({ do: 'set', settings: { rateLimit: { calls: 1, perMs: 1000 } } });
		table.call(seat, 'localStorage.global.setBlob', 'kept');
		expect(table.cause(seat, 'localStorage.global.setBlob', 'lost')).toBe('rateLimited');
		table.pass(1000);
		expect(table.call(seat, 'localStorage.global.getBlob')).toBe('kept');
	});
});

describe('what needs an interop id fails without one', () => {
	it.each([
		['sync.send', 'x', 'board'],
		['sync.multiSend', 'x', []],
		['sync.getClientsConnected'],
		['symbiote.sendNotification', 'x', 'y'],
		['urls.createUrlPrefixForThisSymbiote']
	])('%s', (path, ...args) => {
		const table = new Table([symbiote('one', { api: { version: '0.1' } })]);
		const seat = table.play('Ben');
		expect(table.cause(seat, path, ...args)).toBe('symbioteManifestMissingInteropId');
	});
});

describe('faults', () => {
	it('hit a call or a whole namespace, as often as asked, on one client or on all', () => {
		const table = new Table();
		const [ada, ben] = [table.play('Ada'), table.play('Ben')];
		table.do({ do: 'fail', call: 'sync.*', cause: 'notConnected', times: 2, client: 'Ben' });
		expect(table.cause(ada, 'sync.getClientsConnected')).toBe('none');
		expect(table.cause(ben, 'sync.getClientsConnected')).toBe('notConnected');
		expect(table.cause(ben, 'players.whoAmI')).toBe('none');
		expect(table.cause(ben, 'sync.send', 'x', 'board')).toBe('notConnected');
		expect(table.cause(ben, 'sync.send', 'x', 'board')).toBe('none');
	});

	it('sync messages get lost or come twice by the seed', () => {
		const table = new Table();
		const seat = table.play('Ben');
		table.events(seat);
		table.do({ do: 'set', settings: { syncLoss: 1 } });
		table.call(seat, 'sync.send', 'x', 'board');
		expect(table.kinds(seat)).toEqual([]);
		table.do({ do: 'set', settings: { syncLoss: 0, syncRepeat: 1 } });
		table.call(seat, 'sync.send', 'x', 'board');
		expect(table.kinds(seat)).toEqual(['syncMessageReceived', 'syncMessageReceived']);
	});

	it('settings that do not exist or do not fit are refused', () => {
		const table = new Table();
		const before = table.game.settings;
		for (const settings of [
			{ rateLimit: { calls: 0, perMs: 1 } },
			{ syncLoss: 2 },
			{ sumNesting: 'up' },
			{ speed: 1 }
		]) {
			table.refusal({ do: 'set', settings: settings as never });
		}
		expect(table.game.settings).toEqual(before);
	});
});
