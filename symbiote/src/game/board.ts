/** Minis and turns, as the game tells of them. */
import type { Mini, Queue } from './game.ts';

/** Of both shapes that are known: the documented one, and the one that a published Symbiote reads. */
export function queueIn(payload: unknown): TaleSpire.InitiativeQueue | null {
	const { queue, items } = (payload ?? {}) as {
		queue?: Partial<TaleSpire.InitiativeQueue>;
		items?: unknown;
	};
	if (Array.isArray(queue?.items)) return queue as TaleSpire.InitiativeQueue;
	return Array.isArray(items) ? (payload as TaleSpire.InitiativeQueue) : null;
}

export const queueOf = ({ items, activeItemIndex }: TaleSpire.InitiativeQueue): Queue => ({
	items: items.map(({ id, name }) => ({ id, name })),
	active: items[activeItemIndex]?.id ?? null
});

export const hpOf = ({ value, max }: TaleSpire.CreatureStat) => ({ value, max });

/** Players are told everything of their own minis only. */
export const miniOf = ({ id, name, hp }: TaleSpire.CreatureInfo): Mini => ({
	...{ id, name },
	...(hp && { hp: hpOf(hp) })
});
