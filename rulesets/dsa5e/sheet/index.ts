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

/**
 * `hero` is a sheet without errors, `sheet` what it was mended from; without an editor it is for
 * play. Steps take about as long each.
 */
export function* inSteps(
	hero: Hero,
	sheet: unknown,
	ctx: RenderContext,
	editor?: Editor
): Generator<void, VNode> {
	const page = new Page(hero, sheet, ctx, editor);
	const top = [person.heading(page), findingsSummary(ctx, () => ''), vitals.attributes(page)];
	const play = [
		vitals.energies(page),
		vitals.derived(page),
		vitals.conditions(page),
		fight(page),
		combatTechniques(page),
		magic(page),
		karma(page)
	];
	yield;
	const learnt = [talents(page), abilities(page)];
	yield;
	const owned = equipment(page);
	yield;
	const paper = [
		adventurePoints(page),
		person.profile(page),
		person.notes(page),
		animals(page),
		person.pact(page),
		page.edit?.optionalRules(page),
		page.edit?.ownEntries(page)
	];
	return h(
		'article',
		'sheet',
		[
			...top,
			h('div', 'columns', play, { key: 'play' }),
			...learnt,
			owned,
			h('div', 'columns', paper, { key: 'paper' })
		],
		{ props: { lang: ctx.lang } }
	);
}

/** All steps at once. */
export function drawn(steps: Generator<void, VNode>): VNode {
	for (;;) {
		const step = steps.next();
		if (step.done) return step.value;
	}
}
