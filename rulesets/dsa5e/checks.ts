/** Skill checks: talents, spells and liturgies on three attributes. Core rules: skill check. */
import type { DiceAction, Input, Part, Target } from '../objects.ts';
import type { Inputs } from './asking.ts';
import { DIFFICULTY, integer, isSet, number, toggle } from './asking.ts';
import { conditionInputs, penalties } from './conditions.ts';
import type { Hero } from './hero.ts';
import type { Code, SkillFacts, SkillKind } from './tables.ts';
import { attributeName, skillFacts } from './tables.ts';
import { own, part, text, total } from './wording.ts';

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

export function targets(hero: Hero, skill: Skill, inputs: Inputs): Target[] {
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

const ENERGY_CODES: Record<string, string> = { LeP: 'LP', AsP: 'AE', KaP: 'KP' };

/** The English short form of an energy. */
export const energyCode = (id: string): string => ENERGY_CODES[id] ?? id;
