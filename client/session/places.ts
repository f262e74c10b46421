/** Places of the document that the server keeps, and of the sheet that the person sees. */
import type { Clash } from './changes.ts';
import type { Conflict } from './items.ts';
import type { Kept } from './queue.ts';
import type { Refused } from './sheetState.ts';

export const SHEET = '/sheet_data';

/** The character's name is no place in its sheet, which may have a `/name` of its own. */
export const NAME = '#name';

/** From the document's places to the sheet's, and back. */
export const fieldOf = (pointer: string) =>
	pointer === '/name' ? NAME : pointer.slice(SHEET.length);
export const documentPlace = (pointer: string) => (pointer === NAME ? '/name' : SHEET + pointer);

export const inSheet = <T extends { pointer: string }>(one: T): T => ({
	...one,
	pointer: fieldOf(one.pointer)
});

export const clashOf = ({ pointer, mine, theirs }: Conflict): Clash => ({
	pointer: fieldOf(pointer),
	...(mine !== undefined && { mine }),
	...(theirs !== undefined && { theirs })
});

export function refusalOf(item: Kept): Refused[] {
	if (!item.reason) return [];
	const { id, reason } = item;
	const changes = item.kind === 'edit' ? item.changes.map(inSheet) : [];
	const moved = item.kind === 'adjust' ? { resource: item.resource, delta: item.delta } : {};
	return [{ id, reason, changes, ...moved }];
}
