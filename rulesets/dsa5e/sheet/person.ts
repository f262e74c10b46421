/** Who the hero is on paper: origin, adventure points, notes, and the rules in use. */
import { ordered } from '../../entries.ts';
import { get, join } from '../../pointer.ts';
import type { VNode } from '../../vnode.ts';
import { accountOf } from '../adventure_points.ts';
import { ATTRIBUTES, attributeName } from '../tables.ts';
import type { LogEntry, Note } from '../generated/sheet.ts';
import { ailments, named, summary } from '../values.ts';
import type { Child, Option, Page } from './page.ts';
import {
	checkBox,
	choice,
	explained,
	field,
	h,
	labelled,
	longText,
	number,
	press,
	removal,
	section,
	shownField,
	stepper
} from './page.ts';
import { byName } from './skills.ts';

/** Species, profession and level in a line, and what ails the hero. */
export function heading(page: Page): VNode {
	const ails = ailments(page.hero).slice(0, 12);
	return h(
		'header',
		'stack',
		[
			h('p', 'muted', [page.t(summary(page.hero).subtitle)]),
			ails.length > 0 &&
				h(
					'div',
					'chips',
					ails.map((one) => h('span', ['chip', 'warning'], [page.t(one)], { key: one.de }))
				)
		],
		{ key: 'heading' }
	);
}

export function adventurePoints(page: Page): VNode {
	const account = accountOf(page.hero);
	const { total, spent } = account;
	const label = page.say('Abenteuerpunkte', 'Adventure points');
	return section('adventure_points', label, [
		h(
			'div',
			'bar',
			[
				h('div', 'track', [
					h('meter', '', [], {
						props: {
							min: 0,
							max: Math.max(total, 1),
							value: Math.max(0, Math.min(spent, total)),
							'aria-label': page.say('AP ausgegeben', 'AP spent')
						}
					})
				]),
				number(`${spent}/${total}`)
			],
			{ key: 'ap' }
		),
		h(
			'div',
			['tiles', 'dense'],
			[
				explained(page, 'AP.spent', page.say('ausgegeben', 'spent')),
				explained(page, 'AP.left', page.say('übrig', 'left')),
				explained(page, 'AP.unknown', page.say('unbekannt', 'unknown'))
			]
		),
		page.editing &&
			h('div', 'field', [
				h('span', 'label', [page.say('AP gesamt', 'AP total')]),
				stepper(
					page,
					'/adventure_points/total',
					page.say('AP gesamt', 'AP total'),
					total,
					0,
					1_000_000
				)
			]),
		log(page),
		page.findings('/adventure_points', true)
	]);
}

function log(page: Page): Child {
	const entries = ordered(get(page.hero.sheet, '/adventure_points/log')) as [string, LogEntry][];
	if (!entries.length && !page.editing) return undefined;
	const texts = [
		['date', page.say('Wann', 'When'), 40],
		['reason', page.say('Wofür', 'What for'), 300]
	] as const;
	const lines = entries.map(([key, entry]) => {
		const pointer = join('/adventure_points/log', key);
		return h(
			'li',
			'line',
			[
				texts.map(([what, name, maxlength]) =>
					page.editing
						? field(page, `${pointer}/${what}`, 'text', name, entry[what] ?? '', {
								maxlength,
								placeholder: name
							})
						: h('span', what === 'date' ? 'muted' : 'name', [entry[what] ?? ''])
				),
				page.editing
					? field(page, `${pointer}/amount`, 'integer', 'AP', entry.amount)
					: number(`${entry.amount > 0 ? '+' : ''}${entry.amount}`),
				page.editing && removal(page, pointer, entry.reason ?? page.say('Eintrag', 'Entry'))
			],
			{ key }
		);
	});
	return h(
		'details',
		'',
		[
			h('summary', '', [page.say('Abenteuerlog', 'Adventure log')]),
			h('ul', 'lines', lines),
			page.editing &&
				press(
					page.say('+ Eintrag', '+ Entry'),
					{
						cmd: 'add',
						pointer: '/adventure_points/log',
						value: { amount: 0, order: 0 }
					},
					['small']
				)
		],
		{ key: 'log' }
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

const PICKED = [
	['hair_colour', 'hair_colours', 'Haarfarbe', 'Hair colour'],
	['eye_colour', 'eye_colours', 'Augenfarbe', 'Eye colour'],
	['social_status', 'social_statuses', 'Sozialstatus', 'Social status']
] as const;

export function profile(page: Page): VNode {
	const { sheet } = page.hero;
	return section('profile', page.say('Person', 'Person'), [
		h('div', 'cells', [
			CHOICES.map(([what, kind, de, en]) =>
				picked(page, `/${what}`, kind, page.say(de, en), sheet[what])
			),
			labelled(
				page,
				'/profession_name',
				page.say('Berufsbezeichnung', 'Name of profession'),
				'text',
				{
					maxlength: 200
				}
			),
			page.editing && [experience(page), phase(page), adjustment(page)],
			TEXTS.map(([what, de, en, maxlength]) =>
				labelled(page, `/profile/${what}`, page.say(de, en), 'text', { maxlength })
			),
			PICKED.map(([what, kind, de, en]) =>
				picked(page, `/profile/${what}`, kind, page.say(de, en), sheet.profile?.[what])
			)
		]),
		longText(page, '/profile/characteristics', page.say('Charakteristik', 'Characteristics'), 4000),
		longText(page, '/profile/other_info', page.say('Sonstiges', 'Other'), 8000),
		page.findings('/profile', true)
	]);
}

/** What is chosen out of a table: its name, and a search while it is edited. */
function picked(
	page: Page,
	pointer: string,
	kind: string,
	name: string,
	id: string | undefined
): VNode | undefined {
	const said = id && page.t(named(page.hero, kind, id));
	if (!page.editing) return shownField(pointer, name, said);
	return h(
		'div',
		'field',
		[
			h('span', 'label', [name]),
			press(said || page.say('wählen', 'choose'), { cmd: 'pick', pointer, kind }, ['small'], {
				'aria-label': `${name}: ${said || page.say('wählen', 'choose')}`
			}),
			page.findings(pointer)
		],
		{ key: pointer }
	);
}

function chosen(page: Page, pointer: string, name: string, value: string, options: Option[]) {
	return h(
		'div',
		'field',
		[h('span', 'label', [name]), choice(pointer, name, value, options), page.findings(pointer)],
		{ key: `${pointer} field` }
	);
}

function experience(page: Page): VNode {
	const options = [...page.hero.rules.levels].map(([id, level]): Option => [
		id,
		page.t(level.name)
	]);
	const name = page.say('Erfahrungsgrad', 'Experience level');
	return chosen(page, '/experience_level', name, page.hero.sheet.experience_level, options);
}

const phase = (page: Page): VNode =>
	chosen(page, '/phase', page.say('Phase', 'Phase'), page.hero.sheet.phase ?? '', [
		['creation', page.say('Erschaffung', 'Creation')],
		['adventuring', page.say('Im Spiel', 'Adventuring')]
	]);

function adjustment(page: Page): VNode {
	const options: readonly string[] = page.hero.species?.maximum_choice?.options ?? ATTRIBUTES;
	return chosen(
		page,
		'/attribute_adjustment',
		page.say('Gewählte Anpassung', 'Chosen adjustment'),
		page.hero.sheet.attribute_adjustment ?? '',
		[
			['', '–'],
			...ATTRIBUTES.filter((code) => options.includes(code)).map((code): Option => [
				code,
				page.t(attributeName(code))
			])
		]
	);
}

export function notes(page: Page): Child {
	const all = ordered(page.hero.sheet.notes) as [string, Note][];
	if (!all.length && !page.editing) return undefined;
	return section('notes', page.say('Notizen', 'Notes'), [
		all.map(([key, note]) => {
			const pointer = join('/notes', key);
			const title = note.title ?? '';
			return h(
				'div',
				'stack',
				[
					page.editing
						? h('div', 'row', [
								field(page, `${pointer}/title`, 'text', page.say('Titel', 'Title'), title, {
									maxlength: 120,
									placeholder: page.say('Titel', 'Title')
								}),
								removal(page, pointer, title || page.say('Notiz', 'Note'))
							])
						: title && h('h3', '', [title]),
					page.editing
						? longText(page, `${pointer}/text`, page.say('Text', 'Text'), 8000)
						: h('p', 'long', [note.text ?? ''])
				],
				{ key }
			);
		}),
		page.editing &&
			press(
				page.say('+ Notiz', '+ Note'),
				{
					cmd: 'add',
					pointer: '/notes',
					value: { title: '', text: '', order: 0 }
				},
				['small']
			),
		page.findings('/notes', true)
	]);
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
	const higher = String(options.higher_parade_values ?? 0);
	const name = page.say('Höhere Paradewerte', 'Higher parade values');
	return section('rules', page.say('Optionale Regeln', 'Optional rules'), [
		h('div', 'field', [
			h('span', 'label', [name]),
			choice(
				'/rules/higher_parade_values',
				name,
				higher,
				[
					['0', '–'],
					['2', '+2'],
					['4', '+4']
				],
				'integer'
			)
		]),
		RULES.map(([id, de, en, unset]) =>
			checkBox(page, `/rules/${id}`, page.say(de, en), options[id] ?? unset, false)
		),
		page.findings('/rules', true)
	]);
}

/** Whom the hero is bound to. */
export function pact(page: Page): Child {
	const texts = [
		['category', 'Kategorie', 'Category'],
		['type', 'Art', 'Kind'],
		['domain', 'Domäne', 'Domain'],
		['name', 'Name', 'Name']
	] as const;
	if (!page.hero.sheet.pact) return undefined;
	return section('pact', page.say('Pakt', 'Pact'), [
		h('div', 'cells', [
			texts.map(([what, de, en]) => labelled(page, `/pact/${what}`, page.say(de, en))),
			labelled(page, '/pact/level', page.say('Stufe', 'Level'), 'integer', { min: 0, max: 20 })
		]),
		page.findings('/pact', true)
	]);
}

/** Entries of the sheet's own, by name. */
export function ownEntries(page: Page): Child {
	const { custom } = page.hero.sheet;
	if (!page.editing || !custom) return undefined;
	const kinds = Object.entries(custom).filter(([, entries]) => Object.keys(entries).length > 0);
	if (!kinds.length) return undefined;
	return section('custom', page.say('Eigene Einträge', 'Own entries'), [
		kinds.map(([kind, entries]) =>
			h(
				'div',
				'chips',
				byName(page, kind, Object.keys(entries)).map(([id, name]) =>
					h('span', 'chip', [name, removal(page, join('/custom', kind, id), name)], { key: id })
				),
				{ key: kind }
			)
		),
		page.findings('/custom', true)
	]);
}
