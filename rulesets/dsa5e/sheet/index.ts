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
	const top = [person.heading(page), findingsSummary(ctx, () => ''), page.same(vitals.attributes)];
	const play = page.same(toPlay);
	yield;
	const learnt = [page.same(talents), page.same(abilities)];
	yield;
	const owned = page.same(equipment);
	yield;
	const paper = [
		page.same(adventurePoints),
		person.profile(page),
		person.notes(page),
		page.same(animals),
		page.same(person.pact),
		page.edit && page.same(page.edit.optionalRules),
		page.edit && page.same(page.edit.ownEntries)
	];
	return h(
		'article',
		'sheet',
		[...top, play, ...learnt, owned, h('div', 'columns', paper, { key: 'paper' })],
		{ props: { lang: ctx.lang } }
	);
}

function toPlay(page: Page): VNode {
	const parts = [
		vitals.energies(page),
		vitals.derived(page),
		vitals.conditions(page),
		fight(page),
		combatTechniques(page),
		magic(page),
		karma(page)
	];
	return h('div', 'columns', parts, { key: 'play' });
}

/** All steps at once. */
export function drawn(steps: Generator<void, VNode>): VNode {
	for (;;) {
		const step = steps.next();
		if (step.done) return step.value;
	}
}
