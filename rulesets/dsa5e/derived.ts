/** Values that follow from a sheet, each with the parts it is made of. Core rules: derived
 * characteristics. */
import type { Part, Text } from '../objects.ts';
import { gearOf } from './gear.ts';
import type { AbilityKind, Hero } from './hero.ts';
import { halfUp, nameOf, part, plain, text, total } from './wording.ts';

/** The summands of a value; undefined for a value that the hero does not have. */
export type Parts = Part[] | undefined;

export type Energy = 'LeP' | 'AsP' | 'KaP';

export const ENERGIES: Energy[] = ['LeP', 'AsP', 'KaP'];

export const LABELS = {
	LeP: text('Lebensenergie', 'Life Points'),
	AsP: text('Astralenergie', 'Arcane Energy'),
	KaP: text('Karmaenergie', 'Karma Points'),
	SK: text('Seelenkraft', 'Spirit'),
	ZK: text('Zähigkeit', 'Toughness'),
	AW: text('Ausweichen', 'Dodge'),
	INI: text('Initiative', 'Initiative'),
	GS: text('Geschwindigkeit', 'Movement'),
	WS: text('Wundschwelle', 'Wound Threshold'),
	Schip: text('Schicksalspunkte', 'Fate Points'),
	RS: text('Rüstungsschutz', 'Protection'),
	BE: text('Belastung', 'Encumbrance'),
	carrying: text('Tragkraft', 'Carrying Capacity'),
	load: text('Traglast', 'Load')
} satisfies Record<string, Text>;

export type ValueId = keyof typeof LABELS;

const BASE = text('Grundwert', 'Base');
const PRIMARY = text('Leiteigenschaft', 'Primary attribute');
const ARMOUR = text('Rüstung', 'Armour');
export const HIGHER = text('Höhere Paradewerte', 'Higher parade values');

const CHANGES = [
	['purchased', text('Zugekauft', 'Purchased'), 1],
	['lost', text('Dauerhaft verloren', 'Permanently lost'), -1],
	['redeemed', text('Zurückgekauft', 'Bought back'), 1]
] as const;

/** How an entry changes a value: by so much for each level, or once. */
type Changes = [id: string, each: number][];

function life(hero: Hero): Parts {
	if (!hero.species) return undefined;
	const parts = [
		part(hero.species.name, hero.species.lep_base ?? 0),
		part(text('2 × Konstitution', '2 × Constitution'), 2 * hero.attributes.KO)
	];
	return energy(hero, parts, 'LeP', [
		['ADV_25', 1],
		['DISADV_28', -1]
	]);
}

function arcane(hero: Hero): Parts {
	if (!hero.isMagical) return undefined;
	return energy(hero, based(hero.magicShare()), 'AsP', [
		['ADV_23', 1],
		['DISADV_26', -1],
		['SA_772', 6]
	]);
}

function karma(hero: Hero): Parts {
	if (!hero.isBlessed) return undefined;
	return energy(hero, based(hero.primary('blessed')), 'KaP', [
		['ADV_24', 1],
		['DISADV_27', -1],
		['SA_563', 6]
	]);
}

const based = (share: number): Part[] => [part(BASE, 20), ...(share ? [part(PRIMARY, share)] : [])];

function energy(hero: Hero, parts: Part[], id: Energy, changes: Changes): Part[] {
	byLevel(hero, parts, changes);
	for (const [what, label, sign] of CHANGES) {
		const points = hero.energy(id, what);
		if (points) parts.push(part(label, sign * points));
	}
	return notBelowZero(parts);
}

function resistance(hero: Hero, base: 'sk' | 'zk', label: Text, sum: number, changes: Changes) {
	if (!hero.species) return undefined;
	const parts = [
		part(hero.species.name, hero.species[`${base}_base`] ?? 0),
		part(label, halfUp(sum, 6))
	];
	return once(hero, parts, changes);
}

/** Dodge without encumbrance, which a throw counts among the conditions. */
export function dodgeBase(hero: Hero): Part[] {
	const half = halfUp(hero.attributes.GE, 2);
	const parts = [part(text('Gewandtheit / 2', 'Agility / 2'), half)];
	byLevel(hero, parts, [['SA_64', 1]]);
	const higher = Math.trunc((hero.options.higher_parade_values ?? 0) / 2);
	if (higher) parts.push(part(HIGHER, higher));
	return parts;
}

export function initiative(hero: Hero): Part[] {
	const { MU, GE } = hero.attributes;
	const parts = [part(text('(MU + GE) / 2', '(COU + AGI) / 2'), halfUp(MU + GE, 2))];
	byLevel(hero, parts, [['SA_51', 1]]);
	encumbered(hero, parts);
	const { ini } = gearOf(hero);
	if (ini) parts.push(part(ARMOUR, ini));
	return parts;
}

function movement(hero: Hero): Parts {
	if (!hero.species) return undefined;
	const base = hero.species.gs_base ?? 0;
	const parts = [part(hero.species.name, base)];
	if (hero.times('DISADV_51', '3'))
		parts.push(part(abilityName(hero, 'DISADV_51'), halfUp(base, 2) - base));
	once(hero, parts, [
		['ADV_9', 1],
		['ADV_92', 1],
		['DISADV_4', -1]
	]);
	encumbered(hero, parts);
	const { gs } = gearOf(hero);
	if (gs) parts.push(part(ARMOUR, gs));
	return notBelowZero(parts);
}

/** Every value: the section it is shown in, and how it comes about. */
export const VALUES: Record<ValueId, [section: string, find: (hero: Hero) => Parts]> = {
	LeP: ['energies', life],
	AsP: ['energies', arcane],
	KaP: ['energies', karma],
	Schip: [
		'energies',
		(hero) =>
			notBelowZero(
				byLevel(
					hero,
					[part(BASE, 3)],
					[
						['ADV_14', 1],
						['DISADV_31', -1]
					]
				)
			)
	],
	SK: [
		'values',
		(hero) => {
			const { MU, KL, IN } = hero.attributes;
			const label = text('(MU + KL + IN) / 6', '(COU + SGC + INT) / 6');
			return resistance(hero, 'sk', label, MU + KL + IN, [
				['ADV_26', 1],
				['DISADV_29', -1]
			]);
		}
	],
	ZK: [
		'values',
		(hero) => {
			const { KO, KK } = hero.attributes;
			const label = text('(KO + KO + KK) / 6', '(CON + CON + STR) / 6');
			return resistance(hero, 'zk', label, 2 * KO + KK, [
				['ADV_27', 1],
				['DISADV_30', -1]
			]);
		}
	],
	AW: ['values', (hero) => encumbered(hero, dodgeBase(hero))],
	INI: ['values', initiative],
	GS: ['values', movement],
	WS: [
		'values',
		(hero) => {
			const half = halfUp(hero.attributes.KO, 2);
			const parts = [part(text('Konstitution / 2', 'Constitution / 2'), half)];
			return once(hero, parts, [
				['ADV_54', 1],
				['DISADV_56', -1]
			]);
		}
	],
	RS: ['combat', (hero) => [part(ARMOUR, gearOf(hero).rs)]],
	BE: ['combat', (hero) => gearOf(hero).beParts],
	carrying: [
		'equipment',
		(hero) => [part(text('2 × Körperkraft', '2 × Strength'), 2 * hero.attributes.KK)]
	],
	load: ['equipment', (hero) => [part(text('Ausrüstung', 'Equipment'), plain(gearOf(hero).weight))]]
};

export const partsOf = (hero: Hero, id: ValueId): Parts =>
	hero.once(`parts ${id}`, () => VALUES[id][1](hero));

/** A value without its parts; undefined where the hero does not have it. The maximum of an energy
 * or of fate points is its value. */
export function valueOf(hero: Hero, id: ValueId): number | undefined {
	const parts = partsOf(hero, id);
	return parts && total(parts);
}

function byLevel(hero: Hero, parts: Part[], changes: Changes): Part[] {
	for (const [id, each] of changes) {
		const level = hero.levelOf(id);
		if (level) parts.push(part(abilityName(hero, id), each * level));
	}
	return parts;
}

function once(hero: Hero, parts: Part[], changes: Changes): Part[] {
	for (const [id, value] of changes)
		if (hero.has(id)) parts.push(part(abilityName(hero, id), value));
	return parts;
}

const KINDS: Record<string, AbilityKind> = {
	A: 'advantages',
	D: 'disadvantages',
	S: 'special_abilities'
};

export const abilityName = (hero: Hero, id: string): Text =>
	nameOf(hero.rules.entry(KINDS[id[0] ?? ''] ?? '', id), id);

function encumbered(hero: Hero, parts: Part[]): Part[] {
	const { be } = gearOf(hero);
	if (be) parts.push(part(LABELS.BE, -Math.min(be, 4)));
	return parts;
}

function notBelowZero(parts: Part[]): Part[] {
	const value = total(parts);
	if (value < 0) parts.push(part(text('mindestens 0', 'at least 0'), -value));
	return parts;
}
