/** Equipment that is edited. */
import * as parts from '../../../parts.ts';
import { join } from '../../../pointer.ts';
import type { VNode } from '../../../vnode.ts';
import { word } from '../../../words.ts';
import { itemName, templateOf } from '../../gear.ts';
import type { Item } from '../../generated/sheet.ts';
import type { Page } from '../page.ts';
import { h } from '../page.ts';
import { arms, isArm } from './arms.ts';
import { addition, picker, press, removal } from './buttons.ts';
import type { Option } from './fields.ts';
import { checkBox, choice, input, labelled } from './fields.ts';

/** A tree may have 5,000 nodes; the things beyond these are counted, not drawn. */
const MOST_EDITED = 60;
/** A weapon's or an armour's fields take the place of so many plain things. */
const ARM_COUNTS = 4;

/** As many things as can be edited at once. */
export function editable(page: Page, all: [string, Item][]): [string, Item][] {
	let counted = 0;
	return all.filter(([, item]) => {
		counted += isArm(item, templateOf(page.hero, item)) ? ARM_COUNTS : 1;
		return counted <= MOST_EDITED;
	});
}

export const things = (page: Page, items: [string, Item][]): VNode =>
	h(
		'ul',
		'entries',
		items.map(([key, item]) => edited(page, key, item))
	);

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

export const amountOf = (
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

export const additions = (page: Page): VNode =>
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
