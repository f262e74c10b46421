/** What was raised since somebody began to edit, and the points that went into it. */
import type { SheetData, StatBlock, Text } from '@campaign-manager/rulesets/objects';
import type { OpenRuleset } from '@campaign-manager/rulesets/ruleset';

export interface Raised {
	pointer: string;
	label: Text;
	from: number;
	to: number;
}

export interface Sitting {
	raised: Raised[];
	/** What went into it; absent where the ruleset counts no points. */
	spent?: number;
	left?: number;
}

/** Both sheets have to be without errors. */
export function sittingOf(ruleset: OpenRuleset, begun: SheetData, now: SheetData): Sitting {
	const before = new Map(ruleset.getImprovements(begun).map((one) => [one.pointer, one.value]));
	const raised = ruleset.getImprovements(now).flatMap(({ pointer, label, value }) => {
		const from = before.get(pointer) ?? 0;
		return from === value ? [] : [{ pointer, label, from, to: value }];
	});
	const blocks = ruleset.getStatBlocks(now);
	const spent = valueOf(blocks, 'AP.spent');
	const left = valueOf(blocks, 'AP.left');
	const spentBefore = valueOf(ruleset.getStatBlocks(begun), 'AP.spent');
	return {
		raised,
		...(spent !== undefined && { spent: spent - (spentBefore ?? 0) }),
		...(left !== undefined && { left })
	};
}

const valueOf = (blocks: readonly StatBlock[], id: string) =>
	blocks.find((block) => block.id === id)?.value;
