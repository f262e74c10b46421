/** An entry of the compendium put into a sheet that is not open: where it goes, and what it changes. */
import type { SheetData } from '@campaign-manager/rulesets/objects';
import { get, parse } from '@campaign-manager/rulesets/pointer';
import type { Do, VNode } from '@campaign-manager/rulesets/vnode';
import { isThere, type OwnEntry, type Pick } from './picked.ts';

/** Where a sheet, drawn for editing, takes entries of a kind: a collection rather than one field. */
export function placeFor(sheet: VNode, kind: string): Pick | undefined {
	const found = [...picks(sheet)].filter((action) => action.kind === kind);
	return found.find(({ value }) => value !== undefined) ?? found[0];
}

function* picks(node: VNode): Generator<Pick> {
	const action: Do | undefined = node.do;
	if (action?.cmd === 'pick') yield action;
	for (const child of node.children ?? []) if (typeof child !== 'string') yield* picks(child);
}

/** Two merge patches of the sheet: one puts the entry there, one takes it away again. */
export interface Adding {
	put: Record<string, unknown>;
	back: Record<string, unknown>;
}

/** Null if it is there already. `own`: the group's entry, which goes along with the sheet. */
export function adding(
	sheet: SheetData,
	{ pointer, kind, value, into }: Pick,
	entryId: string,
	own?: OwnEntry
): Adding | null {
	const isTaken = isThere(sheet, pointer, entryId);
	if (isTaken && (into === undefined || value === undefined)) return null;
	const place =
		value === undefined ? pointer : `${pointer}/${isTaken ? crypto.randomUUID() : entryId}`;
	const entry =
		value === undefined
			? entryId
			: into === undefined
				? value
				: { ...(value as object), [into]: entryId };
	const steps: [place: string, put: unknown, before: unknown][] = [
		[place, entry, get(sheet, place)]
	];
	const ownPlace = `/custom/${kind}/${entryId}`;
	if (own && get(sheet, ownPlace) === undefined)
		steps.push([ownPlace, { ...own.data, name: own.name }, undefined]);
	const patch = (which: 1 | 2) =>
		steps.reduce<Record<string, unknown>>(
			(whole, step) => nested(whole, parse(step[0]), step[which] ?? null),
			{}
		);
	return { put: patch(1), back: patch(2) };
}

function nested(
	whole: Record<string, unknown>,
	[first = '', ...rest]: string[],
	value: unknown
): Record<string, unknown> {
	const inner = (whole[first] ?? {}) as Record<string, unknown>;
	return { ...whole, [first]: rest.length ? nested(inner, rest, value) : value };
}
