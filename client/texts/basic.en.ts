/** What every page may have to say, also before a login; the rest is in `shared.en.ts`. */
import type { basic as german } from './basic.de.ts';

export const basic: Readonly<Record<keyof typeof german, string>> = {
	'problem.bad_request': 'The request was broken. Reload the page and try again.',
	'problem.link_invalid': 'The link is wrong, expired or was used already. Ask for a new mail.',
	'problem.unauthorized': 'Please log in.',
	'problem.token_invalid': 'Your login is not valid here. Log in again.',
	'problem.token_expired': 'Your login has run out and is being renewed.',
	'problem.session_ended': 'You were logged out. Log in again.',
	'problem.session_expired': 'Your login is older than 30 days. Log in again.',
	'problem.refresh_missing': 'You are not logged in.',
	'problem.refresh_invalid': 'Your login is not valid here. Log in again.',
	'problem.refresh_replayed':
		'To be safe your login was ended, because it was used a second time. Log in again.',
	'problem.credentials_wrong': 'The email address or the password is wrong.',
	'problem.second_factor_required': 'Enter the code from your authenticator app as well.',
	'problem.second_factor_wrong': 'The code is wrong or has expired. Wait for the next one.',
	'problem.forbidden': 'You may not change this.',
	'problem.email_unverified':
		'Confirm your email address first: you need it to create or join a group.',
	'problem.origin_refused': 'The server accepts nothing from this page.',
	'problem.another_person': 'Somebody else is logged in here by now.',
	'problem.second_factor_setup_required':
		'This server asks for a second factor. Set it up in your account.',
	'problem.not_found': 'There is nothing here, or nothing that you may see.',
	'problem.user_code_unknown': 'No device shows this code, or its ten minutes are over.',
	'problem.request_timeout': 'The request did not arrive in time. Try again.',
	'problem.conflict': 'This is not possible right now: things have changed.',
	'problem.email_taken': 'Another account has this email address.',
	'problem.invalid': 'Some fields are not right yet.',
	'problem.password_refused': 'The password is too short, too common or too close to your name.',
	'problem.bad_email': 'This is not an email address.',
	'problem.too_many_requests': 'That was too much at once. It will go on in a moment.',
	'problem.rate_limited': 'Too many attempts. Wait a moment.',
	'problem.login_delayed': 'Too many wrong passwords. Wait a moment.',
	'problem.internal': 'The server made a mistake. Try again.',
	'problem.unavailable': 'A part of the server is away. Try again in a moment.',
	'problem.database_unavailable': 'The database is away. Nothing was changed.',
	'problem.busy': 'Too much is happening at once. Nothing was changed.',
	'problem.timeout': 'The server did not answer in time. It is being tried again.',
	'problem.unreachable': 'The server cannot be reached.',
	'problem.other': 'That did not work.',
	'status.offline': 'Offline',
	'status.waiting#one': '{count} change is waiting',
	'status.waiting#other': '{count} changes are waiting',
	'sheet.undo': 'Undo'
};
