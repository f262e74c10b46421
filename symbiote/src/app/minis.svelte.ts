/** Minis of the board and the characters that they stand for, and whose turn it is. */
import { readJson } from '@campaign-manager/client/store';
import type { Resource } from '@campaign-manager/rulesets/objects';
import type { Game, GameEvent, Mini, Queue } from '../game/game.ts';
import type { Shelf } from '../store/shelf.ts';
import { saidIn, spoken, type Said } from './minisTalk.ts';
import type { Card, Table } from './table.svelte.ts';

/** A mini's hit points went another way than the sheet's: perhaps the sheet is to follow. */
export interface Offer {
	miniId: string;
	card: Card;
	resource: Resource;
	delta: number;
	/** What the mini stands at now; with the mini's id it says which change this is. */
	value: number;
}

export interface Turn {
	id: string;
	name: string;
	isActive: boolean;
	/** The character that it stands for, if it is known. */
	card?: Card;
	/** What this character threw last for its initiative. */
	thrown?: number;
}

interface Options {
	game: Game;
	table: Table;
	/** Of the campaign that is open in the game: minis belong to it. */
	campaign: Shelf;
	userId: string;
	/** A character of this person has its turn. */
	onturn(card: Card): void;
}

type Links = Record<string, string>;
const NO_QUEUE: Queue = { items: [], active: null };

export class Minis {
	/** Characters by the mini that stands for them. */
	links = $state.raw<Readonly<Links>>({});
	queue = $state.raw<Queue>(NO_QUEUE);
	offers = $state.raw<readonly Offer[]>([]);
	turns = $derived.by((): readonly Turn[] => this.queue.items.map((item) => this.#turn(item)));

	#by: Options;
	// eslint-disable-next-line svelte/prefer-svelte-reactivity -- nothing is drawn from it
	#hp = new Map<string, number>();
	#leave: () => void;

	constructor(by: Options) {
		this.#by = by;
		this.#leave = by.game.subscribe((event) => this.#happened(event));
		this.#begin();
	}

	close(): void {
		this.#leave();
	}

	/** Throws GameFailure. Null where not just one mini is selected. */
	async link(card: Card): Promise<Mini | null> {
		const [mini, ...others] = await this.#by.game.selected();
		if (!mini || others.length) return null;
		this.#remember(mini);
		this.#tell(this.#put([[mini.id, card.character_id]]));
		return mini;
	}

	unlink(card: Card): void {
		const ids = Object.keys(this.links).filter((id) => this.links[id] === card.character_id);
		this.#tell(this.#put(ids.map((id) => [id, null])));
	}

	isLinked(card: Card): boolean {
		return Object.values(this.links).includes(card.character_id);
	}

	/** Throws Problem, Unreachable: then the offer stands. */
	async accept(offer: Offer): Promise<void> {
		const { table } = this.#by;
		this.#drop(offer.miniId);
		try {
			await table.adjust(offer.card.character_id, offer.resource.id, offer.delta);
		} catch (error) {
			this.offers = [...this.offers, offer];
			throw error;
		}
		this.#tell([{ is: 'done', mini: offer.miniId, value: offer.value }]);
	}

	decline(offer: Offer): void {
		this.#drop(offer.miniId);
		this.#tell([{ is: 'done', mini: offer.miniId, value: offer.value }]);
	}

	/** Tells the character's player that it is their turn. */
	call(card: Card): void {
		this.#tell([{ is: 'turn', character: card.character_id }]);
	}

	get #place(): string {
		return `minis/${this.#by.table.id}`;
	}

	/** Also after a board was changed: other minis may be there. */
	#begin(): void {
		this.links = readJson<Links>(this.#by.campaign, this.#place) ?? {};
		this.offers = [];
		this.#hp.clear();
		void this.#by.game
			.queue()
			.then((queue) => this.#turned(queue))
			.catch(() => (this.queue = NO_QUEUE));
		for (const id of Object.keys(this.links)) void this.#look(id);
		this.#tell([{ is: 'ask' }]);
	}

	async #look(id: string): Promise<void> {
		// it may stand on another board, or be hidden from this person
		const found = await this.#by.game.minis([id]).catch(() => []);
		for (const mini of found) this.#remember(mini);
	}

	#remember({ id, hp }: Mini): void {
		if (hp && hp.max > 0) this.#hp.set(id, hp.value);
	}

	#happened(event: GameEvent): void {
		if (event.is === 'joined') this.#begin();
		if (event.is === 'queue') this.#turned(event.queue);
		if (event.is === 'hp') this.#hurt(event.id, event.hp.value);
		if (event.is === 'arrived') this.#tellLinks();
		if (event.is === 'said')
			for (const one of saidIn(event.text, this.#by.table.id)) this.#hear(one);
	}

	#hear(said: Said): void {
		if (said.is === 'links') this.#put(said.links);
		if (said.is === 'ask') this.#tellLinks();
		if (said.is === 'done') {
			const offer = this.offers.find(({ miniId }) => miniId === said.mini);
			if (offer?.value === said.value) this.#drop(said.mini);
		}
		if (said.is === 'turn') {
			const card = this.#by.table.card(said.character);
			if (card?.owner_user_id === this.#by.userId) this.#by.onturn(card);
		}
	}

	/** What of it is new. */
	#put(links: readonly (readonly [mini: string, character: string | null])[]): Said[] {
		const changed = links.filter(([mini, character]) => (this.links[mini] ?? null) !== character);
		if (!changed.length) return [];
		const next = { ...this.links, ...Object.fromEntries(changed) };
		this.links = Object.fromEntries(
			Object.entries(next).filter((link): link is [string, string] => link[1] !== null)
		);
		this.#by.campaign.write(this.#place, JSON.stringify(this.links));
		for (const [mini, character] of changed) if (character) void this.#look(mini);
		return [{ is: 'links', links: changed }];
	}

	#tellLinks(): void {
		const links = Object.entries(this.links);
		if (links.length) this.#tell([{ is: 'links', links }]);
	}

	/** It is gone if nobody hears it; who comes later asks. */
	#tell(said: readonly Said[]): void {
		for (const text of spoken(said, this.#by.table.id))
			void this.#by.game.say(text).catch(() => undefined);
	}

	#drop(miniId: string): void {
		this.offers = this.offers.filter((one) => one.miniId !== miniId);
	}

	/** By its link, or by the name of the only character that is called so. */
	#cardOf(id: string, name = ''): Card | undefined {
		const { table } = this.#by;
		const linked = this.links[id];
		if (linked) return table.card(linked);
		const plain = name.trim().toLowerCase();
		const called = table.cards.filter((card) => card.name.trim().toLowerCase() === plain);
		return plain && called.length === 1 ? called[0] : undefined;
	}

	#turn({ id, name }: { id: string; name: string }): Turn {
		const card = this.#cardOf(id, name);
		const thrown = card && this.#initiativeOf(card);
		return {
			...{ id, name, isActive: id === this.queue.active },
			...(card && { card }),
			...(thrown !== undefined && { thrown })
		};
	}

	#initiativeOf({ character_id }: Card): number | undefined {
		return this.#by.table.rolls.find(
			(roll) => roll.character?.id === character_id && roll.throw.actionId === 'initiative'
		)?.throw.total;
	}

	#turned(queue: Queue): void {
		const isNew = queue.active !== this.queue.active;
		this.queue = queue;
		const item = isNew ? queue.items.find(({ id }) => id === queue.active) : undefined;
		const card = item && this.#cardOf(item.id, item.name);
		if (card?.owner_user_id === this.#by.userId) this.#by.onturn(card);
	}

	#hurt(miniId: string, value: number): void {
		const before = this.#hp.get(miniId);
		this.#hp.set(miniId, value);
		const card = this.links[miniId] ? this.#by.table.card(this.links[miniId]) : undefined;
		if (before === undefined || before === value || !card || !this.#isForMe(card)) return;
		const resource = card.card.resources?.find(({ kind }) => kind === 'pool');
		if (!resource) return;
		const known = this.offers.find((one) => one.miniId === miniId);
		const delta = value - before + (known?.delta ?? 0);
		this.#drop(miniId);
		if (delta) this.offers = [...this.offers, { miniId, card, resource, delta, value }];
	}

	/** Its owner is asked; where they are not at the table, the dungeon master. */
	#isForMe({ owner_user_id }: Card): boolean {
		const { table, userId } = this.#by;
		if (owner_user_id === userId) return true;
		return table.isDm && !table.people.some(({ user_id }) => user_id === owner_user_id);
	}
}
