/**
 * Plays an evening with a real server: a dungeon master, and a player with two devices. Run by
 * tests/client, which gives the tokens of mails: `tsx client/dev/two-clients.ts SERVER`.
 */
import assert from 'node:assert/strict';
import { createInterface } from 'node:readline';
import { WebSocket } from 'ws';
import { generic } from '@campaign-manager/rulesets/generic/index';
import { get } from '@campaign-manager/rulesets/pointer';
import { login, register, verifyEmail } from '../api/account.ts';
import { createApi, type Api } from '../api/api.ts';
import { createCharacter, getCharacter } from '../api/characters.ts';
import { assign, createGroup, createInvite, joinGroup } from '../api/groups.ts';
import { clock } from '../clock.ts';
import type { RoomEvent } from '../generated/live.ts';
import { createRoom, type Line } from '../live/room.ts';
import { createOutbox } from '../session/outbox.ts';
import { openSheet } from '../session/sheet.ts';
import { memoryStore } from '../store.ts';

const server = process.argv[2] ?? '';
const password = 'eine lange Nacht in Gareth';
const answers = createInterface({ input: process.stdin })[Symbol.asyncIterator]();
const made = Date.now().toString(36);

async function until(what: string, holds: () => unknown): Promise<void> {
	const end = Date.now() + 15_000;
	while (!holds()) {
		assert.ok(Date.now() < end, `never: ${what}`);
		await new Promise((done) => setTimeout(done, 10));
	}
}

async function account(name: string): Promise<string> {
	const email = `${name}.${made}@example.org`;
	await register(anonymous, { email, password, display_name: name });
	console.log(JSON.stringify({ mail: email }));
	const { value } = (await answers.next()) as { value: string };
	await verifyEmail(anonymous, value.trim());
	return email;
}

async function signedIn(email: string): Promise<Api> {
	const api = createApi({ server, transport: 'body', clock });
	await login(api, { email, password, device: 'tests' });
	return api;
}

/** A device with the hero open at the table. */
async function device(api: Api, id: string, groupId: string) {
	let line: WebSocket | null = null;
	const connect = (url: string) => (line = new WebSocket(url)) as unknown as Line;
	const store = memoryStore();
	const room = createRoom({ groupId, api, client: 'web', clock, store, connect });
	const events: RoomEvent[] = [];
	room.subscribe({ event: (event) => events.push(event) });
	const outbox = createOutbox({ api, store, clock, userId: api.signIn.user?.id ?? '' });
	const ruleset = generic.open({});
	const options = { id, api, room, outbox, ruleset, clock, saveAfterMs: 50 };
	const sheet = openSheet({ ...options, isLong: (pointer) => pointer === '/notes' });
	room.open();
	await until('live', () => room.state.is === 'live' && sheet.state.character);
	return { api, room, outbox, sheet, events, drop: () => line?.terminate() };
}

const anonymous = createApi({ server, transport: 'body', clock });
const emails = [await account('mara'), await account('jon')] as const;
const [mara, jon, jonAtHome] = [
	await signedIn(emails[0]),
	await signedIn(emails[1]),
	await signedIn(emails[1])
];

const group = await createGroup(mara, { name: 'Die Sieben', ruleset_id: 'generic' });
const invite = await createInvite(mara, group.id);
await joinGroup(jon, group.id, invite.token);
const hero = await createCharacter(jon, {
	...{ ruleset_id: 'generic', name: 'Runa' },
	sheet_data: { hp: { current: 20, maximum: 25 }, concept: 'Söldnerin', notes: 'kurz' }
});
await assign(jon, group.id, { character_id: hero.id, is_active: true });

const panel = await device(jon, hero.id, group.id);
const home = await device(jonAtHome, hero.id, group.id);
const lead = await device(mara, hero.id, group.id);
const all = [panel, home, lead];
const everywhere = (pointer: string, value: unknown) =>
	until(`${pointer} is ${String(value)} everywhere`, () =>
		all.every(({ sheet }) => get(sheet.state.sheet, pointer) === value)
	);

// an edit is seen by the other device and the dungeon master
panel.sheet.set('/concept', 'Heilerin');
assert.equal(get(panel.sheet.state.sheet, '/concept'), 'Heilerin');
await everywhere('/concept', 'Heilerin');
await until('saved', () => panel.sheet.state.status === 'saved');

// damage by the dungeon master; both heal at once
lead.sheet.adjust('hp', -5, 'Orkpfeil');
await everywhere('/hp/current', 15);
panel.sheet.adjust('hp', 1);
home.sheet.adjust('hp', 2);
await everywhere('/hp/current', 18);

// the line breaks; what happens meanwhile is caught up, and what was done meanwhile is sent
panel.drop();
await until('dropped', () => panel.room.state.is !== 'live');
panel.sheet.adjust('hp', -1);
panel.sheet.rename('Runa die Rote');
lead.sheet.adjust('hp', -2);
await everywhere('/hp/current', 15);
await until('live again', () => panel.room.state.is === 'live');
await until('the name', () => all.every(({ sheet }) => sheet.state.name === 'Runa die Rote'));

// both write the same line: the later one stands, and says so
panel.outbox.pause();
panel.sheet.set('/concept', 'Magierin');
home.sheet.set('/concept', 'Diebin');
await home.sheet.flush();
panel.outbox.resume();
await everywhere('/concept', 'Magierin');
const [quiet] = panel.sheet.state.lines;
assert.deepEqual([quiet?.mine, quiet?.theirs], ['Magierin', 'Diebin']);

// both write the same long text: the person decides
panel.outbox.pause();
panel.sheet.set('/notes', 'Meine Fassung der Geschichte.');
home.sheet.set('/notes', 'Eine andere Fassung.');
await home.sheet.flush();
panel.outbox.resume();
await until('a conflict', () => panel.sheet.state.status === 'conflict');
assert.deepEqual(panel.sheet.state.conflicts['/notes'], {
	...{ pointer: '/notes', mine: 'Meine Fassung der Geschichte.', theirs: 'Eine andere Fassung.' }
});
panel.sheet.resolve('/notes', 'mine');
await everywhere('/notes', 'Meine Fassung der Geschichte.');

// what the server refuses is rolled back and named; the rest is kept
panel.sheet.set('/hp/maximum', -5);
panel.sheet.set('/concept', 'Bardin');
await until('refused', () => panel.sheet.state.status === 'refused');
await everywhere('/concept', 'Bardin');
const [refused] = panel.sheet.state.refused;
assert.deepEqual(
	refused?.changes.map(({ pointer }) => pointer),
	['/hp/maximum']
);
assert.equal(get(panel.sheet.state.sheet, '/hp/maximum'), 25);
panel.sheet.dismiss(refused?.id ?? '');

// undo goes to the server too
panel.sheet.undo();
await everywhere('/concept', 'Magierin');

// a throw is seen by everybody, also with a new token
await jon.signIn.renew(await jon.signIn.token());
await panel.room.say({ type: 'roll.create', source: 'server', dice: '1d20+3' });
await until('the roll', () => all.every(({ events }) => events.at(-1)?.event === 'roll.created'));

await until('nothing waits', () => all.every(({ outbox }) => outbox.waiting === 0));
const stored = await getCharacter(mara, hero.id);
for (const { sheet, events } of all) {
	assert.deepEqual(sheet.state.sheet, stored?.sheet_data);
	const offsets = events.map(({ offset }) => offset);
	assert.deepEqual(
		offsets,
		[...new Set(offsets)].sort((one, other) => one - other)
	);
}
console.log(JSON.stringify({ done: hero.id, moves: 5 }));
for (const { room, sheet } of all) {
	sheet.close();
	room.close();
}
process.exit(0);
