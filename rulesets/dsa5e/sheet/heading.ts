/** What the sheet begins with: who the hero is, and what ails them. */
import type { VNode } from '../../vnode.ts';
import { ailments, summary } from '../values.ts';
import type { Page } from './page.ts';
import { h } from './page.ts';

/** Species, profession and level in a line, and what ails the hero. */
export function heading(page: Page): VNode {
	const ails = ailments(page.hero)
		.slice(0, 12)
		.map((one) => h('span', ['chip', 'warning'], [page.t(one)], { key: one.de }));
	return h(
		'header',
		['wide', 'stack'],
		[
			h('p', 'muted', [page.t(summary(page.hero).subtitle)]),
			ails.length > 0 && h('div', 'chips', ails)
		],
		{ key: 'heading' }
	);
}
