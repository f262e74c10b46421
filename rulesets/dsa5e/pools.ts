/** What moves during play: energies, fate points and conditions. Core rules: health, conditions. */
import type { Adjustment, Resource } from '../objects.ts';
import { conditionName, CORE, current, MOST } from './conditions.ts';
import { LABELS, valueOf } from './derived.ts';
import type { Hero } from './hero.ts';
import { own } from './wording.ts';

export const POOLS = ['LeP', 'AsP', 'KaP', 'Schip'] as const;

export const resources = (hero: Hero): Resource[] =>
	hero.once('resources', () => [...pools(hero), ...counters(hero)]);

/** A hero without magic has no AsP at all, rather than none left. */
function* pools(hero: Hero): Iterable<Resource> {
	for (const id of POOLS) {
		const [maximum, value] = [valueOf(hero, id), current(hero, id)];
		if (maximum === undefined || value === undefined) continue;
		yield {
			id,
			label: LABELS[id],
			kind: 'pool',
			pointer: `/current/${id}`,
			value,
			minimum: lowest(hero, id),
			maximum,
			shared: true
		};
	}
}

/** Life points fall below 0: at 0 a hero is dying, at −KO dead. Nothing is lost below that. */
export const lowest = (hero: Hero, id: string): number =>
	id === 'LeP' ? 0 - hero.attributes.KO : 0;

const counters = (hero: Hero): Resource[] =>
	[...new Set([...CORE, ...Object.keys(hero.sheet.conditions ?? {})])].map((id) =>
		counter(hero, id)
	);

const counter = (hero: Hero, id: string): Resource => ({
	id,
	label: conditionName(hero, id),
	kind: 'counter',
	pointer: `/conditions/${id}`,
	value: own(hero.sheet.conditions, id) ?? 0,
	minimum: 0,
	maximum: MOST,
	shared: true
});

/** Clamped to the bounds. A value that lies beyond them already only moves towards them. */
export function adjusted(hero: Hero, id: string, delta: number): Adjustment | undefined {
	const found =
		resources(hero).find((one) => one.id === id) ??
		(hero.rules.entry('conditions', id) && counter(hero, id));
	if (!found) return undefined;
	const before = found.value;
	const low = Math.min(found.minimum, before);
	const high = Math.max(found.maximum, before);
	const after = Math.max(low, Math.min(high, before + delta));
	const [, holder = '', key = ''] = found.pointer.split('/');
	return {
		applied: after - before,
		resource: { ...found, value: after },
		patch: { [holder]: { [key]: after } }
	};
}
