/** Who the hero is at a glance: attributes, energies, conditions, derived values. */
import type { Resource } from '../../objects.ts';
import * as parts from '../../parts.ts';
import type { VNode } from '../../vnode.ts';
import { spokenDice } from '../../words.ts';
import { CORE, current, dying, incapacitated, level } from '../conditions.ts';
import type { ValueId } from '../derived.ts';
import { ENERGIES, LABELS, valueOf } from '../derived.ts';
import { resources } from '../pools.ts';
import { ATTRIBUTES, attributeName } from '../tables.ts';
import { own, roman } from '../wording.ts';
import type { Child, Page } from './page.ts';
import { explained, h, line, number, section, thrown } from './page.ts';

export function attributes(page: Page): VNode {
	const tiles = ATTRIBUTES.map((code) => {
		const name = page.t(attributeName(code));
		const value = page.hero.attributes[code];
		const pointer = `/attributes/${code}`;
		const cap = h('span', 'cap', [page.code(code)], { props: { 'data-cap': code } });
		const shown = page.edit
			? page.edit.stepper(page, pointer, name, value, 0, 40)
			: thrown(page, `attribute.${code}`, [number(value)], `${name} ${value}`);
		return h('div', 'tile', [cap, shown, h('small', 'name', [name])], {
			key: code
		});
	});
	return h(
		'section',
		['section', 'wide'],
		[h('div', 'tiles', tiles), page.findingsBelow('/attributes')],
		{
			key: 'attributes',
			props: { 'aria-label': page.say('Eigenschaften', 'Attributes') }
		}
	);
}

export const CODES: Record<string, [de: string, en: string]> = {
	LeP: ['LeP', 'LP'],
	AsP: ['AsP', 'AE'],
	KaP: ['KaP', 'KP'],
	Schip: ['Schips', 'Fate']
};

export function energies(page: Page): VNode {
	const pools = resources(page.hero).filter((one) => one.kind === 'pool');
	return section('energies', page.say('Energien', 'Energies'), [
		h(
			'ul',
			'lines',
			pools.map((pool) => energy(page, pool))
		),
		page.edit?.purchases(page)
	]);
}

/** The bar of life has a tick at each quarter, where pain begins. */
function energy(page: Page, pool: Resource): VNode {
	const { id, label, pointer } = pool;
	const [de, en] = CODES[id] ?? [id, id];
	const shown =
		id === 'Schip'
			? parts.pips(page.ctx, { ...pool, maximum: Math.max(pool.maximum, pool.value) })
			: parts.bar(page.ctx, pool, id === 'LeP' ? 4 : 0);
	return h(
		'li',
		'line',
		[
			h('span', 'code', [page.say(de, en)], { props: { 'aria-label': page.t(label) } }),
			shown,
			page.findings(pointer)
		],
		{ key: id }
	);
}

export function conditions(page: Page): VNode {
	const { hero } = page;
	const counters = resources(hero).filter((one) => one.kind === 'counter');
	const state = dying(hero)
		? page.say('Im Sterben', 'Dying')
		: incapacitated(hero) && page.say('Handlungsunfähig', 'Incapacitated');
	return section('conditions', page.say('Zustände', 'Conditions'), [
		state && h('p', ['finding', 'error'], [h('strong', '', [state])]),
		h(
			'ul',
			'lines',
			counters.map((one) => condition(page, one))
		),
		states(page),
		page.findingsBelow('/conditions')
	]);
}

/** A condition with its given level as pips, and what it comes to with armour and lost life. */
function condition(page: Page, counter: Resource): VNode {
	const { id, value, label } = counter;
	const felt = CORE.includes(id) ? level(page.hero, id) : value;
	return line(
		id,
		page.t(label),
		[felt > 0 && h('strong', 'badge', [roman(felt)]), parts.pips(page.ctx, counter)],
		undefined,
		felt ? ['on'] : []
	);
}

/** What is so, as chips to take off; all the others to put on below. */
function states(page: Page): Child {
	const { hero } = page;
	const given = hero.sheet.states ?? {};
	const on = (id: string) => own(given, id) === true;
	const ids = [...new Set([...hero.rules.table('states').keys(), ...Object.keys(given)])];
	const chip = (id: string): VNode => {
		const entry = hero.entry('states', id);
		const set = on(id);
		const classes = set ? (['chip', 'on'] as const) : 'chip';
		const label = entry ? page.t(entry.name) : id;
		if (page.readonly) return h('span', classes, [label], { key: id });
		return h('button', classes, [label], {
			key: id,
			bind: { pointer: `/states/${id}`, kind: 'boolean' },
			props: { value: !set, 'aria-pressed': set }
		});
	};
	const set = ids.filter(on);
	const off = ids.filter((id) => !on(id));
	return [
		set.length > 0 && h('div', 'chips', set.map(chip), { key: 'states' }),
		!page.readonly &&
			h(
				'details',
				'',
				[
					h('summary', '', [page.say('Status setzen', 'Set a state')]),
					h('div', 'chips', off.map(chip))
				],
				{ key: 'all-states' }
			),
		page.findingsBelow('/states')
	];
}

const VALUES: [id: ValueId, en: string][] = [
	['SK', 'SPI'],
	['ZK', 'TOU'],
	['AW', 'DO'],
	['INI', 'INI'],
	['GS', 'MOV'],
	['WS', 'WT'],
	['RS', 'PRO'],
	['BE', 'ENC']
];

/** Derived values, and the throws that hang on them. */
export function derived(page: Page): VNode {
	return section('values', page.say('Werte', 'Values'), [
		h('div', 'tiles', [
			VALUES.map(([id, en]) => explained(page, id, page.say(id, en))),
			explained(page, 'GS.now', page.say('GS jetzt', 'MOV now'))
		]),
		h('div', 'throws', [
			plain(page, 'dodge', page.t(LABELS.AW), `${valueOf(page.hero, 'AW')}`),
			plain(page, 'initiative', page.t(LABELS.INI)),
			isReduced(page) && plain(page, 'regeneration', page.say('Regeneration', 'Regeneration'))
		])
	]);
}

/** A throw with its name and its dice, or what they are compared with. */
function plain(page: Page, id: string, name: string, target?: string): VNode | undefined {
	const dice = target ?? spokenDice(page.actions.get(id)?.diceString ?? '', page.lang);
	return thrown(page, id, [`${name} `, number(dice)]);
}

const isReduced = ({ hero }: Page): boolean =>
	ENERGIES.some((id) => (current(hero, id) ?? 0) < (valueOf(hero, id) ?? 0));
