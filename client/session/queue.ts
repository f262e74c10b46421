/**
 * The unsent work of one account as this page knows it, and as it lies in the store. Whatever is in
 * here is in the store already.
 */
import type { Clock } from '../clock.ts';
import { readJson, type Store } from '../store.ts';
import { without } from '../without.ts';
import type { Change } from './changes.ts';
import { loadItems, orderOf, type Edit, type Item } from './items.ts';

/** `done`: the character's revision after it, once the server answered. */
export type Kept = Item & { done?: number };

type New<T> = T & Omit<Item, 'id' | 'at' | 'place'>;

export interface Queue {
	all(): readonly Kept[];
	find(id: string): Kept | undefined;
	add<T extends Omit<Item, 'id' | 'at' | 'place'>>(item: New<T>): Item & T;
	change(item: Item): void;
	/** Takes it out of the store, too. */
	remove(item: Item): void;
	/** Out of this page alone: the store has another page's, or nothing any more. */
	drop(id: string): void;
	/** Out of the store alone: this page goes on showing it for a while. */
	erase(item: Item): void;
	/** Takes all such out of the store and this page; nobody is told. */
	sweep(isDone: (item: Kept) => boolean): void;
	/** A part of an item as one of its own, right behind it; before the item lets go of it. */
	split(item: Edit, changes: Change[], more?: Partial<Edit>): void;
	/** Others in the place of these, in this page alone; nobody is told. */
	map(act: (item: Kept) => Kept): void;
	/** Made in this page: nobody else goes on writing in it. */
	isOwn(id: string): boolean;
	/** No longer in the store: another page of this person's has sent it. */
	isGone(item: Item): boolean;
	/** Whether it lies in the store just as it is here. */
	isAsKept(item: Item): boolean;
	/** An item as the store has it; another page may have gone on typing in it. */
	asWritten(item: Edit): Edit;
	write(item: Item): void;
}

interface QueueOptions {
	store: Store;
	clock: Clock;
	/** Of the places in the store. */
	prefix: string;
	makeId: () => string;
	/** Told after each change. */
	changed: () => void;
}

export function createQueue({ store, clock, prefix, makeId, changed }: QueueOptions): Queue {
	let items: Kept[] = loadItems(store, prefix, clock.now());
	/** Made here; the others are from before, or of another page that is still open. */
	const own = new Set<string>();
	// above all that is kept, whatever the clock says by now
	let last = Math.max(0, ...items.map(({ place }) => orderOf(place, prefix)));

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

	function add<T extends Omit<Item, 'id' | 'at' | 'place'>>(given: New<T>): Item & T {
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

	function split(item: Edit, changes: Change[], more: Partial<Edit> = {}): void {
		const id = makeId();
		const part: Edit = { ...item, ...more, id, changes, place: `${item.place}-${id}` };
		own.add(id);
		write(part);
		const at = items.findIndex((one) => one.id === item.id) + 1;
		items.splice(at, 0, part);
		changed();
	}

	function drop(id: string): void {
		items = items.filter((one) => one.id !== id);
		changed();
	}

	function sweep(isDone: (item: Kept) => boolean): void {
		for (const item of items) if (isDone(item)) store.write(item.place, null);
		items = items.filter((item) => !isDone(item));
	}

	return {
		...{ add, change, remove, drop, sweep, split, write },
		all: () => items,
		erase: ({ place }) => store.write(place, null),
		find: (id) => items.find((one) => one.id === id),
		map: (act) => void (items = items.map(act)),
		isOwn: (id) => own.has(id),
		isGone: ({ place }) => store.read(place) === null,
		isAsKept: (item) => store.read(item.place) === textOf(item),
		asWritten(item) {
			const written = readJson<Edit>(store, item.place);
			return written?.kind === 'edit' ? { ...written, place: item.place } : item;
		}
	};
}

const textOf = (item: Item) => JSON.stringify(without(item as Kept, 'done', 'place'));
