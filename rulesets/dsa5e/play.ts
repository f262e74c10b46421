/**
 * The Dark Eye 5 to be played: sheets that the server has found to be without errors. What checks,
 * reads and edits them comes with `index.ts`, so that a sheet can be on screen before all of it is.
 */
import type { SheetData } from '../objects.ts';
import type { PlayRuleset, Ruleset } from '../ruleset.ts';
import { renderContext } from '../ruleset.ts';
import type { Sheet } from './generated/sheet.ts';
import { Hero } from './hero.ts';
import type { Paper } from './paper.ts';
import * as pools from './pools.ts';
import { drawn, inSteps } from './sheet/index.ts';
import type { Editor } from './sheet/page.ts';
import { Rules } from './tables.ts';
import * as throws from './throws.ts';
import * as values from './values.ts';
import { text } from './wording.ts';

export const about = {
	id: 'dsa5e',
	name: text('Das Schwarze Auge 5', 'The Dark Eye 5'),
	version: '1.0.0'
};

export const opened =
	(paper?: Paper): Ruleset<PlayRuleset>['open'] =>
	(content) => {
		const rules = new Rules(content, paper);
		const heroes = new WeakMap<object, Hero>();
		return playing((sheet) => {
			let hero = heroes.get(sheet);
			if (!hero) heroes.set(sheet, (hero = new Hero(rules, sheet as unknown as Sheet)));
			return hero;
		});
	};

/** Without what `paper.ts` brings. */
export const dsa5e: Ruleset<PlayRuleset> = { ...about, open: opened() };

/** `hero` is the same for the same sheet. */
export const playing = (hero: (sheet: SheetData) => Hero, editor?: Editor): PlayRuleset => ({
	getStatBlocks: (sheet) => values.statBlocks(hero(sheet)),
	getDiceActions: (sheet) => throws.listed(hero(sheet)),
	prepareRoll: (sheet, id, inputs) => throws.prepared(hero(sheet), id, inputs) ?? null,
	getResources: (sheet) => pools.resources(hero(sheet)),
	adjustResource: (sheet, resource, delta) => pools.adjusted(hero(sheet), resource, delta) ?? null,
	getSummary: (sheet) => values.summary(hero(sheet)),
	renderSheet: (sheet, ctx) => drawn(inSteps(hero(sheet), sheet, renderContext(ctx), editor)),
	renderInSteps: (sheet, ctx) => inSteps(hero(sheet), sheet, renderContext(ctx), editor)
});
