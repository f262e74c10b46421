/** Unsent work: one item for each thing that a person did, in the order it was done. */
import type { RollNew } from './words.ts';
import { readJson, type Store } from '../store.ts';
import type { Change, Clash } from './changes.ts';

interface Common {
	id: string;
	/** Where it is kept; keys sort as the items were made. */
	place: string;
	/** When it was made, in milliseconds since 1970. */
	at: number;
	character_id: string;
	/** It was refused, or is too old: shown, never sent. */
	reason?: Reason;
}

export interface Reason {
	code: string;
	errors: readonly { pointer: string; message: { de: string; en: string } }[];
}

/** Changes of `{name, sheet_data}`. */
export interface Edit extends Common {
	kind: 'edit';
	changes: Change[];
	/** Not to be sent before. */
	due: number;
	save: 'auto' | 'manual';
	/** For how many seconds the person had been editing when it began; undefined: in passing. */
	sitting?: number | undefined;
	/** Under way, or sent without an answer: sent again like this until there is one. */
	sent?: { key: string; patch: Record<string, unknown>; revision: number };
}

export interface Adjust extends Common {
	kind: 'adjust';
	resource: string;
	delta: number;
	note?: string;
	group_id?: string;
}

export interface RollItem extends Common {
	kind: 'roll';
	body: RollNew;
	group_id?: string;
}

/** Something that both wrote, which the person has to decide; never sent. */
export interface Conflict extends Common, Clash {
	kind: 'conflict';
}

export type Item = Edit | Adjust | RollItem | Conflict;

const OLDEST_MS = 30 * 86_400_000;

/** By then the server has forgotten keys, and nobody knows what the person would want today. */
export const isTooOld = (item: Item, now: number) =>
	item.at < now - OLDEST_MS && item.kind !== 'conflict' && !item.reason;
export const TOO_OLD: Reason = { code: 'too_old', errors: [] };

/** What is left of another day, oldest first. What cannot be read stays where it is, untouched. */
export function loadItems(store: Store, prefix: string, now: number): Item[] {
	const places = store.keys().filter((key) => key.startsWith(prefix));
	return places.sort().flatMap((place) => {
		const item = readJson<Item>(store, place);
		if (!item?.kind || !item.id) return [];
		const reason = isTooOld(item, now) ? { reason: TOO_OLD } : {};
		return [{ ...item, place, ...reason, ...(item.kind === 'edit' && { due: 0 }) } as Item];
	});
}

/** The number that a place begins with; parts of an item have its own. */
export const orderOf = (place: string, prefix: string) =>
	parseInt(place.slice(prefix.length), 10) || 0;
