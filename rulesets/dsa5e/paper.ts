/**
 * What a hero is on paper alone, below what is played from: abilities, belongings, the account of
 * adventure points, origin, notes, animals. A sheet is on screen before this is fetched; it is all else that `play.ts` has not.
 */
import type { StatBlock } from '../objects.ts';
import type { PlayRuleset, Ruleset } from '../ruleset.ts';
import { statBlocks } from './adventure_points.ts';
import type { Hero } from './hero.ts';
import { about, opened } from './play.ts';
import { abilities } from './sheet/abilities.ts';
import { animals } from './sheet/animals.ts';
import { equipment } from './sheet/belongings.ts';
import { h, type Child, type Page } from './sheet/page.ts';
import * as person from './sheet/person.ts';
import { adventurePoints } from './sheet/points.ts';

export interface Paper {
	statBlocks(hero: Hero): StatBlock[];
	/** Steps take about as long each. */
	inSteps(page: Page): Generator<void, Child[]>;
}

export const paper: Paper = {
	statBlocks,
	*inSteps(page) {
		const learnt = page.same(abilities);
		yield;
		const owned = page.same(equipment);
		yield;
		const parts = [
			page.same(adventurePoints),
			person.profile(page),
			person.notes(page),
			page.same(animals),
			page.same(person.pact),
			page.edit && page.same(page.edit.optionalRules),
			page.edit && page.same(page.edit.ownEntries)
		];
		return [learnt, owned, h('div', 'columns', parts, { key: 'paper' })];
	}
};

export const dsa5e: Ruleset<PlayRuleset> = { ...about, open: opened(paper) };
