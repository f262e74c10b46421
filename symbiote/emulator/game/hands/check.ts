import { Refused } from '../failure.ts';

/** What can be wrong in a command, as it is called in a refusal. */
const GERMAN = {
	'The roll': 'Der Wurf',
	'The name': 'Der Name',
	'A name': 'Ein Name',
	'The names': 'Die Namen',
	'The message': 'Die Nachricht',
	'The faces': 'Die Augen',
	'The seed': 'Der Startwert',
	'The queue': 'Die Reihenfolge',
	'The turn': 'Der Zug',
	'The selection': 'Die Auswahl',
	'The party': 'Die Gruppe',
	'The unit': 'Die Einheit',
	'The number': 'Die Zahl',
	'The time': 'Die Zeit',
	'The mode': 'Der Modus',
	'The kind': 'Die Art',
	'The angle': 'Der Winkel',
	'The points': 'Die Punkte',
	'The call': 'Der Aufruf',
	'The cause': 'Der Grund',
	x: 'x',
	z: 'z'
};
type What = keyof typeof GERMAN;

/** Commands may come over HTTP: what a hand keeps must be what it seems. */
export function words(value: unknown, what: What, most = 400): string {
	if (typeof value === 'string' && value.trim() !== '' && value.length <= most) return value.trim();
	throw new Refused(
		`${what} must be text of 1 to ${most} characters.`,
		`${GERMAN[what]}: Text von 1 bis ${most} Zeichen ist nötig.`
	);
}

export function finite(value: unknown, what: What): number {
	if (typeof value === 'number' && Number.isFinite(value)) return value;
	throw new Refused(`${what} must be a number.`, `${GERMAN[what]}: Eine Zahl ist nötig.`);
}

export function oneOf<T extends string>(value: T, allowed: readonly T[], what: What): T {
	if (allowed.includes(value)) return value;
	const list = allowed.join(', ');
	throw new Refused(`${what} must be one of ${list}.`, `${GERMAN[what]}: Möglich ist ${list}.`);
}

export function several<T>(value: readonly T[], what: What, most: number): readonly T[] {
	if (Array.isArray(value) && value.length <= most) return value;
	throw new Refused(
		`${what} must be a list of at most ${most}.`,
		`${GERMAN[what]}: Eine Liste von höchstens ${most} ist nötig.`
	);
}
