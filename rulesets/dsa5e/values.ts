/** Every value that a sheet implies, as stat blocks, and the card's text. */
import type { StatBlock, Summary, Text } from '../objects.ts';
import { energyCode } from './checks.ts';
import * as combat from './combat.ts';
import {
	conditionName,
	CORE,
	current,
	dying,
	incapacitated,
	level,
	MOST,
	PAIN,
	painThresholds,
	PARALYSIS
} from './conditions.ts';
import type { ValueId } from './derived.ts';
import { abilityName, ENERGIES, LABELS, partsOf, VALUES, valueOf } from './derived.ts';
import { gearOf, purseInSilver } from './gear.ts';
import type { Hero } from './hero.ts';
import { POOLS } from './pools.ts';
import {
	halfUp,
	INCOMPLETE,
	joined,
	nameOf,
	part,
	plain,
	roman,
	same,
	text,
	titled,
	total
} from './wording.ts';

export const statBlocks = (hero: Hero): StatBlock[] =>
	hero.once('stat blocks', () => [
		...derived(hero),
		...pain(hero),
		...(hero.rules.paper?.statBlocks(hero) ?? []),
		...combat.statBlocks(hero)
	]);

function* derived(hero: Hero): Iterable<StatBlock> {
	for (const id of Object.keys(VALUES) as ValueId[]) {
		const parts = partsOf(hero, id);
		if (!parts) continue;
		const value = plain(total(parts));
		const label =
			id === 'load' && !gearOf(hero).weighed ? titled(LABELS.load, INCOMPLETE) : LABELS[id];
		const block: StatBlock = { id, label, section: VALUES[id][0], value, parts };
		yield POOLS.some((pool) => pool === id) ? { ...block, maximum: value } : block;
	}
	const purse = purseInSilver(hero);
	if (purse) {
		const label = text('Barschaft in Silber', 'Money in silver');
		yield { id: 'purse', label, section: 'equipment', value: purse };
	}
	if (hero.levelOf('SA_64')) yield dodgeWithout(hero);
	yield* movementNow(hero);
}

/** Dodge as the character builder prints it: without Verbessertes Ausweichen. */
function dodgeWithout(hero: Hero): StatBlock {
	const value = (valueOf(hero, 'AW') ?? 0) - hero.levelOf('SA_64');
	const name = abilityName(hero, 'SA_64');
	const label = text(`AW ohne ${name.de}`, `DO without ${name.en}`);
	return { id: 'AW.base', label, section: 'values', value };
}

/** Pain and paralysis slow down without changing the movement value itself. */
function* movementNow(hero: Hero): Iterable<StatBlock> {
	const whole = valueOf(hero, 'GS');
	const [pain, paralysis] = [level(hero, PAIN), level(hero, PARALYSIS)];
	if (whole === undefined || !(pain || paralysis)) return;
	const hurt = Math.max(0, whole - pain);
	const value = halfUp(hurt * (4 - paralysis), 4);
	const label = text('GS mit Zuständen', 'MOV with conditions');
	const parts = [
		part(LABELS.GS, whole),
		part(conditionName(hero, PAIN), hurt - whole),
		part(conditionName(hero, PARALYSIS), value - hurt)
	];
	yield { id: 'GS.now', label, section: 'values', value, parts };
}

function* pain(hero: Hero): Iterable<StatBlock> {
	const most = valueOf(hero, 'LeP');
	if (most === undefined) return;
	const section = 'conditions';
	const label = text('Schmerz', 'Pain');
	const value = level(hero, PAIN);
	const own = hero.sheet.conditions?.[PAIN] ?? 0;
	const parts = [part(text('Verlorene LeP', 'Lost LP'), value - own), part(label, own)];
	yield { id: 'pain', label, section, value, maximum: MOST, parts };
	for (const [index, value] of painThresholds(most).entries()) {
		const at = roman(index + 1);
		const label = text(`Schmerz ${at} ab LeP`, `Pain ${at} at LP`);
		yield { id: `pain.${index + 1}`, label, section, value };
	}
}

/** Stands where the profession is in none of the tables. */
export const OWN_PROFESSION = 'P_0';

/** Who the hero is, how they stand, and what ails them. */
export const summary = (hero: Hero): Summary => ({
	subtitle: subtitle(hero),
	lines: [energies(hero), defences(hero), joined(ailments(hero).slice(0, 12), ', ')].filter(
		(line) => line.de
	)
});

/** Species, profession and experience level. */
function subtitle(hero: Hero): Text {
	const { profession_name: own, profession, species } = hero.sheet;
	const trade = own ? same(own) : named(hero, 'professions', profession);
	const experience = hero.level?.name ?? same('');
	return joined([nameOf(hero.species, species ?? ''), trade, experience], ' · ');
}

export const named = (hero: Hero, kind: string, id: string | undefined): Text =>
	id ? nameOf(hero.entry(kind, id), id) : same('');

const energies = (hero: Hero): Text =>
	joined(
		ENERGIES.filter((id) => valueOf(hero, id) !== undefined).map((id) => {
			const now = `${current(hero, id)}/${valueOf(hero, id)}`;
			return text(`${id} ${now}`, `${energyCode(id)} ${now}`);
		}),
		' · '
	);

/** The short forms of derived values that people know. */
export const CODES: [id: ValueId, english: string][] = [
	['AW', 'DO'],
	['INI', 'INI'],
	['SK', 'SPI'],
	['ZK', 'TOU'],
	['RS', 'PRO']
];

const defences = (hero: Hero): Text =>
	joined(
		CODES.filter(([id]) => valueOf(hero, id) !== undefined).map(([id, en]) =>
			text(`${id} ${valueOf(hero, id)}`, `${en} ${valueOf(hero, id)}`)
		),
		' · '
	);

export function ailments(hero: Hero): Text[] {
	const found = CORE.filter((id) => level(hero, id)).map((id) =>
		titled(conditionName(hero, id), same(roman(level(hero, id))))
	);
	if (dying(hero)) found.unshift(text('im Sterben', 'dying'));
	else if (incapacitated(hero)) found.unshift(text('handlungsunfähig', 'incapacitated'));
	for (const [id, on] of Object.entries(hero.sheet.states ?? {}))
		if (on) found.push(nameOf(hero.entry('states', id), id));
	return found;
}
