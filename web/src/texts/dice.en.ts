/** Throwing from a sheet. */
import type { texts as german } from './dice.de.ts';
import type { Same } from './texts.ts';

export const texts: Same<typeof german> = {
	'play.dice': 'Roll',
	'play.dice.show': 'Roll …',
	'play.dice.hide': 'Fold away',
	'play.search': 'Find a roll',
	'play.search.none': 'No roll is called that.',
	'play.search.found#one': '{count} match, Enter rolls the first',
	'play.search.found#other': '{count} matches, Enter rolls the first',
	'play.pinned': 'Pinned',
	'play.recent': 'Recent',
	'play.ailments': 'What hinders just now',
	'play.modifier': 'Modifier',
	'play.modifier.less': 'Lower the modifier by 1',
	'play.modifier.more': 'Raise the modifier by 1',
	'play.secret': 'Secret',
	'play.secret.about': 'Only you and the dungeon master see the roll.',
	'play.askFirst': 'Ask before a roll',
	'play.free': 'Free dice',
	'play.free.example': '2d6+3',
	'play.throw': 'Roll',
	'play.throw.again': 'Again',
	'play.throw.options': 'With other settings',
	'play.throw.pin': 'Pin',
	'play.throw.unpin': 'Unpin',
	'play.throw.lookUp': 'Look it up in the compendium',
	'play.throw.talespire': 'Send to TaleSpire',
	'play.throw.talespire.about':
		'Puts the dice ready in TaleSpire. What falls there is shown there alone.',
	'play.throw.waiting': 'Rolling …',
	'play.throw.queued': 'No connection: it is rolled as soon as there is one.',
	'play.throw.unfit': 'It cannot be rolled like this: the sheet still has errors.',
	'play.throw.taken': 'Applied',
	'play.log': 'Rolls',
	'play.log.none': 'No roll yet.',
	'play.result.more': 'More about this roll',
	'play.request': 'The dungeon master asks for: {label}'
};
