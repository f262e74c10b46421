/** What was thrown, read by the rules. */
import type { Outcome, Throw } from '../objects.ts';
import { evaluate as readCheck } from './check_outcomes.ts';
import * as checks from './checks.ts';
import type { Hero } from './hero.ts';
import * as rolls from './roll_outcomes.ts';
import { evaluate as readStrike } from './strike_outcomes.ts';
import { parted, SKILLS, STRIKES } from './throws.ts';

/** Undefined for free dice, an action the hero does not have, or dice that do not fit it. */
export function read(hero: Hero, thrown: Throw, previous: Throw | undefined): Outcome | undefined {
	const id = thrown.actionId ?? '';
	const [kind, key] = parted(id);
	const skills = SKILLS.get(kind);
	if (skills) {
		const skill = checks.skill(hero, skills, key);
		return skill && readCheck(hero, skill, thrown);
	}
	const strike = STRIKES.get(kind)?.(hero, key);
	if (strike) {
		const follows = previous && (previous.actionId ?? id) === id;
		return readStrike(hero, strike, thrown, follows ? previous : undefined);
	}
	if (kind === 'damage') return rolls.readDamage(hero, key, thrown);
	if (id === 'initiative') return rolls.readInitiative(hero, thrown);
	if (id === 'regeneration') return rolls.readRegeneration(hero, thrown);
	return id === 'botch' ? rolls.readBotch(thrown) : undefined;
}
