/** Damage, initiative and regeneration. Core rules: damage, initiative, regeneration. */
import type { DiceAction, Input, Offer, Outcome, Part, Throw } from '../objects.ts';
import type { Inputs } from './asking.ts';
import { integer, isSet, MODIFIER, number, toggle } from './asking.ts';
import { energyCode } from './checks.ts';
import { damage, dealt, TP, weapons } from './combat.ts';
import { current } from './conditions.ts';
import type { Energy } from './derived.ts';
import { ENERGIES, initiative, LABELS, valueOf } from './derived.ts';
import * as fate from './fate.ts';
import type { Hero } from './hero.ts';
import { halfUp, part, signed, text, titled, total } from './wording.ts';

const DOUBLED = toggle('double', 'Verdoppelt (kritisch)', 'Doubled (critical)');

const REGENERATION: Record<Energy, [better: string, worse: string]> = {
	LeP: ['ADV_44', 'DISADV_40'],
	AsP: ['ADV_42', 'DISADV_38'],
	KaP: ['ADV_43', 'DISADV_39']
};
const HALVED = toggle('halved', 'Nass oder kalt: halbiert', 'Wet or cold: halved');
const ILL = toggle('ill', 'Vergiftet oder krank: keine LeP', 'Poisoned or diseased: no LP');
const IRON = number('iron', 'Eisen am Körper in Stein', 'Iron on the body in Stein', 99);
const REST: Input = {
	id: 'modifier',
	label: text('Umstände der Rast', 'Circumstances of the rest'),
	kind: 'modifier',
	default: 0,
	minimum: -20,
	maximum: 20,
	presets: [
		{ value: 1, label: text('Gutes Einzelzimmer (+1)', 'Good single room (+1)') },
		{ value: 0, label: text('Normal (±0)', 'Normal (±0)') },
		{ value: -1, label: text('Schlechtes Lager (−1)', 'Poor camp (−1)') },
		{ value: -2, label: text('Lange Unterbrechung (−2)', 'Long interruption (−2)') }
	]
};

export const damages = (hero: Hero): DiceAction[] =>
	[...weapons(hero).keys()]
		.map((key) => damageAction(hero, key, {}))
		.filter((one) => one !== undefined);

function damageOf(hero: Hero, key: string) {
	const weapon = weapons(hero).get(key);
	const found = weapon && damage(hero, weapon);
	return found && { name: weapon.name, ...found };
}

/** The weapon's dice with everything added. Doubling is worked in when it is read. */
export function damageAction(hero: Hero, key: string, inputs: Inputs): DiceAction | undefined {
	const found = damageOf(hero, key);
	if (!found) return undefined;
	const dice = dealt(found, integer(inputs, 'modifier'));
	return {
		id: `damage.${key}`,
		label: titled(TP, found.name),
		category: 'damage',
		diceString: dice,
		groups: [{ name: 'TP', roll: dice }],
		inputs: [MODIFIER, DOUBLED]
	};
}

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

export function initiativeAction(hero: Hero, inputs: Inputs): DiceAction {
	const dice = `1d6${signed(total(initiativeParts(hero, inputs)))}`;
	return {
		id: 'initiative',
		label: LABELS.INI,
		category: 'custom',
		diceString: dice,
		groups: [{ name: 'INI', roll: dice }],
		inputs: [MODIFIER]
	};
}

function initiativeParts(hero: Hero, inputs: Inputs): Part[] {
	const modifier = integer(inputs, 'modifier');
	return [...initiative(hero), ...(modifier ? [part(MODIFIER.label, modifier)] : [])];
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

/** One die for each energy of which something is missing. */
export function regenerationAction(hero: Hero, inputs: Inputs): DiceAction {
	const reduced = ENERGIES.filter((id) => (missing(hero, id) ?? 0) > 0);
	const groups = (reduced.length ? reduced : ENERGIES.slice(0, 1)).map((id) => ({
		name: id,
		roll: `1d6${signed(regained(hero, id, inputs))}`
	}));
	const made: DiceAction = {
		id: 'regeneration',
		label: text('Regeneration', 'Regeneration'),
		category: 'custom',
		diceString: groups.map((group) => group.roll).join('/'),
		groups,
		inputs: [REST, HALVED, ILL, ...(hero.isMagical ? [IRON] : [])]
	};
	if (!reduced.length) made.blocked = text('Nichts zu regenerieren.', 'Nothing to regenerate.');
	return made;
}

function missing(hero: Hero, id: Energy): number | undefined {
	const most = valueOf(hero, id);
	return most === undefined ? undefined : most - (current(hero, id) ?? most);
}

function regained(hero: Hero, id: Energy, inputs: Inputs): number {
	const [better, worse] = REGENERATION[id];
	const change = hero.levelOf(better) - hero.levelOf(worse) + integer(inputs, 'modifier', 20, -20);
	return id === 'AsP' ? change - Math.floor(integer(inputs, 'iron', 99, 0) / 2) : change;
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
