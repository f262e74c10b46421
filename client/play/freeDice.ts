/** Dice that somebody types: `2d6+3`, `2W6 + 3`, groups separated by `/`. */
import type { RollGroup } from '@campaign-manager/rulesets/objects';

const GROUP = /^[+-]?\d*d\d+(?:[+-](?:\d*d\d+|\d+))*$/;
const DICE = /(\d*)d(\d+)/g;
/** What the game has. */
const SIDES = [4, 6, 8, 10, 12, 20, 100];
const MOST_DICE = 40;
const MOST_GROUPS = 20;

/** Null where the game could not throw it. */
export function groupsOf(text: string): RollGroup[] | null {
	const rolls = text.toLowerCase().replaceAll('w', 'd').replace(/\s/g, '').split('/');
	if (rolls.length > MOST_GROUPS || !rolls.every((roll) => GROUP.test(roll))) return null;
	const dice = rolls.flatMap((roll) =>
		[...roll.matchAll(DICE)].map(([, count, sides]) => ({
			count: count ? Number(count) : 1,
			sides: Number(sides)
		}))
	);
	const all = dice.reduce((sum, { count }) => sum + count, 0);
	const isThere = dice.every(({ count, sides }) => count > 0 && SIDES.includes(sides));
	return isThere && all <= MOST_DICE ? rolls.map((roll) => ({ name: '', roll })) : null;
}
