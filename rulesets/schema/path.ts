/**
 * Paths through sheets and schemas. Unlike `pointer.ts` they may name anything, since they only
 * read, and they do not enter lists.
 */
import { escape } from '../pointer.ts';

/** A pointer's tokens. */
export const parse = (pointer: string): string[] =>
	pointer
		.split('/')
		.slice(1)
		.map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'));

export const pointerTo = (path: readonly (string | number)[]): string =>
	path.map((token) => `/${escape(token)}`).join('');

/** What a sheet holds at a path of object keys; undefined for nothing. */
export function stored(sheet: unknown, path: readonly string[]): unknown {
	let value = sheet;
	for (const token of path) {
		if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
		if (!Object.hasOwn(value, token)) return undefined;
		value = (value as Record<string, unknown>)[token];
	}
	return value;
}
