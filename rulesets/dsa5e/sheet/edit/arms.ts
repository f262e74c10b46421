/** What a thing is worth in a fight, while it is edited: its own values over those of its template. */
import * as parts from '../../../parts.ts';
import type { VNode } from '../../../vnode.ts';
import type { Item } from '../../generated/sheet.ts';
import type { Entry } from '../../tables.ts';
import { spokenDice } from '../../../words.ts';
import { nameOf } from '../../wording.ts';
import { reachName } from '../fight.ts';
import type { Child, Page } from '../page.ts';
import { h } from '../page.ts';
import { press, removal } from './buttons.ts';
import { checkBox, choice, labelled } from './fields.ts';

type ArmKind = 'melee' | 'ranged' | 'armour';

/** Field, German and English name, and how a number is bounded; a field without bounds is a text. */
type Fact = [what: string, de: string, en: string, least?: number, most?: number];

const FACTS: Record<ArmKind, Fact[]> = {
	melee: [
		['damage', 'TP', 'DP'],
		['at', 'AT-Mod', 'AT mod', -20, 20],
		['pa', 'PA-Mod', 'PA mod', -20, 20],
		['threshold/GE', 'Schwelle GE', 'Threshold AGI', 1, 99],
		['threshold/KK', 'Schwelle KK', 'Threshold STR', 1, 99]
	],
	ranged: [
		['damage', 'TP', 'DP'],
		['range_close', 'Nah', 'Close', 0, 100_000],
		['range_medium', 'Mittel', 'Medium', 0, 100_000],
		['range_far', 'Weit', 'Far', 0, 100_000],
		['reload', 'Ladezeit', 'Reload']
	],
	armour: [
		['rs', 'RS', 'PRO', 0, 20],
		['be', 'BE', 'ENC', 0, 10],
		['gs', 'GS', 'MOV', -5, 5],
		['ini', 'INI', 'INI', -5, 5]
	]
};

/** How a thing becomes a weapon or armour: by the first value it gets. */
const BEGIN: Record<ArmKind, [what: string, value: string | number, de: string, en: string]> = {
	melee: ['technique', 'CT_12', 'Nahkampfwaffe', 'Melee weapon'],
	ranged: ['technique', 'CT_2', 'Fernkampfwaffe', 'Ranged weapon'],
	armour: ['rs', 1, 'Rüstung', 'Armour']
};
const KINDS = ['melee', 'ranged', 'armour'] as const;

export const isArm = (item: Item, template: Entry | undefined): boolean =>
	KINDS.some((kind) => item[kind] ?? template?.[kind]);

/** The values of each kind that the thing has, and buttons for those it has not. */
export function arms(page: Page, at: string, item: Item, template: Entry | undefined): VNode {
	const has = KINDS.filter((kind) => item[kind] ?? template?.[kind]);
	const others = KINDS.filter((kind) => !has.includes(kind));
	return h(
		'details',
		'',
		[
			h('summary', '', [page.say('Kampfwerte', 'Combat values')]),
			has.map((kind) => values(page, `${at}/${kind}`, kind, item, template)),
			h(
				'div',
				'row',
				others.map((kind) => beginning(page, at, kind))
			)
		],
		{ key: 'arms' }
	);
}

function values(
	page: Page,
	at: string,
	kind: ArmKind,
	item: Item,
	template: Entry | undefined
): VNode {
	const [, , de, en] = BEGIN[kind];
	const own = item[kind] as Record<string, unknown> | undefined;
	const given = template?.[kind] as Record<string, unknown> | undefined;
	const shown = { ...given, ...own };
	const fields = FACTS[kind].map(([what, german, english, min, max]) => {
		const value = what
			.split('/')
			.reduce<unknown>(
				(inner, name) => (inner as Record<string, unknown> | undefined)?.[name],
				shown
			);
		return labelled(page, `${at}/${what}`, page.say(german, english), {
			kind:
				what === 'damage'
					? 'dice'
					: min === undefined
						? 'text'
						: kind === 'ranged'
							? 'number'
							: 'integer',
			shown: value,
			width: 2,
			props:
				min === undefined
					? { placeholder: what === 'damage' ? spokenDice('1d6+4', page.lang) : '' }
					: { min, max: max ?? 0 }
		});
	});
	return h(
		'div',
		'group',
		[
			h('div', 'row', [
				h('h4', '', [page.say(de, en)]),
				kind !== 'armour' && technique(page, at, String(shown.technique ?? '')),
				own && removal(page, at, page.say(de, en))
			]),
			h('div', 'grid', [
				fields,
				kind === 'melee' && [reach(page, at, shown), parrying(page, at, shown)]
			])
		],
		{ key: kind }
	);
}

function technique(page: Page, at: string, id: string): VNode {
	const name = page.t(nameOf(page.hero.entry('combat_techniques', id), id));
	const label = page.say(`Kampftechnik: ${name}`, `Combat technique: ${name}`);
	return press(
		name || page.say('Kampftechnik wählen', 'Choose a technique'),
		{ cmd: 'pick', pointer: `${at}/technique`, kind: 'combat_techniques' },
		[],
		{ 'aria-label': label }
	);
}

function reach(page: Page, at: string, shown: Record<string, unknown>): VNode {
	const pointer = `${at}/reach`;
	const label = page.say('Reichweite', 'Reach');
	return parts.field(
		page.ctx,
		{ pointer, label, width: 4 },
		choice(
			page,
			pointer,
			label,
			String(shown.reach ?? ''),
			[1, 2, 3, 4].map((each) => [String(each), reachName(page, each)]),
			{ kind: 'integer' }
		)
	);
}

const parrying = (page: Page, at: string, shown: Record<string, unknown>): Child =>
	checkBox(
		page,
		`${at}/parrying`,
		page.say('Parierwaffe', 'Parrying weapon'),
		Boolean(shown.parrying)
	);

/** A button that writes the first value of a kind. */
function beginning(page: Page, at: string, kind: ArmKind): VNode {
	const [what, value, de, en] = BEGIN[kind];
	return h('button', 'button', [`+ ${page.say(de, en)}`], {
		key: kind,
		bind: {
			pointer: `${at}/${kind}/${what}`,
			kind: typeof value === 'number' ? 'integer' : 'text'
		},
		props: { value }
	});
}
