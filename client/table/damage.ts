/** Losses and gains of many characters at once, as they will come out and as they are taken back. */
import type { Resource, Text } from '@campaign-manager/rulesets/objects';
import type { ResourceChange } from '../generated/live.ts';
import type { Card, Table as WholeTable } from './table.ts';

/** What of a table is needed to move something. */
type Table = Pick<WholeTable, 'adjust'>;

export interface Choice {
	id: string;
	label: Text;
	kind: Resource['kind'];
}

/** Resources that at least one of the characters has. */
export function choicesOf(cards: readonly Card[]): Choice[] {
	const found = new Map<string, Choice>();
	for (const { card } of cards)
		for (const { id, label, kind } of card.resources ?? []) found.set(id, { id, label, kind });
	return [...found.values()];
}

export const resourceOf = ({ card }: Card, id: string): Resource | undefined =>
	card.resources?.find((one) => one.id === id);

/** Where a resource will stand: points on top go first on a loss, and it stays within its bounds. */
export function foreseen(resource: Resource, delta: number): { value: number; temporary: number } {
	const { value, temporary = 0, minimum, maximum } = resource;
	const spent = delta < 0 ? Math.min(temporary, -delta) : 0;
	const within = Math.min(Math.max(value, maximum), Math.max(minimum, value + delta + spent));
	return { value: within, temporary: temporary - spent };
}

export interface Dealt {
	done: { card: Card; change: ResourceChange }[];
	failed: { card: Card; error: unknown }[];
}

/** What one of them refuses does not keep the others from it. */
export async function deal(
	table: Table,
	cards: readonly Card[],
	resource: string,
	delta: number,
	note: string
): Promise<Dealt> {
	const dealt: Dealt = { done: [], failed: [] };
	await Promise.all(
		cards.map(async (card) => {
			try {
				const change = await table.adjust(card.character_id, resource, delta, note.trim());
				dealt.done.push({ card, change });
			} catch (error) {
				dealt.failed.push({ card, error });
			}
		})
	);
	return dealt;
}

/**
 * By what came of it, not by what was asked: who had 3 points left gets 3 back. One that is refused
 * does not keep the others from it; then it throws why.
 */
export async function takeBack(table: Table, { done }: Dealt): Promise<void> {
	const answers = await Promise.allSettled(
		done
			.map(({ card, change }) => ({
				...{ card, resource: change.resource },
				by: -(change.applied + (change.applied_temporary ?? 0))
			}))
			.filter(({ by }) => by !== 0)
			.map(({ card, resource, by }) => table.adjust(card.character_id, resource, by))
	);
	for (const answer of answers) if (answer.status === 'rejected') throw answer.reason;
}
