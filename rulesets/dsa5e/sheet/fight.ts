/** Weapons, techniques and armour. */
import type { VNode } from '../../vnode.ts';
import { spokenDice } from '../../words.ts';
import { techniques, weapons } from '../combat.ts';
import type { Weapon } from '../gear.ts';
import { gearOf, UNARMED } from '../gear.ts';
import { own } from '../wording.ts';
import { byName } from './skills.ts';
import type { Child, Page } from './page.ts';
import { h, line, number, section, thrown } from './page.ts';

export const fight = (page: Page): VNode =>
	section('combat', page.say('Kampf', 'Combat'), [armed(page), armour(page)]);

/** What can be struck with. A weapon in no hand stands behind those in hand. */
function armed(page: Page): VNode {
	const rank = ({ hand, key }: Weapon) => (key === UNARMED ? 2 : hand ? 0 : 1);
	const all = [...weapons(page.hero).values()].sort((one, other) => rank(one) - rank(other));
	return h(
		'ul',
		'lines',
		all.map((one) => weaponLine(page, one)),
		{ key: 'weapons' }
	);
}

function weaponLine(page: Page, weapon: Weapon): VNode {
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
		!ranged && facts.reach && `${page.say('RW', 'reach')} ${reachName(page, facts.reach)}`
	].filter(Boolean);
	// fists have the values of their technique
	const id = key === UNARMED ? technique : key;
	const dice = page.actions.get(`damage.${key}`)?.diceString ?? '';
	return line(
		key,
		[page.t(name), notes.length > 0 && h('small', 'muted', [notes.join(' · ')])],
		[
			strike(page, `attack.${key}`, ranged ? 'FK' : 'AT', id),
			strike(page, `parry.${key}`, 'PA', id),
			thrown(page, `damage.${key}`, [number(spokenDice(dice, page.lang))])
		]
	);
}

export const reachName = (page: Page, at: number): string =>
	page.say(
		['kurz', 'mittel', 'lang', 'überlang'][at - 1] ?? '',
		['short', 'medium', 'long', 'extra long'][at - 1] ?? ''
	);

/** The value shown has encumbrance in it, as the throw will. */
function strike(page: Page, action: string, code: string, key: string): VNode | undefined {
	const value =
		page.stats.get(`${code}.${key}`)?.value ?? page.actions.get(action)?.targets?.[0]?.value;
	const said = code === 'FK' ? page.say('FK', 'RC') : code;
	return value === undefined
		? undefined
		: thrown(page, action, [h('span', 'code', [said]), ' ', number(value)]);
}

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
		...(page.edit ? rules.table('combat_techniques').keys() : [])
	]);
	const all = byName(page, 'combat_techniques', [...ids]);
	const used = new Set([...weapons(page.hero).values()].map((one) => one.technique));
	const isUsed = ([id]: [string, string]) =>
		page.edit || used.has(id) || own(sheet.combat_techniques, id) !== undefined;
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
	const shown = page.edit
		? [
				h('span', ['code', 'muted'], [entry?.improvement_cost ?? '']),
				page.edit.stepper(page, pointer, name, value, 6, 40)
			]
		: [
				h('span', ['number', 'muted'], [value]),
				strike(page, `attack.${id}`, entry?.type === 'ranged' ? 'FK' : 'AT', id),
				strike(page, `parry.${id}`, 'PA', id)
			];
	return line(id, name, shown, page.findings(pointer), isLearnt ? [] : ['muted']);
}
