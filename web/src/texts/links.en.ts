import type { Same } from './texts.ts';
import type { texts as german } from './links.de.ts';

/** Where mails and the game lead: confirm an address, a new password, connect TaleSpire. */
export const texts: Same<typeof german> = {
	'links.ask.go': 'Send the mail',
	'links.ask.sent':
		'If there is something to send to {email}, the mail is on its way. Check the spam folder, too.',
	'links.logIn': 'Go to the login',
	'links.verify': 'Confirm your email address',
	'links.verify.about': 'Confirm that this email address is yours.',
	'links.verify.go': 'Confirm',
	'links.verify.ask': 'No mail, or the link is not valid any more? We send a new one.',
	'links.verify.done': 'Email address confirmed',
	'links.verify.done.about': 'Now you can create and join groups.',
	'links.verify.taken':
		'Your account keeps its present address. You can enter another one in your account.',
	'links.reset': 'A new password',
	'links.reset.about': 'Choose a new password. Afterwards you log in again everywhere.',
	'links.reset.password': 'New password',
	'links.reset.password.help': 'At least 12 characters; a small sentence is fine.',
	'links.reset.go': 'Save the password',
	'links.reset.ask': 'We send you a link to choose a new password with.',
	'links.reset.done': 'Your new password is set',
	'links.reset.done.about': 'All sessions have ended. Log in with the new password.',
	'links.pair': 'Connect TaleSpire',
	'links.pair.about': 'Type in the code that the panel shows in the game.',
	'links.pair.code': 'Code from the game',
	'links.pair.code.help': 'Eight letters, for example WDJB-MJHT. Capitals do not matter.',
	'links.pair.look': 'Go on',
	'links.pair.ask': 'Connect this panel?',
	'links.pair.device': 'Panel',
	'links.pair.account': 'Account',
	'links.panel': 'No panel in TaleSpire yet?',
	'links.panel.about':
		'Download it, unpack it into TaleSpire’s folder for Symbiotes and open it in the game.',
	'links.panel.download': 'Download the panel (ZIP)',
	'links.pair.warning':
		'For 30 days the panel can do all that you can: read and change characters, throw dice, lead groups. You can end that at any time in your account. Connect only if the code is on your own screen in the game.',
	'links.pair.approve': 'Connect',
	'links.pair.deny': 'Turn away',
	'links.pair.other': 'Connect with another account',
	'links.pair.approved': 'The game is connected',
	'links.pair.approved.about':
		'“{device}” now belongs to your account. Go back to the game: it goes on there in a moment.',
	'links.pair.denied': 'Turned away',
	'links.pair.denied.about': '“{device}” was turned away and has no access to your account.',
	'links.pair.sessions': 'See your sessions',
	'links.pair.again': 'Enter another code'
};
