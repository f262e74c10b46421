/** Attack, parry and ranged values of techniques and weapons, and damage. Core rules: combat
 * techniques, damage. */
import type { Part, StatBlock, Text } from '../objects.ts';
import { HIGHER, LABELS } from './derived.ts';
import type { Weapon } from './gear.ts';
import { gearOf, held, UNARMED } from './gear.ts';
import type { Hero } from './hero.ts';
import type { Code, TechniqueFacts } from './tables.ts';
import { AT, attributeName, FK, PA, techniqueFacts } from './tables.ts';
import { part, signed, text, titled, total } from './wording.ts';

const OFF_HAND = text('Falsche Hand', 'Off hand');
const BOTH_HANDS = 'ADV_5';

export const TP = text('TP', 'DP');

const WEAPON = text('Waffe', 'Weapon');
const SHIELD = text('Schild', 'Shield');

const DICE = /^([1-9][0-9]?)d([1-9][0-9]{0,2})([+-][0-9]{1,3})?$/;

/** A technique with the hero's rating. */
export interface Technique {
	facts: TechniqueFacts;
	rating: number;
}

/** What an attribute adds to a combat value: one for each 3 points above 8. */
const bonus = (attribute: number): number => Math.max(0, Math.floor((attribute - 8) / 3));

/** The attribute of which the hero has most; the first of equals. */
export const best = (hero: Hero, codes: Code[]): Code =>
	codes.reduce((a, b) => (hero.attributes[b] > hero.attributes[a] ? b : a));

export const technique = (hero: Hero, id: string): Technique | undefined =>
	hero.once(`technique ${id}`, () => {
		const own = hero.entry('combat_techniques', id);
		const facts = hero.rules.techniques.get(id) ?? (own && techniqueFacts(id, own));
		return facts && { facts, rating: hero.rating('combat_techniques', id) };
	});

/** The core techniques, and those that the hero has learnt or has a weapon for. */
export const techniques = (hero: Hero): Technique[] =>
	hero.once('techniques', () => {
		const used = new Set([
			...hero.rules.coreTechniques,
			...Object.keys(hero.sheet.combat_techniques ?? {}),
			...[...gearOf(hero).weapons.values()].map((one) => one.technique)
		]);
		return [...used].map((id) => technique(hero, id)).filter((one) => one !== undefined);
	});

/** Melee: KtW and courage. Ranged: KtW and dexterity. */
export const attackBase = (hero: Hero, one: Technique): Part[] =>
	based(hero, text('KtW', 'CtR'), one.rating, one.facts.ranged ? 'FF' : 'MU');

/** Half the KtW, rounded up, and the highest primary attribute; undefined without a parry. */
export function parryBase(hero: Hero, one: Technique): Part[] | undefined {
	if (!one.facts.parries) return undefined;
	const half = Math.ceil(one.rating / 2);
	const parts = based(hero, text('KtW / 2', 'CtR / 2'), half, best(hero, one.facts.primary));
	const higher = hero.options.higher_parade_values;
	if (higher) parts.push(part(HIGHER, higher));
	return parts;
}

/** A rating and what an attribute adds. */
function based(hero: Hero, label: Text, value: number, code: Code): Part[] {
	const added = bonus(hero.attributes[code]);
	return [part(label, value), ...(added ? [part(attributeName(code), added)] : [])];
}

/** AT or FK with a weapon, without encumbrance and conditions. */
export function weaponAttack(hero: Hero, weapon: Weapon): Part[] | undefined {
	const one = technique(hero, weapon.technique);
	if (!one) return undefined;
	const parts = attackBase(hero, one);
	if (weapon.facts.at) parts.push(part(WEAPON, weapon.facts.at));
	if (!weapon.isShield) offHand(hero, weapon, parts);
	return parts;
}

/** PA with a weapon. A shield counts twice where it parries, once where it is held beside. */
export function weaponParry(hero: Hero, weapon: Weapon): Part[] | undefined {
	const one = technique(hero, weapon.technique);
	const parts = one && parryBase(hero, one);
	const mod = weapon.facts.pa;
	if (!parts || weapon.ranged || mod === undefined) return undefined;
	if (weapon.isShield) {
		if (mod) parts.push(part(SHIELD, 2 * mod));
		return parts;
	}
	if (mod) parts.push(part(WEAPON, mod));
	beside(hero, weapon, parts);
	offHand(hero, weapon, parts);
	return parts;
}

/** What a shield or parrying weapon in the other hand adds to the parry. */
function beside(hero: Hero, weapon: Weapon, parts: Part[]): void {
	if (weapon.hand !== 'main' && weapon.hand !== 'off') return;
	const other = held(hero, weapon.hand === 'off' ? 'main' : 'off');
	if (!other || other.key === weapon.key) return;
	const mod = other.facts.pa ?? 0;
	if (other.isShield && mod) parts.push(part(SHIELD, mod));
	else if (other.facts.parrying && other.hand === 'off' && mod > 0)
		parts.push(part(text('Parierwaffe', 'Parrying weapon'), mod));
}

function offHand(hero: Hero, weapon: Weapon, parts: Part[]): void {
	if (weapon.hand === 'off' && !hero.has(BOTH_HANDS)) parts.push(part(OFF_HAND, -4));
}

/** Dice with everything added, such as 1d6+5. `parts` explain what was added. */
export interface Damage {
	dice: string;
	flat: number;
	parts: Part[];
}

/** Dice, flat damage and, in melee, what the primary attribute has above the threshold. */
export function damage(hero: Hero, weapon: Weapon): Damage | undefined {
	const read = DICE.exec(weapon.facts.damage ?? '');
	if (!read) return undefined;
	const added = Number(read[3] ?? 0);
	const parts = added ? [part(WEAPON, added)] : [];
	const above = weapon.ranged ? undefined : thresholdBonus(hero, weapon.facts.threshold ?? {});
	if (above) parts.push(above);
	return { dice: `${read[1]}d${read[2]}`, flat: total(parts), parts };
}

export const dealt = ({ dice, flat }: Damage, modifier = 0): string =>
	dice + signed(flat + modifier);

/** The best difference of an attribute and its threshold, if there is one above 0. */
function thresholdBonus(hero: Hero, threshold: Partial<Record<Code, number>>): Part | undefined {
	let [best, most]: [Code | '', number] = ['', 0];
	for (const [code, needed] of Object.entries(threshold) as [Code, number][]) {
		const above = hero.attributes[code] - needed;
		if (above > most) [best, most] = [code, above];
	}
	if (!best) return undefined;
	const label = titled(attributeName(best), text('über der Schwelle', 'above the threshold'));
	return part(label, most);
}

/** Fists: 1d6, threshold 21. */
export const FISTS: Weapon = {
	key: UNARMED,
	name: text('Waffenlos', 'Unarmed'),
	ranged: false,
	facts: { technique: 'CT_9', damage: '1d6', threshold: { GE: 21, KK: 21 }, at: 0, pa: 0 },
	hand: '',
	technique: 'CT_9',
	isShield: false
};

/** What can be fought with, by the key that actions name it by; fists last. A technique of the
 * same name comes first. */
export const weapons = (hero: Hero): Map<string, Weapon> =>
	hero.once('weapons', () => {
		const carried = new Map(gearOf(hero).weapons);
		if (!carried.has(UNARMED)) carried.set(UNARMED, FISTS);
		return new Map([...carried].filter(([key]) => !hero.entry('combat_techniques', key)));
	});

/** Whether encumbrance hinders: melee always, ranged attacks by an optional rule. */
export const isEncumbered = (hero: Hero, ranged: boolean): boolean =>
	!ranged || Boolean(hero.options.encumbrance_on_ranged);

export function statBlocks(hero: Hero): StatBlock[] {
	const found: StatBlock[] = [];
	for (const one of techniques(hero)) {
		const { id, ranged, attackLabel, parryLabel } = one.facts;
		found.push(block(id, ranged ? FK : AT, attackLabel, attackBase(hero, one)));
		const parry = parryBase(hero, one);
		if (parry) found.push(block(id, PA, parryLabel, parry));
	}
	for (const [key, weapon] of weapons(hero)) {
		if (key === UNARMED) continue;
		const kind = weapon.ranged ? FK : AT;
		const attack = weaponAttack(hero, weapon);
		if (attack)
			found.push(block(key, kind, titled(kind, weapon.name), hindered(hero, weapon, attack)));
		const parry = weaponParry(hero, weapon);
		if (parry) found.push(block(key, PA, titled(PA, weapon.name), hindered(hero, weapon, parry)));
	}
	return found;
}

function hindered(hero: Hero, weapon: Weapon, parts: Part[]): Part[] {
	const be = Math.min(gearOf(hero).be, 4);
	if (be && isEncumbered(hero, weapon.ranged)) parts.push(part(LABELS.BE, -be));
	return parts;
}

const block = (key: string, kind: Text, label: Text, parts: Part[]): StatBlock => ({
	id: `${kind.de}.${key}`,
	label,
	section: 'combat',
	value: total(parts),
	parts
});
