/** A character's sheet that is open in the panel. */
import { isPassing } from '@campaign-manager/client/api/problem';
import {
	openSheet,
	type SheetSession,
	type SheetState
} from '@campaign-manager/client/session/sheet';
import { newState } from '@campaign-manager/client/sheet/host';
import { readJson } from '@campaign-manager/client/store';
import type { DiceAction, Inputs, Outcome, Text } from '@campaign-manager/rulesets/objects';
import type { ContentSlice, Entry, Mode, OpenRuleset } from '@campaign-manager/rulesets/ruleset';
import { afterPicture } from './afterPicture.ts';
import { ailmentsOf, type Ailment } from '@campaign-manager/client/play/ailments';
import { Favourites } from '@campaign-manager/client/play/favourites.svelte';
import type { Panel } from './panel.svelte.ts';
import {
	knownSlice,
	openSlice,
	readSlice,
	type Slice
} from '@campaign-manager/client/play/rulesetOf';
import { throwAction, type Previous, type Result, type Visibility } from './throws.ts';
import type { Table } from './table.svelte.ts';

/** How this person plays, on this machine; remembered. */
export interface Habits {
	mode: Mode;
	/** Readings are sent to the table chat. */
	toChat: boolean;
	/** A press asks for what may be set before it throws. */
	askFirst: boolean;
}
const HABITS = 'habits';
const FIRST_HABITS: Habits = { mode: 'play', toChat: false, askFirst: false };

const SAVE_AFTER_MS = 1_500;
const AGAIN_MS = 5_000;

interface Open {
	session: SheetSession;
	ruleset: OpenRuleset;
	isPlain: boolean;
}

export class SheetModel {
	readonly id: string;
	readonly table: Table;
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
	/** Why the last action could not be thrown. */
	blocked = $state.raw<{ label: Text; reason: Text | null } | null>(null);
	trayFailed = $state(false);
	/** Counts changes of the tray, which the drawn throws show. */
	trayTurns = $state(0);

	#panel: Panel;
	#slice: Slice | null = null;
	#leave: (() => void)[] = [];
	#stopRetry: (() => void) | null = null;
	/** counts readings: the answer to an older one is not looked at */
	#turn = 0;
	#isClosed = false;
	// eslint-disable-next-line svelte/prefer-svelte-reactivity -- nothing is drawn from it
	#told = new Set<string>();

	constructor(panel: Panel, table: Table, id: string) {
		this.#panel = panel;
		this.table = table;
		this.id = id;
		this.habits = { ...FIRST_HABITS, ...readJson<Partial<Habits>>(panel.shelf, HABITS) };
		this.isSecret = table.card(id)?.hidden ?? false;
		this.#leave.push(panel.tray.subscribe(() => (this.trayTurns += 1)));
		this.favourites = new Favourites(panel.api, panel.shelf, id);
		this.#leave.push(table.room.subscribe({ ruleset: () => void this.#read() }));
		void this.#begin(knownSlice(panel.shelf, panel.server, id));
	}

	actions = $derived.by((): readonly DiceAction[] => {
		if (!this.open || !this.state || !this.#isFit(this.state)) return [];
		return this.open.ruleset.getDiceActions(this.state.sheet);
	});

	ailments = $derived.by((): readonly Ailment[] => {
		if (!this.open || !this.state || !this.#isFit(this.state)) return [];
		const { sheet, resources } = this.state;
		return ailmentsOf(this.open.ruleset.getStatBlocks(sheet), resources);
	});

	/** What was kept is drawn first; what the server says follows. */
	async #begin(known: Slice | undefined): Promise<void> {
		if (known) await this.#show(known);
		await this.#read();
	}

	async #read(): Promise<void> {
		const { api, shelf, outbox } = this.#panel;
		if (!outbox) return;
		const turn = ++this.#turn;
		this.#stopRetry?.();
		try {
			const slice = await readSlice(api, shelf, outbox.documents, this.id);
			if (this.#isClosed || turn !== this.#turn) return;
			this.problem = null;
			if (JSON.stringify(slice) !== JSON.stringify(this.#slice)) await this.#show(slice);
		} catch (error) {
			if (this.#isClosed || turn !== this.#turn) return;
			this.problem = error;
			if (isPassing(error))
				this.#stopRetry = this.#panel.clock.after(AGAIN_MS, () => void this.#read());
		}
	}

	/** A sheet that is open already goes on with other content; nothing of it is lost. */
	async #show(slice: Slice): Promise<void> {
		const { api, outbox, clock } = this.#panel;
		// what was kept by another version of the panel is read anew
		const opened = await openSlice(slice).catch(() => null);
		if (!opened || !outbox || this.#isClosed) return;
		this.open?.session.close();
		this.#slice = slice;
		const { ruleset, isPlain, isLong } = opened;
		const session = openSheet({
			...{ id: this.id, api, outbox, ruleset, clock, room: this.table.room },
			...{ saveAfterMs: SAVE_AFTER_MS, later: afterPicture, ...(isLong && { isLong }) }
		});
		this.open = { session, ruleset, isPlain };
		this.#take(session.state);
		session.subscribe((state) => this.#take(state));
	}

	#take(state: SheetState): void {
		this.state = state;
		this.#panel.work = { status: state.status, waiting: state.waiting };
	}

	change(habits: Partial<Habits>): void {
		this.habits = { ...this.habits, ...habits };
		this.#panel.shelf.write(HABITS, JSON.stringify(this.habits));
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

	async throw(
		actionId: string,
		inputs?: Inputs,
		previous?: Previous,
		visibility: Visibility = this.isSecret ? 'dm' : 'all'
	): Promise<void> {
		this.blocked = null;
		this.trayFailed = false;
		const { open, state } = this;
		if (!open || !state) return;
		if (!this.#isFit(state)) {
			this.blocked = { label: { de: '', en: '' }, reason: null };
			return;
		}
		const plain = this.action(actionId);
		const given = inputs ?? (plain ? this.inputsOf(plain) : {});
		const action = open.ruleset.prepareRoll(state.sheet, actionId, given);
		if (!action) return;
		if (action.blocked) {
			this.blocked = { label: action.label, reason: action.blocked };
			return;
		}
		this.modifier = 0;
		this.favourites.used(actionId);
		const { game, tray } = this.#panel;
		const by = { game, tray, ...open, told: (result: Result) => this.#hear(result) };
		try {
			await throwAction(by, action, given, visibility, previous);
		} catch {
			this.trayFailed = true;
		}
	}

	/** A later throw stands, whatever comes of an earlier one. */
	#hear(result: Result): void {
		const isNews = this.last === null || this.last.id === result.id || !this.#told.has(result.id);
		this.#told.add(result.id);
		if (isNews) this.last = result;
		if (result.roll && this.habits.toChat && !this.isSecret) this.#chat(result);
	}

	#chat({ action, outcome, thrown }: Result): void {
		const { language } = this.#panel;
		const reading = (outcome as Outcome | undefined)?.label[language] ?? `${thrown?.total ?? ''}`;
		const name = this.state?.name ?? '';
		void this.#panel.game
			.chat(`${name}: ${action.label[language]} – ${reading}`)
			.catch(() => undefined);
	}

	#isFit({ character, findings }: SheetState): boolean {
		return character !== null && !findings.some(({ severity }) => severity === 'error');
	}

	close(): void {
		this.#isClosed = true;
		this.#stopRetry?.();
		this.#panel.work = null;
		for (const leave of this.#leave) leave();
		this.open?.session.close();
	}
}
