/** The Dark Eye's sheet as a tree: to play from, and to edit. */
import { findingsSummary } from '../../parts.ts';
import type { RenderContext } from '../../ruleset.ts';
import type { VNode } from '../../vnode.ts';
import type { Hero } from '../hero.ts';
import { combatTechniques, fight } from './fight.ts';
import { heading } from './heading.ts';
import { h, Page, type Editor } from './page.ts';
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
	const top = [heading(page), findingsSummary(ctx, () => ''), page.same(vitals.attributes)];
	const play = page.same(toPlay);
	yield;
	const skills = page.same(talents);
	yield;
	const rest = hero.rules.paper ? yield* hero.rules.paper.inSteps(page) : [];
	return h('article', 'sheet', [...top, play, skills, ...rest], { props: { lang: ctx.lang } });
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
