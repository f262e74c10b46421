import type { LogEntry } from '../../generated/sheet.ts';
import type { Child, Page } from '../page.ts';
import { removal } from './buttons.ts';
import { input } from './fields.ts';

/** What adventure points came from, and how many they were. */
export function logFields(
	page: Page,
	pointer: string,
	{ amount, reason, date }: LogEntry
): Child[] {
	const words = [
		['date', date, page.say('Wann', 'When'), 40],
		['reason', reason, page.say('Wofür', 'What for'), 300]
	] as const;
	return [
		words.map(([what, said, name, maxlength]) =>
			input(page, `${pointer}/${what}`, name, said, { props: { maxlength, placeholder: name } })
		),
		input(page, `${pointer}/amount`, 'AP', amount, { kind: 'integer', required: true }),
		removal(page, pointer, reason ?? page.say('Eintrag', 'Entry'))
	];
}
