/** Das eigene Konto. */
export const texts = {
	'account.name': 'Name'
} as const;
