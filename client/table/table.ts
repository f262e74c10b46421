/** One group as it is shown: read once by REST, kept current by its room. */
import type { Resource, Summary, Text } from '@campaign-manager/rulesets/objects';
import type { Api } from '../api/api.ts';
import { getGroup, listAssignments, listRolls } from '../api/groups.ts';
import { isPassing, Problem } from '../api/problem.ts';
import type { Clock } from '../clock.ts';
import type { components } from '../generated/api.ts';
import type { ResourceChange, RoomEvent } from '../generated/live.ts';
import {
	createRoom,
	type Person,
	type Room,
	type RoomOptions,
	type RoomState
} from '../live/room.ts';
import { readJson, within, type Store } from '../store.ts';

type S = components['schemas'];
export type Roll = S['Roll'];
export type Group = S['Group'];

/** What everybody at the table sees of a character. */
export type Card = Omit<S['Assignment'], 'card'> & {
	card: { summary?: Summary; resources?: Resource[] };
};

export type Request = Extract<RoomEvent, { event: 'roll.requested' }>['data'];

/** How a resource moved while one looked. */
export interface Move {
	/** Counts up within a group. */
	offset: number;
	character_id: string;
	resource: string;
	label: Text;
	/** Points on top included. */
	applied: number;
	value: number;
	maximum: number;
	note?: string;
	/** Whose doing it was; null where the group is not to know. */
	actor: string | null;
}

export interface TableState {
	readonly group: Group | null;
	readonly cards: readonly Card[];
	/** Newest first. */
	readonly rolls: readonly Roll[];
	/** What the dungeon master asked the table for, newest last. */
	readonly requests: readonly Request[];
	/** Newest first. */
	readonly moves: readonly Move[];
	readonly people: readonly Person[];
	readonly room: RoomState;
	/** Why it could not be read. */
	readonly problem: unknown;
	/** How often it was read whole: whoever reads more of it reads that again. */
	readonly readings: number;
}

export interface Table {
	readonly id: string;
	readonly room: Room;
	readonly state: TableState;
	readonly isDm: boolean;
	open(): void;
	close(): void;
	load(): Promise<void>;
	card(characterId: string): Card | undefined;
	/** A request that was met, or put aside. */
	dismiss(requestId: string): void;
	/** Throws Problem, Unreachable. */
	adjust(
		characterId: string,
		resource: string,
		delta: number,
		note?: string
	): Promise<ResourceChange>;
	subscribe(listener: (state: TableState) => void): () => void;
}

export interface TableOptions extends Pick<RoomOptions, 'client' | 'connect' | 'random'> {
	groupId: string;
	api: Api;
	store: Store;
	clock: Clock;
	userId: string;
}

interface Known {
	group: Group;
	cards: readonly Card[];
}

/** Why a room is closed for good. */
const ENDS = ['not_a_member', 'group_gone'];
const REQUESTS_KEPT = 3;
const MOVES_KEPT = 20;
const ROLLS_KEPT = 200;
const FIRST_ROLLS = 30;
const AGAIN_MS = 5_000;

export function createTable({ userId, ...options }: TableOptions): Table {
	const { groupId, api, store, clock } = options;
	const owner = `${api.server}|${userId}`;
	// what one person said is not said again by the next who signs in here
	const room = createRoom({ ...options, store: within(store, `of/${owner}/`) });
	const listeners = new Set<(state: TableState) => void>();
	/** where it is kept, so that the next start shows it before the server answers */
	const place = `table/${owner}|${groupId}`;
	const known = readJson<Known>(store, place);
	/** told while the reading was under way, which may not have them */
	let early: RoomEvent[] = [];
	let isLoading = false;
	/** something changed during the reading that only another one can tell */
	let isStale = false;
	let isClosed = false;
	let stopRetry: (() => void) | null = null;
	let state: TableState = {
		...{ group: known?.group ?? null, cards: known?.cards ?? [] },
		...{ rolls: [], requests: [], moves: [], people: [] },
		...{ room: { is: 'connecting' }, problem: null, readings: 0 }
	};

	function become(changed: Partial<TableState>): void {
		state = { ...state, ...changed };
		for (const listener of [...listeners]) listener(state);
	}

	const leave = room.subscribe({
		event: happened,
		again: () => void load(),
		ruleset: () => void load(),
		state(next) {
			become({ room: next });
			if (next.is === 'closed' && ENDS.includes(next.reason)) drop();
			if (next.is === 'live' && state.group && state.group.role !== next.role) void load();
		},
		presence: (people) => become({ people })
	});

	async function load(): Promise<void> {
		if (isLoading) {
			isStale = true;
			return;
		}
		stopRetry?.();
		isLoading = true;
		isStale = false;
		early = [];
		try {
			const [group, cards, rolls] = await Promise.all([
				getGroup(api, groupId),
				listAssignments(api, groupId),
				listRolls(api, groupId, { limit: FIRST_ROLLS })
			]);
			const read = { group, cards: cards.items as unknown as Card[], rolls: rolls.items };
			become({ ...read, problem: null, readings: state.readings + 1 });
			for (const event of early) apply(event);
			keep();
		} catch (problem) {
			become({ problem });
			if (problem instanceof Problem && [403, 404].includes(problem.status)) drop();
			if (isPassing(problem) && !isClosed) stopRetry = clock.after(AGAIN_MS, () => void load());
		} finally {
			isLoading = false;
		}
		if (isStale && !isClosed && !state.problem) await load();
	}

	/** A copy of what is not this person's any more. */
	const drop = () => store.write(place, null);

	function keep(): void {
		if (!state.group) return;
		const { group, cards } = state;
		try {
			store.write(place, JSON.stringify({ group, cards } satisfies Known));
		} catch {
			// no room for a copy; it can be read again
		}
	}

	function happened(event: RoomEvent): void {
		if (isLoading) early.push(event);
		apply(event);
	}

	function apply(event: RoomEvent): void {
		switch (event.event) {
			case 'character.assigned':
				return put(event.data as unknown as Card);
			case 'character.removed':
			case 'character.deleted': {
				const gone = event.data.character_id;
				return become({ cards: state.cards.filter(({ character_id }) => character_id !== gone) });
			}
			case 'character.saved': {
				const { character_id, name, revision, card, portrait_url } = event.data;
				return change(character_id, revision, () => ({
					...{ name, card: card as unknown as Card['card'] },
					...(portrait_url !== undefined && { portrait_url })
				}));
			}
			case 'resource.changed':
				return moved(event);
			case 'roll.created':
				return thrown(event.data as unknown as Roll);
			case 'roll.requested':
				return asked(event.data);
			case 'group.updated': {
				const { name, description, revision } = event.data;
				if (state.group) become({ group: { ...state.group, name, description, revision } });
				return;
			}
			case 'group.dm_changed':
				led(event.data.dm_user_id, event.data.dm_name);
				return void load();
			// who is in it, and who came back, change much at once
			case 'character.restored':
			case 'member.joined':
			case 'member.left':
				void load();
		}
	}

	function put(card: Card): void {
		const others = state.cards.filter(({ character_id }) => character_id !== card.character_id);
		become({ cards: [...others, card] });
	}

	/** Rights change with the event, before all that they let one see is read. */
	function led(user_id: string, display_name: string): void {
		const { group } = state;
		if (!group) return;
		const role = user_id === userId ? 'dm' : 'player';
		const members = group.members.map((member) => ({
			...member,
			role: member.user_id === user_id ? ('dm' as const) : ('player' as const)
		}));
		become({ group: { ...group, role, members, dm: { user_id, display_name } } });
	}

	function change(id: string, revision: number, changed: (card: Card) => Partial<Card>): void {
		become({
			cards: state.cards.map((card) =>
				card.character_id === id && revision > card.revision
					? { ...card, ...changed(card), revision }
					: card
			)
		});
	}

	function moved(event: Extract<RoomEvent, { event: 'resource.changed' }>): void {
		const { offset, actor, note, data } = event;
		const { character_id, revision, resource, value, minimum, maximum, temporary } = data;
		const before = cardOf(character_id);
		const label = before?.card.resources?.find(({ id }) => id === resource)?.label;
		if (before && label && revision > before.revision) {
			const applied = data.applied + (data.applied_temporary ?? 0);
			const told = { offset, character_id, resource, label, applied, value, maximum, actor };
			const move: Move = { ...told, ...(note && { note }) };
			become({ moves: [move, ...state.moves].slice(0, MOVES_KEPT) });
		}
		change(character_id, revision, ({ card }) => ({
			card: {
				...card,
				resources: (card.resources ?? []).map((one) =>
					one.id === resource
						? { ...one, value, minimum, maximum, ...(temporary !== undefined && { temporary }) }
						: one
				)
			}
		}));
	}

	function thrown(roll: Roll): void {
		if (state.rolls.some(({ id }) => id === roll.id)) return;
		become({ rolls: [roll, ...state.rolls].slice(0, ROLLS_KEPT) });
	}

	function asked(request: Request): void {
		if (state.requests.some(({ request_id }) => request_id === request.request_id)) return;
		become({ requests: [...state.requests, request].slice(-REQUESTS_KEPT) });
	}

	const cardOf = (id: string) => state.cards.find(({ character_id }) => character_id === id);

	return {
		id: groupId,
		room,
		get state() {
			return state;
		},
		get isDm() {
			if (state.group) return state.group.role === 'dm';
			return state.room.is === 'live' && state.room.role === 'dm';
		},
		open() {
			isClosed = false;
			room.open();
			void load();
		},
		close() {
			isClosed = true;
			stopRetry?.();
			leave();
			room.close();
		},
		load,
		card: cardOf,
		dismiss(requestId) {
			become({ requests: state.requests.filter(({ request_id }) => request_id !== requestId) });
		},
		async adjust(character_id, resource, delta, note) {
			const said = { type: 'resource.adjust', character_id, resource, delta } as const;
			const change = await room.say({ ...said, ...(note && { note }) });
			return change as unknown as ResourceChange;
		},
		subscribe(listener) {
			listeners.add(listener);
			return () => listeners.delete(listener);
		}
	};
}
