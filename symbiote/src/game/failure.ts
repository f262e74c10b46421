/** A call to the game that failed; `cause` is the game's own word for why. */
export class GameFailure extends Error {
	override name = 'GameFailure';
	override readonly cause: string;

	constructor(cause: string, message = cause) {
		super(message);
		this.cause = cause;
	}
}

/** Reads both shapes: what a call rejects with, and an answer that is a failure. */
export function failureOf(value: unknown): GameFailure | null {
	if (typeof value !== 'object' || value === null || !('cause' in value)) return null;
	const { cause, message } = value as { cause: unknown; message?: unknown };
	if (typeof cause !== 'string') return null;
	return new GameFailure(cause, typeof message === 'string' ? message : cause);
}
