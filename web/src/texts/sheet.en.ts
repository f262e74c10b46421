import type { Same } from './texts.ts';
import type { texts as german } from './sheet.de.ts';

/** A character's sheet: playing, editing, throwing, earlier versions. */
export const texts: Same<typeof german> = {
	'play.loading': 'Loading the character …',
	'play.mode': 'Play or edit',
	'play.mode.play': 'Play',
	'play.mode.edit': 'Edit',
	'play.name': 'Name',
	'play.more': 'More',
	'play.history': 'History',
	'play.print': 'Print',
	'play.export': 'Save as a file',
	'play.portrait': 'Change portrait',
	'play.back.group': 'To the group {name}',
	'play.led': 'You lead “{name}”: read, roll, change energies and conditions.',
	'play.edit.own': 'Open to edit',
	'play.plain':
		'This page does not know this version of the ruleset. It shows the sheet in a plain form, and the server works out the values.',
	'play.outdated':
		'The sheet does not fit the installed version of its ruleset. You can still read it and save it as a file.',
	'play.unavailable':
		"This character's ruleset is not there at the moment. You can still read the sheet and save it as a file.",
	'play.copy':
		'The server cannot be reached. You see what this browser knows; what you change will wait.',
	'play.table': 'At the table: {name}',
	'play.table.alone': 'On my own',
	'play.table.label': 'At which table',
	'play.table.about':
		'At a table everybody sees your rolls. On your own it is practice that nobody sees.',
	'play.table.away': 'not connected',
	'play.pools': 'Energies',
	'play.pool.now': '{label}: {value}. Change by an amount of your own',
	'play.pool.by': '{label} {step}'
};
