/**
 * Who is signed in here. The access token lives in this page's memory, the refresh token in a cookie
 * that no script reads. Tabs tell each other of logins and logouts.
 */
import { changeMe, login as logIn } from '@campaign-manager/client/api/account';
import { createApi, type Api } from '@campaign-manager/client/api/api';
import { isPassing, isSignedOut } from '@campaign-manager/client/api/problem';
import { webLock, type Kept, type User } from '@campaign-manager/client/api/signin';
import type { Clock } from '@campaign-manager/client/clock';
import type { Outbox } from '@campaign-manager/client/session/outbox';
import type { Store } from '@campaign-manager/client/store';
import type { Language } from '@campaign-manager/rulesets/objects';
import { Early } from './early.ts';
import type * as inside from './inside.ts';
import type { Tongue } from './language.svelte.ts';

type Inside = typeof inside;

/** Between tabs. */
type Word = { is: 'in'; id: string } | { is: 'out' };

/** Nobody has logged out by this browser, as far as it knows: asking for a token may succeed. */
const LIKELY = 'signed-in';
/** A logout that the server has not heard of. */
const LEAVING = 'leaving';

export interface SessionOptions {
	server: string;
	store: Store;
	clock: Clock;
	tongue: Tongue;
}

export class Session {
	readonly api: Api;
	/** Stays when the session ends while a page is open: the page stays too, until the next login. */
	user = $state.raw<User | null>(null);
	/** `unknown` until the server was asked. */
	is = $state<'unknown' | 'in' | 'out'>('unknown');
	/** Why it cannot be known for now, as the request threw it. */
	trouble = $state.raw<unknown>(null);
	/** Why the session ended while a page was open, as a code: a login is asked for over the page. */
	ended = $state<string | null>(null);
	/** Another account has signed in in this browser meanwhile. */
	isAnother = $state(false);
	/** Counts logins: what failed for want of one is asked again. */
	times = $state(0);
	/** What this person did and the server has not answered yet; absent while nobody is signed in. */
	outbox = $state.raw<Outbox | null>(null);
	/** What pages have around them for somebody who is signed in: comes with `user`. */
	inside = $state.raw<Inside | null>(null);
	/** The last logout was the person's own, here or in another tab. */
	isLeft = $state(false);

	#store: Store;
	#clock: Clock;
	#early: Early | null;
	#tongue: Tongue;
	#channel = new BroadcastChannel('campaign-manager');
	#entering: Promise<void> | null = null;
	#kept: Kept | null = null;

	constructor({ server, store, clock, tongue }: SessionOptions) {
		this.#store = store;
		this.#clock = clock;
		this.#tongue = tongue;
		const early = new Early(clock);
		this.#early = early;
		this.api = createApi({
			...{ server, clock, transport: 'cookie', fetcher: early.fetcher },
			store: { read: () => this.#read(), write: async (kept) => this.#keep(kept) },
			lock: webLock('campaign-manager/sign-in', navigator.locks)
		});
		this.api.signIn.onSignedOut((code) => this.#over(code));
		this.#channel.onmessage = ({ data }: MessageEvent<Word>) => this.#heard(data);
	}

	/** Whether a page that does not need it should ask who is signed in. */
	get isLikely(): boolean {
		return this.#store.read(LIKELY) !== null;
	}

	/** Before the page's own files are here: who it is, and what is around the page, is on its way. */
	begin(): void {
		void this.enter();
		if (this.isLikely) void this.furnish().catch(() => undefined);
	}

	/** Asks the server once for all who wait; what comes of it is in `is`, `user` and `trouble`. */
	enter(): Promise<void> {
		return (this.#entering ??= this.#enter().finally(() => (this.#entering = null)));
	}

	/** Throws what a login throws; `second_factor_required` asks for `code`. */
	async login(given: { email: string; password: string; code?: string }): Promise<void> {
		const before = this.user;
		const user = await logIn(this.api, given);
		this.#store.write(LEAVING, null);
		this.#tell({ is: 'in', id: user.id });
		// the page shows what only the other person may see
		if (before && before.id !== user.id) return this.restart();
		await this.#begin(user);
	}

	async logout(): Promise<void> {
		this.#store.write(LEAVING, 'yes');
		this.#forget();
		await this.api.signIn.ended('logout');
		this.#over('logout');
		this.#tell({ is: 'out' });
		// without the server it is done at the next start
		await this.#sayGoodbye().catch(() => undefined);
	}

	/** The account's language, too, where there is one. Throws if the texts cannot be fetched. */
	async speak(language: Language): Promise<void> {
		await this.#tongue.speak(language);
		if (!this.user || this.ended) return;
		this.user = { ...this.user, locale: language };
		// what this browser keeps is enough if the server is away
		await changeMe(this.api, { locale: language }).catch(() => undefined);
	}

	/** Throws if the files cannot be fetched. */
	async furnish(): Promise<Inside> {
		if (this.inside) return this.inside;
		const [inside] = await Promise.all([import('./inside.ts'), this.#tongue.need('shared')]);
		return (this.inside = inside);
	}

	/** The page begins anew, with nothing of the person before. */
	restart(): void {
		location.assign('/');
	}

	async #enter(): Promise<void> {
		if (this.is === 'in' && !this.ended) return;
		try {
			if (this.#store.read(LEAVING)) await this.#sayGoodbye();
			await this.api.signIn.token();
			const { user } = this.api.signIn;
			if (user && !this.isAnother) await this.#begin(user);
		} catch (error) {
			if (!isSignedOut(error)) {
				this.trouble = error;
				return;
			}
			this.trouble = null;
			this.#store.write(LIKELY, null);
			if (!this.user) this.is = 'out';
		}
	}

	async #begin(user: User): Promise<void> {
		if (user.locale !== this.#tongue.language) await this.#tongue.speak(user.locale);
		if (!this.outbox) {
			const { createOutbox } = await this.furnish();
			this.outbox = createOutbox({
				...{ api: this.api, store: this.#store, clock: this.#clock, userId: user.id },
				lock: webLock('campaign-manager/outbox', navigator.locks)
			});
		} else this.outbox.resume();
		void this.outbox.flush();
		this.user = user;
		this.is = 'in';
		this.ended = this.trouble = null;
		this.isLeft = false;
		this.times += 1;
		this.#store.write(LIKELY, 'yes');
	}

	#over(code: string): void {
		this.outbox?.pause();
		this.#store.write(LIKELY, null);
		if (code !== 'logout') {
			if (this.user) this.ended = code;
			return;
		}
		this.outbox = null;
		this.user = null;
		this.ended = null;
		this.isLeft = true;
		this.is = 'out';
	}

	/** The first time, what the page's shell has been told. */
	async #read(): Promise<Kept | null> {
		const early = await this.#early?.kept();
		this.#early = null;
		return (this.#kept ??= early ?? null);
	}

	/** Every token passes here, so a cookie that became another person's is noticed. */
	#keep(kept: Kept | null): void {
		this.#kept = kept;
		if (!kept || !this.user || kept.user.id === this.user.id) return;
		this.outbox?.pause();
		this.isAnother = true;
	}

	#heard(word: Word): void {
		if (word.is === 'out') {
			if (this.user) void this.api.signIn.ended('logout').then(() => this.#over('logout'));
			return;
		}
		if (this.user && this.user.id !== word.id) {
			this.outbox?.pause();
			this.isAnother = true;
		} else void this.enter();
	}

	#tell(word: Word): void {
		this.#channel.postMessage(word);
	}

	async #sayGoodbye(): Promise<void> {
		try {
			await this.api.open('POST', '/auth/logout', { body: {} });
		} catch (error) {
			// a refusal: there is no session any more
			if (isPassing(error) && !isSignedOut(error)) throw error;
		}
		this.#store.write(LEAVING, null);
	}

	/** Copies of sheets are for the next start only, and the next may be somebody else's. */
	#forget(): void {
		if (!this.user || this.outbox?.waiting) return;
		const owner = `${this.api.server}|${this.user.id}`;
		for (const key of this.#store.keys())
			if (key.startsWith(`sheet/${owner}/`) || key.startsWith(`table/${owner}|`))
				this.#store.write(key, null);
	}
}
