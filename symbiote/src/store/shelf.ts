/**
 * One of the game's blobs as a store of keys. The blob is one text for all of them, shared by every
 * game that runs on this machine: each write reads it first and puts in only what this page changed.
 */
import type { Clock } from '@campaign-manager/client/clock';
import type { Store } from '@campaign-manager/client/store';
import type { Blob } from '../game/game.ts';

/** `write` throws where a long text, a copy of something, would fill the blob. */
export interface Shelf extends Store {
	/** Reads what is there by now, others' changes included. */
	reload(): Promise<void>;
	/** Resolves when everything written is in the blob, or could not be put there. */
	settled(): Promise<void>;
	/** Told with why something could not be kept, and with null when it could again. */
	onTrouble(listener: (cause: string | null) => void): void;
}

/** Of all texts together, in UTF-16 units; the game takes 5 MB. */
const FULL = 2_400_000;
/** How long after a write it is looked whether another game's write has undone it. */
const LOOK_MS = 500;
/** What is shorter is what people did or are signed in by, and is always taken. */
const SMALL = 4_096;

interface Kept {
	format: 1;
	entries: Record<string, string>;
}

/** `clock`: where another game may write at the same moment, which it cannot be kept from. */
export function createShelf(blob: Blob, clock?: Clock): Shelf {
	let entries = new Map<string, string>();
	/** by key: what this page wrote and the blob may not have yet */
	const changed = new Map<string, string | null>();
	/** by key: what was written and not yet seen in the blob afterwards */
	const unseen = new Map<string, string | null>();
	let isLooking = false;
	let run: Promise<void> | null = null;
	let tellTrouble: (cause: string | null) => void = () => undefined;

	async function read(): Promise<void> {
		const there = entriesOf(await blob.read());
		for (const [key, text] of undone(there)) changed.set(key, text);
		for (const [key, text] of changed) {
			if (text === null) there.delete(key);
			else there.set(key, text);
		}
		entries = there;
	}

	async function put(): Promise<void> {
		while (changed.size) {
			try {
				await read();
				const sent = new Map(changed);
				await blob.write(textOf(entries));
				for (const [key, text] of sent) {
					if (changed.get(key) === text) changed.delete(key);
					unseen.set(key, text);
				}
				tellTrouble(null);
				lookLater();
			} catch (error) {
				// it stays changed: the next write tries it again
				tellTrouble(causeOf(error));
				return;
			}
		}
	}

	function lookLater(): void {
		if (!clock || isLooking) return;
		isLooking = true;
		clock.after(LOOK_MS, () => void look());
	}

	async function look(): Promise<void> {
		isLooking = false;
		await run;
		const there = await blob.read().then(entriesOf, () => null);
		if (!there) return;
		for (const [key, text] of undone(there)) changed.set(key, text);
		unseen.clear();
		if (changed.size) run ??= put().finally(() => (run = null));
	}

	/**
	 * The game promises no order to two that write: the other may have put back what it had read
	 * before. Other words under a key are the other's own, and newer.
	 */
	const undone = (there: ReadonlyMap<string, string>) =>
		[...unseen].filter(([key, text]) => !changed.has(key) && there.has(key) === (text === null));

	return {
		keys: () => [...entries.keys()],
		read: (key) => entries.get(key) ?? null,
		write(key, text) {
			if (text === (entries.get(key) ?? null)) return;
			if (text !== null && text.length > SMALL && sizeOf(entries, key) + text.length > FULL)
				throw new Error('the blob is full');
			if (text === null) entries.delete(key);
			else entries.set(key, text);
			changed.set(key, text);
			run ??= put().finally(() => (run = null));
		},
		async reload() {
			await run;
			await read();
		},
		settled: async () => void (await run),
		onTrouble: (listener) => (tellTrouble = listener)
	};
}

const sizeOf = (entries: ReadonlyMap<string, string>, but: string) =>
	[...entries].reduce((all, [key, text]) => (key === but ? all : all + text.length), 0);

const causeOf = (error: unknown) =>
	error instanceof Error && typeof error.cause === 'string' ? error.cause : 'unknown';

function textOf(entries: ReadonlyMap<string, string>): string {
	const kept: Kept = { format: 1, entries: Object.fromEntries(entries) };
	return JSON.stringify(kept);
}

/** What cannot be read was not written by us, and is replaced. */
function entriesOf(text: string): Map<string, string> {
	try {
		const kept = JSON.parse(text || '{}') as Partial<Kept> | null;
		if (kept?.format !== 1 || typeof kept.entries !== 'object') return new Map();
		return new Map(Object.entries(kept.entries).filter((entry) => typeof entry[1] === 'string'));
	} catch {
		return new Map();
	}
}
