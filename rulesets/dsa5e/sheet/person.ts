/** Who the hero is on paper: origin, adventure points, notes, and the rules in use. */
import { ordered } from '../../entries.ts';
import * as parts from '../../parts.ts';
import { join } from '../../pointer.ts';
import type { VNode } from '../../vnode.ts';
import type { Note } from '../generated/sheet.ts';
import { ATTRIBUTES, attributeName } from '../tables.ts';
import { ailments, named, OWN_PROFESSION, summary } from '../values.ts';
import { byName } from './skills.ts';
import type { Option } from './fields.ts';
import { checkBox, choice, input, labelled, longText, told } from './fields.ts';
import type { Child, Page } from './page.ts';
import { addition, h, press, removal, section } from './page.ts';

/** Species, profession and level in a line, and what ails the hero. */
export function heading(page: Page): VNode {
	const ails = ailments(page.hero)
		.slice(0, 12)
		.map((one) => h('span', ['chip', 'warning'], [page.t(one)], { key: one.de }));
	return h(
		'header',
		['wide', 'stack'],
		[
			h('p', 'muted', [page.t(summary(page.hero).subtitle)]),
			ails.length > 0 && h('div', 'chips', ails)
		],
		{ key: 'heading' }
	);
}

const CHOICES = [
	['species', 'species', 'Spezies', 'Species'],
	['species_variant', 'species_variants', 'Variante', 'Variant'],
	['culture', 'cultures', 'Kultur', 'Culture'],
	['profession', 'professions', 'Profession', 'Profession'],
	['profession_variant', 'profession_variants', 'Professionsvariante', 'Profession variant']
] as const;

const TEXTS = [
	['family', 'Familie', 'Family', 200],
	['place_of_birth', 'Geburtsort', 'Place of birth', 200],
	['date_of_birth', 'Geburtsdatum', 'Date of birth', 100],
	['age', 'Alter', 'Age', 40],
	['sex', 'Geschlecht', 'Sex', 40],
	['size', 'Größe', 'Height', 40],
	['weight', 'Gewicht', 'Weight', 40],
	['title', 'Titel', 'Title', 300],
	['culture_area_knowledge', 'Ortskenntnis der Kultur', 'Area knowledge', 300]
] as const;

const LISTED = [
	['hair_colour', 'hair_colours', 'Haarfarbe', 'Hair colour'],
	['eye_colour', 'eye_colours', 'Augenfarbe', 'Eye colour'],
	['social_status', 'social_statuses', 'Sozialstatus', 'Social status']
] as const;

export function profile(page: Page): VNode {
	const { sheet } = page.hero;
	return section('profile', page.say('Person', 'Person'), [
		h('div', 'grid', [
			CHOICES.map(([what, kind, de, en]) =>
				picked(page, `/${what}`, kind, page.say(de, en), sheet[what])
			),
			labelled(page, '/profession_name', page.say('Bezeichnung', 'Name of profession'), {
				width: 6,
				props: { maxlength: 200 }
			}),
			page.editing && [experience(page), phase(page), adjustment(page)],
			TEXTS.map(([what, de, en, maxlength]) =>
				labelled(page, `/profile/${what}`, page.say(de, en), {
					width: maxlength > 40 ? 6 : 3,
					props: { maxlength }
				})
			),
			LISTED.map(([what, kind, de, en]) =>
				picked(page, `/profile/${what}`, kind, page.say(de, en), sheet.profile?.[what])
			)
		]),
		longText(page, '/profile/characteristics', page.say('Charakteristik', 'Characteristics'), 4000),
		longText(page, '/profile/other_info', page.say('Sonstiges', 'Other'), 8000)
	]);
}

/** What is chosen out of a table: its name, and a search while it is edited. */
function picked(
	page: Page,
	pointer: string,
	kind: string,
	label: string,
	id: string | undefined
): VNode | undefined {
	const isOwn = id === OWN_PROFESSION && kind === 'professions';
	const said = isOwn ? page.say('eigene', 'own') : id && page.t(named(page.hero, kind, id));
	if (!page.editing) return isOwn ? undefined : told(page, pointer, label, said, 6);
	const shown = said || page.say('Auswählen', 'Choose');
	return parts.field(
		page.ctx,
		{ pointer, label, width: 6 },
		press(shown, { cmd: 'pick', pointer, kind }, [], { 'aria-label': `${label}: ${shown}` })
	);
}

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

export function notes(page: Page): Child {
	const all = ordered(page.hero.sheet.notes) as [string, Note][];
	if (!all.length && !page.editing) return undefined;
	return section('notes', page.say('Notizen', 'Notes'), [
		all.map(([key, note]) => noteBlock(page, key, note)),
		page.editing && addition('/notes', page.say('Notiz', 'Note'), { title: '', text: '', order: 0 })
	]);
}

function noteBlock(page: Page, key: string, { title = '', text = '' }: Note): VNode {
	const pointer = join('/notes', key);
	if (!page.editing)
		return h('div', 'group', [title && h('h3', '', [title]), h('p', 'long', [text])], { key });
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
export function optionalRules(page: Page): Child {
	if (!page.editing) return undefined;
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

const PACT = [
	['category', 'Kategorie', 'Category'],
	['type', 'Art', 'Kind'],
	['domain', 'Domäne', 'Domain'],
	['name', 'Name', 'Name']
] as const;

/** Whom the hero is bound to, if to anyone. */
export function pact(page: Page): Child {
	if (!page.hero.sheet.pact) return page.editing && noPact(page);
	return section('pact', page.say('Pakt', 'Pact'), [
		h('div', 'grid', [
			PACT.map(([what, de, en]) => labelled(page, `/pact/${what}`, page.say(de, en), { width: 6 })),
			labelled(page, '/pact/level', page.say('Stufe', 'Level'), {
				kind: 'integer',
				props: { min: 0, max: 20 }
			})
		])
	]);
}

const noPact = (page: Page): VNode =>
	section('pact', page.say('Pakt', 'Pact'), [
		h('button', 'button', [page.say('+ Pakt schließen', '+ Make a pact')], {
			bind: { pointer: '/pact/level', kind: 'integer' },
			props: { value: 1 }
		})
	]);

/** Entries of the sheet's own, by name. */
export function ownEntries(page: Page): Child {
	const { custom } = page.hero.sheet;
	if (!page.editing || !custom) return undefined;
	const chips = Object.entries(custom).map(([kind, entries]) =>
		byName(page, kind, Object.keys(entries)).map(([id, name]) => {
			const pointer = join('/custom', kind, id);
			return h('span', 'chip', [name, removal(page, pointer, name)], { key: pointer });
		})
	);
	return section('custom', page.say('Eigene Einträge', 'Own entries'), [h('div', 'chips', chips)]);
}
