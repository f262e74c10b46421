/** What the page's shell has asked for before any file of the app was here (`web/first.js`). */
import type { Fetch } from '@campaign-manager/client/api/fetch';
import type { Kept } from '@campaign-manager/client/api/signin';
import type { Clock } from '@campaign-manager/client/clock';
import type { components } from '@campaign-manager/client/generated/api';

interface Begun {
	tokens: Promise<components['schemas']['Tokens'] | null>;
	/** By address. */
	answers: Map<string, Promise<Response | null>>;
}

/** Whoever has not asked by then wants to know how it is by then. */
const KEPT_MS = 10_000;

export class Early {
	#begun: Begun | undefined;
	#clock: Clock;

	constructor(clock: Clock) {
		const page = globalThis as { early?: Begun };
		this.#clock = clock;
		this.#begun = page.early;
		delete page.early;
		clock.after(KEPT_MS, () => (this.#begun = undefined));
	}

	/** Who is signed in, if that is known; all who ask wait for the one answer. */
	async kept(): Promise<Kept | null> {
		const tokens = await this.#begun?.tokens;
		if (!tokens) return null;
		const { access_token, expires_in, user } = tokens;
		return { access_token, expires_at: this.#clock.now() + expires_in * 1000, user };
	}

	/** The first who asks for what was asked for gets that answer, if one came. */
	readonly fetcher: Fetch = async (url, init) => {
		const answers = init.method === 'GET' ? this.#begun?.answers : undefined;
		const answer = answers?.get(url);
		answers?.delete(url);
		return (await answer) ?? fetch(url, init);
	};
}
