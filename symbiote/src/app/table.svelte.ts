/** The table that the panel sits at, as its views see it. */
import type { ResourceChange } from '@campaign-manager/client/generated/live';
import type { Api } from '@campaign-manager/client/api/api';
import type { Clock } from '@campaign-manager/client/clock';
import type { Room } from '@campaign-manager/client/live/room';
import type { Store } from '@campaign-manager/client/store';
import {
	createTable,
	type Card,
	type Request,
	type Table as Shared,
	type TableState
} from '@campaign-manager/client/table/table';

export type { Card, Group, Request, Roll } from '@campaign-manager/client/table/table';

export class Table {
	readonly room: Room;
	/** What is thrown as soon as its sheet is open. */
	meeting: Request | null = null;
	#shared: Shared;
	#shown = $state.raw() as TableState;

	constructor(groupId: string, api: Api, store: Store, clock: Clock, userId: string) {
		this.#shared = createTable({ groupId, api, store, clock, userId, client: 'symbiote' });
		this.#shown = this.#shared.state;
		this.room = this.#shared.room;
		this.#shared.subscribe((state) => (this.#shown = state));
	}

	get id(): string {
		return this.#shared.id;
	}
	get group() {
		return this.#shown.group;
	}
	get cards() {
		return this.#shown.cards;
	}
	/** Newest first. */
	get rolls() {
		return this.#shown.rolls;
	}
	/** What the dungeon master asked the table for, newest last. */
	get requests() {
		return this.#shown.requests;
	}
	get people() {
		return this.#shown.people;
	}
	get state() {
		return this.#shown.room;
	}
	/** Why it could not be read. */
	get problem() {
		return this.#shown.problem;
	}
	get isDm(): boolean {
		void this.#shown; // what it is read from
		return this.#shared.isDm;
	}

	open(): void {
		this.#shared.open();
	}

	close(): void {
		this.#shared.close();
	}

	load(): Promise<void> {
		return this.#shared.load();
	}

	card(characterId: string): Card | undefined {
		return this.cards.find(({ character_id }) => character_id === characterId);
	}

	dismiss(requestId: string): void {
		this.#shared.dismiss(requestId);
	}

	/** Throws Problem, Unreachable. */
	adjust(
		characterId: string,
		resource: string,
		delta: number,
		note?: string
	): Promise<ResourceChange> {
		return this.#shared.adjust(characterId, resource, delta, note);
	}
}
