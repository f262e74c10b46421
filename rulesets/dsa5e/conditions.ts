/** Conditions and what they take from a throw. Core rules: conditions, pain. */
import type { Input, Part, Text } from '../objects.ts';
import type { Inputs } from './asking.ts';
import { toggle } from './asking.ts';
import { valueOf } from './derived.ts';
import type { Energy } from './derived.ts';
import { gearOf } from './gear.ts';
import type { Hero } from './hero.ts';
import { halfUp, nameOf, own, part, roman, same, text, titled, total } from './wording.ts';

export const MOST = 4;
/** Penalties of different conditions add up to at most this. */
const WORST = -5;

const ENCUMBRANCE = 'COND_1';
const RAPTURE = 'COND_3';
export const PARALYSIS = 'COND_5';
export const PAIN = 'COND_6';
/** Stupor, fear and confusion: a penalty of their level on everything. */
const PLAIN = ['COND_2', 'COND_4', 'COND_7'];

export const CORE = ['COND_1', 'COND_2', 'COND_3', 'COND_4', 'COND_5', 'COND_6', 'COND_7'];
export const PRONE = 'STATE_10';

/** An energy now. Absent from the sheet means all of it. */
export function current(hero: Hero, id: Energy | 'Schip'): number | undefined {
	const most = valueOf(hero, id);
	return most === undefined ? undefined : (hero.sheet.current?.[id] ?? most);
}

/** Life points at which a level of pain begins, rounded half up as sheets print them. */
export const painThresholds = (most: number): number[] => [
	halfUp(3 * most, 4),
	halfUp(most, 2),
	halfUp(most, 4),
	5
];

/** One level for each threshold reached. Exact quarters are compared unless `rounded`. */
function painFromLife(life: number, most: number, rounded: boolean): number {
	if (rounded) return painThresholds(most).filter((threshold) => life <= threshold).length;
	const quarters = [3, 2, 1].filter((share) => 4 * life <= share * most).length;
	return quarters + (life <= 5 ? 1 : 0);
}

/** The level of a condition, with what armour, load and lost life points add. */
export const level = (hero: Hero, id: string): number =>
	hero.once(id, () => {
		let value = own(hero.sheet.conditions, id) ?? 0;
		if (id === ENCUMBRANCE) value = gearOf(hero).be;
		else if (id === PAIN) {
			const [most, life] = [valueOf(hero, 'LeP'), current(hero, 'LeP')];
			if (most !== undefined && life !== undefined)
				value += painFromLife(life, most, hero.options.rounded_pain_thresholds ?? false);
		}
		return Math.min(value, MOST);
	});

/** Pain as it hinders: one level less with Zäher Hund, one more with Zerbrechlich. */
function feltPain(hero: Hero): number {
	const pain = level(hero, PAIN);
	if (!pain) return 0;
	return Math.min(pain + Number(hero.has('DISADV_55')) - Number(hero.has('ADV_49')), MOST);
}

/** Eight levels in all, or the fourth of stupor, fear, confusion or encumbrance. */
export const incapacitated = (hero: Hero): boolean =>
	CORE.reduce((sum, id) => sum + level(hero, id), 0) >= 8 ||
	[...PLAIN, ENCUMBRANCE].some((id) => level(hero, id) === MOST);

export const dying = (hero: Hero): boolean => (current(hero, 'LeP') ?? 1) <= 0;

export const conditionName = (hero: Hero, id: string): Text =>
	nameOf(hero.entry('conditions', id), id);

/** What the conditions do to a check. `inputs` decide where the rules leave it open. */
export function penalties(hero: Hero, inputs: Inputs, encumbrance: boolean): Part[] {
	const { conditions = true, paralysis = true, rapture = 'other' } = inputs;
	if (!conditions) return [];
	const key = `penalties ${encumbrance} ${Boolean(paralysis)} ${rapture}`;
	return hero.once(key, () => {
		const ids = [...PLAIN, PAIN];
		if (paralysis) ids.push(PARALYSIS);
		if (encumbrance) ids.push(ENCUMBRANCE);
		const parts: Part[] = [];
		for (const id of ids) {
			const at = id === PAIN ? feltPain(hero) : level(hero, id);
			if (at) parts.push(penalty(hero, id, at, -at));
		}
		const raptured = level(hero, RAPTURE);
		const value = rapture === 'pleasing' ? raptured - 1 : -raptured;
		if (raptured && value) parts.push(penalty(hero, RAPTURE, raptured, value));
		const lost = total(parts.filter((one) => one.value < 0));
		if (lost < WORST)
			parts.push(part(text('zusammen höchstens −5', 'together at most −5'), WORST - lost));
		return parts;
	});
}

const penalty = (hero: Hero, id: string, at: number, value: number): Part =>
	part(titled(conditionName(hero, id), same(roman(at))), value);

const COUNT = toggle('conditions', 'Zustände zählen', 'Conditions count', true);
const MOVING = toggle(
	'paralysis',
	'Bewegung oder Sprache (Paralyse)',
	'Movement or speech (paralysis)',
	true
);
const PLEASING: Input = {
	id: 'rapture',
	label: text('Entrückung: die Tat ist', 'Rapture: the deed is'),
	kind: 'choice',
	default: 'other',
	options: [
		{ value: 'pleasing', label: text('gottgefällig', 'pleasing to the deity') },
		{ value: 'other', label: text('nicht gottgefällig', 'not pleasing') }
	]
};

/** The choices that the hero's conditions leave open; none for a hero without any. */
export const conditionInputs = (hero: Hero): Input[] =>
	hero.once('condition inputs', () => [
		...(CORE.some((id) => level(hero, id)) ? [COUNT] : []),
		...(level(hero, PARALYSIS) ? [MOVING] : []),
		...(level(hero, RAPTURE) ? [PLEASING] : [])
	]);
