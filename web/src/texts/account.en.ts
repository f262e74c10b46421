import type { Same } from './texts.ts';
import type { texts as german } from './account.de.ts';

/** One's own account. */
export const texts: Same<typeof german> = {
	'account.name': 'Name'
};
