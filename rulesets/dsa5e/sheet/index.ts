import type { SheetData } from '../../objects.ts';
import type { RenderContext } from '../../ruleset.ts';
import type { VNode } from '../../vnode.ts';
import type { Hero } from '../hero.ts';

export function draw(_hero: Hero, _sheet: SheetData, _ctx: RenderContext): VNode {
	return { tag: 'article' };
}
