/** The tables that a sheet is never without, read from `generated/core.ts`. */
import * as written from './generated/core.ts';
import type { Code, Entry, Level, Tradition } from './tables.ts';
import { text } from './wording.ts';

type Cells = string[];

const rows = (table: string): Cells[] => table.split('\n').map((line) => line.split('|'));

const words = <T extends string>(said: string | undefined): T[] =>
	said ? (said.split(' ') as T[]) : [];

/** A fresh map of every core table; entries are shared and for reading only. */
export function core() {
	return {
		kinds: new Map<string, Map<string, Entry>>([
			['talents', talents],
			['combat_techniques', techniques],
			['species', species],
			['conditions', named(written.conditions)],
			['states', named(written.states)],
			['talent_groups', named(written.talent_groups)]
		]),
		levels,
		traditions,
		columns: rows(written.improvement_costs).map(
			([id, base, last]) => [id, Number(base), Number(last)] as [string, number, number]
		)
	};
}

function table<T>(lines: string, make: (cells: Cells) => T): Map<string, T> {
	return new Map(rows(lines).map((cells) => [cells[0] ?? '', make(cells)]));
}

/** An English name that is the German one is left out. */
const name = ([, de = '', en]: Cells) => ({ name: text(de, en || de) });

const named = (lines: string): Map<string, Entry> => table(lines, name);

const talents = table<Entry>(written.talents, (cells) => ({
	...name(cells),
	group: cells[3] ?? '',
	check: words<Code>(cells[4]),
	improvement_cost: cells[5] ?? '',
	encumbrance: cells[6] ?? ''
}));

const techniques = table<Entry>(written.combat_techniques, (cells) => ({
	...name(cells),
	primary: words<Code>(cells[3]),
	improvement_cost: cells[4] ?? '',
	type: cells[5] ? 'ranged' : 'melee',
	parry: Boolean(cells[6]),
	core: Boolean(cells[7])
}));

const species = table<Entry>(written.species, (cells) => {
	const [ap, lep, sk, zk, gs] = cells.slice(3, 8).map(Number);
	const adjusted = words(cells[8]);
	const adjustments: Partial<Record<Code, number>> = {};
	for (let at = 0; at < adjusted.length; at += 2)
		adjustments[adjusted[at] as Code] = Number(adjusted[at + 1]);
	return {
		...name(cells),
		ap: ap ?? 0,
		lep_base: lep ?? 0,
		sk_base: sk ?? 0,
		zk_base: zk ?? 0,
		gs_base: gs ?? 0,
		maximum_adjustments: adjustments,
		maximum_choice: { value: Number(cells[9]), options: words(cells[10]) },
		automatic_advantages: words(cells[11])
	};
});

const levels = table<Level>(written.experience_levels, (cells) => {
	const [attribute, skill, technique, sum, spells, strange] = cells.slice(3).map(Number);
	return {
		...name(cells),
		max_attribute: attribute ?? 0,
		max_skill_rating: skill ?? 0,
		max_combat_technique: technique ?? 0,
		max_attribute_total: sum ?? 0,
		max_spells_liturgies: spells ?? 0,
		max_unfamiliar_spells: strange ?? 0
	};
});

const traditions: Tradition[] = rows(written.traditions).map((cells) => ({
	id: cells[0] ?? '',
	blessed: Boolean(cells[1]),
	...(cells[2] ? { primary: cells[2] as Code } : {}),
	asp_factor: Number(cells[3]),
	advantage_cap: Number(cells[4])
}));
