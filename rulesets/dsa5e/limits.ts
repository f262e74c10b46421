/** How high a value may go, at creation and later. Core rules: experience levels, maxima. */
import type { Text } from '../objects.ts';
import { best } from './combat.ts';
import type { Energy } from './derived.ts';
import type { Hero, RatingKind } from './hero.ts';
import type { Code } from './tables.ts';
import { ATTRIBUTES, attributeCode } from './tables.ts';
import { text } from './wording.ts';

/** Highest rating of a spell without Merkmalskenntnis, of a liturgy without Aspektkenntnis. */
const WITHOUT_KNOWLEDGE = 14;
const GENERAL_ASPECT = '1';

/** A maximum, and what sets it. */
export type Limit = [most: number, why: Text];

/** Undefined: after creation an attribute has no upper limit, unless the optional rule sets one. */
export function attributeMaximum(hero: Hero, code: Code): Limit | undefined {
	const { level } = hero;
	if (!level) return undefined;
	if (hero.creating) return [level.max_attribute + speciesAdjustment(hero, code), level.name];
	return hero.options.attribute_value_limit ? [level.max_attribute + 2, level.name] : undefined;
}

function speciesAdjustment(hero: Hero, code: Code): number {
	const { maximum_adjustments: always, maximum_choice: choice } = hero.species ?? {};
	const chosen = hero.sheet.attribute_adjustment === code && choice?.options.includes(code);
	return (always?.[code] ?? 0) + (chosen ? (choice?.value ?? 0) : 0);
}

/** The sum of all eight, at creation. */
export const attributeTotal = ({ creating, level }: Hero): Limit | undefined =>
	creating && level ? [level.max_attribute_total, level.name] : undefined;

export const sumOfAttributes = (hero: Hero): number =>
	ATTRIBUTES.reduce((sum, code) => sum + hero.attributes[code], 0);

/** A rating that no maximum of talents, spells and liturgies lies below. */
export function certain(hero: Hero): number {
	const floor = Math.min(...Object.values(hero.attributes)) + 2;
	const { max_skill_rating: skill = floor } = (hero.creating && hero.level) || {};
	return Math.min(floor, WITHOUT_KNOWLEDGE, skill);
}

/** Of a rating; undefined where nobody knows its check or its primary attributes. */
export function ratingMaximum(hero: Hero, kind: RatingKind, id: string): Limit | undefined {
	const fights = kind === 'combat_techniques';
	const entry = hero.entry(kind, id);
	const codes = fights ? entry?.primary : entry?.check;
	if (!codes?.length) return undefined;
	const code = best(hero, codes);
	const name = attributeCode(code);
	let [most, why]: Limit = [hero.attributes[code] + 2, text(`${name.de} + 2`, `${name.en} + 2`)];
	if (hero.creating && hero.level) {
		const level = hero.level[fights ? 'max_combat_technique' : 'max_skill_rating'];
		if (level < most) [most, why] = [level, hero.level.name];
	}
	most += hero.times(fights ? 'ADV_17' : 'ADV_16', id);
	if (most > WITHOUT_KNOWLEDGE && !knows(hero, kind, id))
		return [WITHOUT_KNOWLEDGE, WITHOUT[kind as keyof typeof WITHOUT]];
	return [most, why];
}

const WITHOUT = {
	spells: text('ohne Merkmalskenntnis', 'without Property Knowledge'),
	liturgies: text('ohne Aspektkenntnis', 'without Aspect Knowledge')
};

/** Whether the hero knows the spell's property or one of the liturgy's aspects. */
function knows(hero: Hero, kind: RatingKind, id: string): boolean {
	const { property, aspects } = hero.entry(kind, id) ?? {};
	if (kind === 'spells' && property !== undefined) return hero.times('SA_72', property) > 0;
	if (kind !== 'liturgies' || !aspects?.length) return true;
	return aspects.includes(GENERAL_ASPECT) || aspects.some((one) => hero.times('SA_87', one));
}

/** Points of an energy that may be bought. Purchases begin after creation. */
export function purchaseMaximum(hero: Hero, id: Energy): Limit {
	if (hero.creating) return [0, text('erst nach der Erschaffung', 'only after creation')];
	if (id === 'LeP') return [hero.attributes.KO, attributeCode('KO')];
	const why = text('Leiteigenschaft der Tradition', 'primary attribute of the tradition');
	if (id === 'AsP') return [hero.isMagical ? hero.magicShare() : 0, why];
	return [hero.isBlessed ? hero.primary('blessed') : 0, why];
}

/** Adventure points of advantages (and, apart, of disadvantages) by category. */
export const abilityCaps = (hero: Hero): [category: string, cap: number][] => [
	['', 80],
	['magical', hero.traditions.reduce((least, one) => Math.min(least, one.advantage_cap), 50)],
	['blessed', 50]
];
