/** Talents, spells and liturgies: the check, the rating, the throw. */
import type { SkillKind } from '../tables.ts';
import type { VNode } from '../../vnode.ts';
import { isUnfamiliar, skill } from '../checks.ts';
import { nameOf, own } from '../wording.ts';
import type { Child, Page } from './page.ts';
import { caps, h, number, press, removal, section, stepper, thrown } from './page.ts';

export const collator = (lang: string) => new Intl.Collator(lang);

/** Entries in the order of their names. */
export function byName(page: Page, kind: string, ids: string[]): [id: string, name: string][] {
	const { compare } = collator(page.lang);
	return ids
		.map((id): [string, string] => [id, page.t(nameOf(page.hero.entry(kind, id), id))])
		.sort((one, other) => compare(one[1], other[1]));
}

export function talents(page: Page): VNode {
	const { rules, sheet } = page.hero;
	const ids = [
		...new Set([
			...rules.table('talents').keys(),
			...Object.keys(sheet.custom?.talents ?? {}),
			...Object.keys(sheet.talents ?? {})
		])
	];
	const groups = [...rules.table('talent_groups')].map(([group, { name }]) => {
		const own = ids.filter((id) => (page.hero.entry('talents', id)?.group ?? '') === group);
		return own.length > 0 && block(page, group, page.t(name), list(page, 'talents', own));
	});
	const others = ids.filter(
		(id) => !rules.table('talent_groups').has(page.hero.entry('talents', id)?.group ?? '')
	);
	return section(
		'talents',
		page.say('Talente', 'Talents'),
		[
			h('div', 'columns', [
				groups,
				others.length > 0 &&
					block(page, 'others', page.say('Weitere', 'Others'), list(page, 'talents', others))
			]),
			page.findings('/talents')
		],
		['wide']
	);
}

/** A part of a section that stays together. */
export const block = (_page: Page, key: string, title: string, children: Child): VNode =>
	h('div', 'stack', [h('h3', '', [title]), children], { key });

const list = (page: Page, kind: SkillKind, ids: string[]): VNode =>
	h(
		'ul',
		'lines',
		byName(page, kind, ids).map(([id, name]) => line(page, kind, id, name))
	);

const PREFIX = { talents: 'talent', spells: 'spell', liturgies: 'liturgy' };

/** One check: name, its three attributes, the rating as the throw. */
function line(page: Page, kind: SkillKind, id: string, name: string): VNode {
	const { hero } = page;
	const pointer = `/${kind}/${id}`;
	const known = skill(hero, kind, id);
	const value = hero.rating(kind, id);
	const used = own(hero.sheet[kind], id) !== undefined;
	const shown = page.editing
		? stepper(page, pointer, name, value, 0, 40)
		: (thrown(page, `${PREFIX[kind]}.${id}`, [value], `${name} ${value}`) ?? number(value));
	const column = page.editing && hero.entry(kind, id)?.improvement_cost;
	return h(
		'li',
		value || kind !== 'talents' ? 'line' : ['line', 'muted'],
		[
			h('span', 'name', [
				name,
				kind === 'spells' &&
					isUnfamiliar(hero, id) &&
					h('small', 'badge', [page.say('Fremdzauber', 'unfamiliar')])
			]),
			column && h('span', ['code', 'muted'], [column]),
			caps(page, known?.facts.check ?? hero.entry(kind, id)?.check),
			shown,
			page.editing && kind !== 'talents' && used && removal(page, pointer, name),
			page.findings(pointer, true)
		],
		{ key: id }
	);
}

/** Spells and tricks, for those who have any. */
export function magic(page: Page): Child {
	const { hero } = page;
	if (!hero.isMagical && !hero.sheet.spells && !hero.sheet.cantrips) return undefined;
	return section('magic', page.say('Magie', 'Magic'), [
		learnt(page, 'spells', page.say('Zauber und Rituale', 'Spells and rituals')),
		known(page, 'cantrips', page.say('Zaubertricks', 'Cantrips'))
	]);
}

export function karma(page: Page): Child {
	const { hero } = page;
	if (!hero.isBlessed && !hero.sheet.liturgies && !hero.sheet.blessings) return undefined;
	return section('karma', page.say('Götterwirken', 'Divine works'), [
		learnt(page, 'liturgies', page.say('Liturgien und Zeremonien', 'Liturgical chants')),
		known(page, 'blessings', page.say('Segnungen', 'Blessings'))
	]);
}

function learnt(page: Page, kind: 'spells' | 'liturgies', title: string): Child {
	const ids = Object.keys(page.hero.sheet[kind] ?? {});
	return block(page, kind, title, [
		ids.length
			? list(page, kind, ids)
			: h('p', 'empty', [page.say('Noch nichts gelernt.', 'Nothing learnt yet.')]),
		page.findings(`/${kind}`),
		page.editing && picker(page, `/${kind}`, kind, 0)
	]);
}

function known(page: Page, kind: 'cantrips' | 'blessings', title: string): Child {
	const ids = Object.keys(page.hero.sheet[kind] ?? {});
	if (!ids.length && !page.editing) return undefined;
	return block(page, kind, title, [
		h(
			'div',
			'chips',
			byName(page, kind, ids).map(([id, name]) =>
				h('span', 'chip', [name, page.editing && removal(page, `/${kind}/${id}`, name)], {
					key: id
				})
			)
		),
		page.findings(`/${kind}`, true),
		page.editing && picker(page, `/${kind}`, kind, {})
	]);
}

/** Opens the search for entries of a kind. */
export const picker = (
	page: Page,
	pointer: string,
	kind: string,
	value: unknown,
	into?: string
): VNode =>
	press(
		page.say('+ Hinzufügen', '+ Add'),
		{
			cmd: 'pick',
			pointer,
			kind,
			value,
			...(into ? { into } : {})
		},
		['small']
	);
