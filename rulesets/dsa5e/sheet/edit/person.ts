/** Who the hero is, while it is edited: what is chosen at creation, notes, and the rules in use. */
import * as parts from '../../../parts.ts';
import { join } from '../../../pointer.ts';
import type { VNode } from '../../../vnode.ts';
import type { Note } from '../../generated/sheet.ts';
import { ATTRIBUTES, attributeName } from '../../tables.ts';
import { longText } from '../fields.ts';
import type { Child, Page } from '../page.ts';
import { h, section } from '../page.ts';
import { byName } from '../skills.ts';
import { press, removal } from './buttons.ts';
import type { Option } from './fields.ts';
import { checkBox, choice, input } from './fields.ts';

/** What is chosen out of a table, by a search. */
export const picked = (
	page: Page,
	pointer: string,
	kind: string,
	label: string,
	shown: string
): VNode =>
	parts.field(
		page.ctx,
		{ pointer, label, width: 6 },
		press(shown, { cmd: 'pick', pointer, kind }, [], { 'aria-label': `${label}: ${shown}` })
	);

export const creation = (page: Page): Child => [experience(page), phase(page), adjustment(page)];

const chosen = (
	page: Page,
	pointer: string,
	label: string,
	value: string,
	options: Option[],
	required = true
): VNode =>
	parts.field(
		page.ctx,
		{ pointer, label, width: 6 },
		choice(page, pointer, label, value, options, { required })
	);

function experience(page: Page): VNode {
	const options = [...page.hero.rules.levels].map(([id, { name }]): Option => [id, page.t(name)]);
	const name = page.say('Erfahrungsgrad', 'Experience level');
	return chosen(page, '/experience_level', name, page.hero.sheet.experience_level, options);
}

const phase = (page: Page): VNode =>
	chosen(page, '/phase', page.say('Phase', 'Phase'), page.hero.sheet.phase ?? '', [
		['creation', page.say('Erschaffung', 'Creation')],
		['adventuring', page.say('Im Spiel', 'Adventuring')]
	]);

function adjustment(page: Page): VNode {
	const allowed: readonly string[] = page.hero.species?.maximum_choice?.options ?? ATTRIBUTES;
	const label = page.say('Gewählte Anpassung', 'Chosen adjustment');
	const value = page.hero.sheet.attribute_adjustment ?? '';
	const options = ATTRIBUTES.filter((code) => allowed.includes(code)).map((code): Option => [
		code,
		page.t(attributeName(code))
	]);
	return chosen(page, '/attribute_adjustment', label, value, options, false);
}

export function note(page: Page, key: string, { title = '' }: Note): VNode {
	const pointer = join('/notes', key);
	const name = page.say('Titel', 'Title');
	return h(
		'div',
		'group',
		[
			h('div', 'row', [
				input(page, `${pointer}/title`, name, title, {
					props: { maxlength: 120, placeholder: name }
				}),
				removal(page, pointer, title || page.say('Notiz', 'Note'))
			]),
			longText(page, `${pointer}/text`, page.say('Text', 'Text'), 8000),
			page.findings(pointer)
		],
		{ key }
	);
}

const RULES = [
	['attribute_value_limit', 'Eigenschaftsobergrenze', 'Attribute limit', false],
	['encumbrance_on_ranged', 'Belastung beim Fernkampf', 'Encumbrance on ranged attacks', false],
	['encumbrance_from_load', 'Belastung durch Traglast', 'Encumbrance from load', true],
	['rounded_pain_thresholds', 'Gerundete Schmerzschwellen', 'Rounded pain thresholds', false],
	['language_specialisations', 'Sprachspezialisierungen', 'Language specialisations', false]
] as const;

/** Optional rules of the group. */
export function optionalRules(page: Page): VNode {
	const { options } = page.hero;
	const pointer = '/rules/higher_parade_values';
	const label = page.say('Höhere Paradewerte', 'Higher parade values');
	const higher = String(options.higher_parade_values ?? 0);
	const steps: Option[] = [
		['0', '±0'],
		['2', '+2'],
		['4', '+4']
	];
	return section('rules', page.say('Optionale Regeln', 'Optional rules'), [
		parts.field(
			page.ctx,
			{ pointer, label },
			choice(page, pointer, label, higher, steps, { kind: 'integer', required: true })
		),
		RULES.map(([id, de, en, unset]) =>
			checkBox(page, `/rules/${id}`, page.say(de, en), options[id] ?? unset)
		)
	]);
}

export const noPact = (page: Page): VNode =>
	section('pact', page.say('Pakt', 'Pact'), [
		h('button', 'button', [page.say('+ Pakt schließen', '+ Make a pact')], {
			bind: { pointer: '/pact/level', kind: 'integer' },
			props: { value: 1 }
		})
	]);

/** Entries of the sheet's own, by name. */
export function ownEntries(page: Page): Child {
	const { custom } = page.hero.sheet;
	if (!custom) return undefined;
	const chips = Object.entries(custom).map(([kind, entries]) =>
		byName(page, kind, Object.keys(entries)).map(([id, name]) => {
			const pointer = join('/custom', kind, id);
			return h('span', 'chip', [name, removal(page, pointer, name)], { key: pointer });
		})
	);
	return section('custom', page.say('Eigene Einträge', 'Own entries'), [h('div', 'chips', chips)]);
}
