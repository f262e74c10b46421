/** Weapons, techniques and armour. */
import type { VNode } from '../../vnode.ts';
import { spokenDice } from '../../words.ts';
import { techniques, weapons } from '../combat.ts';
import type { Weapon } from '../gear.ts';
import { gearOf, UNARMED } from '../gear.ts';
import { own } from '../wording.ts';
import type { Child, Page } from './page.ts';
import { caps, h, number, section, stepper, thrown } from './page.ts';
import { byName } from './skills.ts';

export const fight = (page: Page): VNode =>
	section('combat', page.say('Kampf', 'Combat'), [armed(page), armour(page)]);

export const headRow = (labels: string[]): VNode =>
	h('thead', '', [
		h(
			'tr',
			'',
			labels.map((label) => h('th', '', [label], { props: { scope: 'col' } }))
		)
	]);

/** What can be struck with. A weapon in no hand stands behind those in hand. */
function armed(page: Page): VNode {
	const rank = ({ hand, key }: Weapon) => (key === UNARMED ? 2 : hand ? 0 : 1);
	const all = [...weapons(page.hero).values()].sort((one, other) => rank(one) - rank(other));
	const labels = [page.say('Waffe', 'Weapon'), 'AT', 'PA', page.say('TP', 'DP')];
	return h(
		'table',
		'table',
		[
			headRow(labels),
			h(
				'tbody',
				'',
				all.map((one) => weaponRow(page, one, labels))
			)
		],
		{ key: 'weapons' }
	);
}

function weaponRow(page: Page, weapon: Weapon, labels: string[]): VNode {
	const { key, name, hand, facts, ranged, technique } = weapon;
	const hands: Record<string, string> = {
		main: page.say('Haupthand', 'main hand'),
		off: page.say('Nebenhand', 'off hand'),
		both: page.say('beidhändig', 'two-handed')
	};
	const ranges = [facts.range_close, facts.range_medium, facts.range_far];
	const notes = [
		hands[hand],
		ranged && ranges.filter((one) => one !== undefined).join('/'),
		!ranged && facts.reach && `${page.say('RW', 'reach')} ${reach(page, facts.reach)}`
	].filter(Boolean);
	// fists have the values of their technique
	const id = key === UNARMED ? technique : key;
	const cells = [
		strike(page, `attack.${key}`, `${ranged ? 'FK' : 'AT'}.${id}`),
		strike(page, `parry.${key}`, `PA.${id}`),
		hit(page, `damage.${key}`)
	];
	return h(
		'tr',
		'',
		[
			h('th', '', [page.t(name), notes.length > 0 && h('small', 'muted', [notes.join(' · ')])], {
				props: { scope: 'row' }
			}),
			cells.map((cell, at) =>
				h('td', '', [cell ?? '–'], { props: { 'data-label': labels[at + 1] ?? '' } })
			)
		],
		{ key }
	);
}

/** The value shown has encumbrance in it, as the throw will. */
function strike(page: Page, action: string, stat: string): VNode | undefined {
	const value = page.stats.get(stat)?.value ?? page.actions.get(action)?.targets?.[0]?.value;
	return value === undefined ? undefined : thrown(page, action, [number(value)]);
}

const hit = (page: Page, id: string): VNode | undefined =>
	thrown(page, id, [number(spokenDice(page.actions.get(id)?.diceString ?? '', page.lang))]);

const reach = (page: Page, at: number): string =>
	page.say(
		['kurz', 'mittel', 'lang', 'überlang'][at - 1] ?? '',
		['short', 'medium', 'long', 'extra long'][at - 1] ?? ''
	);

function armour(page: Page): Child {
	const { worn } = gearOf(page.hero);
	if (!worn.length) return undefined;
	const names = worn.map(({ name }) => page.t(name)).join(', ');
	return h('p', 'muted', [page.say(`Rüstung: ${names}`, `Armour: ${names}`)], { key: 'armour' });
}

/** In play the learnt ones, and the others folded away. */
export function combatTechniques(page: Page): VNode {
	const { rules, sheet } = page.hero;
	const ids = new Set([
		...techniques(page.hero).map((one) => one.facts.id),
		...Object.keys(sheet.combat_techniques ?? {}),
		...(page.editing ? rules.table('combat_techniques').keys() : [])
	]);
	const all = byName(page, 'combat_techniques', [...ids]);
	const used = new Set([...weapons(page.hero).values()].map((one) => one.technique));
	const isUsed = ([id]: [string, string]) =>
		page.editing || used.has(id) || own(sheet.combat_techniques, id) !== undefined;
	const lines = (some: [string, string][]) =>
		h(
			'ul',
			'lines',
			some.map(([id, name]) => technique(page, id, name))
		);
	const others = all.filter((one) => !isUsed(one));
	return section('techniques', page.say('Kampftechniken', 'Combat techniques'), [
		lines(all.filter(isUsed)),
		others.length > 0 &&
			h('details', '', [h('summary', '', [page.say('Ungelernt', 'Not learnt')]), lines(others)], {
				key: 'not-learnt'
			}),
		page.findings('/combat_techniques')
	]);
}

function technique(page: Page, id: string, name: string): VNode {
	const { hero } = page;
	const pointer = `/combat_techniques/${id}`;
	const value = hero.rating('combat_techniques', id);
	const entry = hero.entry('combat_techniques', id);
	const isLearnt = own(hero.sheet.combat_techniques, id) !== undefined;
	const code = entry?.type === 'ranged' ? 'FK' : 'AT';
	const shown = page.editing
		? [
				h('span', ['code', 'muted'], [entry?.improvement_cost ?? '']),
				stepper(page, pointer, name, value, 6, 40)
			]
		: [
				caps(page, entry?.primary),
				h('span', ['number', 'muted'], [value]),
				bare(page, `attack.${id}`, code === 'FK' ? page.say('FK', 'RC') : 'AT', `${code}.${id}`),
				bare(page, `parry.${id}`, 'PA', `PA.${id}`)
			];
	return h(
		'li',
		isLearnt ? 'line' : ['line', 'muted'],
		[h('span', 'name', [name]), shown, page.findings(pointer)],
		{ key: id }
	);
}

/** A throw on the bare value of a technique. */
const bare = (page: Page, id: string, code: string, stat: string): VNode | undefined =>
	thrown(page, id, [h('span', 'code', [code]), ' ', number(page.stats.get(stat)?.value ?? 0)]);
