/** Earlier versions of a sheet. */
import type { texts as german } from './history.de.ts';
import type { Same } from './texts.ts';

export const texts: Same<typeof german> = {
	'play.title.history': 'History of {name}',
	'history.all': 'Show more',
	'history.about': 'The last ten versions are kept. Rolls and energies do not count.',
	'history.back': 'Back to the sheet',
	'history.cause.create': 'Created',
	'history.cause.save': 'Saved',
	'history.cause.autosave': 'Edited',
	'history.cause.import': 'Taken from a file',
	'history.cause.restore': 'Restored',
	'history.cause.upgrade': 'Adapted to the ruleset',
	'history.by': 'by {name}',
	'history.someone': 'a deleted account',
	'history.now': 'now',
	'history.version': 'Version {number}',
	'history.list': 'Versions',
	'history.compare': 'Compared with',
	'history.compare.before': 'the version before',
	'history.compare.now': 'how it is now',
	'history.first': 'This is the oldest version that is still kept.',
	'history.same': 'No difference.',
	'history.field': 'Field',
	'history.old': 'Before',
	'history.new': 'After',
	'history.then': 'This version',
	'history.present': 'Now',
	'history.restore': 'Restore this version',
	'history.restore.sure': 'Yes, restore it',
	'history.restore.about':
		'The current state is kept as a version. Energies and conditions remain as they are.',
	'history.restore.resources': 'Reset energies and conditions, too',
	'history.restored': 'Version {number} is restored.',
	'history.none': 'There is only one version yet.'
};
