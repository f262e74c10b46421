/** A sheet that is open on a page: at which table, with what was thrown, in step with other tabs. */
import { findPlayed, findRead } from '@campaign-manager/client/play/lean';
import { Play } from '@campaign-manager/client/play/play.svelte';
import type { Result } from '@campaign-manager/client/play/throws';
import { askedOf } from '@campaign-manager/client/table/requests';
import type { Request } from '@campaign-manager/client/table/table';
import type { Inputs, SheetData } from '@campaign-manager/rulesets/objects';
import { untrack } from 'svelte';
import type { App } from '#app/app.svelte.ts';
import type { LiveTable } from '#groups/table.svelte.ts';
import { Log } from './log.svelte.ts';
import { listenToTabs } from './neighbours.ts';

/** A pause in typing, after which it is saved; whoever never pauses is saved every 30 s. */
const SAVE_AFTER_MS = 7_500;
const tables = () => import('#groups/table.svelte.ts');
/** Nobody's table: throws are practice. */
const ALONE = 'alone';

export class Opened {
	readonly id: string;
	readonly play: Play;
	readonly log: Log;
	/** The group of the page's address, whose dungeon master looks on. */
	readonly leads: string | null;
	table = $state.raw<LiveTable | null>(null);
	/** At its table, or at none: until then it is not known who would see a throw. */
	isSeated = $state(false);
	/** Why it could not sit down. */
	problem = $state.raw<unknown>(null);
	/** The sheet as it was when editing began. */
	begun = $state.raw<SheetData | null>(null);

	#app: App;
	/** Where it sits, or is about to; undefined until it was chosen. */
	#seat: string | null | undefined;
	#isClosed = false;
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
			lean: { played: findPlayed, read: findRead },
			told: (result) => this.#heard(result)
		});
		if (leads) {
			this.play.habits = { ...this.play.habits, mode: 'play' };
			void this.sit(leads);
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

	/** The address is of a table that this person does not lead, or where the character does not sit. */
	get isElsewhere(): boolean {
		return this.leads !== null && !!this.table?.isWithout(this.id);
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

	/** Goes to the table that this device remembers, else to the only one there is. */
	choose(): void {
		if (!this.play.state?.character) return;
		if (this.leads) {
			if (this.#seat === undefined) void this.sit(this.leads);
			return;
		}
		const ids = this.groups.map(({ id }) => id);
		const kept = this.#app.store.read(this.#place);
		const wanted = kept === ALONE ? null : ids.includes(kept ?? '') ? kept : ids[0];
		if ((wanted ?? null) !== this.#seat) void this.sit(wanted ?? null);
	}

	/** `null`: at no table. */
	remember(groupId: string | null): void {
		this.#app.store.write(this.#place, groupId ?? ALONE);
		void this.sit(groupId);
	}

	/** What a table needs is fetched with the first one. */
	async sit(groupId: string | null): Promise<void> {
		this.#seat = groupId;
		this.problem = null;
		const file = groupId ? await tables().catch((error: unknown) => this.#stand(error)) : null;
		if (this.#isClosed || this.#seat !== groupId) return;
		this.table?.shared.close();
		this.table = groupId && file ? new file.LiveTable(this.#app, groupId) : null;
		this.table?.shared.open();
		this.play.isSecret = this.groups.find(({ id }) => id === groupId)?.hidden ?? false;
		this.play.sit(this.table?.shared.room);
		this.log.sit(this.table?.shared.room);
		this.isSeated = true;
	}

	#stand(error: unknown): null {
		this.#seat = undefined;
		this.problem = error;
		return null;
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
		void untrack(() => this.#complete());
	}

	/** What edits may not be here yet. */
	async #complete(): Promise<void> {
		const { notices, speaker } = this.#app;
		try {
			await this.play.complete();
		} catch {
			this.end();
			notices.say(speaker.problem('unreachable'), { isAlarm: true });
		}
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
		this.#isClosed = true;
		this.#app.work = null;
		for (const leave of this.#leave) leave();
		this.log.close();
		this.play.close();
		this.table?.shared.close();
	}
}
