import fc from 'fast-check';
import { expect, test } from 'vitest';
import { generic } from '@campaign-manager/rulesets/generic/index';
import { createApi } from '../api/api.ts';
import { HandClock } from '../fakes/clock.ts';
import { network } from '../fakes/network.ts';
import { FakeLine, FakeServer } from '../fakes/server.ts';
import type { RoomEvent } from '../generated/live.ts';
import { memoryStore, type Store } from '../store.ts';
import { pause } from '../pause.ts';
import { answerTo } from './closes.ts';
import { createRoom, type RoomState } from './room.ts';

function setUp({ store = memoryStore(), left = 1e12 }: { store?: Store; left?: number } = {}) {
	const clock = new HandClock();
	const sheet = { hp: { current: 10, maximum: 20 } };
	const server = new FakeServer(generic.open({}), sheet, clock);
	const user = { id: 'u', email: 'm@x.org', display_name: 'Mara', email_verified: true };
	let kept: unknown = {
		...{ access_token: 'token', expires_at: clock.now() + left, refresh_token: 'r' },
		user
	};
	const tokens = {
		read: async () => kept as never,
		write: async (next: unknown) => void (kept = next)
	};
	const base = { server: 'http://server', transport: 'body', clock } as const;
	const api = createApi({ ...base, fetcher: network(server), store: tokens });
	const lines: FakeLine[] = [];
	const sent: string[] = [];
	const connect = (url: string) => {
		const line = new FakeLine(server, url);
		const send = line.send.bind(line);
		line.send = (text) => {
			sent.push(text);
			send(text);
		};
		lines.push(line);
		return line;
	};
	const options = { groupId: 'g', api, client: 'web', clock, store, connect } as const;
	const room = createRoom({ ...options, random: () => 0.5 });
	const events: RoomEvent[] = [];
	const states: RoomState[] = [];
	const again: number[] = [];
	room.subscribe({
		event: (event) => events.push(event),
		state: (state) => states.push(state),
		again: () => again.push(server.log.length)
	});
	const cut = (code?: number, reason?: string) => lines.at(-1)?.cut(code, reason);
	return { clock, server, room, lines, sent, events, states, again, cut, options };
}

const HERO = '0d9c1c1e-5d0c-4a64-9f0e-0f3f1f6f6f01';
const hit = (delta: number) =>
	({ type: 'resource.adjust', character_id: HERO, resource: 'hp', delta }) as const;

type Act = { is: 'tell'; visible: boolean } | { is: 'cut' } | { is: 'wait'; ms: number };
const act: fc.Arbitrary<Act> = fc.oneof(
	fc.record({ is: fc.constant('tell' as const), visible: fc.boolean() }),
	fc.record({ is: fc.constant('cut' as const) }),
	fc.record({ is: fc.constant('wait' as const), ms: fc.integer({ min: 1, max: 25_000 }) })
);

test('every event comes once and in order, however often the line breaks', async () => {
	await fc.assert(
		fc.asyncProperty(fc.array(act, { maxLength: 60 }), async (acts) => {
			const { clock, server, room, events, again, cut } = setUp();
			room.open();
			await clock.advance(100);
			for (const one of acts) {
				if (one.is === 'tell') server.tell('group.updated', {}, undefined, 'u', one.visible);
				if (one.is === 'cut') cut();
				if (one.is === 'wait') await clock.advance(one.ms);
			}
			await clock.advance(60_000);
			const visible = server.log.filter((each) => each.visible).map(({ offset }) => offset);
			expect(events.map(({ offset }) => offset)).toEqual(visible);
			expect(again).toHaveLength(1);
			room.close();
		}),
		{ numRuns: 60 }
	);
}, 60_000);

test('what the log forgot is read again, and events go on from there', async () => {
	const { clock, server, room, events, again, cut } = setUp();
	room.open();
	await clock.advance(100);
	cut();
	server.tell('group.updated', {});
	server.forgotten = 1;
	await clock.advance(5000);
	expect(again).toHaveLength(2);
	expect(events).toEqual([]);
	server.tell('group.updated', {});
	await clock.advance(100);
	expect(events.map(({ offset }) => offset)).toEqual([2]);
});

test('a pong moves the resume point past events that are not for this person', async () => {
	const { clock, server, room, sent, cut } = setUp();
	room.open();
	await clock.advance(100);
	server.tell('group.updated', {}, undefined, 'u', false);
	await clock.advance(20_500);
	cut();
	await clock.advance(5000);
	const hello = JSON.parse(sent.filter((text) => text.includes('"hello"')).at(-1) as string);
	expect(hello.resume.offset).toBe(1);
});

test('a command is done once, however often the line breaks before its answer', async () => {
	const { clock, server, room, cut } = setUp();
	room.open();
	await clock.advance(100);
	const answer = room.say(hit(-3));
	for (let round = 0; round < 2; round++) {
		await clock.advance(7);
		cut();
		await clock.advance(6000);
	}
	expect(await answer).toMatchObject({ applied: -3, value: 7 });
	expect(server.done).toHaveLength(1);
});

test('what no connection answers goes by REST under the same id', async () => {
	const { clock, server, room, lines, cut } = setUp();
	room.open();
	await clock.advance(100);
	const answer = room.say(hit(-3));
	for (let round = 0; round < 4; round++) {
		// it is heard, and never answered
		const line = lines.at(-1) as FakeLine;
		line.deliver = () => undefined;
		await clock.advance(3);
		cut();
		await clock.advance(15);
		while (room.state.is !== 'live' && round < 2) await clock.advance(500);
	}
	await clock.advance(1000);
	expect(await answer).toMatchObject({ applied: -3 });
	expect(server.done).toHaveLength(1);
});

test('a refused command throws its problem and is forgotten', async () => {
	const store = memoryStore();
	const { clock, room } = setUp({ store });
	room.open();
	await clock.advance(100);
	const refused = expect(room.say({ ...hit(1), resource: 'nothing' })).rejects.toMatchObject({
		code: 'unknown_resource'
	});
	await clock.advance(100);
	await refused;
	expect(store.keys()).toEqual([]);
});

test('what a crashed page said is said again by the next one', async () => {
	const store = memoryStore();
	void setUp({ store }).room.say(hit(-3));
	const second = setUp({ store });
	second.room.open();
	await second.clock.advance(200);
	expect(second.server.done).toHaveLength(1);
	expect(store.keys()).toEqual([]);
});

test('the token is renewed before it ends, on the same line', async () => {
	const { clock, room, sent, lines } = setUp({ left: 90_000 });
	room.open();
	await clock.advance(35_000);
	const renewals = sent.filter((text) => text.includes('"type":"auth"'));
	expect(renewals).toHaveLength(1);
	expect(lines).toHaveLength(1);
});

test('a token that is not taken is renewed once, then the room waits', async () => {
	const { clock, server, room, states } = setUp();
	server.tokens.clear();
	room.open();
	await clock.advance(300);
	expect(room.state.is).toBe('live');
	expect(states.filter(({ is }) => is === 'waiting')).toEqual([]);
});

test('a line that says nothing any more is given up', async () => {
	const { clock, room, lines } = setUp();
	room.open();
	await clock.advance(100);
	(lines[0] as FakeLine).deliver = () => undefined;
	await clock.advance(35_000);
	expect(lines.length).toBeGreaterThan(1);
});

test('many commands are not sent as a flood', async () => {
	const { clock, room, sent } = setUp();
	room.open();
	await clock.advance(100);
	const answers = Array.from({ length: 100 }, () => room.say(hit(1)));
	await clock.advance(50);
	expect(sent.length).toBeLessThan(50);
	await clock.advance(10_000);
	await Promise.all(answers);
});

test.each([
	[4403, 'not_a_member'],
	[4404, 'group_gone'],
	[4409, 'replaced'],
	[4401, 'session_ended'],
	[4400, 'invalid']
])('after %i %s the room stays away until it is asked', async (code, reason) => {
	const { clock, room, lines, cut } = setUp();
	room.open();
	await clock.advance(100);
	cut(code, reason);
	await clock.advance(120_000);
	expect(room.state).toEqual({ is: 'closed', reason });
	expect(lines).toHaveLength(1);
});

test('a server that goes away says when to come back', async () => {
	const { clock, room, cut } = setUp();
	room.open();
	await clock.advance(100);
	const now = clock.now();
	cut(1012, 'retry_ms=4321');
	expect(room.state).toEqual({ is: 'waiting', at: now + 4321, reason: 'retry_ms=4321' });
	await clock.advance(4400);
	expect(room.state.is).toBe('live');
});

test('other closes wait as the page says', () => {
	expect(answerTo(1006, '')).toEqual({ do: 'wait' });
	expect(answerTo(4408, 'too_slow')).toEqual({ do: 'wait' });
	expect(answerTo(4413, 'room_full')).toEqual({ do: 'wait', ms: 30_000 });
	expect(answerTo(4401, 'token_expired')).toEqual({ do: 'renew' });
	expect([pause(0, 0), pause(0, 1), pause(2, 0), pause(20, 1)]).toEqual([200, 2000, 800, 30_000]);
});

test('who looked away is away again after a new connection', async () => {
	const { clock, room, sent, cut } = setUp();
	room.open();
	await clock.advance(100);
	void room.say({ type: 'presence.set', state: 'away' });
	await clock.advance(100);
	cut();
	await clock.advance(5000);
	expect(sent.filter((text) => text.includes('"away"'))).toHaveLength(2);
});

test('a ruleset that is loaded anew is told of, each time it is said', async () => {
	const { clock, server, room } = setUp();
	const told: unknown[] = [];
	room.subscribe({ ruleset: ({ state }) => told.push(state) });
	room.open();
	await clock.advance(100);
	expect(told).toEqual([]);
	server.loadAnew('two');
	server.loadAnew('two');
	await clock.advance(100);
	expect(told).toEqual(['two', 'two']);
});

test('a ruleset that was loaded anew while the line was broken is told of at the return', async () => {
	const { clock, server, room, cut } = setUp();
	const told: unknown[] = [];
	room.subscribe({ ruleset: ({ state }) => told.push(state) });
	room.open();
	await clock.advance(100);
	cut();
	await clock.advance(60_000);
	expect(told).toEqual([]);
	cut();
	server.rulesetState = 'two';
	await clock.advance(60_000);
	expect(told).toEqual(['two']);
});
