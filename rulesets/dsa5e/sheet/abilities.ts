/** Advantages, disadvantages and special abilities by kind, with languages and scripts. */
import type { VNode } from '../../vnode.ts';
import { accountOf, KIND_LABELS } from '../adventure_points.ts';
import type { AbilityKind, Instance } from '../hero.ts';
import type { Entry } from '../tables.ts';
import { nameOf, roman } from '../wording.ts';
import type { Child, Option, Page } from './page.ts';
import { choice, field, h, press, removal, section, stepper } from './page.ts';
import { block, collator, picker } from './skills.ts';

const LANGUAGE = 'SA_29';
const SCRIPT = 'SA_27';

export function abilities(page: Page): VNode {
	const all = page.hero.instances;
	const of = (kind: AbilityKind) => all.filter((one) => one.kind === kind);
	const isTongue = (one: Instance) => one.id === LANGUAGE || one.id === SCRIPT;
	const special = of('special_abilities').filter((one) => page.editing || !isTongue(one));
	return section(
		'abilities',
		page.say('Vor- und Nachteile, Sonderfertigkeiten', 'Advantages and abilities'),
		[
			h('div', 'columns', [
				part(page, 'advantages', of('advantages')),
				part(page, 'disadvantages', of('disadvantages')),
				page.editing
					? part(page, 'special_abilities', special)
					: byGroup(page, special).map(([group, title, found]) =>
							block(page, group, title, chips(page, found))
						),
				!page.editing && tongues(page, all.filter(isTongue))
			])
		],
		['wide']
	);
}

function part(page: Page, kind: AbilityKind, found: Instance[]): Child {
	if (!found.length && !page.editing) return undefined;
	return block(page, kind, page.t(KIND_LABELS[kind]), [
		page.editing
			? h(
					'ul',
					'lines',
					sorted(page, found).map((one) => edited(page, one))
				)
			: chips(page, found),
		page.findings(`/${kind}`, true),
		page.editing && picker(page, `/${kind}`, kind, { entry: '' }, 'entry')
	]);
}

/** Special abilities by kind: combat, magic …, in the order of the kinds. */
function byGroup(page: Page, found: Instance[]): [key: string, title: string, found: Instance[]][] {
	const groups = new Map<string, Instance[]>();
	for (const one of found) {
		const group = one.facts?.group ?? '';
		groups.set(group, [...(groups.get(group) ?? []), one]);
	}
	const plain = page.t(KIND_LABELS.special_abilities);
	return [...groups]
		.sort(([one], [other]) => Number(one) - Number(other))
		.map(([group, some]) => {
			const entry = page.hero.rules.entry('special_ability_groups', group);
			return [`group-${group}`, entry ? `${plain}: ${page.t(entry.name)}` : plain, some];
		});
}

const chips = (page: Page, found: Instance[]): VNode =>
	h(
		'div',
		'chips',
		sorted(page, found).map((one) => h('span', 'chip', [said(page, one)], { key: one.key }))
	);

const sorted = (page: Page, found: Instance[]): Instance[] =>
	[...found].sort((one, other) => collator(page.lang).compare(said(page, one), said(page, other)));

/** An ability with its level and what was chosen: Begabung (Klettern), Zäher Hund II. */
export function said(page: Page, one: Instance): string {
	const name = page.t(nameOf(one.facts, one.id));
	const steps = one.data.level !== undefined && (one.facts?.levels ?? 1) > 1;
	const chosen = [one.option, one.data.option2, one.data.option3]
		.filter((id) => id !== undefined && id !== '')
		.map((id) => option(page, one.facts, String(id)));
	return (
		name + (steps ? ` ${roman(one.level)}` : '') + (chosen.length ? ` (${chosen.join(', ')})` : '')
	);
}

const TARGETS = ['talents', 'combat_techniques', 'spells', 'liturgies'];

/** What was chosen, by name where it is an id. */
function option(page: Page, facts: Entry | undefined, id: string): string {
	const { hero } = page;
	const listed = facts?.options?.find((one) => one.id === id || one.target === id);
	if (listed) return page.t(listed.name);
	const modes: Record<string, string> = {
		script: 'scripts',
		language: 'languages',
		trade_secret: 'trade_secrets'
	};
	if (facts?.ap_mode === 'enhancement')
		return page.t(nameOf(hero.rules.enhancements.get(`${facts.id} ${id}`), id));
	const kinds = [facts?.option_kind, modes[facts?.ap_mode ?? ''], ...TARGETS];
	for (const kind of kinds) {
		const entry = kind && hero.entry(kind, id);
		if (entry) return page.t(entry.name);
	}
	return id;
}

/** Languages with their levels, native ones named so, and scripts. */
function tongues(page: Page, found: Instance[]): Child {
	if (!found.length) return undefined;
	const native = page.say('Muttersprache', 'native');
	const chip = (one: Instance): VNode =>
		h(
			'span',
			'chip',
			[
				option(page, one.facts, one.option),
				one.id === LANGUAGE && h('small', 'muted', [one.level >= 4 ? native : roman(one.level)])
			],
			{ key: one.key }
		);
	const languages = found.filter((one) => one.id === LANGUAGE);
	languages.sort((one, other) => other.level - one.level);
	const scripts = found.filter((one) => one.id === SCRIPT);
	return block(page, 'tongues', page.say('Sprachen und Schriften', 'Languages and scripts'), [
		h('div', 'chips', [...languages, ...scripts].map(chip))
	]);
}

function edited(page: Page, one: Instance): VNode {
	const name = page.t(nameOf(one.facts, one.id));
	const cost = accountOf(page.hero).costs.get(one.pointer);
	const most = one.facts?.levels ?? 1;
	const known = cost === undefined ? '? AP' : `${cost} AP`;
	return h(
		'li',
		'line',
		[
			h('span', 'name', [name]),
			most > 1 || one.level > 1
				? stepper(
						page,
						`${one.pointer}/level`,
						`${name} ${page.say('Stufe', 'level')}`,
						one.level,
						1,
						20
					)
				: undefined,
			chooser(page, one, name),
			h('small', 'change', [known]),
			removal(page, one.pointer, name),
			page.findings(one.pointer, true)
		],
		{ key: one.key }
	);
}

/** How the option is set: from a list, by a search, or in words. */
function chooser(page: Page, one: Instance, name: string): Child {
	const { facts, option: chosen } = one;
	const pointer = `${one.pointer}/option`;
	const label = page.say(`${name}: Auswahl`, `${name}: choice`);
	if (facts?.options?.length) {
		const options = facts.options.map((each): Option => [each.id, page.t(each.name)]);
		return choice(pointer, label, chosen, [['', '–'], ...options]);
	}
	if (facts?.option_kind) {
		const shown = chosen ? option(page, facts, chosen) : page.say('wählen', 'choose');
		return press(shown, { cmd: 'pick', pointer, kind: facts.option_kind }, ['small'], {
			'aria-label': `${label}: ${shown}`
		});
	}
	if (!chosen) return undefined;
	return field(page, pointer, 'text', label, chosen, { maxlength: 200 });
}
