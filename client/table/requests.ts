/** What the dungeon master asked for, and whom it is for. */
import type { Card, Request } from './table.ts';

/** A person's characters that are asked: those that are named, else who is at the table. */
export function askedOf(
	{ character_ids }: Request,
	cards: readonly Card[],
	userId: string | undefined
): Card[] {
	return cards.filter(
		({ character_id, owner_user_id, is_active }) =>
			owner_user_id === userId && (character_ids ? character_ids.includes(character_id) : is_active)
	);
}
