/** Throws of one twenty-sided die: attributes, attack, parry, dodge. Core rules: attribute check,
 * combat check, confirmation. */
import type { DiceAction, Input, Part, Text } from '../objects.ts';
import type { Inputs } from './asking.ts';
import { DIFFICULTY, integer, isSet, MODIFIER, number, toggle } from './asking.ts';
import { TOO_DIFFICULT } from './checks.ts';
import type { Technique } from './combat.ts';
import {
	attackBase,
	isEncumbered,
	parryBase,
	technique,
	techniques,
	weaponAttack,
	weaponParry,
	weapons
} from './combat.ts';
import { conditionInputs, penalties, PRONE } from './conditions.ts';
import { dodgeBase, LABELS } from './derived.ts';
import type { Weapon } from './gear.ts';
import type { Hero } from './hero.ts';
import type { Code } from './tables.ts';
import { AT, ATTRIBUTES, attributeName, FK, PA } from './tables.ts';
import { nameOf, own, part, text, titled, total } from './wording.ts';

const REACH = number('reach', 'Reichweite: Stufen kürzer', 'Reach: steps shorter', 3);
const OFF_HAND = toggle('off_hand', 'Falsche Hand', 'Off hand');
const TWO_WEAPONS = toggle('two_weapons', 'Mit zwei Waffen', 'With two weapons');
const AGAIN = number('earlier', 'Abwehren in dieser Runde', 'Defences this round', 9);
const SCHIP = toggle('schip', 'Schip: Abwehr +4', 'Fate point: defence +4');

type StrikeKind = 'attribute' | 'AT' | 'FK' | 'PA' | 'AW';

/** A throw of one die that has to stay at or under the sum of `parts`. */
export interface Strike {
	id: string;
	label: Text;
	kind: StrikeKind;
	group: string;
	parts: Part[];
	encumbrance: boolean;
	/** The weapon, where there is one. */
	item: string;
}

export function attribute(hero: Hero, code: string): Strike | undefined {
	const value = own(hero.attributes, code);
	if (value === undefined) return undefined;
	const label = attributeName(code as Code);
	return strike(`attribute.${code}`, label, 'attribute', [part(label, value)], false, '', code);
}

const strike = (
	id: string,
	label: Text,
	kind: StrikeKind,
	parts: Part[],
	encumbrance: boolean,
	item = '',
	group: string = kind
): Strike => ({ id, label, kind, group, parts, encumbrance, item });

/** With a technique (bare value) or with a weapon. */
export function attack(hero: Hero, key: string): Strike | undefined {
	const one = technique(hero, key);
	if (one) return techniqueAttack(hero, one);
	const weapon = weapons(hero).get(key);
	return weapon && weaponStrike(hero, weapon);
}

function techniqueAttack(hero: Hero, one: Technique): Strike {
	const { id, ranged, attackLabel } = one.facts;
	const parts = attackBase(hero, one);
	return struck(hero, id, ranged, attackLabel, parts, '');
}

function weaponStrike(hero: Hero, weapon: Weapon): Strike | undefined {
	const parts = weaponAttack(hero, weapon);
	const label = titled(weapon.ranged ? FK : AT, weapon.name);
	return parts && struck(hero, weapon.key, weapon.ranged, label, parts, weapon.key);
}

const struck = (
	hero: Hero,
	key: string,
	ranged: boolean,
	label: Text,
	parts: Part[],
	item: string
): Strike =>
	strike(`attack.${key}`, label, ranged ? 'FK' : 'AT', parts, isEncumbered(hero, ranged), item);

export function parry(hero: Hero, key: string): Strike | undefined {
	const one = technique(hero, key);
	if (one) return techniqueParry(hero, one);
	const weapon = weapons(hero).get(key);
	return weapon && parryWith(hero, weapon);
}

function techniqueParry(hero: Hero, one: Technique): Strike | undefined {
	const parts = parryBase(hero, one);
	return parts && strike(`parry.${one.facts.id}`, one.facts.parryLabel, 'PA', parts, true);
}

function parryWith(hero: Hero, weapon: Weapon): Strike | undefined {
	const parts = weaponParry(hero, weapon);
	const label = titled(PA, weapon.name);
	return parts && strike(`parry.${weapon.key}`, label, 'PA', parts, true, weapon.key);
}

export const dodge = (hero: Hero): Strike =>
	strike('dodge', LABELS.AW, 'AW', dodgeBase(hero), true);

export const attributes = (hero: Hero): DiceAction[] =>
	listed(
		hero,
		ATTRIBUTES.map((code) => attribute(hero, code))
	);

export const attacks = (hero: Hero): DiceAction[] =>
	listed(hero, [
		...techniques(hero).map((one) => techniqueAttack(hero, one)),
		...[...weapons(hero).values()].map((one) => weaponStrike(hero, one))
	]);

export const parries = (hero: Hero): DiceAction[] =>
	listed(hero, [
		...techniques(hero).map((one) => techniqueParry(hero, one)),
		...[...weapons(hero).values()].map((one) => parryWith(hero, one))
	]);

const listed = (hero: Hero, found: (Strike | undefined)[]): DiceAction[] =>
	found.filter((one) => one !== undefined).map((one) => action(hero, one, {}));

const CATEGORIES: Record<StrikeKind, DiceAction['category']> = {
	attribute: 'skill',
	AT: 'attack',
	FK: 'attack',
	PA: 'save',
	AW: 'save'
};

/** The throw with `inputs` worked in. An attribute check is not allowed at 0 or below. */
export function action(hero: Hero, strike: Strike, inputs: Inputs): DiceAction {
	const { id, label, kind, group } = strike;
	const parts = [...strike.parts, ...modifiers(hero, strike, inputs)];
	const value = total(parts);
	const made: DiceAction = {
		id,
		label,
		category: CATEGORIES[kind],
		diceString: '1d20',
		groups: [{ name: group, roll: '1d20' }],
		targets: [{ group, value, parts }],
		inputs: hero.once(`inputs ${kind} ${!strike.item}`, () => asked(hero, strike))
	};
	if (value <= 0 && kind === 'attribute') made.blocked = TOO_DIFFICULT;
	return made;
}

const asksForOffHand = (hero: Hero, strike: Strike): boolean => !strike.item && !hero.has('ADV_5');

function asked(hero: Hero, strike: Strike): Input[] {
	const inputs = [strike.kind === 'attribute' ? DIFFICULTY : MODIFIER];
	if (strike.kind === 'AT') inputs.push(REACH);
	if (isDefence(strike)) inputs.push(AGAIN, SCHIP);
	if (isMelee(strike)) {
		inputs.push(TWO_WEAPONS);
		if (asksForOffHand(hero, strike)) inputs.push(OFF_HAND);
	}
	return [...inputs, ...conditionInputs(hero)];
}

export const isDefence = ({ kind }: Strike): boolean => kind === 'PA' || kind === 'AW';
const isMelee = ({ kind }: Strike): boolean => kind === 'AT' || kind === 'PA';

/** Conditions, and what the player has set. */
function modifiers(hero: Hero, strike: Strike, inputs: Inputs): Part[] {
	const parts = [
		...penalties(hero, inputs, strike.encumbrance),
		...prone(hero, strike),
		...chosen(hero, strike, inputs)
	];
	return parts.filter((one) => one.value);
}

/** Lying on the ground: AT −4, defence −2. */
function prone(hero: Hero, strike: Strike): Part[] {
	const { kind } = strike;
	if ((kind !== 'AT' && !isDefence(strike)) || !own(hero.sheet.states, PRONE)) return [];
	return [part(nameOf(hero.rules.entry('states', PRONE), PRONE), kind === 'AT' ? -4 : -2)];
}

function chosen(hero: Hero, strike: Strike, inputs: Inputs): Part[] {
	const found = [part(MODIFIER.label, integer(inputs, 'modifier'))];
	if (strike.kind === 'AT') found.push(part(REACH.label, -2 * integer(inputs, 'reach', 3, 0)));
	if (isMelee(strike)) {
		if (isSet(inputs, 'two_weapons'))
			found.push(part(TWO_WEAPONS.label, Math.min(2, hero.levelOf('SA_42')) - 2));
		if (isSet(inputs, 'off_hand') && asksForOffHand(hero, strike))
			found.push(part(OFF_HAND.label, -4));
	}
	if (isDefence(strike)) {
		found.push(part(AGAIN.label, -3 * integer(inputs, 'earlier', 9, 0)));
		found.push(part(SCHIP.label, isSet(inputs, 'schip') ? 4 : 0));
	}
	return found;
}

/** The simple default of a confirmed botch: 1d6+2 SP to oneself. */
export const botchDamage = (): DiceAction => ({
	id: 'botch',
	label: text('Patzer: SP gegen sich selbst', 'Botch: damage to oneself'),
	category: 'damage',
	diceString: '1d6+2',
	groups: [{ name: 'SP', roll: '1d6+2' }],
	inputs: []
});
