/** Equipment, money and animals. */
import { ordered } from '../../entries.ts';
import { join } from '../../pointer.ts';
import type { VNode } from '../../vnode.ts';
import { foreign, spokenNumber } from '../../words.ts';
import { gearOf, itemName, purseInSilver, templateOf } from '../gear.ts';
import type { Item } from '../generated/sheet.ts';
import { plain } from '../wording.ts';
import { told } from './fields.ts';
import type { Child, Page } from './page.ts';
import { block, explained, h, section } from './page.ts';

/** A tree may have 5,000 nodes; the things beyond these are counted, not drawn. */
const MOST_SHOWN = 200;

export function equipment(page: Page): VNode {
	const all = ordered(page.hero.sheet.equipment) as [string, Item][];
	const items = page.edit ? page.edit.editable(page, all) : all.slice(0, MOST_SHOWN);
	const more = all.length - items.length;
	return section(
		'equipment',
		page.say('Ausrüstung', 'Equipment'),
		[
			all.length === 0
				? h('p', 'empty', [page.say('Noch nichts dabei.', 'Nothing carried yet.')])
				: page.edit
					? page.edit.things(page, items)
					: table(page, items),
			more > 0 && h('p', 'muted', [page.say(`… und ${more} weitere.`, `… and ${more} more.`)]),
			page.edit?.additions(page),
			load(page),
			purse(page)
		],
		['wide']
	);
}

const headRow = (labels: string[]): VNode =>
	h('thead', '', [
		h(
			'tr',
			'',
			labels.map((label) => h('th', '', [label], { props: { scope: 'col' } }))
		)
	]);

function table(page: Page, items: [string, Item][]): VNode {
	const labels = [
		page.say('Gegenstand', 'Item'),
		page.say('Stein', 'Weight'),
		page.say('Wo', 'Where')
	];
	return h(
		'table',
		'table',
		[
			headRow(labels),
			h(
				'tbody',
				'',
				items.map(([key, item]) => row(page, key, item, labels))
			)
		],
		{ key: 'items' }
	);
}

function row(page: Page, key: string, item: Item, labels: string[]): VNode {
	const template = templateOf(page.hero, item);
	const amount = item.amount ?? 1;
	const weight = item.weight ?? template?.weight;
	const armour = item.armour ?? template?.armour;
	const notes = [
		item.worn && page.say('angelegt', 'worn'),
		armour &&
			`${page.say('RS', 'PRO')} ${armour.rs ?? 0} · ${page.say('BE', 'ENC')} ${armour.be ?? 0}`,
		item.note
	].filter(Boolean);
	const left = item.carried === false && page.say('nicht dabei', 'left behind');
	return h(
		'tr',
		'',
		[
			h(
				'th',
				'',
				[
					amount !== 1 && `${amount} × `,
					h('span', '', [page.t(itemName(key, item, template))], {
						props: item.name ? {} : foreign(template, page.lang)
					}),
					notes.length > 0 && h('small', 'muted', [notes.join(' · ')]),
					page.findingsBelow(join('/equipment', key))
				],
				{ props: { scope: 'row' } }
			),
			h(
				'td',
				'number',
				[weight === undefined ? '–' : spokenNumber(plain(weight * amount), page.lang)],
				{
					props: { 'data-label': labels[1] ?? '' }
				}
			),
			h('td', '', [[item.location, left].filter(Boolean).join(', ')], {
				props: { 'data-label': labels[2] ?? '' }
			})
		],
		{ key }
	);
}

function load(page: Page): VNode {
	const known = gearOf(page.hero).weighed;
	const label = page.say('Traglast', 'Load') + (known ? '' : page.say(' (mind.)', ' (min.)'));
	return h('div', 'row', [explained(page, 'load', label), explained(page, 'carrying')], {
		key: 'load'
	});
}

const COINS = [
	['ducats', 'Dukaten', 'Ducats'],
	['silver', 'Silber', 'Silver'],
	['heller', 'Heller', 'Heller'],
	['kreuzer', 'Kreuzer', 'Kreuzer']
] as const;

function purse(page: Page): Child {
	if (!page.edit && !purseInSilver(page.hero)) return undefined;
	const coins = COINS.map(([coin, de, en]) => {
		const pointer = `/purse/${coin}`;
		const value = page.hero.sheet.purse?.[coin];
		return page.edit
			? page.edit.amountOf(page, pointer, page.say(de, en), value)
			: told(page, pointer, page.say(de, en), value || undefined);
	});
	return block('purse', page.say('Geldbeutel', 'Purse'), h('div', 'grid', coins));
}
