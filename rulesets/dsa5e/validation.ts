/** Everything the rules have to say about a sheet, as warnings. Core rules: hero creation. */
import type { Finding, Text } from '../objects.ts';
import { accountOf } from './adventure_points.ts';
import { isUnfamiliar } from './checks.ts';
import { current } from './conditions.ts';
import { ENERGIES, LABELS, valueOf } from './derived.ts';
import { gearOf } from './gear.ts';
import type { Hero, RatingKind } from './hero.ts';
import type { Limit } from './limits.ts';
import * as limits from './limits.ts';
import { lowest, POOLS } from './pools.ts';
import * as prerequisites from './prerequisites.ts';
import { ATTRIBUTES, attributeName } from './tables.ts';
import { OWN_PROFESSION } from './values.ts';
import { nameOf, text, warning } from './wording.ts';

const SINGLE = [
	['species', 'species'],
	['species_variant', 'species_variants'],
	['culture', 'cultures'],
	['profession', 'professions'],
	['profession_variant', 'profession_variants']
] as const;
const MAPS = [
	'talents',
	'combat_techniques',
	'spells',
	'cantrips',
	'liturgies',
	'blessings',
	'conditions',
	'states'
] as const;

export const findings = (hero: Hero): Finding[] => [
	...unknown(hero),
	...points(hero),
	...attributes(hero),
	...ratings(hero),
	...energies(hero),
	...abilities(hero),
	...caps(hero),
	...prerequisites.findings(hero),
	...casting(hero),
	...armour(hero)
];

/** Ids that neither the compendium nor the sheet's own entries know. */
function* unknown(hero: Hero): Iterable<Finding> {
	const { sheet } = hero;
	for (const [field, kind] of SINGLE) {
		const id = sheet[field];
		if (id && !hero.entry(kind, id) && id !== OWN_PROFESSION) yield unknownId(`/${field}`, id);
	}
	if (sheet.experience_level && !hero.level)
		yield unknownId('/experience_level', sheet.experience_level);
	for (const kind of MAPS)
		for (const id of Object.keys(sheet[kind] ?? {}))
			if (!hero.entry(kind, id)) yield unknownId(`/${kind}/${id}`, id);
	for (const one of hero.instances) if (!one.facts) yield unknownId(one.pointer, one.id);
}

const unknownId = (pointer: string, id: string): Finding =>
	warning(
		pointer,
		'unknown_id',
		`„${id}“ steht in keiner Tabelle.`,
		`“${id}” is in none of the tables.`
	);

function* points(hero: Hero): Iterable<Finding> {
	const account = accountOf(hero);
	for (const pointer of account.unknown)
		yield warning(
			pointer,
			'ap_incomplete',
			'Die AP-Kosten sind nicht bekannt; die Summe ist unvollständig.',
			'The AP cost is not known; the sum is incomplete.'
		);
	const over = -account.left;
	if (account.complete && over > 0)
		yield warning(
			'/adventure_points/total',
			'ap_overspent',
			`${account.spent} AP ausgegeben, ${over} mehr als vorhanden.`,
			`${account.spent} AP spent, ${over} more than there are.`
		);
}

/** A warning where a value lies above its limit. */
function* above(
	pointer: string,
	code: string,
	name: Text,
	value: number,
	limit: Limit | undefined
): Iterable<Finding> {
	if (!limit || value <= limit[0]) return;
	const [most, why] = limit;
	yield warning(
		pointer,
		code,
		`${name.de} ${value}: höchstens ${most} (${why.de}).`,
		`${name.en} ${value}: at most ${most} (${why.en}).`
	);
}

function* attributes(hero: Hero): Iterable<Finding> {
	for (const code of ATTRIBUTES) {
		const value = hero.attributes[code];
		const at = `/attributes/${code}`;
		const name = attributeName(code);
		const limit = limits.attributeMaximum(hero, code);
		yield* above(at, 'attribute_above_maximum', name, value, limit);
		if (value < 8)
			yield warning(
				at,
				'attribute_below_minimum',
				`${name.de} ${value}: mindestens 8.`,
				`${name.en} ${value}: at least 8.`
			);
	}
	const [sum, whole] = [limits.sumOfAttributes(hero), limits.attributeTotal(hero)];
	const name = text('Summe der Eigenschaften', 'Sum of the attributes');
	yield* above('/attributes', 'attribute_total_above_maximum', name, sum, whole);
	const chosen = hero.sheet.attribute_adjustment;
	const options: readonly string[] = hero.species?.maximum_choice?.options ?? ATTRIBUTES;
	if (chosen && !options.includes(chosen))
		yield warning(
			'/attribute_adjustment',
			'adjustment_not_allowed',
			`Die Spezies lässt ${chosen} nicht zu.`,
			`The species does not allow ${attributeName(chosen).en}.`
		);
}

const RATINGS: [kind: RatingKind, code: string][] = [
	['talents', 'talent_above_maximum'],
	['spells', 'spell_above_maximum'],
	['liturgies', 'liturgy_above_maximum'],
	['combat_techniques', 'technique_above_maximum']
];

function* ratings(hero: Hero): Iterable<Finding> {
	const certain = limits.certain(hero);
	for (const [kind, code] of RATINGS) {
		const floor = kind === 'combat_techniques' ? 0 : certain;
		for (const [id, rating] of Object.entries(hero.sheet[kind] ?? {})) {
			if (rating <= floor) continue;
			const limit = limits.ratingMaximum(hero, kind, id);
			yield* above(`/${kind}/${id}`, code, nameOf(hero.entry(kind, id), id), rating, limit);
		}
	}
}

function* energies(hero: Hero): Iterable<Finding> {
	for (const id of ENERGIES) {
		const at = `/energies/${id}`;
		const [value, limit] = [hero.energy(id, 'purchased'), limits.purchaseMaximum(hero, id)];
		yield* above(`${at}/purchased`, 'energy_above_maximum', LABELS[id], value, limit);
		if (hero.energy(id, 'redeemed') > hero.energy(id, 'lost'))
			yield warning(
				`${at}/redeemed`,
				'redeemed_above_lost',
				'Mehr zurückgekauft als verloren.',
				'More bought back than was lost.'
			);
	}
	for (const id of POOLS) if (hero.sheet.current?.[id] !== undefined) yield* pool(hero, id);
}

function* pool(hero: Hero, id: (typeof POOLS)[number]): Iterable<Finding> {
	const [most, now = 0] = [valueOf(hero, id), current(hero, id)];
	const at = `/current/${id}`;
	const name = LABELS[id];
	if (most === undefined) {
		yield warning(
			at,
			'energy_without_source',
			`Dieser Held hat keine ${name.de}.`,
			`This hero has no ${name.en}.`
		);
		return;
	}
	yield* above(at, 'current_above_maximum', name, now, [most, text('Maximum', 'maximum')]);
	const least = lowest(hero, id);
	if (now <= most && now < least)
		yield warning(
			at,
			'current_below_minimum',
			`Unter ${least} geht nichts mehr verloren.`,
			`Nothing is lost below ${least}.`
		);
}

/** Levels, and how often an entry may be taken. */
function* abilities(hero: Hero): Iterable<Finding> {
	for (const instances of hero.active.values()) {
		const facts = instances[0]?.facts;
		if (!facts) continue;
		const { name, levels = 1, max_times: times } = facts;
		for (const one of instances) {
			const limit: Limit = [levels, text('Stufen', 'levels')];
			yield* above(`${one.pointer}/level`, 'level_above_maximum', name, one.level, limit);
		}
		if (times === undefined) continue;
		const limit: Limit = [times, text('Mal', 'times')];
		const at = instances[times]?.pointer ?? '';
		yield* above(at, 'taken_too_often', name, instances.length, limit);
	}
}

const OF_A_KIND: Record<string, Text> = {
	'': text('', ''),
	magical: text(' (magisch)', ' (magical)'),
	blessed: text(' (karmal)', ' (blessed)')
};
const CAPPED = [
	['advantages', 'advantages_above_cap', 'Vorteile', 'Advantages'],
	['disadvantages', 'disadvantages_above_cap', 'Nachteile', 'Disadvantages']
] as const;

function* caps(hero: Hero): Iterable<Finding> {
	const { costs } = accountOf(hero);
	for (const [kind, code, de, en] of CAPPED)
		for (const [category, cap] of limits.abilityCaps(hero)) {
			const spent = hero.instances
				.filter((one) => one.kind === kind && (!category || one.facts?.category === category))
				.reduce((sum, one) => sum + (costs.get(one.pointer) ?? 0), 0);
			const label = OF_A_KIND[category];
			const name = text(de + label?.de, en + label?.en);
			const why = text('Abenteuerpunkte', 'adventure points');
			yield* above(`/${kind}`, code, name, spent, [cap, why]);
		}
}

/** Magic and karma need their advantage and a tradition; creation limits their number. */
function* casting(hero: Hero): Iterable<Finding> {
	const { sheet, level } = hero;
	const count = (kind: 'spells' | 'cantrips' | 'liturgies' | 'blessings') =>
		Object.keys(sheet[kind] ?? {}).length;
	const casts = hero.isMagical && hero.traditions.length;
	const prays = hero.isBlessed && hero.churches.length;
	for (const [kind, may, code] of [
		['spells', casts, 'not_a_spellcaster'],
		['cantrips', casts, 'not_a_spellcaster'],
		['liturgies', prays, 'not_blessed'],
		['blessings', prays, 'not_blessed']
	] as const)
		if (count(kind) && !may)
			yield warning(
				`/${kind}`,
				code,
				'Dafür fehlen der Vorteil oder die Tradition.',
				'The advantage or the tradition for these is missing.'
			);
	if (!hero.creating || !level) return;
	const known = count('spells') + count('liturgies');
	const at = count('spells') ? '/spells' : '/liturgies';
	const both = text('Zauber und Liturgien', 'Spells and liturgical chants');
	const most: Limit = [level.max_spells_liturgies, level.name];
	yield* above(at, 'too_many_spells', both, known, most);
	const strange = Object.keys(sheet.spells ?? {}).filter((id) => isUnfamiliar(hero, id)).length;
	const unfamiliar = text('Fremdzauber', 'Unfamiliar spells');
	const few: Limit = [level.max_unfamiliar_spells, level.name];
	yield* above('/spells', 'too_many_unfamiliar_spells', unfamiliar, strange, few);
}

const armour = (hero: Hero): Finding[] =>
	gearOf(hero)
		.worn.slice(1)
		.map(({ key, name }) =>
			warning(
				`/equipment/${key}/worn`,
				'several_armours',
				`${name.de}: nur eine Rüstung zählt, die beste.`,
				`${name.en}: only one armour counts, the best.`
			)
		);
