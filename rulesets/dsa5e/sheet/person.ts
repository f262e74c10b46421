/** Who the hero is on paper: origin, notes, and whom they are bound to. */
import { ordered } from '../../entries.ts';
import type { VNode } from '../../vnode.ts';
import type { Note } from '../generated/sheet.ts';
import { named, OWN_PROFESSION } from '../values.ts';
import { labelled, longText, told } from './fields.ts';
import type { Child, Page } from './page.ts';
import { h, section } from './page.ts';

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

/** As the character builder writes it; people write what they like. */
const SEXES: Readonly<Record<string, readonly [string, string]>> = {
	f: ['weiblich', 'female'],
	m: ['männlich', 'male']
};

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
			page.edit?.creation(page),
			TEXTS.map(([what, de, en, maxlength]) => {
				const sex = what === 'sex' && !page.edit && SEXES[sheet.profile?.sex ?? ''];
				if (sex) return told(page, '/profile/sex', page.say(de, en), page.say(...sex));
				return labelled(page, `/profile/${what}`, page.say(de, en), {
					width: maxlength > 40 ? 6 : 3,
					props: { maxlength }
				});
			}),
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
	if (!page.edit) return isOwn ? undefined : told(page, pointer, label, said, 6);
	return page.edit.picked(page, pointer, kind, label, said || page.say('Auswählen', 'Choose'));
}

export function notes(page: Page): Child {
	const all = ordered(page.hero.sheet.notes) as [string, Note][];
	if (!all.length && !page.edit) return undefined;
	return section('notes', page.say('Notizen', 'Notes'), [
		all.map(([key, note]) => noteBlock(page, key, note)),
		page.edit?.addition('/notes', page.say('Notiz', 'Note'), { title: '', text: '', order: 0 })
	]);
}

function noteBlock(page: Page, key: string, note: Note): VNode {
	if (page.edit) return page.edit.note(page, key, note);
	const { title = '', text = '' } = note;
	return h('div', 'group', [title && h('h3', '', [title]), h('p', 'long', [text])], { key });
}

const PACT = [
	['category', 'Kategorie', 'Category'],
	['type', 'Art', 'Kind'],
	['domain', 'Domäne', 'Domain'],
	['name', 'Name', 'Name']
] as const;

/** Whom the hero is bound to, if to anyone. */
export function pact(page: Page): Child {
	if (!page.hero.sheet.pact) return page.edit?.noPact(page);
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
