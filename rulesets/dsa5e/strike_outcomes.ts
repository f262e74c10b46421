/** What a throw of one twenty-sided die means. Core rules: attribute check, combat check,
 * confirmation. */
import type { Outcome, Part, Text, Throw } from '../objects.ts';
import { withDefaults } from './asking.ts';
import * as fate from './fate.ts';
import type { Hero } from './hero.ts';
import type { Strike } from './strikes.ts';
import { action, botchDamage, isDefence } from './strikes.ts';
import { joined, part, text } from './wording.ts';

const isAttack = ({ kind }: Strike): boolean => kind === 'AT' || kind === 'FK';

/** 1 always passes and 20 never does; either asks for a confirmation. */
export function evaluate(
	hero: Hero,
	strike: Strike,
	thrown: Throw,
	previous: Throw | undefined
): Outcome | undefined {
	const die = single(thrown);
	if (die === undefined) return undefined;
	const target = action(hero, strike, thrown.inputs).targets?.[0]?.value ?? 0;
	const first = previous && single(previous);
	if (first === 1 || first === 20) return confirmed(strike, first, die, target);
	const success = passes(die, target);
	const outcome: Outcome = {
		actionId: strike.id,
		success,
		label: success ? text('Gelungen', 'Passed') : text('Misslungen', 'Failed'),
		parts: explained(die, target),
		offers: success || die === 20 ? [] : fate.reroll(hero),
		details: { die, target }
	};
	if (die === 1 || die === 20) return unconfirmed(hero, strike, thrown, outcome, die === 1);
	if (success && strike.item && isAttack(strike)) outcome.details.damage = `damage.${strike.item}`;
	return outcome;
}

const passes = (die: number, target: number): boolean => die === 1 || (die !== 20 && die <= target);

/** What a 1 or a 20 is until a second throw tells. */
function unconfirmed(
	hero: Hero,
	strike: Strike,
	thrown: Throw,
	outcome: Outcome,
	lucky: boolean
): Outcome {
	const again = action(hero, strike, thrown.inputs);
	const label = joined([text('Bestätigung', 'Confirmation'), strike.label], ': ');
	return {
		...outcome,
		critical: lucky ? 'success' : 'botch',
		label: lucky
			? text('Kritisch? Bestätigen', 'Critical? Confirm')
			: text('Patzer? Bestätigen', 'Botch? Confirm'),
		details: { ...outcome.details, confirmed: false, ...effect(strike, lucky, false) },
		followUp: { ...again, label, inputs: withDefaults(again.inputs, thrown.inputs) }
	};
}

/** A 1 is confirmed by a second throw that passes, a 20 by one that fails. */
function confirmed(strike: Strike, first: number, die: number, target: number): Outcome {
	const lucky = first === 1;
	const isConfirmed = passes(die, target) === lucky;
	const outcome: Outcome = {
		actionId: strike.id,
		success: lucky,
		label: confirmedLabel(lucky, isConfirmed),
		parts: [part(text('Erster Wurf', 'First throw'), first), ...explained(die, target)],
		offers: [],
		details: { die, target, first, confirmed: isConfirmed, ...effect(strike, lucky, isConfirmed) }
	};
	if (isConfirmed) outcome.critical = lucky ? 'success' : 'botch';
	if (lucky && strike.item && isAttack(strike)) outcome.details.damage = `damage.${strike.item}`;
	if (isConfirmed && !lucky && strike.kind !== 'attribute') outcome.followUp = botchDamage();
	return outcome;
}

function confirmedLabel(lucky: boolean, confirmed: boolean): Text {
	if (confirmed)
		return lucky ? text('Kritischer Erfolg', 'Critical success') : text('Patzer', 'Botch');
	return lucky
		? text('Gelungen, nicht kritisch bestätigt', 'Passed, critical not confirmed')
		: text('Misslungen, Patzer nicht bestätigt', 'Failed, botch not confirmed');
}

/** What a critical means: the opponent's defence halved, damage doubled, a free attack. */
function effect(strike: Strike, lucky: boolean, confirmed: boolean): Record<string, boolean> {
	if (lucky && isAttack(strike)) return { defence_halved: true, damage_doubled: confirmed };
	return lucky && isDefence(strike) ? { attack_of_opportunity: confirmed } : {};
}

/** The one twenty-sided die of a throw. */
function single({ groups }: Throw): number | undefined {
	const dice = groups.flatMap((group) => group.dice.map((die) => die.value));
	const [die = 0] = dice;
	return dice.length === 1 && die >= 1 && die <= 20 ? die : undefined;
}

const explained = (die: number, target: number): Part[] => [
	part(text('Wurf', 'Throw'), die),
	part(text('Zielwert', 'Target'), target)
];
