/** A character's sheet that is open, to be played from and edited: what both clients show of it. */
import type { DiceAction, Finding, Inputs, Text } from '@campaign-manager/rulesets/objects';
import {
	isWhole,
	type ContentSlice,
	type Derived,
	type Entry,
	type Mode,
	type PlayRuleset
} from '@campaign-manager/rulesets/ruleset';
import type { Api } from '../api/api.ts';
import { isPassing } from '../api/problem.ts';
import { derive } from '../api/rulesets.ts';
import type { Clock } from '../clock.ts';
import type { Room } from '../live/room.ts';
import type { Outbox } from '../session/outbox.ts';
import { openSheet } from '../session/sheet.ts';
import type { SheetSession, SheetState } from '../session/sheetState.ts';
import { createSitting, type Sitting } from '../session/sitting.ts';
import { newState } from '../sheet/host.ts';
import { readJson, type Store } from '../store.ts';
import { ailmentsOf, type Ailment } from './ailments.ts';
import { Favourites } from './favourites.svelte.ts';
import { knownSlice, openSlice, readSlice, type Slice } from './rulesetOf.ts';
import { findRuleset, type Find } from './rulesets.ts';
import type { Asked } from './serverDerived.ts';
import { throwAction, type Laid, type Previous, type Result, type Visibility } from './throws.ts';

/** How this person plays, on this machine; remembered. */
export interface Habits {
	mode: Mode;
	/** Readings are sent to the table chat, where there is one. */
	toChat: boolean;
	/** A press asks for what may be set before it throws. */
	askFirst: boolean;
}
const HABITS = 'habits';
const FIRST_HABITS: Habits = { mode: 'play', toChat: false, askFirst: false };
const AGAIN_MS = 5_000;

export interface PlayOptions {
	id: string;
	api: Api;
	store: Store;
	outbox: Outbox;
	clock: Clock;
	/** The table that it is at. */
	room?: Room | undefined;
	saveAfterMs: number;
	/** What suffices to play, and to read what stands below: all else comes with `complete`. */
	lean?: { played: Find; read: Find };
	/** Of a character that the others do not see. */
	isSecret?: boolean;
	/** Lays dice before the player; without it the server throws. */
	lay?: (dice: Laid) => Promise<void>;
	/** The sheet is another, or stands otherwise. */
	taken?: (state: SheetState) => void;
	/** Each result, and whatever more becomes known of it. */
	told?: (result: Result) => void;
}

interface Open {
	session: SheetSession;
	ruleset: PlayRuleset;
	/** Drawn by the schema alone. */
	isPlain: boolean;
}

export class Play {
	readonly id: string;
	/** What people did to its look, kept as long as it is open. */
	readonly look = newState();
	readonly favourites: Favourites;
	open = $state.raw<Open | null>(null);
	state = $state.raw<SheetState | null>(null);
	/** Why it could not be opened. */
	problem = $state.raw<unknown>(null);
	habits = $state.raw<Habits>(FIRST_HABITS);
	/** For the next throw; it goes back to 0 after it. */
	modifier = $state(0);
	isSecret = $state(false);
	last = $state.raw<Result | null>(null);
	/** Why the last action could not be thrown; without a reason the sheet has errors. */
	blocked = $state.raw<{ label: Text; reason: Text | null } | null>(null);
	layFailed = $state(false);
	/** Counts what the sheet shows beside its data. */
	turns = $state(0);

	#options: PlayOptions;
	#sitting: Sitting;
	#slice: Slice | null = null;
	/** the ruleset with all that it can do */
	#isWhole: boolean;
	/** … with all that is to be read */
	#isRead = false;
	#stopRetry: (() => void) | null = null;
	#isLong: ((pointer: string) => boolean) | undefined;
	/** counts readings: the answer to an older one is not looked at */
	#turn = 0;
	#isClosed = false;
	#leaveRoom: (() => void) | null = null;
	// eslint-disable-next-line svelte/prefer-svelte-reactivity -- nothing is drawn from it
	#heard = new Set<string>();

	constructor(options: PlayOptions) {
		const { id, api, store } = options;
		this.id = id;
		this.#options = options;
		this.#sitting = createSitting(options.clock);
		this.habits = { ...FIRST_HABITS, ...readJson<Partial<Habits>>(store, HABITS) };
		this.#isWhole = !options.lean || this.habits.mode === 'edit' || this.#hasUnsent();
		this.isSecret = options.isSecret ?? false;
		this.favourites = new Favourites(api, store, id);
		this.#follow(options.room);
		void this.#begin(knownSlice(store, api.server, id));
	}

	/** The table says when the server has loaded the ruleset anew. */
	#follow(room: Room | undefined): void {
		this.#leaveRoom?.();
		this.#leaveRoom = room?.subscribe({ ruleset: () => void this.read(true) }) ?? null;
	}

	/** Whether the sheet has no errors, so that values follow from it. */
	isFit = $derived.by(() => this.state !== null && isFit(this.state));

	actions = $derived.by((): readonly DiceAction[] => {
		void this.turns;
		if (!this.open || !this.state || !this.isFit) return [];
		return this.open.ruleset.getDiceActions(this.state.sheet);
	});

	ailments = $derived.by((): readonly Ailment[] => {
		void this.turns;
		if (!this.open || !this.state || !this.isFit) return [];
		const { sheet, resources } = this.state;
		return ailmentsOf(this.open.ruleset.getStatBlocks(sheet), resources);
	});

	/** Edits of another day are checked before anybody sees them. */
	#hasUnsent(): boolean {
		const { id, outbox } = this.#options;
		return outbox.items(id).some(({ kind }) => kind === 'edit' || kind === 'conflict');
	}

	get #find() {
		const { lean } = this.#options;
		if (this.#isWhole || !lean) return findRuleset;
		return this.#isRead ? lean.read : lean.played;
	}

	/** Fetches what a sheet can be played without. Throws if it cannot be fetched. */
	async readOn(): Promise<void> {
		const slice = this.#slice;
		const { lean } = this.#options;
		if (this.#isWhole || this.#isRead || !slice || !lean) return;
		await lean.read(slice.ruleset_id, slice.version);
		this.#isRead = true;
		// what checks and edits may have come meanwhile, and has it
		if (!this.#isWhole && this.#slice) await this.#show(this.#slice);
	}

	/** Fetches what it takes to check and to edit. Throws if it cannot be fetched. */
	async complete(): Promise<void> {
		this.#isWhole = true;
		const slice = this.#slice;
		if (!slice || !this.open || isWhole(this.open.ruleset)) return;
		await findRuleset(slice.ruleset_id, slice.version);
		await this.#show(slice);
	}

	get content(): ContentSlice {
		return this.#slice?.content ?? {};
	}

	/** What was kept is drawn first; what the server says follows. */
	async #begin(known: Slice | undefined): Promise<void> {
		if (known) await this.#show(known);
		await this.read();
	}

	/**
	 * What the sheet refers to, anew; `isAnew`: so is the ruleset, whatever it says of itself. Never
	 * throws: `problem` says why it could not be read.
	 */
	async read(isAnew = false): Promise<void> {
		const { api, store, outbox, clock } = this.#options;
		const turn = ++this.#turn;
		this.#stopRetry?.();
		try {
			const slice = await readSlice(api, store, outbox.documents, this.id, this.#find);
			if (this.#isClosed || turn !== this.#turn) return;
			this.problem = null;
			const isOther = JSON.stringify(slice) !== JSON.stringify(this.#slice);
			if (isOther || isAnew) await this.#show(slice, true);
		} catch (error) {
			if (this.#isClosed || turn !== this.#turn) return;
			this.problem = error;
			if (isPassing(error)) this.#stopRetry = clock.after(AGAIN_MS, () => void this.read(isAnew));
		}
	}

	/**
	 * A sheet that is open already goes on with other content; nothing of it is lost. `isRead`: the
	 * character was, too, just now.
	 */
	async #show(slice: Slice, isRead = false): Promise<void> {
		// what was kept by another version of the client is read anew
		if (slice.findings?.some(isError)) this.#isWhole = true;
		const asked = this.#asked(slice.ruleset_id);
		const opened = await openSlice(slice, asked, this.#find).catch(() => null);
		if (!opened || this.#isClosed) return;
		const { ruleset, isPlain } = opened;
		this.#isLong = opened.isLong;
		const isSame = this.#slice?.ruleset_id === slice.ruleset_id && this.open?.isPlain === isPlain;
		this.#slice = slice;
		if (this.open && isSame) {
			const { session } = this.open;
			session.reckonBy(ruleset, slice.findings);
			this.open = { session, ruleset, isPlain };
			this.#take(session.state);
			return;
		}
		this.open?.session.close();
		const session = this.#session(ruleset, isRead);
		this.open = { session, ruleset, isPlain };
		this.#take(session.state);
	}

	#session(ruleset: PlayRuleset, isRead: boolean): SheetSession {
		const isLong = this.#isLong;
		const { api, outbox, clock, room, saveAfterMs } = this.#options;
		const session = openSheet({
			...{ id: this.id, api, outbox, ruleset, clock, saveAfterMs },
			findings: this.#slice?.findings,
			// what a live room told meanwhile went past it; any other says what there is when it opens
			isRead: isRead && room?.state.is !== 'live',
			sitting: () => (this.habits.mode === 'edit' ? this.#sitting.goesOn() : undefined),
			...(room && { room }),
			...(isLong && { isLong })
		});
		session.subscribe((state) => this.#take(state));
		return session;
	}

	#asked(rulesetId: string): Asked {
		const { api, clock } = this.#options;
		return {
			clock,
			derive: async (sheet) => (await derive(api, rulesetId, sheet)) as unknown as Derived,
			told: () => {
				this.turns += 1;
				if (this.open) this.open.session.reckonBy(this.open.ruleset, this.#slice?.findings);
			}
		};
	}

	#take(state: SheetState): void {
		this.state = state;
		this.#options.taken?.(state);
	}

	/** Sits down at another table, or at none. */
	sit(room: Room | undefined): void {
		if (room === this.#options.room) return;
		this.#options = { ...this.#options, room };
		this.#follow(room);
		const { open } = this;
		if (!open) return;
		open.session.close();
		const session = this.#session(
			open.ruleset,
			!open.session.state.problem && open.session.state.status !== 'offline'
		);
		this.open = { ...open, session };
		this.#take(session.state);
	}

	change(habits: Partial<Habits>): void {
		this.habits = { ...this.habits, ...habits };
		if (this.habits.mode === 'play') this.#sitting.end();
		this.#options.store.write(HABITS, JSON.stringify(this.habits));
	}

	/** An entry that was picked is known from now on. */
	async learn(kind: string, entry: Entry): Promise<void> {
		if (!this.#slice) return;
		const { content } = this.#slice;
		const more: ContentSlice = { ...content, [kind]: { ...content[kind], [entry.id]: entry } };
		await this.#show({ ...this.#slice, content: more });
	}

	action(id: string): DiceAction | undefined {
		return this.actions.find((one) => one.id === id);
	}

	/** What the next throw begins with: each input's own value, and the modifier that is set. */
	inputsOf({ inputs }: DiceAction): Inputs {
		const first = inputs.find(({ kind }) => kind === 'modifier');
		return first && this.modifier ? { [first.id]: this.modifier } : {};
	}

	/** As it would be thrown; null, and `blocked` says why, where it cannot be. */
	prepared(actionId: string, inputs: Inputs): DiceAction | null {
		this.blocked = null;
		const { open, state } = this;
		if (!open || !state) return null;
		if (!this.isFit) {
			this.blocked = { label: { de: '', en: '' }, reason: null };
			return null;
		}
		const action = open.ruleset.prepareRoll(state.sheet, actionId, inputs);
		if (action?.blocked) {
			this.blocked = { label: action.label, reason: action.blocked };
			return null;
		}
		return action;
	}

	async throw(
		actionId: string,
		inputs?: Inputs,
		previous?: Previous,
		visibility: Visibility = this.isSecret ? 'dm' : 'all'
	): Promise<void> {
		this.layFailed = false;
		const plain = this.action(actionId);
		const given = inputs ?? (plain ? this.inputsOf(plain) : {});
		const action = this.prepared(actionId, given);
		if (!action || !this.open) return;
		this.modifier = 0;
		this.favourites.used(actionId);
		const { lay } = this.#options;
		const by = { lay, ...this.open, told: (result: Result) => this.#hear(result) };
		try {
			await throwAction(by, action, given, visibility, previous);
		} catch {
			this.layFailed = true;
		}
	}

	/** A later throw stands, whatever comes of an earlier one. */
	#hear(result: Result): void {
		const isNews = this.last === null || this.last.id === result.id || !this.#heard.has(result.id);
		this.#heard.add(result.id);
		if (isNews) this.last = result;
		this.#options.told?.(result);
	}

	/** Saves what there is and lets go. Sending goes on. */
	close(): void {
		this.#isClosed = true;
		this.#leaveRoom?.();
		this.#stopRetry?.();
		this.open?.session.close();
	}
}

const isError = ({ severity }: Finding): boolean => severity === 'error';

export const isFit = ({ character, findings }: SheetState): boolean =>
	character !== null && !findings.some(isError);
