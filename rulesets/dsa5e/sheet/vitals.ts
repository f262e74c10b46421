/** Who the hero is at a glance: attributes, energies, conditions, derived values. */
import type { Resource } from '../../objects.ts';
import type { VNode } from '../../vnode.ts';
import { CORE, current, incapacitated, dying, level, painThresholds } from '../conditions.ts';
import type { Energy, ValueId } from '../derived.ts';
import { ENERGIES, LABELS, valueOf } from '../derived.ts';
import { resources } from '../pools.ts';
import { ATTRIBUTES, attributeName } from '../tables.ts';
import { own, roman } from '../wording.ts';
import type { Child, Page } from './page.ts';
import { explained, h, number, section, stepper, thrown } from './page.ts';

export function attributes(page: Page): VNode {
	const tiles = ATTRIBUTES.map((code) => {
		const name = page.t(attributeName(code));
		const value = page.hero.attributes[code];
		const pointer = `/attributes/${code}`;
		const cap = h('span', 'cap', [page.code(code)], { props: { 'data-cap': code } });
		const shown = page.editing
			? stepper(page, pointer, name, value, 0, 40)
			: thrown(page, `attribute.${code}`, [value], `${name} ${value}`);
		return h('div', 'tile', [cap, shown, h('small', 'name', [name]), page.findings(pointer)], {
			key: code
		});
	});
	return h('section', 'section', [h('div', 'tiles', tiles), page.findings('/attributes')], {
		key: 'attributes',
		props: { 'aria-label': page.say('Eigenschaften', 'Attributes') }
	});
}

export function energies(page: Page): VNode {
	const pools = resources(page.hero).filter((one) => one.kind === 'pool');
	return section('energies', page.say('Energien', 'Energies'), [
		pools.map((pool) => (pool.id === 'Schip' ? fate(page, pool) : bar(page, pool))),
		page.editing && purchases(page),
		page.findings('/current', true)
	]);
}

/** The place of a pain threshold on the bar, in steps of five percent. */
const place = (value: number, most: number): number => Math.round((20 * value) / most) * 5;

function bar(page: Page, pool: Resource): VNode {
	const { id, value, maximum, minimum } = pool;
	const name = page.t(pool.label);
	const ticks =
		id === 'LeP'
			? painThresholds(maximum).map((at, index) =>
					h('span', 'tick', [], {
						key: `${index}`,
						props: { 'data-at': place(at, maximum), 'aria-hidden': true }
					})
				)
			: [];
	return h(
		'div',
		'bar',
		[
			h('span', 'label', [name]),
			adjust(page, pool, -1, '−'),
			h('div', 'track', [
				h('meter', '', [], {
					props: {
						min: 0,
						max: Math.max(1, maximum),
						value: Math.max(0, Math.min(value, maximum)),
						'aria-label': name
					}
				}),
				ticks
			]),
			adjust(page, pool, 1, '+'),
			page.readonly
				? number(`${value}/${maximum}`)
				: h('button', ['value', 'quiet'], [number(`${value}/${maximum}`)], {
						adjust: id,
						props: {
							'aria-label': page.say(
								`${name}: ${value} von ${maximum}, mindestens ${minimum}. Ändern`,
								`${name}: ${value} of ${maximum}, at least ${minimum}. Change`
							)
						}
					})
		],
		{ key: id, props: { 'data-bar': id } }
	);
}

/** One step; the host clamps it. */
function adjust(page: Page, { id, label }: Resource, value: number, sign: string): Child {
	if (page.readonly) return undefined;
	const name = page.t(label);
	return h('button', ['button', 'small'], [sign], {
		adjust: id,
		props: { value, 'aria-label': `${name} ${sign}1` }
	});
}

/** Fate points as pips: a press on a full one spends it. */
function fate(page: Page, pool: Resource): VNode {
	const { value, maximum } = pool;
	const count = Math.max(value, maximum);
	const pips = Array.from({ length: Math.min(count, 12) }, (_, at) =>
		h('span', at < value ? ['pip', 'on'] : ['pip'], [], {
			key: `${at}`,
			props: { 'aria-hidden': true }
		})
	);
	return h(
		'div',
		'bar',
		[
			h('span', 'label', [page.t(pool.label)]),
			adjust(page, pool, -1, '−'),
			h('span', 'pips', pips),
			adjust(page, pool, 1, '+'),
			number(`${value}/${maximum}`)
		],
		{ key: pool.id, props: { 'data-bar': pool.id } }
	);
}

const CHANGES = ['purchased', 'lost', 'redeemed'] as const;

/** Bought, lost and regained points of each energy. */
function purchases(page: Page): VNode {
	const heads = [
		page.say('Zugekauft', 'Purchased'),
		page.say('Verloren', 'Lost'),
		page.say('Zurückgekauft', 'Bought back')
	];
	return h(
		'div',
		'grid',
		[
			ENERGIES.filter((id) => valueOf(page.hero, id) !== undefined).flatMap((id) =>
				CHANGES.slice(0, id === 'LeP' ? 2 : 3).map((what, index) => {
					const pointer = `/energies/${id}/${what}`;
					const name = `${energyCode(page, id)} ${heads[index]}`;
					return h(
						'div',
						'field',
						[
							h('span', 'label', [name]),
							stepper(page, pointer, name, page.hero.energy(id, what), 0, 99),
							page.findings(pointer)
						],
						{ key: pointer }
					);
				})
			)
		],
		{ key: 'purchases' }
	);
}

const energyCode = (page: Page, id: Energy): string =>
	page.say(id, { LeP: 'LP', AsP: 'AE', KaP: 'KP' }[id]);

export function conditions(page: Page): VNode {
	const { hero } = page;
	const counters = resources(hero).filter((one) => one.kind === 'counter');
	const state = dying(hero)
		? page.say('Im Sterben', 'Dying')
		: incapacitated(hero) && page.say('Handlungsunfähig', 'Incapacitated');
	return section('conditions', page.say('Zustände', 'Conditions'), [
		state && h('p', ['finding', 'error'], [state]),
		h(
			'div',
			'lines',
			counters.map((one) => condition(page, one))
		),
		states(page),
		page.findings('/conditions', true)
	]);
}

/** A condition with its level: as pips what was given, in words what all of it comes to. */
function condition(page: Page, counter: Resource): VNode {
	const { id, value } = counter;
	const felt = CORE.includes(id) ? level(page.hero, id) : value;
	const pips = Array.from({ length: 4 }, (_, at) =>
		h('span', at < felt ? ['pip', 'on'] : ['pip'], [], {
			key: `${at}`,
			props: { 'aria-hidden': true }
		})
	);
	return h(
		'div',
		felt ? ['line', 'on'] : ['line'],
		[
			h('span', 'name', [page.t(counter.label)]),
			adjust(page, counter, -1, '−'),
			h('span', 'pips', pips),
			adjust(page, counter, 1, '+'),
			h('span', ['number', 'unit'], [felt ? roman(felt) : '–'])
		],
		{ key: id }
	);
}

/** What is so, as chips to take off; all the others to put on below. */
function states(page: Page): Child {
	const { hero } = page;
	const on = (id: string) => own(hero.sheet.states, id) === true;
	const ids = [
		...new Set([...hero.rules.table('states').keys(), ...Object.keys(hero.sheet.states ?? {})])
	];
	const chip = (id: string): VNode => {
		const name = hero.entry('states', id)?.name;
		const set = on(id);
		const label = name ? page.t(name) : id;
		if (page.readonly) return h('span', set ? ['chip', 'on'] : ['chip'], [label], { key: id });
		return h('button', set ? ['chip', 'on'] : ['chip'], [label], {
			key: id,
			bind: { pointer: `/states/${id}`, kind: 'boolean' },
			props: { value: !set, 'aria-pressed': set ? 'true' : 'false' }
		});
	};
	const set = ids.filter(on);
	return [
		set.length > 0 && h('div', 'chips', set.map(chip), { key: 'states' }),
		!page.readonly &&
			h(
				'details',
				'',
				[
					h('summary', '', [page.say('Status setzen', 'Set a state')]),
					h('div', 'chips', ids.filter((id) => !on(id)).map(chip))
				],
				{ key: 'all-states' }
			)
	];
}

const SHORT: [id: ValueId, en: string][] = [
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
	const { hero } = page;
	const slowed = explained(page, 'GS.now', page.say('GS jetzt', 'MOV now'));
	return section('values', page.say('Werte', 'Values'), [
		h(
			'div',
			['tiles', 'dense'],
			[SHORT.map(([id, en]) => explained(page, id, page.say(id, en))), slowed]
		),
		h('div', 'throws', [
			thrown(page, 'dodge', [page.t(LABELS.AW), ' ', number(valueOf(hero, 'AW') ?? 0)]),
			thrown(page, 'initiative', [page.t(LABELS.INI), ' ', formula(page, 'initiative')]),
			needsRest(page) && thrown(page, 'regeneration', [page.say('Regeneration', 'Regeneration')])
		])
	]);
}

const formula = (page: Page, id: string): VNode =>
	h('span', 'formula', [dice(page, page.actions.get(id)?.diceString ?? '')]);

/** Dice as people write them here: 1W6+3 in German. */
export const dice = (page: Page, written: string): string =>
	page.lang === 'de' ? written.replaceAll('d', 'W') : written;

const needsRest = ({ hero }: Page): boolean =>
	ENERGIES.some((id) => (current(hero, id) ?? 0) < (valueOf(hero, id) ?? 0));
