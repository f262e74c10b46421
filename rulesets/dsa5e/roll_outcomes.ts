/** What dice of damage, initiative and regeneration mean. Core rules: damage, initiative,
 * regeneration. */
import type { Offer, Outcome, Throw } from '../objects.ts';
import { isSet } from './asking.ts';
import { energyCode } from './checks.ts';
import type { Energy } from './derived.ts';
import { ENERGIES, initiative, LABELS } from './derived.ts';
import * as fate from './fate.ts';
import type { Hero } from './hero.ts';
import { damageOf, DOUBLED, initiativeParts, missing } from './rolls.ts';
import { halfUp, part, text, total } from './wording.ts';

export function readDamage(hero: Hero, key: string, thrown: Throw): Outcome | undefined {
	const found = damageOf(hero, key);
	if (!found) return undefined;
	let points = Math.max(0, thrown.total);
	const parts: Outcome['parts'] = [part(text('Wurf', 'Throw'), points), ...found.parts];
	if (isSet(thrown.inputs, 'double')) {
		points *= 2;
		parts.push({ label: DOUBLED.label, value: '× 2' });
	}
	return {
		actionId: `damage.${key}`,
		success: null,
		label: text(`${points} TP`, `${points} DP`),
		degree: points,
		parts,
		offers: fate.reroll(hero),
		details: { tp: points }
	};
}

/** Damage to oneself goes past the armour. */
export function readBotch(thrown: Throw): Outcome {
	const points = Math.max(0, thrown.total);
	const offer: Offer = {
		label: text(`${points} SP nehmen`, `Take ${points} damage`),
		resource: 'LeP',
		delta: -points
	};
	return {
		actionId: 'botch',
		success: null,
		label: text(`${points} SP`, `${points} damage`),
		degree: points,
		parts: [],
		offers: points ? [offer] : [],
		details: { sp: points }
	};
}

export function readInitiative(hero: Hero, thrown: Throw): Outcome {
	const value = thrown.total;
	return {
		actionId: 'initiative',
		success: null,
		label: text(`Initiative ${value}`, `Initiative ${value}`),
		degree: value,
		parts: initiativeParts(hero, thrown.inputs),
		offers: fate.offer(hero, 'zuerst handeln', 'act first'),
		details: { initiative: value, base: total(initiative(hero)) }
	};
}

/** At least 0, halved when wet or cold, and never above the maximum. */
export function readRegeneration(hero: Hero, thrown: Throw): Outcome {
	const regained = new Map<Energy, number>();
	for (const group of thrown.groups) {
		const id = ENERGIES.find((one) => one === group.name);
		const most = id && missing(hero, id);
		if (!id || most === undefined || regained.has(id)) continue;
		let points = Math.max(0, group.total);
		if (isSet(thrown.inputs, 'halved')) points = halfUp(points, 2);
		if (id === 'LeP' && isSet(thrown.inputs, 'ill')) points = 0;
		regained.set(id, Math.max(0, Math.min(points, most)));
	}
	const all = [...regained];
	const said = (code: (id: Energy) => string) =>
		all.map(([id, points]) => `${points} ${code(id)}`).join(', ') || '0';
	return {
		actionId: 'regeneration',
		success: null,
		label: text(`Regeneriert: ${said((id) => id)}`, `Regained: ${said(energyCode)}`),
		parts: all.map(([id, points]) => part(LABELS[id], points)),
		offers: all.flatMap(([id, points]) =>
			points
				? [
						{
							label: text(`+${points} ${id}`, `+${points} ${energyCode(id)}`),
							resource: id,
							delta: points
						}
					]
				: []
		),
		details: { regained: Object.fromEntries(all) }
	};
}
