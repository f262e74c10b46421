/** Weapons, techniques and armour. */
import type { VNode } from '../../vnode.ts';
import { techniques, weapons } from '../combat.ts';
import { gearOf, UNARMED } from '../gear.ts';
import { nameOf, own } from '../wording.ts';
import type { Child, Page } from './page.ts';
import { caps, explained, h, section, stepper, thrown } from './page.ts';
import { block, byName } from './skills.ts';
import { dice } from './vitals.ts';

export function fight(page: Page): VNode {
	return section('combat', page.say('Kampf', 'Combat'), [armed(page), protection(page)]);
}

/** What can be struck with. A weapon in no hand stands behind those in hand. */
function armed(page: Page): VNode {
	const all = [...weapons(page.hero).values()];
	const rank = (hand: string, key: string) => (key === UNARMED ? 2 : hand ? 0 : 1);
	all.sort((one, other) => rank(one.hand, one.key) - rank(other.hand, other.key));
	const head = (label: string) => h('th', '', [label], { props: { scope: 'col' } });
	return h(
		'table',
		'table',
		[
			h('thead', '', [
				h('tr', '', [
					head(page.say('Waffe', 'Weapon')),
					head('AT'),
					head('PA'),
					head(page.say('TP', 'DP'))
				])
			]),
			h(
				'tbody',
				'',
				all.map(({ key, name, ranged, hand, technique, facts }) => {
					const id = key === UNARMED ? technique : key;
					const said = page.t(name);
					const hands: Record<string, string> = {
						main: page.say('Haupthand', 'main hand'),
						off: page.say('Nebenhand', 'off hand'),
						both: page.say('beidhändig', 'two-handed')
					};
					const notes = [
						hands[hand],
						ranged && ranges(facts.range_close, facts.range_medium, facts.range_far),
						facts.reach && `${page.say('RW', 'reach')} ${reach(page, facts.reach)}`
					].filter(Boolean);
					return h(
						'tr',
						'',
						[
							h(
								'th',
								'',
								[
									h('span', 'name', [said]),
									notes.length > 0 && h('small', 'muted', [notes.join(' · ')])
								],
								{ props: { scope: 'row' } }
							),
							h('td', '', [strike(page, 'attack', ranged ? 'FK' : 'AT', key, id)]),
							h('td', '', [strike(page, 'parry', 'PA', key, id) ?? '–']),
							h('td', '', [hit(page, key)])
						],
						{ key }
					);
				})
			)
		],
		{ key: 'weapons' }
	);
}

/** The value shown has encumbrance in it, as the throw will. */
function strike(
	page: Page,
	what: string,
	code: string,
	key: string,
	id: string
): VNode | undefined {
	const action = page.actions.get(`${what}.${key}`);
	const value = page.stats.get(`${code}.${id}`)?.value ?? action?.targets?.[0]?.value;
	return thrown(page, `${what}.${key}`, [value]);
}

function hit(page: Page, key: string): VNode | undefined {
	const action = page.actions.get(`damage.${key}`);
	return thrown(page, `damage.${key}`, [
		h('span', 'formula', [dice(page, action?.diceString ?? '')])
	]);
}

const ranges = (...all: (number | undefined)[]): string =>
	all.filter((one) => one !== undefined).join('/');

const reach = (page: Page, at: number): string =>
	page.say(
		['kurz', 'mittel', 'lang', 'überlang'][at - 1] ?? '',
		['short', 'medium', 'long', 'extra long'][at - 1] ?? ''
	);

function protection(page: Page): Child {
	const { worn } = gearOf(page.hero);
	return [
		h(
			'div',
			['tiles', 'dense'],
			[explained(page, 'RS', page.say('RS', 'PRO')), explained(page, 'BE', page.say('BE', 'ENC'))],
			{ key: 'protection' }
		),
		worn.length > 0 &&
			h(
				'p',
				'muted',
				[page.say('Rüstung: ', 'Armour: '), worn.map(({ name }) => page.t(name)).join(', ')],
				{ key: 'armour' }
			)
	];
}

export function combatTechniques(page: Page): VNode {
	const { hero } = page;
	const core = new Set(techniques(hero).map((one) => one.facts.id));
	const ids = page.editing
		? [...new Set([...hero.rules.table('combat_techniques').keys(), ...core])]
		: [...core];
	const unknown = Object.keys(hero.sheet.combat_techniques ?? {}).filter((id) => !ids.includes(id));
	const rows = byName(page, 'combat_techniques', [...ids, ...unknown]).map(([id, name]) =>
		technique(page, id, name)
	);
	return section('techniques', page.say('Kampftechniken', 'Combat techniques'), [
		block(page, 'ratings', '', h('ul', 'lines', rows)),
		page.findings('/combat_techniques')
	]);
}

function technique(page: Page, id: string, name: string): VNode {
	const { hero } = page;
	const pointer = `/combat_techniques/${id}`;
	const value = hero.rating('combat_techniques', id);
	const entry = hero.entry('combat_techniques', id);
	const ranged = entry?.type === 'ranged';
	const learnt = own(hero.sheet.combat_techniques, id) !== undefined;
	const code = ranged ? 'FK' : 'AT';
	return h(
		'li',
		learnt ? 'line' : ['line', 'muted'],
		[
			h('span', 'name', [page.t(nameOf(entry, id)) || name]),
			page.editing && h('span', ['code', 'muted'], [entry?.improvement_cost]),
			caps(page, entry?.primary),
			page.editing
				? stepper(page, pointer, name, value, 6, 40)
				: [
						h('span', ['number', 'muted'], [value]),
						thrown(page, `attack.${id}`, [
							h('span', 'code', [ranged ? page.say('FK', 'RC') : 'AT']),
							' ',
							page.stats.get(`${code}.${id}`)?.value
						]),
						thrown(page, `parry.${id}`, [
							h('span', 'code', ['PA']),
							' ',
							page.stats.get(`PA.${id}`)?.value
						])
					],
			page.findings(pointer, true)
		],
		{ key: id }
	);
}
