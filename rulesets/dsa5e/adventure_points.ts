/** What a hero has cost, to the point. Core rules: adventure points spent.
 *
 * An entry whose cost nobody knows makes the sum incomplete, never wrong: it is listed as unknown. */
import type { Part, StatBlock, Text } from '../objects.ts';
import { ENERGIES } from './derived.ts';
import type { Hero, Instance, RatingKind } from './hero.ts';
import { ABILITY_LABELS, ATTRIBUTES, START, TECHNIQUE_START } from './tables.ts';
import { INCOMPLETE, part, text, titled } from './wording.ts';

/** Of these only the highest level gives points back. */
const HIGHEST_ONLY = ['DISADV_34', 'DISADV_50'];
/** How many purchases give points back. */
const PAYING_TIMES = new Map([['DISADV_36', 3]]);
/** The same for purchases with one option. */
const PAYING_BY_OPTION = new Map([
	['DISADV_33 7', 1],
	['DISADV_33 8', 2]
]);
const WITCH = 'SA_255';
const WITCHLESS = ['DISADV_17', 'DISADV_18'];
const NATIVE_LANGUAGE = 4;

const AP_TOTAL = text('AP gesamt', 'AP total');
const AP_SPENT = text('AP ausgegeben', 'AP spent');

const LABELS = {
	attributes: text('Eigenschaften', 'Attributes'),
	talents: text('Talente', 'Talents'),
	combat_techniques: text('Kampftechniken', 'Combat techniques'),
	spells: text('Zauber und Rituale', 'Spells and rituals'),
	liturgies: text('Liturgien und Zeremonien', 'Liturgical chants and ceremonies'),
	cantrips: text('Zaubertricks', 'Cantrips'),
	blessings: text('Segnungen', 'Blessings'),
	energies: text('Energien', 'Energies'),
	species: text('Spezies', 'Species'),
	...ABILITY_LABELS
} satisfies Record<string, Text>;

export type Spent = keyof typeof LABELS;

/** `parts` by where the points went, `costs` by purchase, `unknown` by pointer. */
export interface Account {
	total: number;
	parts: Record<Spent, number>;
	costs: Map<string, number>;
	unknown: string[];
	spent: number;
	left: number;
	complete: boolean;
}

export const explained = (account: Account): Part[] =>
	(Object.entries(account.parts) as [Spent, number][])
		.filter(([, points]) => points)
		.map(([id, points]) => part(LABELS[id], points));

export const accountOf = (hero: Hero): Account => hero.once('account', () => account(hero));

function account(hero: Hero): Account {
	const { rules, sheet } = hero;
	const unknown: string[] = [];
	const count = (map: object | undefined) => Object.keys(map ?? {}).length;
	const parts: Account['parts'] = {
		attributes: ATTRIBUTES.reduce(
			(sum, code) => sum + rules.columnSum('E', START, hero.attributes[code]),
			0
		),
		talents: ratings(hero, 'talents', 0, unknown),
		combat_techniques: ratings(hero, 'combat_techniques', TECHNIQUE_START, unknown),
		spells: ratings(hero, 'spells', 0, unknown, true),
		liturgies: ratings(hero, 'liturgies', 0, unknown, true),
		cantrips: count(sheet.cantrips),
		blessings: count(sheet.blessings),
		energies: energies(hero),
		species: hero.species ? Number(hero.species.ap ?? 0) : 0,
		advantages: 0,
		disadvantages: 0,
		special_abilities: 0
	};
	if (!hero.species) unknown.push('/species');
	const costs = new Map<string, number>();
	for (const instances of hero.active.values())
		for (const [one, cost] of costsOf(hero, instances)) {
			if (cost === undefined) unknown.push(one.pointer);
			else {
				costs.set(one.pointer, cost);
				parts[one.kind] += one.kind === 'disadvantages' ? -cost : cost;
			}
		}
	const total = sheet.adventure_points.total;
	const spent = Object.values(parts).reduce((sum, points) => sum + points, 0);
	return { total, parts, costs, unknown, spent, left: total - spent, complete: !unknown.length };
}

function ratings(
	hero: Hero,
	kind: RatingKind,
	start: number,
	unknown: string[],
	activated = false
): number {
	let spent = 0;
	for (const [id, rating] of Object.entries(hero.sheet[kind] ?? {})) {
		const column = hero.rules.column(hero.entry(kind, id));
		if (column) {
			spent += hero.rules.columnSum(column, start, rating);
			if (activated) spent += hero.rules.bases.get(column) ?? 0;
		} else if (activated || rating > start) unknown.push(`/${kind}/${id}`);
	}
	return spent;
}

function energies(hero: Hero): number {
	let spent = 0;
	for (const id of ENERGIES) {
		spent += hero.rules.columnSum('D', 0, hero.energy(id, 'purchased'));
		spent += 2 * hero.energy(id, 'redeemed');
	}
	return spent;
}

type Cost = [one: Instance, cost: number | undefined];

/** The cost of every purchase of one entry; undefined where nobody knows it. */
function costsOf(hero: Hero, instances: Instance[]): Cost[] {
	const agreed = instances.filter((one) => one.data.cost !== undefined);
	const listed = instances.filter((one) => one.data.cost === undefined);
	const id = instances[0]?.id ?? '';
	return [...agreed.map((one): Cost => [one, one.data.cost]), ...fromTables(hero, id, listed)];
}

function fromTables(hero: Hero, id: string, listed: Instance[]): Cost[] {
	if (hero.automatic.has(id)) return listed.map((one) => [one, 0]);
	if (HIGHEST_ONLY.includes(id)) {
		const level = Math.max(...listed.map((one) => one.level));
		const highest = listed.find((one) => one.level === level);
		return listed.map((one) => [one, one === highest ? costOf(hero, one, []) : 0]);
	}
	return listed.map((one, nth) => [one, costOf(hero, one, listed.slice(0, nth))]);
}

/** The cost of a purchase after `earlier` ones of the same entry. */
function costOf(hero: Hero, one: Instance, earlier: Instance[]): number | undefined {
	const { facts, id, level } = one;
	if (!facts) return undefined;
	if (!pays(one, earlier)) return 0;
	const { ap, ap_mode: mode = 'fixed' } = facts;
	if (Array.isArray(ap)) return fromList(hero, one, mode, ap, earlier.length);
	if (ap !== undefined && (mode === 'fixed' || mode === 'per_level')) {
		const each = mode === 'per_level' ? ap * level : ap;
		return id === WITCH ? each - 10 * WITCHLESS.filter((less) => hero.has(less)).length : each;
	}
	return byChoice(hero, one, mode, earlier);
}

/** Some disadvantages give points back only for their first purchases. */
function pays(one: Instance, earlier: Instance[]): boolean {
	if (earlier.length >= (PAYING_TIMES.get(one.id) ?? Infinity)) return false;
	const alike = earlier.filter((other) => other.option === one.option).length;
	return alike < (PAYING_BY_OPTION.get(`${one.id} ${one.option}`) ?? Infinity);
}

function fromList(
	hero: Hero,
	one: Instance,
	mode: string,
	listed: number[],
	nth: number
): number | undefined {
	if (mode === 'sum_of_levels')
		return listed.slice(0, one.level).reduce((sum, points) => sum + points, 0);
	if (mode === 'by_purchase') return listed[nth];
	if (mode === 'by_target_column') return listed['ABCD'.indexOf(targetColumn(hero, one) ?? '?')];
	return undefined;
}

function byChoice(
	hero: Hero,
	one: Instance,
	mode: string,
	earlier: Instance[]
): number | undefined {
	const { id, level, option, facts } = one;
	const listed = (entry: { ap?: unknown } | undefined) =>
		typeof entry?.ap === 'number' ? entry.ap : undefined;
	switch (mode) {
		case 'language':
			return level >= NATIVE_LANGUAGE ? 0 : Number(facts?.ap) * level;
		case 'script':
		case 'trade_secret':
			return listed(hero.rules.entry(`${mode}s`, option));
		case 'enhancement':
			return listed(hero.rules.enhancements.get(`${id} ${option}`));
		case 'specialisation': {
			const base = hero.rules.bases.get(targetColumn(hero, one) ?? '');
			const times = 1 + earlier.filter((other) => other.option === option).length;
			return base && base * times;
		}
		case 'by_option':
			return listed(
				facts?.options?.find(
					(choice) =>
						(choice.id === option || choice.target === option) && listed(choice) !== undefined
				)
			);
		default:
			return undefined;
	}
}

/** The improvement column of what was chosen. */
function targetColumn(hero: Hero, one: Instance): string | undefined {
	for (const kind of ['talents', 'combat_techniques', 'spells', 'liturgies']) {
		const entry = hero.entry(kind, one.option);
		if (entry) return hero.rules.column(entry);
	}
	return undefined;
}

/** An incomplete sum says so, counts what is missing, and names no rest. */
export function statBlocks(hero: Hero): StatBlock[] {
	const account = accountOf(hero);
	const block = (id: string, label: Text, value: number): StatBlock => ({
		id: `AP.${id}`,
		label,
		section: 'adventure_points',
		value
	});
	const { complete, spent, unknown } = account;
	return [
		block('total', AP_TOTAL, account.total),
		{
			...block('spent', complete ? AP_SPENT : titled(AP_SPENT, INCOMPLETE), spent),
			parts: explained(account)
		},
		complete
			? {
					...block('left', text('AP übrig', 'AP left'), account.left),
					parts: [part(AP_TOTAL, account.total), part(AP_SPENT, 0 - spent)]
				}
			: block(
					'unknown',
					text('Einträge ohne bekannte AP', 'Entries without known AP'),
					unknown.length
				)
	];
}
