/** A sheet that is open on a page: at which table, with what was thrown, in step with other tabs. */
import { Play } from '@campaign-manager/client/play/play.svelte';
import { sittingOf, type Sitting } from '@campaign-manager/client/play/sitting';
import type { Result } from '@campaign-manager/client/play/throws';
import { askedOf } from '@campaign-manager/client/table/requests';
import type { Request } from '@campaign-manager/client/table/table';
import type { Inputs, SheetData } from '@campaign-manager/rulesets/objects';
import { untrack } from 'svelte';
import type { App } from '#app/app.svelte.ts';
import { LiveTable } from '#groups/table.svelte.ts';
import { Log } from './log.svelte.ts';
import { listenToTabs } from './neighbours.ts';

/** A pause in typing, after which it is saved; whoever never pauses is saved every 30 s. */
const SAVE_AFTER_MS = 7_500;
/** Nobody's table: throws are practice. */
const ALONE = 'alone';

export class Opened {
	readonly id: string;
	readonly play: Play;
	readonly log: Log;
	/** The group of the page's address, whose dungeon master looks on. */
	readonly leads: string | null;
	table = $state.raw<LiveTable | null>(null);
	/** The sheet as it was when editing began. */
	begun = $state.raw<SheetData | null>(null);

	#app: App;
	#leave: (() => void)[] = [];

	constructor(app: App, id: string, leads: string | null = null) {
		const { outbox } = app.session;
		if (!outbox) throw new Error('nobody is signed in');
		this.#app = app;
		this.id = id;
		this.leads = leads;
		this.log = new Log(app.api, id);
		const { api, store, clock } = app;
		this.play = new Play({
			...{ id, api, store, outbox, clock, saveAfterMs: SAVE_AFTER_MS },
			told: (result) => this.#heard(result)
		});
		if (leads) {
			this.play.habits = { ...this.play.habits, mode: 'play' };
			this.sit(leads);
		}
		this.#leave.push(listenToTabs(outbox.documents, id, () => void this.refresh()));
	}

	get isReadonly(): boolean {
		const character = this.play.state?.character;
		if (this.leads !== null || !character) return true;
		return character.role !== 'owner' || (character.ruleset_state ?? 'ok') !== 'ok';
	}

	get isEditing(): boolean {
		return this.play.habits.mode === 'edit' && !this.isReadonly;
	}

	groups = $derived.by(() => this.play.state?.character?.groups ?? []);
	/** Where it is played now. */
	group = $derived.by(() => this.groups.find(({ id }) => id === this.table?.id));
	/** What the dungeon master asks of this character. */
	requests = $derived.by((): readonly Request[] => {
		const { table } = this;
		return (table?.state.requests ?? []).filter((request) =>
			askedOf(request, table?.cards ?? [], this.#app.user?.id).some(
				({ character_id }) => character_id === this.id
			)
		);
	});

	/** While the sheet has errors nothing is reckoned. */
	sitting = $derived.by((): Sitting | null => {
		const { open, state, isFit } = this.play;
		if (!this.begun || !open || !state || !isFit) return null;
		return sittingOf(open.ruleset, this.begun, state.sheet);
	});

	/** Goes to the table that this device remembers, else to the only one there is. */
	choose(): void {
		if (this.leads || !this.play.state?.character) return;
		const ids = this.groups.map(({ id }) => id);
		const kept = this.#app.store.read(this.#place);
		const wanted = kept === ALONE ? null : ids.includes(kept ?? '') ? kept : ids[0];
		if ((wanted ?? null) !== (this.table?.id ?? null)) this.sit(wanted ?? null);
	}

	/** `null`: at no table. */
	remember(groupId: string | null): void {
		this.#app.store.write(this.#place, groupId ?? ALONE);
		this.sit(groupId);
	}

	sit(groupId: string | null): void {
		this.table?.shared.close();
		this.table = groupId ? new LiveTable(this.#app, groupId) : null;
		this.table?.shared.open();
		this.play.isSecret = this.groups.find(({ id }) => id === groupId)?.hidden ?? false;
		this.play.sit(this.table?.shared.room);
		this.log.sit(this.table?.shared.room);
	}

	get #place(): string {
		return `seat/${this.#app.api.server}|${this.#app.user?.id ?? ''}|${this.id}`;
	}

	/** Throws what the dungeon master asked for, as it was asked for. */
	meet(request: Request): void {
		const { action_id, inputs, visibility } = request;
		this.putAside(request);
		void this.play.throw(action_id, inputs as Inputs, undefined, visibility);
	}

	putAside({ request_id }: Request): void {
		this.table?.shared.dismiss(request_id);
	}

	begin(): void {
		this.play.change({ mode: 'edit' });
		this.begun = untrack(() => (this.play.isFit ? (this.play.state?.sheet ?? null) : null));
	}

	/** Editing is done for now: what there is is saved. */
	end(): void {
		this.play.change({ mode: 'play' });
		this.begun = null;
		void this.save();
	}

	save(): Promise<void> {
		return this.play.open?.session.flush('auto') ?? Promise.resolve();
	}

	async refresh(): Promise<void> {
		await this.play.open?.session.refresh();
	}

	/** The tab comes to the front: what changed elsewhere is read, unless the room tells. */
	shown(isVisible: boolean): void {
		const state = isVisible ? 'here' : 'away';
		if (this.table?.state.room.is === 'live')
			void this.table.shared.room.say({ type: 'presence.set', state }).catch(() => undefined);
		if (isVisible) void this.refresh();
	}

	#heard({ roll }: Result): void {
		if (roll) this.log.add(roll);
	}

	close(): void {
		this.#app.work = null;
		for (const leave of this.#leave) leave();
		this.log.close();
		this.play.close();
		this.table?.shared.close();
	}
}
