/** The Dark Eye's sheet as a tree: to play from, and to edit. */
import { findingsSummary } from '../../parts.ts';
import type { RenderContext } from '../../ruleset.ts';
import type { VNode } from '../../vnode.ts';
import type { Hero } from '../hero.ts';
import { abilities } from './abilities.ts';
import { animals } from './animals.ts';
import { equipment } from './belongings.ts';
import { combatTechniques, fight } from './fight.ts';
import { h, Page, type Editor } from './page.ts';
import * as person from './person.ts';
import { adventurePoints } from './points.ts';
import { karma, magic, talents } from './skills.ts';
import * as vitals from './vitals.ts';

/** `hero` is a sheet without errors, `sheet` what it was mended from; without an editor it is for play. */
export function draw(hero: Hero, sheet: unknown, ctx: RenderContext, editor?: Editor): VNode {
	const page = new Page(hero, sheet, ctx, editor);
	return h(
		'article',
		'sheet',
		[
			person.heading(page),
			findingsSummary(ctx, () => ''),
			vitals.attributes(page),
			h(
				'div',
				'columns',
				[
					vitals.energies(page),
					vitals.derived(page),
					vitals.conditions(page),
					fight(page),
					combatTechniques(page),
					magic(page),
					karma(page)
				],
				{ key: 'play' }
			),
			talents(page),
			abilities(page),
			equipment(page),
			h(
				'div',
				'columns',
				[
					adventurePoints(page),
					person.profile(page),
					person.notes(page),
					animals(page),
					person.pact(page),
					page.edit?.optionalRules(page),
					page.edit?.ownEntries(page)
				],
				{ key: 'paper' }
			)
		],
		{ props: { lang: ctx.lang } }
	);
}
