import type { Same } from './texts.ts';
import type { texts as german } from './compendium.de.ts';

/** What the rulesets know. */
export const texts: Same<typeof german> = {
	'compendium.title': 'Compendium',
	'compendium.search': 'Search',
	'compendium.search.help': 'In German or English. Umlauts and small slips do not matter.',
	'compendium.kinds': 'Kinds of entries',
	'compendium.everything': 'Everything',
	'compendium.found': 'Entries',
	'compendium.none': 'There is no such entry.',
	'compendium.none.all': 'Search everything',
	'compendium.nothing': 'This ruleset brings no compendium along.',
	'compendium.more': 'Show more',
	'compendium.own': 'From your groups',
	'compendium.own.of': 'Group: {group}',
	'compendium.source': 'Source',
	'compendium.source.ruleset': '{name}, version {version}',
	'compendium.source.group': 'An entry of the group “{group}”',
	'compendium.kind': 'Kind',
	'compendium.otherName': 'In German',
	'compendium.onlyName': 'The name is known in German only.',
	'compendium.noFacts': 'Nothing more is recorded about it.',
	'compendium.licence': 'Licence: {licence}',
	'compendium.by': 'By {authors}',
	'compendium.add': 'Add to a sheet',
	'compendium.add.which': 'To whose sheet?',
	'compendium.add.search': 'Search characters',
	'compendium.add.none': 'You have no character in this ruleset yet.',
	'compendium.add.toCharacters': 'Make a character',
	'compendium.add.there': '“{entry}” is on {name}’s sheet already.',
	'compendium.add.noPlace': '{name}’s sheet has no place for it.',
	'compendium.add.done': '“{entry}” is on {name}’s sheet now.',
	'compendium.add.undone': '“{entry}” is taken off {name}’s sheet again.',
	'compendium.add.unavailable': 'cannot be changed now'
};
