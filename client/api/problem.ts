/** What can come instead of an answer: a refusal with its code, or no answer at all. */
import type { components } from '../generated/api.ts';

export type FieldError = NonNullable<components['schemas']['Problem']['errors']>[number];

/** The server refused. `detail` is for developers; people read the text of `code`. */
export class Problem extends Error {
	override name = 'Problem';
	readonly status: number;
	readonly code: string;
	readonly detail: string;
	readonly errors: readonly FieldError[];
	/** Milliseconds to wait, where the server said so. */
	readonly retryAfter: number | undefined;

	constructor(
		status: number,
		code: string,
		detail = '',
		errors: readonly FieldError[] = [],
		retryAfter?: number
	) {
		super(`${status} ${code}`);
		this.status = status;
		this.code = code;
		this.detail = detail;
		this.errors = errors;
		this.retryAfter = retryAfter;
	}
}

/** No answer came. Whether the request was done is unknown: repeat it under the same key. */
export class Unreachable extends Error {
	override name = 'Unreachable';
}

const ENDED = /^(session_(ended|expired)|refresh_(missing|invalid|replayed))$/;

/** Whether a refusal says that the person has to log in again. */
export const isSignedOut = (error: unknown) =>
	error instanceof Problem && error.status === 401 && ENDED.test(error.code);

/**
 * Whether the same request may still be done later: there was no answer, the server had trouble or
 * too much to do, or the person has to sign in or set something up first.
 */
export const isPassing = (error: unknown) =>
	!(error instanceof Problem) ||
	error.status >= 500 ||
	[401, 408, 429].includes(error.status) ||
	error.code === 'second_factor_setup_required';
