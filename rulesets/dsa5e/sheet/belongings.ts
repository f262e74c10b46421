/** Equipment, money and animals. */
import { ordered } from '../../entries.ts';
import * as parts from '../../parts.ts';
import { join } from '../../pointer.ts';
import type { VNode } from '../../vnode.ts';
import { foreign, spokenNumber, word } from '../../words.ts';
import { gearOf, itemName, purseInSilver, templateOf } from '../gear.ts';
import type { Item } from '../generated/sheet.ts';
import { plain } from '../wording.ts';
import { arms, isArm } from './arms.ts';
import { picker } from './skills.ts';
import type { Option } from './fields.ts';
import { checkBox, choice, input, labelled, told } from './fields.ts';
import type { Child, Page } from './page.ts';
import { addition, block, explained, h, press, removal, section } from './page.ts';

/** A tree may have 5,000 nodes; the things beyond these are counted, not drawn. */
const MOST_SHOWN = 200;
const MOST_EDITED = 60;
/** A weapon's or an armour's fields take the place of so many plain things. */
const ARM_COUNTS = 4;

export function equipment(page: Page): VNode {
	const all = ordered(page.hero.sheet.equipment) as [string, Item][];
	const items = page.editing ? editable(page, all) : all.slice(0, MOST_SHOWN);
	const more = all.length - items.length;
	return section(
		'equipment',
		page.say('Ausrüstung', 'Equipment'),
		[
			all.length === 0
				? h('p', 'empty', [page.say('Noch nichts dabei.', 'Nothing carried yet.')])
				: page.editing
					? h(
							'ul',
							'entries',
							items.map(([key, item]) => edited(page, key, item))
						)
					: table(page, items),
			more > 0 && h('p', 'muted', [page.say(`… und ${more} weitere.`, `… and ${more} more.`)]),
			page.editing && additions(page),
			load(page),
			purse(page)
		],
		['wide']
	);
}

/** As many things as can be edited at once. */
function editable(page: Page, all: [string, Item][]): [string, Item][] {
	let counted = 0;
	return all.filter(([, item]) => {
		counted += isArm(item, templateOf(page.hero, item)) ? ARM_COUNTS : 1;
		return counted <= MOST_EDITED;
	});
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

function edited(page: Page, key: string, item: Item): VNode {
	const pointer = join('/equipment', key);
	const template = templateOf(page.hero, item);
	const name = page.t(itemName(key, item, template));
	const fights = template?.melee ?? template?.ranged ?? item.melee ?? item.ranged;
	const wears = template?.armour ?? item.armour;
	const placeholder = template ? page.t(template.name) : '';
	const where = page.say('Wo', 'Where');
	return h(
		'li',
		'entry',
		[
			h('div', 'row', [
				input(page, `${pointer}/name`, page.say('Name', 'Name'), item.name, {
					props: { placeholder, maxlength: 200 }
				}),
				move(page, pointer, name, -1),
				move(page, pointer, name, 1),
				removal(page, pointer, name)
			]),
			h('div', 'grid', [
				amountOf(
					page,
					`${pointer}/amount`,
					page.say('Anzahl', 'Amount'),
					item.amount ?? 1,
					'integer'
				),
				amountOf(
					page,
					`${pointer}/weight`,
					page.say('Stein', 'Weight'),
					item.weight ?? template?.weight
				),
				labelled(page, `${pointer}/location`, where, { width: 3, props: { maxlength: 200 } }),
				fights && hand(page, pointer, item),
				wears &&
					checkBox(page, `${pointer}/worn`, page.say('Angelegt', 'Worn'), item.worn ?? false),
				checkBox(page, `${pointer}/carried`, page.say('Dabei', 'Carried'), item.carried ?? true)
			]),
			(fights || wears || !item.template) && arms(page, pointer, item, template),
			page.findings(pointer)
		],
		{ key }
	);
}

function hand(page: Page, at: string, item: Item): VNode {
	const pointer = `${at}/hand`;
	const label = page.say('Hand', 'Hand');
	const hands: Option[] = [
		['main', page.say('Haupthand', 'main hand')],
		['off', page.say('Nebenhand', 'off hand')],
		['both', page.say('beide Hände', 'both hands')]
	];
	return parts.field(
		page.ctx,
		{ pointer, label, width: 3 },
		choice(page, pointer, label, item.hand ?? '', hands)
	);
}

const amountOf = (
	page: Page,
	pointer: string,
	name: string,
	shown: number | undefined,
	kind: 'integer' | 'number' = 'number'
): VNode | undefined =>
	labelled(page, pointer, name, { kind, shown, width: 2, props: { min: 0, max: 100_000 } });

const move = (page: Page, pointer: string, name: string, by: -1 | 1): VNode => {
	const told = word(by < 0 ? 'up' : 'down', page.lang);
	return press(told, { cmd: 'move', pointer, by }, ['quiet'], {
		'data-sign': by < 0 ? '↑' : '↓',
		'aria-label': `${name}: ${told}`
	});
};

const ADDED = [
	['weapons', 'Waffe', 'Weapon'],
	['armour', 'Rüstung', 'Armour'],
	['items', 'Gegenstand', 'Item']
] as const;

const additions = (page: Page): VNode =>
	h('div', 'row', [
		ADDED.map(([kind, de, en]) => {
			const value = { template: '', order: 0 };
			return picker(page, '/equipment', kind, value, 'template', page.say(de, en));
		}),
		addition('/equipment', page.say('Eigenes', 'Own'), {
			name: page.say('Neuer Gegenstand', 'New item'),
			order: 0
		})
	]);

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
	if (!page.editing && !purseInSilver(page.hero)) return undefined;
	const coins = COINS.map(([coin, de, en]) => {
		const pointer = `/purse/${coin}`;
		const value = page.hero.sheet.purse?.[coin];
		return page.editing
			? amountOf(page, pointer, page.say(de, en), value)
			: told(page, pointer, page.say(de, en), value || undefined);
	});
	return block('purse', page.say('Geldbeutel', 'Purse'), h('div', 'grid', coins));
}
