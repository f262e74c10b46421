/**
 * What a person did and the server has not answered yet. It belongs to one account on one server,
 * outlives the page, keeps its order and has one item on the way at a time.
 */
import { makePatch } from '@campaign-manager/rulesets/pointer';
import type { Api } from '../api/api.ts';
import { changeCharacter, type Character } from '../api/characters.ts';
import { isPassing, isSignedOut, Problem } from '../api/problem.ts';
import type { Lock } from '../api/signin.ts';
import type { Clock } from '../clock.ts';
import type { ResourceChange } from '../generated/live.ts';
import { pause } from '../pause.ts';
import type { Room } from '../live/room.ts';
import { readJson, type Store } from '../store.ts';
import { without } from '../without.ts';
import { applied, change as edited, settle, touches, type Change, type Clash } from './changes.ts';
import { createDocuments, type Documents } from './documents.ts';
import {
	isTooOld,
	loadItems,
	orderOf,
	TOO_OLD,
	type Adjust,
	type Conflict,
	type Edit,
	type Item
} from './items.ts';
import { sendAdjust, sendRoll } from './sending.ts';

export interface OutboxOptions {
	api: Api;
	store: Store;
	clock: Clock;
	/** Whose work it is: the person's id. */
	userId: string;
	/** So that one page sends at a time; what two send all the same is done once. */
	lock?: Lock;
	random?: () => number;
	makeId?: () => string;
}

/** What a sheet that is shown wants to know, and knows better. */
export interface Shown {
	isLong(pointer: string): boolean;
	lines(clashes: readonly Clash[]): void;
	room?: Room | undefined;
}

/** `done`: the character's revision after it, once the server answered. */
export type Kept = Item & { done?: number };

export interface Outbox {
	readonly documents: Documents;
	readonly makeId: () => string;
	/** Of one character, in order; those that were answered until their effect is seen. */
	items(characterId: string): readonly Kept[];
	/** How much of all characters is still to be sent. */
	readonly waiting: number;
	/** Sending failed for now; it is tried again. */
	readonly isStuck: boolean;
	isSending(characterId: string): boolean;
	/** A new item is in the store when this returns. */
	add<T extends Omit<Item, 'id' | 'at' | 'place'>>(item: T): Item & T;
	change(item: Item): void;
	/** Made in this page: nobody else goes on writing in it. */
	isOwn(item: Item): boolean;
	remove(item: Item): void;
	/** Told with what the server answered to an item, or why it refused. */
	answer(item: Item): Promise<unknown>;
	/** An event under an item's key: its effect is in the document as soon as that is known. */
	seen(cause: string, revision: number): void;
	show(characterId: string, shown: Shown | null): void;
	/** The page is being left: what waits is handed over before this turn ends, as far as it can be. */
	leave(): void;
	/** Sends now what waits, and resolves when nothing more can be sent for now. */
	flush(save?: 'auto' | 'manual'): Promise<void>;
	/** Nothing is sent until `resume`: the game changes boards, the person signed out. */
	pause(): void;
	resume(): void;
	subscribe(listener: () => void): () => void;
}

const ROUNDS = 20;

export function createOutbox(options: OutboxOptions): Outbox {
	const { api, store, clock, userId, lock = (act) => act(), random = Math.random } = options;
	const makeId = options.makeId ?? (() => crypto.randomUUID());
	const owner = `${api.server}|${userId}`;
	const prefix = `work/${owner}/`;
	const documents = createDocuments(api, store, clock, `sheet/${owner}/`);
	const listeners = new Set<() => void>();
	const shown = new Map<string, Shown>();
	const answers = new Map<string, { done(value: unknown): void; failed(error: unknown): void }>();

	let items: Kept[] = loadItems(store, prefix, clock.now());
	/** Made here; the others are from before, or of another page that is still open. */
	const own = new Set<string>();
	let sending: Kept | null = null;
	let run: Promise<void> | null = null;
	let isPaused = false;
	/** There is no time to wait for other pages. */
	let isLeaving = false;
	let failures = 0;
	let waitsUntil = 0;
	// above all that is kept, whatever the clock says by now
	let last = Math.max(0, ...items.map(({ place }) => orderOf(place, prefix)));
	let timer: (() => void) | null = null;

	const tell = () => [...listeners].forEach((listener) => listener());
	const isOpen = (item: Kept) =>
		item.kind !== 'conflict' && !item.reason && item.done === undefined;

	function write(item: Item): void {
		put(item.place, textOf(item));
	}

	/** A full store gives up its copies of sheets first: they can be read again. */
	function put(place: string, text: string): void {
		try {
			store.write(place, text);
		} catch {
			for (const key of store.keys()) if (key.startsWith('sheet/')) store.write(key, null);
			store.write(place, text);
		}
	}

	function add<T extends Omit<Item, 'id' | 'at' | 'place'>>(given: T): Item & T {
		const id = makeId();
		const at = clock.now();
		last = Math.max(at * 1000, last + 1);
		const place = `${prefix}${String(last).padStart(16, '0')}-${id}`;
		const item = { ...given, id, at, place } as unknown as Item & T;
		own.add(id);
		write(item);
		items.push(item);
		changed();
		return item;
	}

	function change(item: Item): void {
		write(item);
		items = items.map((one) => (one.id === item.id ? item : one));
		changed();
	}

	function remove(item: Item): void {
		store.write(item.place, null);
		items = items.filter((one) => one.id !== item.id);
		changed();
	}

	function changed(): void {
		tell();
		plan();
	}

	/** The next one to be sent. What waits for a pause goes at once if something follows it. */
	function next(): Kept | undefined {
		const open = items.filter(isOpen);
		const isDue = open.some((item) => item.kind !== 'edit' || item.sent || item.due <= clock.now());
		return isDue ? open[0] : undefined;
	}

	function plan(): void {
		timer?.();
		timer = null;
		if (run || isPaused) return;
		const dues = items
			.filter(isOpen)
			.map((item) => (item.kind === 'edit' && !item.sent ? item.due : 0));
		if (!dues.length) return;
		const ms = Math.max(Math.min(...dues), waitsUntil) - clock.now();
		timer = clock.after(Math.max(0, ms), () => void work());
	}

	function work(): Promise<void> {
		run ??= sendAll().finally(() => {
			run = null;
			plan();
		});
		return run;
	}

	async function sendAll(): Promise<void> {
		for (let item = next(); item && !isPaused && waitsUntil <= clock.now(); item = next()) {
			sending = item;
			tell();
			const { id } = item;
			try {
				await (isLeaving ? deliver(id) : lock(() => deliver(id)));
				failures = 0;
			} catch (error) {
				failed(id, error);
			} finally {
				sending = null;
				tell();
			}
		}
	}

	async function deliver(id: string): Promise<void> {
		const item = items.find((one) => one.id === id);
		if (!item || !isOpen(item)) return;
		// what this page wrote itself it may have changed since another page sent it
		if (isGone(item) && !(own.has(id) && item.kind === 'edit')) return doneElsewhere(item);
		if (isTooOld(item, clock.now())) return change({ ...item, reason: TOO_OLD });
		if (item.kind === 'edit') return deliverEdit(item);
		if (item.kind === 'adjust') return moved(item, await sendAdjust(api, roomOf(item), item));
		if (item.kind === 'roll') {
			const roll = await sendRoll(api, roomOf(item), item);
			remove(item);
			answers.get(id)?.done(roll);
		}
	}

	/** Nothing waits for a pause, or for a better time. */
	function hurry(save?: 'auto' | 'manual'): void {
		items = items.map((item) =>
			item.kind === 'edit' && isOpen(item) && !item.sent
				? { ...item, due: 0, ...(save && { save }) }
				: item
		);
		waitsUntil = 0;
	}

	const isGone = ({ place }: Item) => store.read(place) === null;

	/** Another page of this person's sent it. */
	async function doneElsewhere(item: Item): Promise<void> {
		await documents.read(item.character_id);
		items = items.filter((one) => one.id !== item.id);
		answers.get(item.id)?.done(undefined);
		changed();
	}

	function failed(id: string, error: unknown): void {
		const item = items.find((one) => one.id === id);
		if (isPassing(error)) {
			isPaused ||= isSignedOut(error);
			const told = error instanceof Problem ? error.retryAfter : undefined;
			waitsUntil = clock.now() + (told ?? pause(failures, random()));
			failures += 1;
			return;
		}
		if (!item) return;
		failures = 0;
		const { code, errors } = error as Problem;
		if (item.kind === 'edit') refuseEdit(item, error as Problem);
		else change({ ...item, reason: { code, errors } });
		answers.get(id)?.failed(error);
	}

	async function deliverEdit({ id, character_id }: Edit): Promise<void> {
		for (let round = 0; round < ROUNDS; round++) {
			if (!documents.get(character_id)) await documents.read(character_id);
			const item = prepared(id);
			if (!item) return;
			const { key, patch, revision } = item.sent;
			try {
				// goes on when the page is left meanwhile
				const options = { key, keepalive: true };
				documents.learn(
					await changeCharacter(api, character_id, patch, revision, item.save, options)
				);
				finish(item);
				return;
			} catch (error) {
				if (!(error instanceof Problem) || error.code !== 'stale') throw error;
				if (!own.has(id) && isGone(item)) return doneElsewhere(item);
				change(without(item, 'sent') as Edit);
				await documents.read(character_id);
			}
		}
		throw new Problem(503, 'busy');
	}

	/**
	 * The item as it is by now, merged with what is known, and in the store as it is sent; null if
	 * nothing is left of it. Nothing is awaited in here: who types meanwhile would be overwritten.
	 */
	function prepared(id: string): (Edit & { sent: NonNullable<Edit['sent']> }) | null {
		const found = items.find((one) => one.id === id);
		if (found?.kind !== 'edit') return null;
		const item = own.has(id) ? found : asWritten(found);
		if (item.sent) return { ...item, sent: item.sent };
		const { character_id } = item;
		const document = documents.get(character_id) as Character;
		const held = documentOf(document);
		const view = shown.get(character_id);
		const isLong = (pointer: string) =>
			pointer.startsWith('/sheet_data') && !!view?.isLong(pointer.slice('/sheet_data'.length));
		const { changes, lines, conflicts } = settle(item.changes, held, isLong);
		for (const conflict of conflicts) ask(character_id, conflict);
		if (lines.length) view?.lines(lines);
		const patch = makePatch(held, applied(held, changes));
		if (!Object.keys(patch).length) {
			remove(item);
			return null;
		}
		const sent = { key: makeId(), patch, revision: document.revision };
		const ready = { ...item, changes, sent };
		change(ready);
		return ready;
	}

	/** Unless another page wrote on in it while it was sent: then that page sends the rest. */
	function finish(item: Edit): void {
		if (own.has(item.id) || store.read(item.place) === textOf(item)) return remove(item);
		items = items.filter((one) => one.id !== item.id);
		changed();
	}

	/** Another page may have gone on typing in it. */
	function asWritten(item: Edit): Edit {
		const written = readJson<Edit>(store, item.place);
		return written?.kind === 'edit' ? { ...written, place: item.place } : item;
	}

	/** A place is asked about once, also if a crash came in between. */
	function ask(character_id: string, clash: Clash): void {
		const asked = items.find(
			(item) =>
				item.kind === 'conflict' &&
				item.character_id === character_id &&
				item.pointer === clash.pointer
		);
		if (!asked) add({ kind: 'conflict', character_id, ...clash } as never);
		else change({ ...without(asked as Conflict, 'mine', 'theirs'), ...clash });
	}

	/** What the refusal names is rolled back and shown with its reason; the rest is sent again. */
	function refuseEdit(refusedItem: Edit, { code, errors }: Problem): void {
		const item = without(refusedItem, 'sent') as Edit;
		const named = item.changes.filter(({ pointer }) =>
			errors.some((error) => touches(pointer, error.pointer))
		);
		const half = item.changes.slice(0, Math.ceil(item.changes.length / 2));
		const isAlone = item.changes.length === 1;
		// nothing of it is named: each half on its own shows which one it is
		const first = named.length ? named : half;
		const rest = item.changes.filter((one) => !first.includes(one));
		const reason = { code, errors };
		if (named.length || isAlone || !isFieldProblem(code)) {
			const refused = isFieldProblem(code) ? first : item.changes;
			if (refused.length < item.changes.length) {
				split(item, refused, { reason });
				change({ ...item, changes: rest });
			} else change({ ...item, reason });
			rebase(refused, item);
			return;
		}
		split(item, rest);
		change({ ...item, changes: first });
	}

	/** A part of an item as one of its own, right behind it; before the item lets go of it. */
	function split(item: Edit, changes: Change[], more: Partial<Edit> = {}): void {
		const id = makeId();
		const part: Edit = { ...item, ...more, id, changes, place: `${item.place}-${id}` };
		own.add(id);
		write(part);
		const at = items.findIndex((one) => one.id === item.id) + 1;
		items.splice(at, 0, part);
		changed();
	}

	/** Later edits of the same places were made from what is rolled back now. */
	function rebase(refused: readonly Change[], { character_id, id }: Edit): void {
		for (const item of items) {
			if (item.kind !== 'edit' || item.character_id !== character_id || item.id === id) continue;
			if (item.reason) continue;
			const changes = item.changes.map((one) => {
				const old = refused.find(({ pointer }) => pointer === one.pointer);
				if (!old) return one;
				return edited(one.pointer, old.base, one.value);
			});
			write({ ...item, changes });
			item.changes = changes;
		}
	}

	function moved(item: Adjust, result: ResourceChange): void {
		store.write(item.place, null);
		seen(item.id, result.revision);
		documents.moved(result);
		items = items.filter((one) => one.id !== item.id || !isSeen(one));
		answers.get(item.id)?.done(result);
		changed();
	}

	/** The room that it was done in, if it can be told there. */
	function roomOf(item: { character_id: string; group_id?: string | undefined }): Room | undefined {
		const room = shown.get(item.character_id)?.room;
		return room?.state.is === 'live' && room.groupId === item.group_id ? room : undefined;
	}

	const isSeen = ({ done, character_id }: Kept) =>
		done !== undefined && (documents.get(character_id)?.revision ?? Infinity) >= done;

	function seen(cause: string, revision: number): void {
		items = items.map((one) => (one.id === cause ? { ...one, done: revision } : one));
	}

	documents.subscribe((id) => {
		items = items.filter((item) => {
			if (item.character_id !== id || !isSeen(item)) return true;
			store.write(item.place, null);
			return false;
		});
		tell();
	});
	plan();

	return {
		...{ documents, makeId, add, change, remove, seen },
		isOwn: ({ id }) => own.has(id),
		items: (characterId) => items.filter((item) => item.character_id === characterId),
		get waiting() {
			return items.filter(isOpen).length;
		},
		get isStuck() {
			return failures > 0;
		},
		isSending: (characterId) => sending?.character_id === characterId,
		answer({ id }) {
			return new Promise((done, failed) => answers.set(id, { done, failed })).finally(() =>
				answers.delete(id)
			);
		},
		show(characterId, view) {
			if (view) shown.set(characterId, view);
			else shown.delete(characterId);
		},
		leave() {
			isLeaving = true;
			hurry('auto');
			if (!run) void work();
			isLeaving = false;
		},
		async flush(save) {
			hurry(save);
			while (run) await run;
			await work();
		},
		pause() {
			isPaused = true;
			timer?.();
		},
		resume() {
			isPaused = false;
			plan();
		},
		subscribe(listener) {
			listeners.add(listener);
			return () => listeners.delete(listener);
		}
	};
}

const textOf = (item: Item) => JSON.stringify(without(item as Kept, 'done', 'place'));

/** Refusals that are about a value, so that the others may pass. */
const isFieldProblem = (code: string) =>
	['sheet_invalid', 'invalid', 'use_resource', 'bad_number', 'bad_character', 'too_deep'].includes(
		code
	);

export const documentOf = ({ name, sheet_data }: Character) => ({ name, sheet_data });
