/** A roll log that is read in pages and goes on live. */
import type { Roll } from './table.ts';

export const CATEGORIES = ['attack', 'skill', 'save', 'damage', 'custom'] as const;

export interface RollFilter {
	/** Who threw; null for everybody. */
	person: string | null;
	category: Roll['category'] | null;
	/** Only what not everybody sees. */
	isSecret?: boolean;
}

export const fits = (roll: Roll, { person, category, isSecret }: RollFilter): boolean =>
	(!person || roll.user_id === person) &&
	(!category || roll.category === category) &&
	(!isSecret || roll.visibility !== 'all');

/** What was read for a filter, with what the room told since; newest first. */
export function logOf(
	read: readonly Roll[],
	live: readonly Roll[],
	filter: RollFilter
): readonly Roll[] {
	const known = new Set(read.map(({ id }) => id));
	const newest = read[0]?.rolled_at ?? '';
	const since = live.filter(
		(roll) => !known.has(roll.id) && fits(roll, filter) && roll.rolled_at >= newest
	);
	return [...since, ...read.filter((roll) => fits(roll, filter))];
}
