import { Failure } from './failure.ts';

/** What the game says of an argument of the wrong type, as seen in its console. */
export function wrongType(what: string): Failure {
	return new Failure('internalDispatchBug', `type error: not a ${what}`);
}

export function text(value: unknown): string {
	if (typeof value !== 'string') throw wrongType('string');
	return value;
}

export function flag(value: unknown): boolean {
	if (value === undefined || value === null) return false;
	if (typeof value !== 'boolean') throw wrongType('bool');
	return value;
}

export function list(value: unknown): unknown[] {
	if (!Array.isArray(value)) throw wrongType('list');
	return value;
}

/** The id itself, or that of any object that has one. */
export function idOf(value: unknown): string {
	if (typeof value === 'string') return value;
	if (
		typeof value === 'object' &&
		value !== null &&
		'id' in value &&
		typeof value.id === 'string'
	) {
		return value.id;
	}
	throw wrongType('fragment or id');
}

/** ArrayBuffer and its views; what a page sends arrives as an ArrayBuffer. */
export function bytes(value: unknown): Uint8Array {
	if (value instanceof ArrayBuffer) return new Uint8Array(value);
	throw wrongType('ArrayBuffer');
}
