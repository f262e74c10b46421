/** One group as it is shown: read once by REST, kept current by its room. */
import type { components } from '@campaign-manager/client/generated/api';
import type { ResourceChange, RoomEvent } from '@campaign-manager/client/generated/live';
import type { Api } from '@campaign-manager/client/api/api';
import { getGroup, listAssignments, listRolls } from '@campaign-manager/client/api/groups';
import { isPassing } from '@campaign-manager/client/api/problem';
import type { Clock } from '@campaign-manager/client/clock';
import {
	createRoom,
	type Person,
	type Room,
	type RoomState
} from '@campaign-manager/client/live/room';
import { readJson, type Store } from '@campaign-manager/client/store';
import type { Resource, Summary } from '@campaign-manager/rulesets/objects';

type S = components['schemas'];
export type Roll = S['Roll'];
export type Group = S['Group'];

/** What everybody at the table sees of a character. */
export type Card = Omit<S['Assignment'], 'card'> & {
	card: { summary?: Summary; resources?: Resource[] };
};

interface Known {
	group: Group;
	cards: readonly Card[];
}

export type Request = Extract<RoomEvent, { event: 'roll.requested' }>['data'];

const REQUESTS_KEPT = 3;
const ROLLS_KEPT = 200;
const FIRST_ROLLS = 30;
const AGAIN_MS = 5_000;

export class Table {
	readonly room: Room;
	group = $state.raw<Group | null>(null);
	cards = $state.raw<readonly Card[]>([]);
	/** Newest first. */
	rolls = $state.raw<readonly Roll[]>([]);
	/** What the dungeon master asked the table for, newest last. */
	requests = $state.raw<readonly Request[]>([]);
	people = $state.raw<readonly Person[]>([]);
	state = $state.raw<RoomState>({ is: 'connecting' });
	/** Why it could not be read. */
	problem = $state.raw<unknown>(null);
	isDm = $derived.by(() =>
		this.state.is === 'live' ? this.state.role === 'dm' : this.group?.role === 'dm'
	);

	#api: Api;
	#store: Store;
	/** where it is kept, so that the next start shows it before the server answers */
	#place: string;
	#clock: Clock;
	/** told while the first reading was under way, which may not have them */
	#early: RoomEvent[] = [];
	#isLoading = false;
	#isClosed = false;
	#stopRetry: (() => void) | null = null;
	#leave: () => void;

	constructor(groupId: string, api: Api, store: Store, clock: Clock, userId: string) {
		this.#api = api;
		this.#clock = clock;
		this.#store = store;
		this.#place = `table/${api.server}|${userId}|${groupId}`;
		const known = readJson<Known>(store, this.#place);
		if (known) {
			this.group = known.group;
			this.cards = known.cards;
		}
		this.room = createRoom({ groupId, api, store, clock, client: 'symbiote' });
		this.#leave = this.room.subscribe({
			event: (event) => this.#happened(event),
			again: () => void this.load(),
			state: (state) => (this.state = state),
			presence: (people) => (this.people = people)
		});
	}

	get id(): string {
		return this.room.groupId;
	}

	open(): void {
		this.room.open();
		void this.load();
	}

	close(): void {
		this.#isClosed = true;
		this.#stopRetry?.();
		this.#leave();
		this.room.close();
	}

	async load(): Promise<void> {
		if (this.#isLoading) return;
		this.#stopRetry?.();
		this.#isLoading = true;
		this.#early = [];
		try {
			const [group, cards, rolls] = await Promise.all([
				getGroup(this.#api, this.id),
				listAssignments(this.#api, this.id),
				listRolls(this.#api, this.id, { limit: FIRST_ROLLS })
			]);
			this.group = group;
			this.cards = cards.items as unknown as Card[];
			this.rolls = rolls.items;
			this.problem = null;
			for (const event of this.#early) this.#apply(event);
			this.#keep();
		} catch (error) {
			this.problem = error;
			if (isPassing(error) && !this.#isClosed)
				this.#stopRetry = this.#clock.after(AGAIN_MS, () => void this.load());
		} finally {
			this.#isLoading = false;
		}
	}

	card(characterId: string): Card | undefined {
		return this.cards.find(({ character_id }) => character_id === characterId);
	}

	/** A request that was met, or put aside. */
	dismiss(requestId: string): void {
		this.requests = this.requests.filter(({ request_id }) => request_id !== requestId);
	}

	/** Throws Problem, Unreachable. */
	async adjust(
		character_id: string,
		resource: string,
		delta: number,
		note?: string
	): Promise<ResourceChange> {
		const said = { type: 'resource.adjust', character_id, resource, delta } as const;
		const change = await this.room.say({ ...said, ...(note && { note }) });
		return change as unknown as ResourceChange;
	}

	#keep(): void {
		if (!this.group) return;
		const known: Known = { group: this.group, cards: this.cards };
		try {
			this.#store.write(this.#place, JSON.stringify(known));
		} catch {
			// no room for a copy; it can be read again
		}
	}

	#happened(event: RoomEvent): void {
		if (this.#isLoading) this.#early.push(event);
		this.#apply(event);
	}

	#apply(event: RoomEvent): void {
		switch (event.event) {
			case 'character.assigned': {
				const card = event.data as unknown as Card;
				const others = this.cards.filter(({ character_id }) => character_id !== card.character_id);
				this.cards = [...others, card];
				return;
			}
			case 'character.removed':
			case 'character.deleted':
				this.cards = this.cards.filter(
					({ character_id }) => character_id !== event.data.character_id
				);
				return;
			case 'character.saved': {
				const { character_id, name, revision, card, portrait_url } = event.data;
				const portrait = portrait_url === undefined ? {} : { portrait_url };
				this.#change(character_id, revision, () => ({
					...{ name, card: card as unknown as Card['card'] },
					...portrait
				}));
				return;
			}
			case 'resource.changed':
				return this.#moved(event.data);
			case 'roll.created':
				return this.#thrown(event.data as unknown as Roll);
			case 'roll.requested': {
				const { request_id } = event.data;
				if (this.requests.some((one) => one.request_id === request_id)) return;
				this.requests = [...this.requests, event.data].slice(-REQUESTS_KEPT);
				return;
			}
			case 'group.updated':
				if (this.group) this.group = { ...this.group, ...pick(event.data) };
				return;
			// who leads, who is in it, and who came back change much at once
			case 'character.restored':
			case 'group.dm_changed':
			case 'member.joined':
			case 'member.left':
				void this.load();
		}
	}

	#change(id: string, revision: number, change: (card: Card) => Partial<Card>): void {
		this.cards = this.cards.map((card) =>
			card.character_id === id && revision > card.revision
				? { ...card, ...change(card), revision }
				: card
		);
	}

	#moved({ character_id, revision, resource, value, minimum, maximum, temporary }: ResourceChange) {
		this.#change(character_id, revision, ({ card }) => ({
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

	#thrown(roll: Roll): void {
		if (this.rolls.some(({ id }) => id === roll.id)) return;
		this.rolls = [roll, ...this.rolls].slice(0, ROLLS_KEPT);
	}
}

const pick = ({
	name,
	description,
	revision
}: Pick<Group, 'name' | 'description' | 'revision'>) => ({
	...{ name, description, revision }
});
