/** Advantages, disadvantages and special abilities that are edited. */
import type { VNode } from '../../../vnode.ts';
import { foreign } from '../../../words.ts';
import { accountOf } from '../../adventure_points.ts';
import type { AbilityKind, Instance } from '../../hero.ts';
import { nameOf, own } from '../../wording.ts';
import { optionName } from '../abilities.ts';
import type { Child, Page } from '../page.ts';
import { h, line } from '../page.ts';
import { picker, press, removal } from './buttons.ts';
import type { Option } from './fields.ts';
import { choice, input, stepper } from './fields.ts';

/** All of a kind, with what each cost, and a search for more. */
export const purchased = (page: Page, kind: AbilityKind, found: Instance[]): Child => [
	h(
		'ul',
		'lines',
		found.map((one) => edited(page, one))
	),
	page.findings(`/${kind}`),
	picker(page, `/${kind}`, kind, { entry: '', order: 0 }, 'entry')
];

function edited(page: Page, one: Instance): VNode {
	const name = page.t(nameOf(one.facts, one.id));
	const cost = accountOf(page.hero).costs.get(one.pointer);
	const label = `${name}: ${page.say('Stufe', 'level')}`;
	const controls = [
		((one.facts?.levels ?? 1) > 1 || one.level > 1) &&
			stepper(page, `${one.pointer}/level`, label, one.level, 1, 20),
		chooser(page, one, name)
	].filter(Boolean);
	return line(
		one.pointer,
		name,
		[
			h('small', 'unit', [cost === undefined ? '? AP' : `${cost} AP`]),
			removal(page, one.pointer, name)
		],
		[controls.length > 0 && h('span', ['row', 'wide'], controls), page.findingsBelow(one.pointer)],
		[],
		foreign(one.facts, page.lang)
	);
}

/** How the option is set: from a list, by a search, or in words. */
function chooser(page: Page, one: Instance, name: string): VNode | undefined {
	const { facts, option } = one;
	const pointer = `${one.pointer}/option`;
	const label = page.say(`${name}: Auswahl`, `${name}: choice`);
	if (facts?.options?.length) {
		const options = facts.options.map((each): Option => [each.id, page.t(each.name)]);
		return choice(page, pointer, label, option, options);
	}
	if (facts?.option_kind === 'enhancements')
		return choice(page, pointer, label, option, enhancements(page, one));
	if (facts?.option_kind) {
		const shown = option ? optionName(page, one, option) : page.say('Auswählen', 'Choose');
		return press(shown, { cmd: 'pick', pointer, kind: facts.option_kind }, [], {
			'aria-label': `${label}: ${shown}`
		});
	}
	if (!option) return undefined;
	return input(page, pointer, label, option, { props: { maxlength: 200 } });
}

/** The enhancements that are at hand: those of what the hero knows. */
const enhancements = (page: Page, one: Instance): Option[] =>
	[...page.hero.rules.enhancements.values()]
		.filter(({ ability, target = '' }) => ability === one.id && knows(page, target))
		.map(({ option = '' }): Option => [option, optionName(page, one, option)]);

const knows = ({ hero }: Page, id: string): boolean =>
	own(hero.sheet.spells, id) !== undefined || own(hero.sheet.liturgies, id) !== undefined;
