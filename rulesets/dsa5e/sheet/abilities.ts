/** Advantages, disadvantages and special abilities by kind, with languages and scripts. */
import type { VNode } from '../../vnode.ts';
import { foreign } from '../../words.ts';
import type { AbilityKind, Instance } from '../hero.ts';
import { ABILITY_LABELS } from '../tables.ts';
import { joined, nameOf, roman, same } from '../wording.ts';
import type { Child, Page } from './page.ts';
import { block, h, section } from './page.ts';

const LANGUAGE = 'SA_29';
const SCRIPT = 'SA_27';
const isTongue = ({ id }: Instance): boolean => id === LANGUAGE || id === SCRIPT;

export function abilities(page: Page): VNode {
	const all = page.hero.instances;
	const special = all.filter((one) => one.kind === 'special_abilities');
	const blocks = page.edit
		? [part(page, 'special_abilities')]
		: [
				byGroup(
					page,
					special.filter((one) => !isTongue(one))
				),
				tongues(page, special.filter(isTongue))
			];
	return section(
		'abilities',
		page.say('Vor- und Nachteile, Sonderfertigkeiten', 'Advantages and abilities'),
		[h('div', 'columns', [part(page, 'advantages'), part(page, 'disadvantages'), blocks])],
		['wide']
	);
}

function part(page: Page, kind: AbilityKind): Child {
	const found = sorted(
		page,
		page.hero.instances.filter((one) => one.kind === kind)
	);
	if (page.edit) return block(kind, title(page, kind), page.edit.purchased(page, kind, found));
	return found.length > 0 && block(kind, title(page, kind), chips(page, found));
}

const title = (page: Page, kind: AbilityKind): string => page.t(ABILITY_LABELS[kind]);

/** Special abilities by kind: combat, magic …, in the order of the kinds. */
function byGroup(page: Page, found: Instance[]): Child {
	const groups = new Map<string, Instance[]>();
	for (const one of found) {
		const group = one.facts?.group ?? '';
		const some = groups.get(group);
		if (some) some.push(one);
		else groups.set(group, [one]);
	}
	return [...groups]
		.sort(([one], [other]) => Number(one) - Number(other))
		.map(([group, some]) => {
			const entry = page.hero.rules.entry('special_ability_groups', group);
			const plain = title(page, 'special_abilities');
			const name = entry ? `${plain}: ${page.t(entry.name)}` : plain;
			return block(`group ${group}`, name, chips(page, sorted(page, some)));
		});
}

/** Each as a chip, with what the rules have to say about it under all of them. */
const chips = (page: Page, found: Instance[]): Child => [
	h(
		'div',
		'chips',
		found.map((one) =>
			h('span', 'chip', [said(page, one)], {
				key: one.pointer,
				props: foreign(one.facts, page.lang)
			})
		)
	),
	found.map((one) => page.findingsBelow(one.pointer))
];

const sorted = (page: Page, found: Instance[]): Instance[] =>
	[...found].sort((one, other) => page.compare(said(page, one), said(page, other)));

/** An ability with its level and what was chosen: Begabung (Klettern), Zäher Hund II. */
function said(page: Page, one: Instance): string {
	const name = page.t(nameOf(one.facts, one.id));
	const level = one.level > 1 || (one.facts?.levels ?? 1) > 1 ? ` ${roman(one.level)}` : '';
	const chosen = [one.option, one.data.option2, one.data.option3]
		.filter((id) => id !== undefined)
		.filter(Boolean)
		.map((id) => optionName(page, one, id));
	return name + level + (chosen.length ? ` (${chosen.join(', ')})` : '');
}

const TARGETS = ['talents', 'combat_techniques', 'spells', 'liturgies'];

/** What was chosen, by name where it is an id; an enhancement with what it enhances. */
export function optionName(page: Page, { id, facts }: Instance, option: string): string {
	const { hero } = page;
	const named = (kinds: string[], of: string) =>
		kinds.map((kind) => hero.entry(kind, of)).find(Boolean);
	if (facts?.option_kind === 'enhancements') {
		const enhancement = hero.rules.enhancements.get(`${id} ${option}`);
		const target = named(TARGETS, enhancement?.target ?? '');
		return page.t(joined([target?.name ?? same(''), nameOf(enhancement, option)], ': '));
	}
	const listed = facts?.options?.find((each) => each.id === option || each.target === option);
	const entry = listed ?? named([facts?.option_kind ?? '', ...TARGETS], option);
	return page.t(nameOf(entry, option));
}

/** Languages with their levels, native ones named so, and scripts. */
function tongues(page: Page, found: Instance[]): Child {
	if (!found.length) return undefined;
	const rank = (one: Instance) => (one.id === LANGUAGE ? -one.level : 1);
	const level = (one: Instance) =>
		one.level >= 4 ? page.say('Muttersprache', 'native') : roman(one.level);
	const chips = [...found]
		.sort((one, other) => rank(one) - rank(other))
		.map((one) =>
			h(
				'span',
				'chip',
				[
					optionName(page, one, one.option),
					one.id === LANGUAGE && h('small', 'muted', [level(one)])
				],
				{ key: one.pointer }
			)
		);
	return block('tongues', page.say('Sprachen und Schriften', 'Languages and scripts'), [
		h('div', 'chips', chips)
	]);
}
