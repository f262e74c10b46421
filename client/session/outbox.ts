/**
 * What a person did and the server has not answered yet. It belongs to one account on one server,
 * outlives the page, keeps its order and has one item on the way at a time.
 */
import type { Api } from '../api/api.ts';
import { isPassing, isSignedOut, Problem } from '../api/problem.ts';
import type { Lock } from '../api/signin.ts';
import type { Clock } from '../clock.ts';
import type { ResourceChange } from '../generated/live.ts';
import { pause } from '../pause.ts';
import type { Room } from '../live/room.ts';
import type { Store } from '../store.ts';
import type { Clash } from './changes.ts';
import { createDocuments, type Documents } from './documents.ts';
import { createEdits } from './edits.ts';
import { isTooOld, TOO_OLD, type Adjust, type Item } from './items.ts';
import { createQueue, type Kept } from './queue.ts';
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

export function createOutbox(options: OutboxOptions): Outbox {
	const { api, store, clock, userId, lock = (act) => act(), random = Math.random } = options;
	const makeId = options.makeId ?? (() => crypto.randomUUID());
	const owner = `${api.server}|${userId}`;
	const prefix = `work/${owner}/`;
	const documents = createDocuments(api, store, clock, `sheet/${owner}/`);
	const listeners = new Set<() => void>();
	const shown = new Map<string, Shown>();
	const answers = new Map<string, { done(value: unknown): void; failed(error: unknown): void }>();

	const queue = createQueue({ store, clock, prefix, makeId, changed });
	const edits = createEdits({
		...{ api, queue, documents, makeId, doneElsewhere },
		viewOf: (characterId) => shown.get(characterId)
	});
	let sending: Kept | null = null;
	let run: Promise<void> | null = null;
	let isPaused = false;
	/** There is no time to wait for other pages. */
	let isLeaving = false;
	let failures = 0;
	let waitsUntil = 0;
	let timer: (() => void) | null = null;

	const tell = () => [...listeners].forEach((listener) => listener());
	const isOpen = (item: Kept) =>
		item.kind !== 'conflict' && !item.reason && item.done === undefined;

	function changed(): void {
		tell();
		plan();
	}

	/** The next one to be sent. What waits for a pause goes at once if something follows it. */
	function next(): Kept | undefined {
		const open = queue.all().filter(isOpen);
		const isDue = open.some((item) => item.kind !== 'edit' || item.sent || item.due <= clock.now());
		return isDue ? open[0] : undefined;
	}

	function plan(): void {
		timer?.();
		timer = null;
		if (run || isPaused) return;
		const dues = queue
			.all()
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
		const item = queue.find(id);
		if (!item || !isOpen(item)) return;
		// what this page wrote itself it may have changed since another page sent it
		if (queue.isGone(item) && !(queue.isOwn(id) && item.kind === 'edit'))
			return doneElsewhere(item);
		if (isTooOld(item, clock.now())) return queue.change({ ...item, reason: TOO_OLD });
		if (item.kind === 'edit') return edits.deliver(item);
		if (item.kind === 'adjust') return moved(item, await sendAdjust(api, roomOf(item), item));
		if (item.kind === 'roll') {
			const roll = await sendRoll(api, roomOf(item), item);
			queue.remove(item);
			answers.get(id)?.done(roll);
		}
	}

	/** Nothing waits for a pause, or for a better time. */
	function hurry(save?: 'auto' | 'manual'): void {
		queue.map((item) =>
			item.kind === 'edit' && isOpen(item) && !item.sent
				? { ...item, due: 0, ...(save && { save }) }
				: item
		);
		waitsUntil = 0;
	}

	/** Another page of this person's sent it. */
	async function doneElsewhere(item: Item): Promise<void> {
		await documents.read(item.character_id);
		queue.drop(item.id);
		answers.get(item.id)?.done(undefined);
	}

	function failed(id: string, error: unknown): void {
		const item = queue.find(id);
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
		if (item.kind === 'edit') edits.refuse(item, error as Problem);
		else queue.change({ ...item, reason: { code, errors } });
		answers.get(id)?.failed(error);
	}

	function moved(item: Adjust, result: ResourceChange): void {
		queue.erase(item);
		seen(item.id, result.revision);
		documents.moved(result);
		queue.sweep((one) => one.id === item.id && isSeen(one));
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
		queue.map((one) => (one.id === cause ? { ...one, done: revision } : one));
	}

	documents.subscribe((id) => {
		queue.sweep((item) => item.character_id === id && isSeen(item));
		tell();
	});
	plan();

	return {
		...{ documents, makeId, seen, add: queue.add, change: queue.change, remove: queue.remove },
		isOwn: ({ id }) => queue.isOwn(id),
		items: (characterId) => queue.all().filter((item) => item.character_id === characterId),
		get waiting() {
			return queue.all().filter(isOpen).length;
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
