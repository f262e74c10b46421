/** Familiars, steeds and other animals. */
import { ordered } from '../../entries.ts';
import { join } from '../../pointer.ts';
import type { VNode } from '../../vnode.ts';
import type { Pet } from '../generated/sheet.ts';
import { labelled, longText } from './fields.ts';
import type { Child, Page } from './page.ts';
import { h, section } from './page.ts';

/** What the sheet holds about an animal, all in words. */
const ANIMAL = [
	['type', 'Art', 'Kind'],
	['lp', 'LeP', 'LP'],
	['ae', 'AsP', 'AE'],
	['ini', 'INI', 'INI'],
	['mov', 'GS', 'MOV'],
	['pro', 'RS', 'PRO'],
	['attack', 'Angriff', 'Attack'],
	['at', 'AT', 'AT'],
	['pa', 'PA', 'PA'],
	['dp', 'TP', 'DP'],
	['reach', 'RW', 'Reach'],
	['cou', 'MU', 'COU'],
	['sgc', 'KL', 'SGC'],
	['int', 'IN', 'INT'],
	['cha', 'CH', 'CHA'],
	['dex', 'FF', 'DEX'],
	['agi', 'GE', 'AGI'],
	['con', 'KO', 'CON'],
	['str', 'KK', 'STR'],
	['spi', 'SK', 'SPI'],
	['tou', 'ZK', 'TOU'],
	['size', 'Größe', 'Size'],
	['actions', 'Aktionen', 'Actions'],
	['talents', 'Talente', 'Talents'],
	['skills', 'Sonderfertigkeiten', 'Abilities'],
	['spent_ap', 'AP ausgegeben', 'AP spent'],
	['total_ap', 'AP gesamt', 'AP total']
] as const;

export function animals(page: Page): Child {
	const pets = ordered(page.hero.sheet.pets) as [string, Pet][];
	if (!pets.length && !page.edit) return undefined;
	return section('pets', page.say('Tiere', 'Animals'), [
		pets.map(([key, pet]) => animal(page, key, pet)),
		page.edit?.addition('/pets', page.say('Tier', 'Animal'), {
			name: page.say('Neues Tier', 'New animal'),
			order: 0
		})
	]);
}

function animal(page: Page, key: string, pet: Pet): VNode {
	const pointer = join('/pets', key);
	const name = pet.name ?? page.say('Tier', 'Animal');
	const title = page.edit
		? h('div', 'row', [
				page.edit.input(page, `${pointer}/name`, page.say('Name', 'Name'), pet.name, {
					props: { maxlength: 100 }
				}),
				page.edit.removal(page, pointer, name)
			])
		: h('h3', '', [name]);
	return h(
		'div',
		'group',
		[
			title,
			h(
				'div',
				'grid',
				ANIMAL.map(([what, de, en]) =>
					labelled(page, `${pointer}/${what}`, page.say(de, en), { width: 2 })
				)
			),
			longText(page, `${pointer}/notes`, page.say('Notizen', 'Notes'), 4000)
		],
		{ key }
	);
}
