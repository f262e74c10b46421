import type { texts as de } from './pick.de.ts';
import type { Same } from './texts.ts';

/** Entries that are picked from. */
export const texts: Same<typeof de> = {
	'pick.title': 'Choose an entry',
	'pick.search': 'Search the entries',
	'pick.none': 'There is no such entry.',
	'pick.own': "your group's",
	'pick.there': 'on the sheet already',
	'pick.more': 'Show more',
	'pick.free': 'Choose nothing'
};
