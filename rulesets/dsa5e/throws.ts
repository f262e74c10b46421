/** Which throw an action id means: one place for listing and preparing. */
import type { DiceAction } from '../objects.ts';
import type { Inputs } from './asking.ts';
import * as checks from './checks.ts';
import type { Hero } from './hero.ts';
import * as rolls from './rolls.ts';
import * as strikes from './strikes.ts';
import type { SkillKind } from './tables.ts';

export const SKILLS = new Map<string, SkillKind>([
	['talent', 'talents'],
	['spell', 'spells'],
	['liturgy', 'liturgies']
]);
export const STRIKES = new Map<string, (hero: Hero, key: string) => strikes.Strike | undefined>([
	['attribute', strikes.attribute],
	['attack', strikes.attack],
	['parry', strikes.parry],
	['dodge', (hero, key) => (key ? undefined : strikes.dodge(hero))]
]);

export const listed = (hero: Hero): DiceAction[] =>
	hero.once('throws', () => [
		...strikes.attributes(hero),
		...[...SKILLS.values()].flatMap((kind) => checks.listed(hero, kind)),
		...strikes.attacks(hero),
		...strikes.parries(hero),
		strikes.action(hero, strikes.dodge(hero), {}),
		...rolls.damages(hero),
		rolls.initiativeAction(hero, {}),
		rolls.regenerationAction(hero, {}),
		strikes.botchDamage()
	]);

export function prepared(hero: Hero, id: string, inputs: Inputs): DiceAction | undefined {
	const [kind, key] = parted(id);
	const skills = SKILLS.get(kind);
	if (skills) {
		const skill = checks.skill(hero, skills, key);
		return skill && checks.action(hero, skill, inputs);
	}
	const strike = STRIKES.get(kind)?.(hero, key);
	if (strike) return strikes.action(hero, strike, inputs);
	if (kind === 'damage') return rolls.damageAction(hero, key, inputs);
	if (id === 'initiative') return rolls.initiativeAction(hero, inputs);
	if (id === 'regeneration') return rolls.regenerationAction(hero, inputs);
	return id === 'botch' ? strikes.botchDamage() : undefined;
}

/** The part before the first dot, and all after it. */
export function parted(id: string): [kind: string, key: string] {
	const dot = id.indexOf('.');
	return dot < 0 ? [id, ''] : [id.slice(0, dot), id.slice(dot + 1)];
}
