/** Talents, spells and liturgies: the check, the rating, the throw. */
import type { VNode } from '../../vnode.ts';
import { isUnfamiliar } from '../checks.ts';
import type { SkillKind } from '../tables.ts';
import { foreign } from '../../words.ts';
import { nameOf } from '../wording.ts';
import type { Child, Page } from './page.ts';
import { block, caps, h, line, number, section, thrown } from './page.ts';

/** Entries in the order of their names. */
export const byName = (page: Page, kind: string, ids: string[]): [id: string, name: string][] =>
	ids
		.map((id): [string, string] => [id, page.t(nameOf(page.hero.entry(kind, id), id))])
		.sort(([, one], [, other]) => page.compare(one, other));

export function talents(page: Page): VNode {
	const { rules, sheet } = page.hero;
	const groups = rules.table('talent_groups');
	const groupOf = (id: string): string => {
		const group = page.hero.entry('talents', id)?.group ?? '';
		return groups.has(group) ? group : '';
	};
	const ids = [
		...new Set([
			...rules.table('talents').keys(),
			...Object.keys(sheet.custom?.talents ?? {}),
			...Object.keys(sheet.talents ?? {})
		])
	];
	const titles = [...groups].map(([group, { name }]): [string, string] => [group, page.t(name)]);
	const blocks = [...titles, ['', page.say('Weitere', 'Others')] as const].map(([group, title]) => {
		const found = ids.filter((id) => groupOf(id) === group);
		return found.length > 0 && block(group || 'others', title, list(page, 'talents', found));
	});
	return section(
		'talents',
		page.say('Talente', 'Talents'),
		[h('div', 'columns', blocks), page.findings('/talents')],
		['wide']
	);
}

const list = (page: Page, kind: SkillKind, ids: string[]): VNode =>
	h(
		'ul',
		'lines',
		byName(page, kind, ids).map(([id, name]) => check(page, kind, id, name))
	);

const PREFIX = { talents: 'talent', spells: 'spell', liturgies: 'liturgy' };

/** One check: name, its three attributes, the rating as the throw; its column where it is raised. */
function check(page: Page, kind: SkillKind, id: string, name: string): VNode {
	const entry = page.hero.entry(kind, id);
	const pointer = `/${kind}/${id}`;
	const value = page.hero.rating(kind, id);
	const strange = kind === 'spells' && isUnfamiliar(page.hero, id);
	const shown = page.edit
		? [
				h('span', ['code', 'muted'], [entry?.improvement_cost ?? '']),
				page.edit.stepper(page, pointer, name, value, 0, 40),
				kind !== 'talents' && page.edit.removal(page, pointer, name)
			]
		: [
				caps(page, entry?.check),
				thrown(page, `${PREFIX[kind]}.${id}`, [number(value)], `${name} ${value}`) ?? number(value)
			];
	const badge = strange && h('small', 'badge', [page.say('Fremdzauber', 'unfamiliar')]);
	const isUnused = kind === 'talents' && !value;
	const said = h('span', '', [name], { props: foreign(entry, page.lang) });
	return line(id, [said, badge], shown, page.findings(pointer), isUnused ? ['muted'] : []);
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
	return block(kind, title, [
		ids.length
			? list(page, kind, ids)
			: h('p', 'empty', [page.say('Noch nichts gelernt.', 'Nothing learnt yet.')]),
		page.findings(`/${kind}`),
		page.edit?.picker(page, `/${kind}`, kind, 0)
	]);
}

function known(page: Page, kind: 'cantrips' | 'blessings', title: string): Child {
	const ids = Object.keys(page.hero.sheet[kind] ?? {});
	if (!ids.length && !page.edit) return undefined;
	const chips = byName(page, kind, ids).map(([id, name]) =>
		h(
			'span',
			'chip',
			[
				h('span', '', [name], { props: foreign(page.hero.entry(kind, id), page.lang) }),
				page.edit?.removal(page, `/${kind}/${id}`, name)
			],
			{ key: id }
		)
	);
	return block(kind, title, [
		h('div', 'chips', chips),
		page.findingsBelow(`/${kind}`),
		page.edit?.picker(page, `/${kind}`, kind, { order: 0 })
	]);
}
