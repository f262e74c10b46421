import { expect, test } from 'vitest';
import type { Api } from '../api/api.ts';
import { HandClock, settled } from '../fakes/clock.ts';
import type { Line } from '../live/room.ts';
import { memoryStore } from '../store.ts';
import { createTable, type Card, type Group } from './table.ts';

const GROUP: Group = {
	...{ id: 'g', name: 'Die Sieben', description: '', ruleset_id: 'dsa5e', role: 'player' },
	...{ dm: { user_id: 'mara', display_name: 'Mara' }, member_count: 2, revision: 1 },
	...{ joined_at: '', created_at: '', updated_at: '' },
	members: [
		{ user_id: 'mara', display_name: 'Mara', role: 'dm', joined_at: '' },
		{ user_id: 'gero', display_name: 'Gero', role: 'player', joined_at: '' }
	]
};
const LEP = {
	...{ id: 'LeP', label: { de: 'LeP', en: 'LP' }, kind: 'pool', pointer: '/hp' },
	...{ value: 31, minimum: 0, maximum: 31, shared: true }
};
const RUNA = {
	...{ character_id: 'runa', name: 'Runa', revision: 3, owner_user_id: 'gero' },
	card: { resources: [LEP] }
} as unknown as Card;

/** Gero at the table; `server` answers what is read, `tell` what the room hears. */
function sit(store = memoryStore(), userId = 'gero') {
	const clock = new HandClock();
	const server = { group: GROUP, cards: [RUNA], readings: 0, hold: null as Promise<void> | null };
	const api = {
		server: 'http://server',
		signIn: { token: async () => 'token', endsAt: clock.now() + 1e9 },
		async send(_: string, path: string) {
			const { group, cards } = server;
			if (path === '/groups/g') server.readings += 1;
			await server.hold;
			if (path.endsWith('/characters')) return { items: cards };
			return path.endsWith('/rolls') ? { items: [] } : group;
		}
	} as unknown as Api;
	const sent: { type: string; id: string }[] = [];
	let line: Line | null = null;
	const connect = (): Line =>
		(line = {
			...{ onopen: null, onmessage: null, onclose: null, close: () => undefined },
			send: (text) => void sent.push(JSON.parse(text) as (typeof sent)[number])
		});
	const hear = (message: object) => line?.onmessage?.({ data: JSON.stringify(message) });
	let offset = 0;
	const tell = (event: string, data: object, more: object = {}) =>
		hear({ type: 'event', offset: (offset += 1), event, actor: 'mara', data, ...more });
	const welcome = () =>
		hear({
			...{ type: 'welcome', epoch: 'e', offset: 0, recovered: true, role: 'player' },
			...{ presence: [], ruleset: { id: 'dsa5e', version: '1.0.0', state: 'ok' } }
		});
	const table = createTable({
		...{ groupId: 'g', api, store, clock, userId, client: 'web', connect, random: () => 0.5 }
	});
	async function open() {
		table.open();
		await settled();
		welcome();
		await settled();
	}
	return { clock, server, table, sent, tell, welcome, open };
}

const moved = (value: number, revision: number) => ({
	...{ character_id: 'runa', resource: 'LeP', delta: -5, applied: value - 31 },
	...{ value, minimum: 0, maximum: 31, revision }
});

test('who leads is known with the event, before anything is read', async () => {
	const { table, server, tell, open } = sit();
	await open();
	expect(table.isDm).toBe(false);
	server.hold = new Promise(() => undefined);
	tell('group.dm_changed', { group_id: 'g', dm_user_id: 'gero', dm_name: 'Gero', revision: 2 });
	expect(table.isDm).toBe(true);
	expect(table.state.group?.members.map(({ role }) => role)).toEqual(['player', 'dm']);
	expect(server.readings).toBe(2);
});

test('what changes while it is read is read again', async () => {
	const { table, server, tell, open } = sit();
	let answer = (): void => undefined;
	server.hold = new Promise((done) => (answer = done));
	await open();
	tell('member.joined', { user_id: 'lin', display_name: 'Lin', role: 'player', joined_at: '' });
	server.group = { ...GROUP, member_count: 3 };
	answer();
	await settled();
	expect(table.state.group?.member_count).toBe(3);
	expect(server.readings).toBe(2);
});

test('a resource that moved is told once, with its note', async () => {
	const { table, tell, open } = sit();
	await open();
	tell('resource.changed', moved(26, 4), { note: 'Orkpfeil' });
	tell('resource.changed', moved(26, 4), { note: 'Orkpfeil' });
	expect(table.card('runa')?.card.resources?.[0]?.value).toBe(26);
	expect(table.state.moves).toMatchObject([{ applied: -5, note: 'Orkpfeil', actor: 'mara' }]);
});

test('what one person said is not said by the next who signs in', async () => {
	const store = memoryStore();
	const gero = sit(store);
	await gero.open();
	void gero.table.adjust('runa', 'LeP', -5).catch(() => undefined);
	gero.table.close();
	const lin = sit(store, 'lin');
	await lin.open();
	expect(lin.sent.map(({ type }) => type)).not.toContain('resource.adjust');
	const again = sit(store);
	await again.open();
	expect(again.sent.map(({ type }) => type)).toContain('resource.adjust');
});
