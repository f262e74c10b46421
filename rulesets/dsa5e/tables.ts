/** The compendium as look-up tables, built once when the content is opened. */
import type { ContentSlice } from '../ruleset.ts';
import type { Language, RollGroup, Text } from '../objects.ts';
import { core } from './core.ts';
import type { Armour, Melee, Ranged, Threshold } from './generated/sheet.ts';
import type { Paper } from './paper.ts';
import { joined, text } from './wording.ts';

export type Code = keyof Required<Threshold>;

export const ATTRIBUTES = ['MU', 'KL', 'IN', 'CH', 'FF', 'GE', 'KO', 'KK'] as const;

/** Start value of an attribute; one that a sheet does not name has it. */
export const START = 8;
export const TECHNIQUE_START = 6;
const HIGHEST_RATING = 60;

export const AT = text('AT', 'AT');
export const PA = text('PA', 'PA');
export const FK = text('FK', 'RC');

const NAMES: Record<Code, [de: string, en: string, code: string]> = {
	MU: ['Mut', 'Courage', 'COU'],
	KL: ['Klugheit', 'Sagacity', 'SGC'],
	IN: ['Intuition', 'Intuition', 'INT'],
	CH: ['Charisma', 'Charisma', 'CHA'],
	FF: ['Fingerfertigkeit', 'Dexterity', 'DEX'],
	GE: ['Gewandtheit', 'Agility', 'AGI'],
	KO: ['Konstitution', 'Constitution', 'CON'],
	KK: ['Körperkraft', 'Strength', 'STR']
};

export const attributeName = (code: Code): Text => text(NAMES[code][0], NAMES[code][1]);

/** The short form people know: MU in German, COU in English. */
export const attributeCode = (code: Code): Text => text(code, NAMES[code][2]);

export interface Prerequisite {
	kind: string;
	ids?: string[];
	value?: number;
	level?: number;
	option?: string;
	same_option?: boolean;
	talent_group?: string;
	tradition?: 'magical' | 'blessed';
	category?: string | number;
	domains?: (string | number)[];
}

export interface Choice {
	id: string;
	name: Text;
	target?: string;
	ap?: number;
}

/** What a table states about an entry. Which members there are depends on its kind. */
export interface Entry {
	id?: string;
	name: Text;
	name_lang?: Language;
	ap?: number | number[];
	ap_mode?: string;
	levels?: number;
	max_times?: number;
	category?: string;
	group?: string;
	options?: Choice[];
	option_kind?: string;
	prerequisites?: { level?: number; requires: Prerequisite[] }[];
	check?: Code[];
	primary?: Code[];
	improvement_cost?: string;
	encumbrance?: string;
	type?: string;
	parry?: boolean;
	core?: boolean;
	property?: string;
	aspects?: string[];
	traditions?: string[];
	resist?: string;
	form?: string;
	weight?: number;
	price?: number;
	melee?: Melee;
	ranged?: Ranged;
	armour?: Armour;
	lep_base?: number;
	sk_base?: number;
	zk_base?: number;
	gs_base?: number;
	maximum_adjustments?: Partial<Record<Code, number>>;
	maximum_choice?: { value: number; options: string[] };
	automatic_advantages?: string[];
	ability?: string;
	option?: string;
	target?: string;
}

export interface Tradition {
	id: string;
	blessed: boolean;
	primary?: Code;
	asp_factor: number;
	advantage_cap: number;
}

export interface Level {
	name: Text;
	max_attribute: number;
	max_skill_rating: number;
	max_combat_technique: number;
	max_attribute_total: number;
	max_spells_liturgies: number;
	max_unfamiliar_spells: number;
}

export type Kind = keyof ReturnType<typeof core>['kinds'] | (string & {});

/** What a check on three attributes is made of, the same for every hero. */
export interface SkillFacts {
	action: string;
	label: Text;
	check: Code[];
	/** A name for each die. Two equal attributes get distinct names. */
	names: string[];
	groups: RollGroup[];
	encumbrance: string;
	energy: '' | 'AsP' | 'KaP';
	resist: string;
	traditions: string[];
	/** The same for checks that are asked and hindered alike. */
	kind: string;
}

export type SkillKind = 'talents' | 'spells' | 'liturgies';

const SKILL_KINDS: Record<SkillKind, [prefix: string, energy: SkillFacts['energy']]> = {
	talents: ['talent', ''],
	spells: ['spell', 'AsP'],
	liturgies: ['liturgy', 'KaP']
};

/** Undefined where nobody knows the check. */
export function skillFacts(kind: SkillKind, id: string, entry: Entry): SkillFacts | undefined {
	const check = entry.check;
	if (!check) return undefined;
	const [prefix, energy] = SKILL_KINDS[kind];
	const names = check.map((code, at) => {
		const before = check.slice(0, at).filter((one) => one === code).length;
		return before ? `${code} ${before + 1}` : code;
	});
	const encumbrance = energy ? 'no' : (entry.encumbrance ?? 'no');
	const resist = entry.resist ?? '';
	return {
		action: `${prefix}.${id}`,
		label: entry.name,
		check,
		names,
		groups: names.map((name) => ({ name, roll: '1d20' })),
		encumbrance,
		energy,
		resist,
		traditions: entry.traditions ?? [],
		kind: `${encumbrance} ${energy} ${resist}`
	};
}

/** A combat technique, the same for every hero. `primary` are the attributes of its parry. */
export interface TechniqueFacts {
	id: string;
	ranged: boolean;
	parries: boolean;
	primary: Code[];
	attackLabel: Text;
	parryLabel: Text;
}

export function techniqueFacts(id: string, entry: Entry): TechniqueFacts {
	const ranged = entry.type === 'ranged';
	return {
		id,
		ranged,
		parries: entry.parry ?? false,
		primary: entry.primary?.length ? entry.primary : ['GE'],
		attackLabel: joined([ranged ? FK : AT, entry.name]),
		parryLabel: joined([PA, entry.name])
	};
}

export const ABILITY_LABELS = {
	advantages: text('Vorteile', 'Advantages'),
	disadvantages: text('Nachteile', 'Disadvantages'),
	special_abilities: text('Sonderfertigkeiten', 'Special abilities')
};

/** Everything that the rules state about entries: the core tables, and over them the slice. */
export class Rules {
	/** What stands below what is played from; it may not be at hand. */
	readonly paper: Paper | undefined;
	readonly kinds: Map<string, Map<string, Entry>>;
	readonly levels: Map<string, Level>;
	readonly traditions: Tradition[];
	readonly enhancements = new Map<string, Entry>();
	readonly coreTechniques: string[];
	readonly skills = new Map<string, SkillFacts | undefined>();
	readonly techniques = new Map<string, TechniqueFacts>();
	readonly bases: Map<string, number>;
	readonly #cumulative: Map<string, number[]>;

	constructor(content: ContentSlice, paper?: Paper) {
		this.paper = paper;
		const { kinds, levels, traditions, columns } = core();
		this.kinds = kinds;
		for (const [kind, entries] of Object.entries(content)) {
			const known = kinds.get(kind) ?? [];
			kinds.set(kind, new Map([...known, ...(Object.entries(entries) as [string, Entry][])]));
		}
		this.levels = levels;
		this.traditions = traditions;
		this.bases = new Map(columns.map(([id, base]) => [id, base]));
		this.#cumulative = new Map(columns.map(([id, base, last]) => [id, cumulative(base, last)]));
		for (const entry of this.table('enhancements').values())
			this.enhancements.set(`${entry.ability} ${entry.option}`, entry);
		for (const kind of ['talents', 'spells', 'liturgies'] as const)
			for (const [id, entry] of this.table(kind)) this.skills.set(id, skillFacts(kind, id, entry));
		for (const [id, entry] of this.table('combat_techniques'))
			this.techniques.set(id, techniqueFacts(id, entry));
		this.coreTechniques = [...this.table('combat_techniques')]
			.filter(([, entry]) => entry.core)
			.map(([id]) => id);
	}

	table(kind: string): Map<string, Entry> {
		return this.kinds.get(kind) ?? EMPTY;
	}

	entry(kind: string, id: string): Entry | undefined {
		return this.kinds.get(kind)?.get(id);
	}

	/** The thing that an item was made from. */
	template(id: string): Entry | undefined {
		return this.entry('weapons', id) ?? this.entry('armour', id) ?? this.entry('items', id);
	}

	/** The improvement column of an entry, if it is known. */
	column(entry: Entry | undefined): string | undefined {
		const column = entry?.improvement_cost;
		return column !== undefined && this.bases.has(column) ? column : undefined;
	}

	/** Adventure points for the step to `rating`. Core rules: improvement cost. */
	step(column: string, rating: number): number {
		const to = Math.min(rating, HIGHEST_RATING);
		return this.columnSum(column, to - 1, to);
	}

	/** Adventure points from `start` up to `rating`; nothing below `start`. */
	columnSum(column: string, start: number, rating: number): number {
		const sums = this.#cumulative.get(column) ?? [];
		if (rating <= start) return 0;
		return (sums[Math.min(rating, HIGHEST_RATING)] ?? 0) - (sums[start] ?? 0);
	}
}

const EMPTY = new Map<string, never>();

/** Cost of every rating from 0. A step to v costs base * max(1, v - last + 1). */
function cumulative(base: number, last: number): number[] {
	const sums = [0];
	for (let rating = 1; rating <= HIGHEST_RATING; rating++)
		sums.push((sums[rating - 1] ?? 0) + base * Math.max(1, rating - last + 1));
	return sums;
}
