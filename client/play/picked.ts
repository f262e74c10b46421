/** What is picked from a compendium, written where the sheet asked for it. */
import { get, isObject } from '@campaign-manager/rulesets/pointer';
import type { SheetData } from '@campaign-manager/rulesets/objects';
import type { Do } from '@campaign-manager/rulesets/vnode';
import type { components } from '../generated/api.ts';
import type { SheetSession } from '../session/sheetState.ts';

export type Pick = Extract<Do, { cmd: 'pick' }>;
/** An entry of a group's own. */
export type OwnEntry = components['schemas']['Entry'];

/** As `vnode.ts` says of `pick`. */
export function putPicked(session: SheetSession, action: Pick, entryId: string): void {
	const { pointer, value, into } = action;
	if (value === undefined) return session.set(pointer, entryId);
	const isTaken = isThere(session.state.sheet, pointer, entryId);
	if (isTaken && into === undefined) return; // it is there already
	const entry = into === undefined ? value : { ...(value as object), [into]: entryId };
	session.add(pointer, isTaken ? crypto.randomUUID() : entryId, entry);
}

/** The group's own entry goes along with the sheet. */
export function putOwn(session: SheetSession, action: Pick, own: OwnEntry): void {
	const { id, name, data } = own;
	const place = `/custom/${action.kind}/${id}`;
	if (get(session.state.sheet, place) === undefined) session.set(place, { ...data, name });
	putPicked(session, action, id);
}

/** Whether the sheet has the entry where the picker would put it. */
export function isThere(sheet: SheetData, pointer: string, entryId: string): boolean {
	const known = get(sheet, pointer);
	return known === entryId || (isObject(known) && Object.hasOwn(known, entryId));
}
