/** What can be raised next, what it costs, and why not. Core rules: improvement cost. */
import type { Improvement, Text } from '../objects.ts';
import { accountOf } from './adventure_points.ts';
import { ENERGIES, LABELS, valueOf } from './derived.ts';
import type { Hero, RatingKind } from './hero.ts';
import type { Limit } from './limits.ts';
import * as limits from './limits.ts';
import type { Code } from './tables.ts';
import { ATTRIBUTES, attributeName } from './tables.ts';
import { nameOf, text } from './wording.ts';

export const SECTIONS: [kind: RatingKind, section: string][] = [
	['talents', 'talents'],
	['combat_techniques', 'combat'],
	['spells', 'magic'],
	['liturgies', 'karma']
];
/** The sheet holds nothing above this. */
const HIGHEST = 40;

/** `most` where the maximum is reached. */
export type Step = Improvement & { most?: number };

export const improvements = (hero: Hero): Improvement[] =>
	steps(hero).map(({ most: _, ...improvement }) => improvement);

export const steps = (hero: Hero): Step[] =>
	hero.once('steps', () => [
		...ATTRIBUTES.map((code) => attribute(hero, code)),
		...SECTIONS.flatMap(([kind, section]) =>
			known(hero, kind).map((id) => rating(hero, kind, section, id))
		),
		...ENERGIES.filter((id) => valueOf(hero, id) !== undefined).map((id) => {
			const value = hero.energy(id, 'purchased');
			const cost = hero.rules.step('D', value + 1);
			const limit = limits.purchaseMaximum(hero, id);
			return next(hero, `/energies/${id}/purchased`, LABELS[id], 'energies', value, cost, limit);
		})
	]);

function attribute(hero: Hero, code: Code): Step {
	const value = hero.attributes[code];
	const whole = limits.attributeTotal(hero);
	const limit: Limit | undefined =
		whole && limits.sumOfAttributes(hero) >= whole[0]
			? [value, text('Summe der Eigenschaften', 'sum of the attributes')]
			: limits.attributeMaximum(hero, code);
	const cost = value >= 8 ? hero.rules.step('E', value + 1) : 0;
	return next(hero, `/attributes/${code}`, attributeName(code), 'attributes', value, cost, limit);
}

/** What the hero has, and of talents and techniques all there are. */
export function known(hero: Hero, kind: RatingKind): string[] {
	const ids = new Set(Object.keys(hero.sheet[kind] ?? {}));
	if (kind === 'talents' || kind === 'combat_techniques') {
		for (const id of hero.rules.table(kind).keys()) ids.add(id);
		for (const id of Object.keys(hero.sheet.custom?.[kind] ?? {})) ids.add(id);
	}
	return [...ids];
}

function rating(hero: Hero, kind: RatingKind, section: string, id: string): Step {
	const entry = hero.entry(kind, id);
	const value = hero.rating(kind, id);
	const column = hero.rules.column(entry);
	const cost = column ? hero.rules.step(column, value + 1) : null;
	const limit = limits.ratingMaximum(hero, kind, id);
	return next(hero, `/${kind}/${id}`, nameOf(entry, id), section, value, cost, limit);
}

function next(
	hero: Hero,
	pointer: string,
	label: Text,
	section: string,
	value: number,
	cost: number | null,
	limit: Limit | undefined
): Step {
	const made: Step = { pointer, label, section, value, next: value + 1, cost };
	const blocked = whyNot(hero, value, cost, limit);
	if (blocked) made.blocked = blocked;
	if (limit && value >= limit[0]) made.most = limit[0];
	return made;
}

function whyNot(
	hero: Hero,
	value: number,
	cost: number | null,
	limit: Limit | undefined
): Text | undefined {
	if (limit && value >= limit[0]) {
		const [most, why] = limit;
		return text(`Höchstens ${most} (${why.de}).`, `At most ${most} (${why.en}).`);
	}
	if (value >= HIGHEST) return text(`Höchstens ${HIGHEST}.`, `At most ${HIGHEST}.`);
	const account = accountOf(hero);
	if (cost === null || !account.complete || cost <= account.left) return undefined;
	const left = Math.max(account.left, 0);
	return text(`Kostet ${cost} AP, übrig sind ${left}.`, `Costs ${cost} AP, ${left} are left.`);
}
