/** What both clients say: the server's answers, states, words of the sheet. */
import type { shared as german } from './shared.de.ts';

export const shared: Readonly<Record<keyof typeof german, string>> = {
	'room.connecting': 'Connecting …',
	'room.live': 'Connected',
	'room.waiting': 'Disconnected. Next try in {seconds} s.',
	'room.closed': 'Disconnected',
	'room.people#one': '{count} person is here',
	'room.people#other': '{count} people are here',

	'status.saved': 'Saved',
	'status.dirty': 'Not saved yet',
	'status.saving': 'Saving …',
	'status.conflict': 'Please decide',
	'status.refused': 'Not accepted',

	'sheet.line': '{name} set {theirs}, you: {mine}',
	'sheet.line.someone': 'Elsewhere {theirs} was set, you: {mine}',
	'sheet.nothing': 'nothing',
	'sheet.redo': 'Redo',
	'sheet.conflict': 'This text was changed elsewhere too.',
	'sheet.conflict.removed': 'This was removed elsewhere.',
	'sheet.mine': 'Keep mine',
	'sheet.theirs': 'Take the other',
	'sheet.retry': 'Try again',
	'sheet.dismiss': 'Discard',

	'roll.someone': 'Somebody',
	'roll.die': 'd',
	'roll.category.attack': 'Attack',
	'roll.category.skill': 'Check',
	'roll.category.save': 'Defence',
	'roll.category.damage': 'Damage',
	'roll.category.custom': 'Other',
	'roll.visibility.dm': 'dungeon master only',
	'roll.visibility.self': 'only you',

	'attribute.MU': 'COU',
	'attribute.KL': 'SGC',
	'attribute.IN': 'INT',
	'attribute.CH': 'CHA',
	'attribute.FF': 'DEX',
	'attribute.GE': 'AGI',
	'attribute.KO': 'CON',
	'attribute.KK': 'STR'
};
