/**
 * A ruleset that is known by its schema alone here: what follows from its sheets the server reckons.
 * Until it has answered, the last answer stands, or what the schema says.
 */
import type { Resource, SheetData } from '@campaign-manager/rulesets/objects';
import { get } from '@campaign-manager/rulesets/pointer';
import type { Derived, OpenRuleset } from '@campaign-manager/rulesets/ruleset';
import type { Clock } from '../clock.ts';

const PAUSE_MS = 400;

export interface Asked {
	clock: Clock;
	/** Throws where there is no answer. */
	derive(sheet: SheetData): Promise<Derived>;
	/** The last answer is another. */
	told(): void;
}

export function serverDerived(plain: OpenRuleset, { clock, derive, told }: Asked): OpenRuleset {
	let last: Derived | null = null;
	let wanted: SheetData | null = null;
	let stop: (() => void) | null = null;

	function look(sheet: SheetData): void {
		if (sheet === wanted) return;
		wanted = sheet;
		stop?.();
		stop = clock.after(last ? PAUSE_MS : 0, () => void ask(sheet));
	}

	async function ask(sheet: SheetData): Promise<void> {
		// without an answer it is asked again with the next change
		const answer = await derive(sheet).catch(() => null);
		if (!answer || sheet !== wanted) return;
		last = answer;
		told();
	}

	function derived(sheet: SheetData): Derived {
		look(sheet);
		if (!last)
			return {
				stats: plain.getStatBlocks(sheet),
				actions: plain.getDiceActions(sheet),
				resources: plain.getResources(sheet)
			};
		return { ...last, resources: last.resources.map((one) => asItStands(one, sheet)) };
	}

	return {
		...plain,
		getStatBlocks: (sheet) => [...derived(sheet).stats],
		getDiceActions: (sheet) => [...derived(sheet).actions],
		getResources: (sheet) => [...derived(sheet).resources],
		prepareRoll: (sheet, id, inputs) =>
			plain.prepareRoll(sheet, id, inputs) ??
			derived(sheet).actions.find((action) => action.id === id) ??
			null,
		renderSheet: (sheet, ctx = {}) => plain.renderSheet(sheet, { derived: derived(sheet), ...ctx })
	};
}

function asItStands(resource: Resource, sheet: SheetData): Resource {
	const value = get(sheet, resource.pointer);
	return typeof value === 'number' ? { ...resource, value } : resource;
}
