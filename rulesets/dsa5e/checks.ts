/** Skill checks: talents, spells and liturgies on three attributes. Core rules: skill check. */
import type { DiceAction, Input, Offer, Outcome, Part, Target, Text, Throw } from '../objects.ts';
import type { Inputs } from './asking.ts';
import { DIFFICULTY, integer, isSet, number, toggle } from './asking.ts';
import { conditionInputs, current, penalties } from './conditions.ts';
import * as fate from './fate.ts';
import type { Hero } from './hero.ts';
import type { Code, SkillFacts, SkillKind } from './tables.ts';
import { attributeCode, attributeName, skillFacts } from './tables.ts';
import { halfUp, own, part, text, total } from './wording.ts';

const BEST_QUALITY = 6;

export const TOO_DIFFICULT = text(
	'Zu schwer: eine Eigenschaft fällt auf 0 oder darunter.',
	'Too difficult: an attribute falls to 0 or below.'
);

const ENCUMBRANCE: Record<string, Input> = {
	yes: toggle('encumbrance', 'Belastung zählt', 'Encumbrance counts', true),
	maybe: toggle('encumbrance', 'Belastung zählt', 'Encumbrance counts')
};
const COST = {
	AsP: number('cost', 'AsP-Kosten', 'AE cost', 99),
	KaP: number('cost', 'KaP-Kosten', 'KP cost', 99)
};
const RESIST: Record<string, Input> = {
	SK: number('resistance', 'SK des Ziels', 'SPI of the target', 30, -30),
	ZK: number('resistance', 'ZK des Ziels', 'TOU of the target', 30, -30)
};

/** What one hero makes a check on. */
export interface Skill {
	facts: SkillFacts;
	rating: number;
	strange: boolean;
}

/** Undefined for an entry that is unknown, is not the hero's, or whose check nobody knows. */
export function skill(hero: Hero, kind: SkillKind, id: string): Skill | undefined {
	const facts = factsOf(hero, kind, id);
	const rating = own(hero.sheet[kind], id);
	if (!facts || (rating === undefined && facts.energy)) return undefined;
	const strange = kind === 'spells' && isUnfamiliar(hero, id);
	return { facts, rating: rating ?? 0, strange };
}

function factsOf(hero: Hero, kind: SkillKind, id: string): SkillFacts | undefined {
	if (hero.rules.entry(kind, id)) return hero.rules.skills.get(id);
	const own = hero.entry(kind, id);
	return own && skillFacts(kind, id, own);
}

/** A spell of a tradition that is neither the hero's own nor everybody's. */
export function isUnfamiliar(hero: Hero, id: string): boolean {
	const traditions = factsOf(hero, 'spells', id)?.traditions;
	if (!traditions?.length || traditions.includes('general')) return false;
	if (traditions.some((one) => hero.active.has(one))) return false;
	return !hero.times('SA_70', id);
}

/** Every check of a kind: all talents, and the spells and liturgies that the hero knows. */
export function listed(hero: Hero, kind: SkillKind): DiceAction[] {
	const ids =
		kind === 'talents'
			? [...hero.rules.table(kind).keys(), ...Object.keys(hero.sheet.custom?.talents ?? {})]
			: Object.keys(hero.sheet[kind] ?? {});
	return [...new Set(ids)]
		.map((id) => skill(hero, kind, id))
		.filter((one) => one !== undefined)
		.map((one) => action(hero, one, {}));
}

/** The target of each die by its group's name. Many checks of a hero share them. */
class Targets {
	readonly #hero: Hero;
	readonly #modifiers: Part[];
	readonly #change: number;
	readonly #known = new Map<string, Target>();

	constructor(hero: Hero, modifiers: Part[]) {
		this.#hero = hero;
		this.#modifiers = modifiers;
		this.#change = total(modifiers);
	}

	of(name: string): Target {
		const known = this.#known.get(name);
		if (known) return known;
		const code = name.split(' ')[0] as Code;
		const value = this.#hero.attributes[code];
		const parts = [part(attributeName(code), value), ...this.#modifiers];
		const target = { group: name, value: value + this.#change, parts };
		this.#known.set(name, target);
		return target;
	}
}

/** The check with `inputs` worked in. It is not allowed where an attribute falls to 0. */
export function action(hero: Hero, skill: Skill, inputs: Inputs): DiceAction {
	const { facts } = skill;
	const known = targets(hero, skill, inputs);
	const made: DiceAction = {
		id: facts.action,
		label: facts.label,
		category: 'skill',
		diceString: '1d20/1d20/1d20',
		groups: facts.groups,
		targets: known,
		inputs: hero.once(`inputs ${facts.kind}`, () => asked(hero, facts))
	};
	if (known.some((one) => one.value <= 0)) made.blocked = TOO_DIFFICULT;
	return made;
}

function asked(hero: Hero, facts: SkillFacts): Input[] {
	const may = [
		DIFFICULTY,
		ENCUMBRANCE[facts.encumbrance],
		facts.energy && COST[facts.energy],
		RESIST[facts.resist]
	];
	return [...may.filter((one): one is Input => Boolean(one)), ...conditionInputs(hero)];
}

function targets(hero: Hero, skill: Skill, inputs: Inputs): Target[] {
	const { facts, strange } = skill;
	const find = () => new Targets(hero, modifiers(hero, facts, strange, inputs));
	const nothing = Object.keys(inputs).length === 0;
	const known = nothing ? hero.once(`targets ${facts.kind} ${strange}`, find) : find();
	return facts.names.map((name) => known.of(name));
}

function modifiers(hero: Hero, facts: SkillFacts, strange: boolean, inputs: Inputs): Part[] {
	const hinders = facts.encumbrance;
	const encumbered = hinders !== 'no' && isSet(inputs, 'encumbrance', hinders === 'yes');
	const resistance = facts.resist ? integer(inputs, 'resistance', 30, -30) : 0;
	const set = [
		part(text('Modifikator', 'Modifier'), integer(inputs, 'modifier')),
		part(text('Widerstand des Ziels', 'Resistance of the target'), -resistance),
		part(text('Fremdzauber', 'Unfamiliar spell'), strange ? -2 : 0)
	];
	return [...set.filter((one) => one.value), ...penalties(hero, inputs, encumbered)];
}

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

const ENERGY_CODES: Record<string, string> = { LeP: 'LP', AsP: 'AE', KaP: 'KP' };

/** The English short form of an energy. */
export const energyCode = (id: string): string => ENERGY_CODES[id] ?? id;
