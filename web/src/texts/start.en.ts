import type { Same } from './texts.ts';
import type { texts as german } from './start.de.ts';

/** The start page. */
export const texts: Same<typeof german> = {
	'start.title': 'Your characters, at every table',
	'start.about':
		'Campaign Manager keeps the characters of your role-playing group together: in the browser, on the phone and in TaleSpire. Everybody at the table sees what changes, at once.',
	'start.sheet': 'Sheets that do the sums',
	'start.sheet.about':
		'Values, checks and advancement follow the ruleset. What does not add up is noted beside it.',
	'start.table': 'Everybody at one table',
	'start.table.about':
		'Rolls and hit points are live. The dungeon master sees the party at a glance.',
	'start.panel': 'In TaleSpire, too',
	'start.panel.about': 'In the panel beside the board, with the game’s own 3D dice.',
	'start.hello': 'Welcome back, {name}',
	'start.characters': 'Recently changed',
	'start.characters.all': 'All characters',
	'start.characters.none': 'No character yet. Make one, or bring one from a file.',
	'start.characters.make': 'Make a character',
	'start.groups': 'Your groups',
	'start.groups.all': 'All groups',
	'start.groups.none': 'No group yet. Create one, or join one with a code.',
	'start.groups.make': 'To the groups',
	'start.groups.lead': 'You lead it',
	'start.groups.led': 'Led by {name}',
	'start.compendia': 'Look something up'
};
