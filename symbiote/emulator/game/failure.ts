import type { Text } from './manifest.ts';

/** A call that the game answers with a failure state; the page's promise rejects with it. */
export class Failure extends Error {
	override readonly cause: TaleSpire.FailureCause;

	constructor(cause: TaleSpire.FailureCause, detail = '') {
		super(detail ? `${cause}\n${detail}` : cause);
		this.cause = cause;
	}
}

/** Something the tester's hand asked for that cannot be done; the text says why. */
export class Refused extends Error {
	readonly text: Text;

	constructor(en: string, de: string) {
		super(en);
		this.text = { de, en };
	}
}
