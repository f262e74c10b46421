/** What an entry asks for and what it excludes. Core rules: prerequisites. */
import type { Finding, Text } from '../objects.ts';
import type { Hero, Instance, RatingKind } from './hero.ts';
import type { Code, Prerequisite } from './tables.ts';
import { attributeCode } from './tables.ts';
import { joined, nameOf, roman, same, text, warning } from './wording.ts';

const KINDS = new Map([
	['ADV', 'advantages'],
	['DISADV', 'disadvantages'],
	['SA', 'special_abilities'],
	['TAL', 'talents'],
	['CT', 'combat_techniques'],
	['SPELL', 'spells'],
	['LITURGY', 'liturgies']
]);

/** The kind of entry that an id names. */
export const kindOf = (id: string): string => KINDS.get(id.split('_')[0] ?? '') ?? '';

/** A warning for each requirement that a purchase leaves open. */
export const findings = (hero: Hero): Finding[] =>
	hero.instances.flatMap((one) =>
		(one.facts?.prerequisites ?? [])
			.filter((block) => (block.level ?? 1) <= one.level)
			.flatMap((block) => block.requires)
			.filter((need) => !isMet(hero, one, need))
			.map((need) => open(hero, one, need))
	);

function open(hero: Hero, one: Instance, need: Prerequisite): Finding {
	const name = nameOf(one.facts, one.id);
	const wanted = described(hero, need);
	return need.kind === 'inactive'
		? warning(
				one.pointer,
				'excluded',
				`${name.de} verträgt sich nicht mit ${wanted.de}.`,
				`${name.en} cannot be combined with ${wanted.en}.`
			)
		: warning(
				one.pointer,
				'prerequisite_missing',
				`${name.de} verlangt ${wanted.de}.`,
				`${name.en} requires ${wanted.en}.`
			);
}

/** Whether `need` is fulfilled. What the tables do not know is not held against a hero. */
function isMet(hero: Hero, one: Instance, need: Prerequisite): boolean {
	const { ids = [], value = 0 } = need;
	switch (need.kind) {
		case 'attribute':
			return ids.some((id) => hero.attributes[id as Code] >= value);
		case 'rating':
			return ids.some((id) => hero.rating(kindOf(id) as RatingKind, id) >= value);
		case 'primary':
			return hero.primary(need.tradition ?? 'magical') >= value;
		case 'species':
			return ids.includes(hero.sheet.species);
		case 'active':
			return ids.some((id) => isActive(hero, one, id, need));
		case 'inactive':
			return !ids.some((id) => isActive(hero, one, id, need));
		case 'pact':
			return hasPact(hero, need);
		default:
			return true;
	}
}

function isActive(hero: Hero, one: Instance, id: string, need: Prerequisite): boolean {
	const found = hero.active.get(id) ?? [];
	const { option, level, talent_group: group } = need;
	if (need.same_option) return found.some((other) => other.option === one.option);
	if (option !== undefined) {
		const wanted = optionIds(hero, id, option);
		return found.some((other) => wanted.has(other.option));
	}
	if (group !== undefined)
		return found.some((other) => hero.entry('talents', other.option)?.group === group);
	return level === undefined ? hero.has(id) : found.some((other) => other.level >= level);
}

/** An option by its own id and by what it stands for. */
function optionIds(hero: Hero, id: string, option: string): Set<string> {
	const same = new Set([option]);
	for (const one of hero.rules.entry(kindOf(id), id)?.options ?? [])
		if (option === one.id || option === one.target) same.add(one.id).add(one.target ?? option);
	return same;
}

function hasPact(hero: Hero, { category, level = 0, domains }: Prerequisite): boolean {
	const { pact } = hero.sheet;
	if (!pact || (pact.category ?? '') !== String(category) || (pact.level ?? 0) < level)
		return false;
	return !domains?.length || domains.some((one) => String(one) === (pact.domain ?? ''));
}

/** A requirement in words. */
function described(hero: Hero, need: Prerequisite): Text {
	const { kind, ids = [], value, level = 1 } = need;
	if (kind === 'primary') return text(`Leiteigenschaft ${value}`, `primary attribute ${value}`);
	if (kind === 'pact') return text('einen passenden Pakt', 'a fitting pact');
	const names = ids.map((id) => named(hero, kind, id));
	const or = text(
		names.map((name) => name.de).join(' oder '),
		names.map((name) => name.en).join(' or ')
	);
	if (value !== undefined) return joined([or, same(String(value))]);
	return level > 1 ? joined([or, same(roman(level))]) : or;
}

const named = (hero: Hero, kind: string, id: string): Text =>
	kind === 'attribute'
		? attributeCode(id as Code)
		: nameOf(hero.entry(kind === 'species' ? 'species' : kindOf(id), id), id);
