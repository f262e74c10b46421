/** What the three dice of a check mean. Core rules: skill check. */
import type { Offer, Outcome, Target, Text, Throw } from '../objects.ts';
import type { Inputs } from './asking.ts';
import { integer } from './asking.ts';
import type { Skill } from './checks.ts';
import { energyCode, targets } from './checks.ts';
import { current } from './conditions.ts';
import * as fate from './fate.ts';
import type { Hero } from './hero.ts';
import { attributeCode } from './tables.ts';
import { halfUp, part, text } from './wording.ts';

const BEST_QUALITY = 6;

/** Quality level of a success with `points` left. */
const quality = (points: number): number =>
	Math.min(BEST_QUALITY, Math.max(1, Math.ceil(points / 3)));

/** Read three dice: criticals by the raw dice first, then the points that are left. */
export function evaluate(hero: Hero, skill: Skill, thrown: Throw): Outcome | undefined {
	const dice = diceOf(skill, thrown);
	if (!dice) return undefined;
	const at = targets(hero, skill, thrown.inputs);
	if (at.some((target) => target.value <= 0)) return notAllowed(skill);
	const needed = dice.map((die, index) => Math.max(0, die - (at[index]?.value ?? 0)));
	const [ones, twenties] = [1, 20].map((face) => dice.filter((die) => die === face).length) as [
		number,
		number
	];
	let points = skill.rating - needed.reduce((sum, one) => sum + one, 0);
	const success = ones >= 2 || (twenties < 2 && points >= 0);
	if (ones >= 2) points = skill.rating;
	if (success) points = Math.max(points, 1);
	const degree = success ? quality(points) : 0;
	const outcome: Outcome = {
		actionId: skill.facts.action,
		success,
		label: label(ones, twenties, success, degree),
		degree,
		parts: explained(skill, at, dice, needed, points),
		offers: offers(hero, skill, thrown.inputs, success, ones >= 2),
		details: {
			rating: skill.rating,
			points,
			quality: degree,
			dice,
			needed,
			attributes: at.map((target) => target.value)
		}
	};
	if (ones >= 2) outcome.critical = 'success';
	else if (twenties >= 2) outcome.critical = 'botch';
	return outcome;
}

/** The three dice in the order of the attributes, by group name or else as they lie. */
function diceOf(skill: Skill, { groups }: Throw): number[] | undefined {
	const byName = new Map(groups.map((group) => [group.name, group]));
	const named = skill.facts.names
		.map((name) => byName.get(name))
		.filter((group) => group !== undefined);
	const ordered = named.length < 3 ? groups : named;
	const dice = ordered.flatMap((group) => group.dice.map((die) => die.value));
	return dice.length === 3 && dice.every((die) => die >= 1 && die <= 20) ? dice : undefined;
}

const notAllowed = (skill: Skill): Outcome => ({
	actionId: skill.facts.action,
	success: false,
	label: text('Probe nicht erlaubt', 'Check not allowed'),
	degree: 0,
	parts: [],
	offers: [],
	details: { blocked: true }
});

function label(ones: number, twenties: number, success: boolean, degree: number): Text {
	if (ones >= 3) return text('Spektakulärer Erfolg', 'Spectacular success');
	if (ones === 2) return text('Kritischer Erfolg', 'Critical success');
	if (twenties >= 3) return text('Spektakulärer Patzer', 'Spectacular botch');
	if (twenties === 2) return text('Patzer', 'Botch');
	return success
		? text(`Gelungen, QS ${degree}`, `Passed, QL ${degree}`)
		: text('Misslungen', 'Failed');
}

function explained(
	skill: Skill,
	at: Target[],
	dice: number[],
	needed: number[],
	points: number
): Outcome['parts'] {
	const lines = skill.facts.check.map((code, index) => {
		const spent = needed[index] ? ` (−${needed[index]})` : '';
		return { label: attributeCode(code), value: `${dice[index]} / ${at[index]?.value}${spent}` };
	});
	return [part(text('FW', 'SR'), skill.rating), ...lines, part(text('FP', 'SP'), points)];
}

/** The energy a spell or liturgy costs (half of it on a failure), and what a Schip can do. */
function offers(
	hero: Hero,
	{ facts: { energy } }: Skill,
	inputs: Inputs,
	success: boolean,
	critical: boolean
): Offer[] {
	const found: Offer[] = [];
	const cost = integer(inputs, 'cost', 99, 0);
	const due = success ? cost : halfUp(cost, 2);
	if (energy && due && current(hero, energy) !== undefined)
		found.push({
			label: text(`${due} ${energy} zahlen`, `Pay ${due} ${energyCode(energy)}`),
			resource: energy,
			delta: -due
		});
	if (critical) return found;
	return [...found, ...(success ? fate.offer(hero, 'QS +1', 'QL +1') : fate.reroll(hero))];
}
