/** What a loss or gain will do to a character beyond the value itself: pain, and what else follows. */
import { applyPatch } from '@campaign-manager/rulesets/pointer';
import type { SheetData } from '@campaign-manager/rulesets/objects';
import type { PlayRuleset } from '@campaign-manager/rulesets/ruleset';
import type { Api } from '../api/api.ts';
import type { Outbox } from '../session/outbox.ts';
import type { Store } from '../store.ts';
import { ailmentsOf, type Ailment } from './ailments.ts';
import { openSlice, readSlice } from './rulesetOf.ts';
import { findRuleset, type Find } from './rulesets.ts';

export interface Reader {
	api: Api;
	store: Store;
	outbox: Pick<Outbox, 'documents'>;
}

export interface Forecaster {
	/** What will ail the character; empty where nothing does. */
	after(resource: string, delta: number): Ailment[];
}

/** Reads the sheet and its ruleset. Throws Problem, Unreachable, or if a script cannot be read. */
export async function forecaster(
	{ api, store, outbox: { documents } }: Reader,
	characterId: string,
	find: Find = findRuleset
): Promise<Forecaster> {
	const slice = await readSlice(api, store, documents, characterId, find);
	const { ruleset } = await openSlice(slice, undefined, find);
	const sheet = (documents.get(characterId)?.sheet_data ?? {}) as SheetData;
	return { after: (resource, delta) => ailmentsAfter(ruleset, sheet, resource, delta) };
}

function ailmentsAfter(
	ruleset: PlayRuleset,
	sheet: SheetData,
	resource: string,
	delta: number
): Ailment[] {
	try {
		const moved = ruleset.adjustResource(sheet, resource, delta);
		if (!moved) return [];
		const then = applyPatch(sheet, moved.patch) as SheetData;
		return ailmentsOf(ruleset.getStatBlocks(then), []);
	} catch {
		return []; // a sheet with errors: its values alone are foreseen
	}
}
