/** What a loss or gain will do to a character beyond the value itself: pain, and what else follows. */
import { getCharacter } from '@campaign-manager/client/api/characters';
import { applyPatch } from '@campaign-manager/rulesets/pointer';
import type { SheetData } from '@campaign-manager/rulesets/objects';
import type { PlayRuleset } from '@campaign-manager/rulesets/ruleset';
import { ailmentsOf, type Ailment } from '@campaign-manager/client/play/ailments';
import type { Panel } from './panel.svelte.ts';
import { openSlice, readSlice } from '@campaign-manager/client/play/rulesetOf';

export interface Forecaster {
	/** What will ail the character; empty where nothing does. */
	after(resource: string, delta: number): Ailment[];
}

/** Reads the sheet and its ruleset. Throws Problem, Unreachable, or if a script cannot be read. */
export async function forecaster(panel: Panel, characterId: string): Promise<Forecaster> {
	const { api, shelf, outbox } = panel;
	if (!outbox) throw new Error('nobody is signed in');
	const [slice, character] = await Promise.all([
		readSlice(api, shelf, outbox.documents, characterId),
		getCharacter(api, characterId)
	]);
	const { ruleset } = await openSlice(slice);
	const sheet = (character?.sheet_data ?? {}) as SheetData;
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
