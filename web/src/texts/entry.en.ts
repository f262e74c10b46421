import type { Same } from './texts.ts';
import type { texts as german } from './entry.de.ts';

/** The ways in: log in, create an account. */
export const texts: Same<typeof german> = {
	'entry.login': 'Log in',
	'entry.login.goOn': 'Then you go on to where you wanted to be.',
	'entry.login.noAccount': 'No account yet?',
	'entry.login.forgot': 'Forgot your password?',
	'entry.register': 'Create an account',
	'entry.register.about':
		'One account for everything: your characters, your groups and the panel in TaleSpire.',
	'entry.register.name': 'Your name in the group',
	'entry.register.password.help': 'At least 12 characters; a small sentence is fine.',
	'entry.register.go': 'Create the account',
	'entry.register.hasAccount': 'Already have an account?',
	'entry.register.sent': 'Check your mail',
	'entry.register.sent.about':
		'A mail is on its way to {email}. Open the link in it, then you can create and join groups.',
	'entry.register.again': 'No mail there? Send it again',
	'entry.register.again.done': 'The mail is on its way once more.'
};
