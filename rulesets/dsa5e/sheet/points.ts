/** Adventure points: what was spent, what is left, and where they came from. */
import { ordered } from '../../entries.ts';
import { join } from '../../pointer.ts';
import type { VNode } from '../../vnode.ts';
import { accountOf } from '../adventure_points.ts';
import type { LogEntry } from '../generated/sheet.ts';
import type { Child, Page } from './page.ts';
import { explained, h, number, section } from './page.ts';

export function adventurePoints(page: Page): VNode {
	const { total, spent } = accountOf(page.hero);
	const name = page.say('Abenteuerpunkte', 'Adventure points');
	return section('adventure_points', name, [
		h(
			'div',
			'bar',
			[
				h('meter', '', [], {
					props: {
						min: 0,
						max: Math.max(total, 1),
						value: Math.max(0, Math.min(spent, total)),
						'aria-label': page.say(`${spent} von ${total} AP`, `${spent} of ${total} AP`)
					}
				}),
				number(`${spent}/${total}`)
			],
			{ key: 'ap', props: { 'data-bar': 'AP' } }
		),
		h('div', 'row', [
			explained(page, 'AP.spent', page.say('ausgegeben', 'spent')),
			explained(page, 'AP.left', page.say('übrig', 'left')),
			explained(page, 'AP.unknown', page.say('unbekannt', 'unknown'))
		]),
		page.edit
			? page.edit.labelled(page, '/adventure_points/total', page.say('AP gesamt', 'AP total'), {
					kind: 'integer',
					required: true,
					width: 6,
					props: { min: 0, max: 1_000_000 }
				})
			: page.findings('/adventure_points/total'),
		log(page)
	]);
}

const LOG = '/adventure_points/log';

function log(page: Page): Child {
	const entries = ordered(page.hero.sheet.adventure_points.log) as [string, LogEntry][];
	if (!entries.length && !page.edit) return undefined;
	return h(
		'details',
		'',
		[
			h('summary', '', [page.say('Abenteuerlog', 'Adventure log')]),
			h(
				'ul',
				'lines',
				entries.map(([key, entry]) => logLine(page, key, entry))
			),
			page.edit?.addition(LOG, page.say('Eintrag', 'Entry'), { amount: 0, order: 0 })
		],
		{ key: 'log' }
	);
}

function logLine(page: Page, key: string, entry: LogEntry): VNode {
	const pointer = join(LOG, key);
	const { amount, reason, date } = entry;
	const shown = page.edit
		? page.edit.logFields(page, pointer, entry)
		: [
				h('span', 'name', [reason ?? '', date && h('small', 'muted', [date])]),
				number(`${amount > 0 ? '+' : ''}${amount}`)
			];
	return h('li', 'line', [shown, page.findingsBelow(pointer)], { key });
}
