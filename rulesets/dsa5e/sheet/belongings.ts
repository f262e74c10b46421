/** Equipment, money and animals. */
import { ordered } from '../../entries.ts';
import { join } from '../../pointer.ts';
import type { VNode } from '../../vnode.ts';
import { LABELS } from '../derived.ts';
import { gearOf, itemName, purseInSilver, templateOf } from '../gear.ts';
import type { Item, Pet } from '../generated/sheet.ts';
import { plain } from '../wording.ts';
import type { Child, Option, Page } from './page.ts';
import {
	checkBox,
	choice,
	explained,
	field,
	h,
	labelled,
	longText,
	number,
	press,
	removal,
	section,
	shownField
} from './page.ts';
import { block, picker } from './skills.ts';

export function equipment(page: Page): VNode {
	const items = ordered(page.hero.sheet.equipment) as [string, Item][];
	return section(
		'equipment',
		page.say('Ausrüstung', 'Equipment'),
		[
			items.length === 0 &&
				h('p', 'empty', [page.say('Noch nichts dabei.', 'Nothing carried yet.')]),
			page.editing
				? h(
						'ul',
						'entries',
						items.map(([key, item]) => edited(page, key, item))
					)
				: items.length > 0 && table(page, items),
			page.editing && additions(page),
			load(page),
			purse(page),
			page.findings('/equipment', true)
		],
		['wide']
	);
}

function table(page: Page, items: [string, Item][]): VNode {
	const head = (label: string) => h('th', '', [label], { props: { scope: 'col' } });
	return h(
		'table',
		'table',
		[
			h('thead', '', [
				h('tr', '', [
					head(page.say('Gegenstand', 'Item')),
					head(page.say('Stein', 'Weight')),
					head(page.say('Wo', 'Where'))
				])
			]),
			h(
				'tbody',
				'',
				items.map(([key, item]) => row(page, key, item))
			)
		],
		{ key: 'items' }
	);
}

function row(page: Page, key: string, item: Item): VNode {
	const template = templateOf(page.hero, item);
	const amount = item.amount ?? 1;
	const weight = item.weight ?? template?.weight;
	const armour = template?.armour ?? item.armour;
	const notes = [
		item.worn && page.say('angelegt', 'worn'),
		armour &&
			`${page.say('RS', 'PRO')} ${armour.rs ?? 0}, ${page.say('BE', 'ENC')} ${armour.be ?? 0}`,
		item.note
	].filter(Boolean);
	const carried = item.carried ?? true;
	return h(
		'tr',
		'',
		[
			h(
				'th',
				'',
				[
					h('span', 'name', [
						amount !== 1 && h('span', 'number', [`${amount} × `]),
						page.t(itemName(key, item, template))
					]),
					notes.length > 0 && h('small', 'muted', [notes.join(' · ')])
				],
				{ props: { scope: 'row' } }
			),
			h('td', '', [number(weight === undefined ? '–' : said(page, plain(weight * amount)))]),
			h('td', '', [item.location ?? (carried ? '' : page.say('nicht dabei', 'left behind'))])
		],
		{ key }
	);
}

/** A number with the comma or point of the language. */
const said = (page: Page, value: number): string =>
	new Intl.NumberFormat(page.lang, { maximumFractionDigits: 3 }).format(value);

function edited(page: Page, key: string, item: Item): VNode {
	const pointer = join('/equipment', key);
	const template = templateOf(page.hero, item);
	const name = page.t(itemName(key, item, template));
	const fights = Boolean(template?.melee ?? template?.ranged ?? item.melee ?? item.ranged);
	const wears = Boolean(template?.armour ?? item.armour);
	const hands: Option[] = [
		['', page.say('weggesteckt', 'stowed')],
		['main', page.say('Haupthand', 'main hand')],
		['off', page.say('Nebenhand', 'off hand')],
		['both', page.say('beide Hände', 'both hands')]
	];
	return h(
		'li',
		'entry',
		[
			field(page, `${pointer}/name`, 'text', page.say('Name', 'Name'), item.name ?? '', {
				placeholder: template ? page.t(template.name) : '',
				maxlength: 200
			}),
			h('div', 'cells', [
				small(page, `${pointer}/amount`, page.say('Anzahl', 'Amount'), item.amount ?? 1, 'integer'),
				small(
					page,
					`${pointer}/weight`,
					page.say('Stein', 'Weight'),
					item.weight ?? template?.weight ?? '',
					'number'
				),
				h('label', 'field', [
					h('span', 'label', [page.say('Wo', 'Where')]),
					field(page, `${pointer}/location`, 'text', page.say('Wo', 'Where'), item.location ?? '', {
						maxlength: 200
					})
				]),
				fights &&
					h('div', 'field', [
						h('span', 'label', [page.say('Hand', 'Hand')]),
						choice(`${pointer}/hand`, page.say('Hand', 'Hand'), item.hand ?? '', hands)
					]),
				wears &&
					checkBox(page, `${pointer}/worn`, page.say('Angelegt', 'Worn'), item.worn ?? false),
				checkBox(
					page,
					`${pointer}/carried`,
					page.say('Dabei', 'Carried'),
					item.carried ?? true,
					false
				)
			]),
			h('span', 'row', [
				move(page, pointer, name, -1),
				move(page, pointer, name, 1),
				removal(page, pointer, name)
			]),
			page.findings(pointer, true)
		],
		{ key }
	);
}

const small = (
	page: Page,
	pointer: string,
	name: string,
	value: number | string,
	kind: 'integer' | 'number'
): VNode =>
	h('label', 'field', [
		h('span', 'label', [name]),
		field(page, pointer, kind, name, value, { min: 0, max: 100_000 })
	]);

const move = (page: Page, pointer: string, name: string, by: -1 | 1): VNode =>
	press(by < 0 ? '↑' : '↓', { cmd: 'move', pointer, by }, ['small', 'quiet'], {
		'aria-label':
			by < 0
				? page.say(`${name} nach oben`, `${name} up`)
				: page.say(`${name} nach unten`, `${name} down`)
	});

const additions = (page: Page): VNode =>
	h('div', 'toolbar', [
		...(
			[
				['weapons', '+ Waffe', '+ Weapon'],
				['armour', '+ Rüstung', '+ Armour'],
				['items', '+ Gegenstand', '+ Item']
			] as const
		).map(([kind, de, en]) => ({
			...picker(page, '/equipment', kind, { template: '' }, 'template'),
			children: [page.say(de, en)],
			key: kind
		})),
		press(
			page.say('+ Eigenes', '+ Own'),
			{
				cmd: 'add',
				pointer: '/equipment',
				value: { name: page.say('Neuer Gegenstand', 'New item'), order: 0 }
			},
			['small']
		)
	]);

function load(page: Page): VNode {
	const { hero } = page;
	const incomplete = !gearOf(hero).weighed && page.say(' (unvollständig)', ' (incomplete)');
	return h(
		'div',
		['tiles', 'dense'],
		[
			explained(page, 'load', page.t(LABELS.load) + (incomplete || '')),
			explained(page, 'carrying')
		],
		{ key: 'load' }
	);
}

const COINS = [
	['ducats', 'Dukaten', 'Ducats'],
	['silver', 'Silber', 'Silver'],
	['heller', 'Heller', 'Heller'],
	['kreuzer', 'Kreuzer', 'Kreuzer']
] as const;

function purse(page: Page): Child {
	const purse = page.hero.sheet.purse ?? {};
	if (!page.editing && !purseInSilver(page.hero)) return undefined;
	return block(page, 'purse', page.say('Geldbeutel', 'Purse'), [
		h(
			'div',
			'cells',
			COINS.map(([coin, de, en]) =>
				page.editing
					? small(page, `/purse/${coin}`, page.say(de, en), purse[coin] ?? '', 'number')
					: shownField(coin, page.say(de, en), purse[coin])
			)
		),
		page.findings('/purse', true)
	]);
}

const PET_TEXTS = [
	['type', 'Art', 'Kind'],
	['lp', 'LeP', 'LP'],
	['ini', 'INI', 'INI'],
	['mov', 'GS', 'MOV'],
	['pro', 'RS', 'PRO'],
	['attack', 'Angriff', 'Attack'],
	['at', 'AT', 'AT'],
	['pa', 'PA', 'PA'],
	['dp', 'TP', 'DP'],
	['reach', 'RW', 'Reach'],
	['cou', 'MU', 'COU'],
	['sgc', 'KL', 'SGC'],
	['int', 'IN', 'INT'],
	['cha', 'CH', 'CHA'],
	['dex', 'FF', 'DEX'],
	['agi', 'GE', 'AGI'],
	['con', 'KO', 'CON'],
	['str', 'KK', 'STR'],
	['spi', 'SK', 'SPI'],
	['tou', 'ZK', 'TOU'],
	['talents', 'Talente', 'Talents'],
	['skills', 'Sonderfertigkeiten', 'Abilities']
] as const;

export function animals(page: Page): Child {
	const pets = ordered(page.hero.sheet.pets) as [string, Pet][];
	if (!pets.length && !page.editing) return undefined;
	return section('pets', page.say('Tiere', 'Animals'), [
		pets.map(([key, pet]) => animal(page, key, pet)),
		page.editing &&
			press(
				page.say('+ Tier', '+ Animal'),
				{
					cmd: 'add',
					pointer: '/pets',
					value: { name: page.say('Neues Tier', 'New animal'), order: 0 }
				},
				['small']
			),
		page.findings('/pets', true)
	]);
}

function animal(page: Page, key: string, pet: Pet): VNode {
	const pointer = join('/pets', key);
	const name = pet.name ?? page.say('Tier', 'Animal');
	return h(
		'div',
		'stack',
		[
			page.editing
				? h('div', 'row', [
						field(page, `${pointer}/name`, 'text', page.say('Name', 'Name'), pet.name ?? '', {
							maxlength: 100
						}),
						removal(page, pointer, name)
					])
				: h('h3', '', [name]),
			h(
				'div',
				'cells',
				PET_TEXTS.map(([what, de, en]) => labelled(page, `${pointer}/${what}`, page.say(de, en)))
			),
			longText(page, `${pointer}/notes`, page.say('Notizen', 'Notes'), 4000)
		],
		{ key }
	);
}
