/** A group's live room: events in order and once, commands answered, whatever the line does. */
import type { Api } from '../api/api.ts';
import { isPassing, isSignedOut, Problem } from '../api/problem.ts';
import type { Clock } from '../clock.ts';
import type { Presence, Refusal, RoomEvent, ServerMessage, Welcome } from '../generated/live.ts';
import { memoryStore, type Store } from '../store.ts';
import { pause } from '../pause.ts';
import { answerTo } from './closes.ts';
import { byRest, createCommands, type Command, type Waiting } from './commands.ts';
import { createPace, type Pace } from './pace.ts';

export type Person = Presence['people'][number];

export type RulesetNow = Welcome['ruleset'];

export type RoomState =
	| { is: 'connecting' }
	| { is: 'live'; role: 'player' | 'dm' }
	/** `at`: when the next try is made, in milliseconds since 1970. */
	| { is: 'waiting'; at: number; reason: string }
	| { is: 'closed'; reason: string };

/** What a WebSocket of the browser's has, as far as it is used. */
export interface Line {
	onopen: ((event: never) => void) | null;
	onmessage: ((event: { data: unknown }) => void) | null;
	onclose: ((event: { code: number; reason: string }) => void) | null;
	send(text: string): void;
	close(code?: number): void;
}

export interface RoomOptions {
	groupId: string;
	api: Api;
	client: 'symbiote' | 'web';
	clock: Clock;
	/** Keeps commands that were not answered. */
	store?: Store;
	connect?: (url: string) => Line;
	/** From 0 to 1. */
	random?: () => number;
	makeId?: () => string;
}

export interface RoomListener {
	event?(event: RoomEvent): void;
	/**
	 * What was missed is not known: read by REST what is shown. `isOther`: the database is not the one
	 * of before (a backup was restored), so revisions may be lower than those known.
	 */
	again?(isOther: boolean): void;
	state?(state: RoomState): void;
	presence?(people: readonly Person[]): void;
	/** The group's ruleset is another than before: what follows from sheets is to be read again. */
	ruleset?(now: RulesetNow): void;
}

/** A command without its id, which is made here. */
export type Say<C = Command> = C extends Command ? Omit<C, 'id'> & { id?: string } : never;

export interface Room {
	readonly groupId: string;
	readonly state: RoomState;
	readonly people: readonly Person[];
	/** Connects, also after it was closed. */
	open(): void;
	/** Leaves; nothing is tried until `open`. What was not answered stays in the store. */
	close(): void;
	/**
	 * Resolves with the answer's result. Throws Problem if it was refused, Unreachable if the room
	 * was closed before. `kept: false` leaves it to the caller to say it again after a crash.
	 */
	say(command: Say, options?: { kept?: boolean }): Promise<Record<string, unknown>>;
	subscribe(listener: RoomListener): () => void;
}

const PING_MS = 20_000;
const SILENCE_MS = 10_000;
const RENEW_MS = 60_000;
/** So many connections may leave a command unanswered before it goes by REST. */
const TRIES = 3;

export function createRoom(options: RoomOptions): Room {
	const { groupId, api, client, clock } = options;
	const { store = memoryStore(), random = Math.random } = options;
	const makeId = options.makeId ?? (() => crypto.randomUUID());
	const connect = options.connect ?? ((url) => new WebSocket(url) as Line);
	const commands = createCommands(store, `room/${groupId}/`, clock);
	const listeners = new Set<RoomListener>();
	const people = new Map<string, Person>();

	let state: RoomState = { is: 'closed', reason: 'left' };
	let line: Line | null = null;
	let pace: Pace | null = null;
	/** the state of the group's ruleset that was told last */
	let rulesetState: string | undefined;
	let token = '';
	let resume: { epoch: string; offset: number } | null = null;
	let failures = 0;
	/** whether the last try ended by a token that was not taken */
	let renewed = false;
	/** a new connection counts as here, so this is said again */
	let isAway = false;
	/** counts connections, so that what belongs to an old one does nothing */
	let turn = 0;
	const timers = new Map<string, () => void>();

	const tell = (act: (listener: RoomListener) => void) => [...listeners].forEach(act);
	function later(name: string, ms: number, act: () => void): void {
		timers.get(name)?.();
		timers.set(name, clock.after(ms, act));
	}
	function become(next: RoomState): void {
		state = next;
		tell((listener) => listener.state?.(next));
	}

	function hangUp(): void {
		turn += 1;
		for (const cancel of timers.values()) cancel();
		timers.clear();
		pace?.stop();
		pace = null;
		if (line) {
			line.onopen = line.onmessage = line.onclose = null;
			try {
				line.close(1000);
			} catch {
				// it was never open
			}
		}
		line = null;
	}

	function stop(reason: string): void {
		hangUp();
		people.clear();
		become({ is: 'closed', reason });
		commands.letGo(reason);
	}

	function wait(reason: string, ms = pause(failures, random())): void {
		hangUp();
		failures += 1;
		later('again', ms, () => void begin());
		become({ is: 'waiting', at: clock.now() + ms, reason });
		for (const each of commands.all()) if (each.tries >= TRIES) goByRest(each);
	}

	async function begin(): Promise<void> {
		hangUp();
		const mine = turn;
		become({ is: 'connecting' });
		try {
			token = await (renewed ? api.signIn.renew(token) : api.signIn.token());
		} catch (error) {
			if (mine !== turn) return;
			return isSignedOut(error) ? stop('session_ended') : wait('unreachable');
		}
		if (mine !== turn) return;
		let opened: Line;
		try {
			opened = connect(`${socketBase(api.server)}/v1/groups/${groupId}/live`);
		} catch {
			return wait('unreachable');
		}
		line = opened;
		pace = createPace(clock, (frame) => opened.send(frame));
		later('silence', SILENCE_MS, () => wait('silent'));
		opened.onopen = () =>
			opened.send(JSON.stringify({ type: 'hello', token, client, ...(resume && { resume }) }));
		opened.onmessage = ({ data }) => heard(data);
		opened.onclose = ({ code, reason }) => closed(code, reason);
	}

	function closed(code: number, reason: string): void {
		const answer = answerTo(code, reason);
		if (code === 4401 && reason === 'session_ended') void api.signIn.ended(reason);
		if (answer.do === 'stop') return stop(reason || String(code));
		if (answer.do === 'wait') return wait(reason || String(code), answer.ms);
		if (renewed) return wait(reason);
		renewed = true;
		void begin();
	}

	function heard(data: unknown): void {
		let message: ServerMessage;
		try {
			message = JSON.parse(String(data)) as ServerMessage;
		} catch {
			return wait('unreadable');
		}
		later('silence', PING_MS + SILENCE_MS, () => wait('silent'));
		if (message.type === 'welcome') return welcomed(message);
		if (message.type === 'event') return happened(message);
		if (message.type === 'pong') return moveTo(message.offset);
		if (message.type === 'presence') return changePeople(message.people);
		if (message.type === 'ruleset.changed') return rulesetIs(message.ruleset, true);
		if (message.type === 'ack') return commands.take(message.id)?.done(message.result);
		if (message.type === 'error') refused(message.id, message.problem);
	}

	function welcomed(message: Welcome): void {
		const { epoch, offset, recovered, role, ruleset } = message;
		const isOther = resume !== null && resume.epoch !== epoch;
		if (!recovered || !resume || isOther) resume = { epoch, offset };
		failures = 0;
		renewed = false;
		people.clear();
		for (const person of message.presence) people.set(person.user_id, person);
		become({ is: 'live', role });
		tell((listener) => listener.presence?.([...people.values()]));
		if (!recovered) tell((listener) => listener.again?.(isOther));
		// it may have been loaded anew, or the server with it, while nobody listened
		rulesetIs(ruleset, rulesetState !== undefined && rulesetState !== ruleset.state);
		later('ping', PING_MS, ping);
		planRenewal();
		for (const each of commands.all()) put(each);
		if (isAway) void say({ type: 'presence.set', state: 'away' }).catch(() => undefined);
	}

	function happened(event: RoomEvent): void {
		if (!resume || event.offset <= resume.offset) return;
		resume = { ...resume, offset: event.offset };
		tell((listener) => listener.event?.(event));
	}

	function moveTo(offset: number): void {
		if (resume && offset > resume.offset) resume = { ...resume, offset };
	}

	/** Each worker of the server tells of it: only after the last is a reading sure to be new. */
	function rulesetIs(now: RulesetNow, isNews: boolean): void {
		rulesetState = now.state ?? rulesetState;
		if (isNews) tell((listener) => listener.ruleset?.(now));
	}

	function changePeople(changed: readonly Person[]): void {
		for (const person of changed) {
			if (person.clients.length) people.set(person.user_id, person);
			else people.delete(person.user_id);
		}
		tell((listener) => listener.presence?.([...people.values()]));
	}

	function refused(id: Refusal['id'], { status, code, detail, errors }: Refusal['problem']): void {
		const problem = new Problem(status, code, detail, errors);
		const known = commands.all().find((each) => each.command.id === id);
		if (!known) return;
		if (!isPassing(problem)) return commands.take(id)?.failed(problem);
		later(`again ${id}`, pause(known.tries, random()), () => put(known));
	}

	function put(each: Waiting): void {
		if (state.is !== 'live' || !pace) return;
		each.tries += 1;
		pace.send(JSON.stringify(each.command));
	}

	function goByRest(each: Waiting): void {
		const { id } = each.command;
		byRest(api, groupId, each.command)?.then(
			(result) => commands.take(id)?.done(result),
			(error) => {
				if (!isPassing(error)) commands.take(id)?.failed(error);
			}
		);
	}

	function ping(): void {
		pace?.send('{"type":"ping"}');
		later('ping', PING_MS, ping);
		later('silence', SILENCE_MS, () => wait('silent'));
	}

	function planRenewal(): void {
		const left = Math.max(1000, api.signIn.endsAt - clock.now() - RENEW_MS);
		later('renew', left, () => void renew());
	}

	async function renew(): Promise<void> {
		const mine = turn;
		try {
			token = await api.signIn.token(RENEW_MS + SILENCE_MS);
		} catch (error) {
			if (mine !== turn) return;
			// until the token ends there is time to try again; then the server closes
			return isSignedOut(error)
				? stop('session_ended')
				: later('renew', 10_000, () => void renew());
		}
		if (mine !== turn) return;
		pace?.send(JSON.stringify({ type: 'auth', id: makeId(), token }));
		planRenewal();
	}

	function say(command: Say, { kept = true } = {}): Promise<Record<string, unknown>> {
		const whole = { ...command, id: command.id ?? makeId() } as Command;
		const isPresence = whole.type === 'presence.set';
		if (isPresence) isAway = whole.state === 'away';
		const answer = commands.add(whole, kept && !isPresence);
		const each = commands.all().find((one) => one.command.id === whole.id);
		if (each) put(each);
		return answer;
	}

	return {
		groupId,
		get state() {
			return state;
		},
		get people() {
			return [...people.values()];
		},
		open() {
			if (state.is === 'live' || state.is === 'connecting') return;
			failures = 0;
			void begin();
		},
		close() {
			if (state.is !== 'closed') stop('left');
		},
		say,
		subscribe(listener) {
			listeners.add(listener);
			return () => listeners.delete(listener);
		}
	};
}

function socketBase(server: string): string {
	const base = server || globalThis.location.origin;
	return base.replace(/^http/, 'ws');
}
