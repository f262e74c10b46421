/** What a sheet has beside play: editing, explaining, deciding. */
import type { texts as german } from './aside.de.ts';
import type { Same } from './texts.ts';

export const texts: Same<typeof german> = {
	'play.compendium': 'Compendium',
	'play.removed': 'Removed: {name}',
	'play.pool.title': 'Change {label}',
	'play.amount': 'How many points',
	'play.amount.note': 'Note',
	'play.amount.note.help': 'Shown beside the change at the table, for example “orc arrow”.',
	'play.amount.lose': 'Lose',
	'play.amount.gain': 'Gain',
	'play.amount.lose.to': 'Lose (then {value})',
	'play.amount.gain.to': 'Gain (then {value})',
	'play.amount.then': 'Then: {names}',
	'play.counters': 'Change conditions',
	'play.sitting': 'This sitting',
	'play.sitting.none': 'Nothing raised yet. Each value shows what the next point costs.',
	'play.sitting.plain': 'Whatever you change is saved automatically.',
	'play.sitting.left': 'AP left',
	'play.sitting.spent': 'AP spent in this sitting',
	'play.sitting.done': 'Done',
	'play.sitting.about': 'All of one sitting becomes one version in the history.',
	'play.sitting.step': '{label}: from {from} to {to}',
	'play.findings#one': '{count} note to check',
	'play.findings#other': '{count} notes to check',
	'play.explain.sum': 'Total',
	'play.explain.none': 'This value cannot be worked out at the moment.',
	'play.refused': '{field}: {reason}',
	'play.refused.title': 'The server did not take this',
	'play.refused.yours': 'You wanted: {value}',
	'play.refused.throw': 'The roll',
	'play.conflict.title': 'Two versions: {field}',
	'play.conflict.mine': 'Yours',
	'play.conflict.theirs': 'The other',
	'play.line.dismiss': 'Understood',
	'play.yes': 'yes',
	'play.no': 'no',
	'play.entry': 'entry',
	'play.elsewhere':
		'This page is for whoever leads the group, as long as the character sits at its table.',
	'play.elsewhere.sheet': 'To the sheet'
};
