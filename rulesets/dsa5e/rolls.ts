/** Damage, initiative and regeneration. Core rules: damage, initiative, regeneration. */
import type { DiceAction, Input, Part } from '../objects.ts';
import type { Inputs } from './asking.ts';
import { integer, MODIFIER, number, toggle } from './asking.ts';
import { damage, dealt, TP, weapons } from './combat.ts';
import { current } from './conditions.ts';
import type { Energy } from './derived.ts';
import { ENERGIES, initiative, LABELS, valueOf } from './derived.ts';
import type { Hero } from './hero.ts';
import { part, signed, text, titled, total } from './wording.ts';

export const DOUBLED = toggle('double', 'Verdoppelt (kritisch)', 'Doubled (critical)');

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

export function damageOf(hero: Hero, key: string) {
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

export function initiativeParts(hero: Hero, inputs: Inputs): Part[] {
	const modifier = integer(inputs, 'modifier');
	return [...initiative(hero), ...(modifier ? [part(MODIFIER.label, modifier)] : [])];
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

export function missing(hero: Hero, id: Energy): number | undefined {
	const most = valueOf(hero, id);
	return most === undefined ? undefined : most - (current(hero, id) ?? most);
}

function regained(hero: Hero, id: Energy, inputs: Inputs): number {
	const [better, worse] = REGENERATION[id];
	const change = hero.levelOf(better) - hero.levelOf(worse) + integer(inputs, 'modifier', 20, -20);
	return id === 'AsP' ? change - Math.floor(integer(inputs, 'iron', 99, 0) / 2) : change;
}
