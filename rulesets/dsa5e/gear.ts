/** What a hero carries: weapons at hand, the armour that counts, the load. Core rules: armour and
 * encumbrance. */
import type { Part, Text } from '../objects.ts';
import type { Armour, Item, Melee, Ranged } from './generated/sheet.ts';
import type { Hero } from './hero.ts';
import type { Entry } from './tables.ts';
import { own, part, plain, same, text } from './wording.ts';

export const UNARMED = 'unarmed';
const MOST_WEAPONS = 60;
/** Nobody carries more, whatever the items say. */
const HEAVIEST = 1_000_000;

/** Core rules: armour and encumbrance. Row → [BE, extra change of GS and INI] */
const ROWS = ['00', '01', '10', '11', '20', '21', '30', '40', '50'].map(
	(row) => [Number(row[0]), row[1] === '1' ? -1 : 0] as const
);

/** One way to fight with a thing. `facts` are its own, over those of its template. */
export interface Weapon {
	key: string;
	name: Text;
	ranged: boolean;
	facts: Melee & Ranged;
	hand: string;
	technique: string;
	isShield: boolean;
}

/** Everything that the rules need to know of a hero's belongings. */
export interface Gear {
	weapons: Map<string, Weapon>;
	weight: number;
	/** Whether the weight of everything carried is known. */
	weighed: boolean;
	worn: { key: string; name: Text; armour: Armour }[];
	rs: number;
	be: number;
	beParts: Part[];
	gs: number;
	ini: number;
}

export const gearOf = (hero: Hero): Gear => hero.once('gear', () => gear(hero));

function gear(hero: Hero): Gear {
	const carried = belongings(hero);
	const carrying = 2 * hero.attributes.KK;
	const weight = Math.min(carried.weight, HEAVIEST);
	const fromLoad =
		(hero.options.encumbrance_from_load ?? true) ? loadEncumbrance(weight, carrying) : 0;
	const condition = own(hero.sheet.conditions, 'COND_1') ?? 0;
	const armour = worn(hero, carried.worn);
	const beParts = [
		part(text('Rüstung', 'Armour'), armour.be),
		part(text('Traglast', 'Load'), fromLoad),
		part(text('Zustand Belastung', 'Encumbered'), condition)
	].filter((one) => one.value);
	const be = armour.be + fromLoad + condition;
	return { ...carried, ...armour, weight, be, beParts };
}

function belongings(hero: Hero) {
	const weapons: Gear['weapons'] = new Map<string, Weapon>();
	const worn: Gear['worn'] = [];
	let weight = 0;
	let weighed = true;
	for (const [key, item] of Object.entries(hero.sheet.equipment ?? {})) {
		const template = templateOf(hero, item);
		const carried = item.carried ?? true;
		const name = itemName(key, item, template);
		const armour = merged(item, template, 'armour');
		const isWorn = Boolean(armour && item.worn);
		if (armour && isWorn && !armour.zone_only) worn.push({ key, name, armour });
		for (const kind of ['melee', 'ranged'] as const) {
			const facts = merged(item, template, kind);
			const technique = facts?.technique;
			if (!facts || !technique || !carried || weapons.size >= MOST_WEAPONS || weapons.has(key))
				continue;
			const [ranged, isShield] = [kind === 'ranged', technique === 'CT_10'];
			weapons.set(key, { key, name, ranged, facts, hand: item.hand ?? '', technique, isShield });
		}
		if (isWorn || !carried) continue;
		weight += (item.weight ?? template?.weight ?? 0) * (item.amount ?? 1);
		if (item.weight === undefined && item.template && !template) weighed = false;
	}
	return { weapons, worn, weight, weighed };
}

/** One armour counts: the one that protects best. Getting used to it (SA_41) lowers BE. */
function worn(hero: Hero, all: Gear['worn']) {
	const [best] = all
		.map((one) => one.armour)
		.sort((a, b) => (b.rs ?? 0) - (a.rs ?? 0) || (a.be ?? 0) - (b.be ?? 0));
	if (!best) return { rs: 0, be: 0, gs: 0, ini: 0 };
	const { rs = 0, be = 0, gs = 0, ini = 0 } = best;
	const used = hero.levelOf('SA_41');
	if (!used) return { rs, be, gs, ini };
	const extra = Math.min(gs, ini, 0);
	const row = be >= 3 ? Math.min(be + 3, 8) : 2 * be + (extra ? 1 : 0);
	const [less, change] = ROWS[Math.max(0, row - 2 * used)] ?? [0, 0];
	return { rs, be: less, gs: change, ini: change };
}

/** The weapon in the main or the off hand. */
export const held = (hero: Hero, hand: string): Weapon | undefined =>
	[...gearOf(hero).weapons.values()].find((one) => one.hand === hand);

/** One level per 4 Stein started beyond the first 4 above the carrying capacity. */
const loadEncumbrance = (weight: number, carrying: number): number =>
	Math.max(0, Math.ceil((weight - carrying - 4) / 4));

export function templateOf(hero: Hero, item: Item): Entry | undefined {
	const id = item.template;
	if (!id) return undefined;
	return (
		hero.rules.template(id) ??
		hero.entry('weapons', id) ??
		hero.entry('armour', id) ??
		hero.entry('items', id)
	);
}

export const itemName = (key: string, item: Item, template: Entry | undefined): Text =>
	item.name ? same(item.name) : (template?.name ?? same(key));

/** The item's own facts over those of its template. */
function merged<K extends 'melee' | 'ranged' | 'armour'>(
	item: Item,
	template: Entry | undefined,
	kind: K
): Item[K] {
	const given = template?.[kind];
	return given ? { ...given, ...item[kind] } : item[kind];
}

export function purseInSilver(hero: Hero): number {
	const { ducats = 0, silver = 0, heller = 0, kreuzer = 0 } = hero.sheet.purse ?? {};
	return plain(ducats * 10 + silver + heller * 0.1 + kreuzer * 0.01);
}
