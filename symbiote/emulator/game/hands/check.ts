import { Refused } from '../failure.ts';

/** Commands may come over HTTP: what a hand keeps must be what it seems. */
export function words(value: unknown, what: string, most = 400): string {
	if (typeof value === 'string' && value.trim() !== '' && value.length <= most) return value.trim();
	throw new Refused(`${what} must be text of 1 to ${most} characters.`);
}

export function finite(value: unknown, what: string): number {
	if (typeof value === 'number' && Number.isFinite(value)) return value;
	throw new Refused(`${what} must be a number.`);
}

export function oneOf<T extends string>(value: T, allowed: readonly T[], what: string): T {
	if (allowed.includes(value)) return value;
	throw new Refused(`${what} must be one of ${allowed.join(', ')}.`);
}

export function several<T>(value: readonly T[], what: string, most: number): readonly T[] {
	if (Array.isArray(value) && value.length <= most) return value;
	throw new Refused(`${what} must be a list of at most ${most}.`);
}
