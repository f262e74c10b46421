/** The Dark Eye 5 for the clients: the twin of `plugins/dsa5e`, module by module. */
import type { Finding, Outcome, SheetData, Throw } from '../objects.ts';
import type { ContentSlice, OpenRuleset, Ruleset } from '../ruleset.ts';
import { renderContext } from '../ruleset.ts';
import type { Sheet } from './generated/sheet.ts';
import { Hero } from './hero.ts';
import { improvements } from './improvements.ts';
import * as pools from './pools.ts';
import { draw } from './sheet/index.ts';
import { ATTRIBUTES, Rules, START } from './tables.ts';
import * as throws from './throws.ts';
import { findings } from './validation.ts';
import * as values from './values.ts';
import { same, text } from './wording.ts';

export const dsa5e: Ruleset = {
	id: 'dsa5e',
	name: text('Das Schwarze Auge 5', 'The Dark Eye 5'),
	version: '1.0.0',
	open
};

function open(content: ContentSlice): OpenRuleset {
	const rules = new Rules(content);
	// sheets are never changed in place, so a view of one stays true
	const views = new WeakMap<SheetData, Hero>();
	const hero = (sheet: SheetData): Hero => {
		let view = views.get(sheet);
		if (!view) views.set(sheet, (view = new Hero(rules, sheet as unknown as Sheet)));
		return view;
	};
	return {
		defaultSheet,
		validate: (sheet) => sorted(findings(hero(sheet as SheetData))),
		getStatBlocks: (sheet) => values.statBlocks(hero(sheet)),
		getDiceActions: (sheet) => throws.listed(hero(sheet)),
		prepareRoll: (sheet, id, inputs) => throws.prepared(hero(sheet), id, inputs) ?? null,
		evaluateRoll: (sheet, thrown, previous) =>
			throws.read(hero(sheet), thrown, previous) ?? unread(thrown),
		getResources: (sheet) => pools.resources(hero(sheet)),
		adjustResource: (sheet, resource, delta) =>
			pools.adjusted(hero(sheet), resource, delta) ?? null,
		getSummary: (sheet) => values.summary(hero(sheet)),
		getImprovements: (sheet) => improvements(hero(sheet)),
		renderSheet: (sheet, ctx) => draw(hero(sheet), sheet, renderContext(ctx))
	};
}

/** A human of the experience level most groups begin with, everything else still open. */
const defaultSheet = (): SheetData => ({
	species: 'R_1',
	experience_level: 'EL_3',
	phase: 'creation',
	adventure_points: { total: 1100 },
	attributes: Object.fromEntries(ATTRIBUTES.map((code) => [code, START]))
});

const order = (one: Finding, other: Finding): number =>
	compare(one.pointer, other.pointer) || compare(one.code, other.code);

const compare = (one: string, other: string): number => Number(one > other) - Number(one < other);

const sorted = (found: Finding[]): Finding[] => found.sort(order);

/** Free dice, and throws that do not fit: the sum. */
const unread = ({ actionId, total, groups }: Throw): Outcome => ({
	actionId: actionId ?? null,
	success: null,
	label: text(`Ergebnis ${total}`, `Result ${total}`),
	parts: groups
		.filter((group) => group.name)
		.map((group) => ({ label: same(group.name), value: group.total })),
	offers: [],
	details: {}
});
