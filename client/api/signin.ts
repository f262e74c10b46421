/**
 * Who is signed in, by which tokens. Refresh tokens are used once, so one refresh runs at a time:
 * callers in this page share it, other pages wait for it (`lock`) or have done it (`store`).
 */
import type { components } from '../generated/api.ts';
import type { Clock } from '../clock.ts';
import { isSignedOut, Problem } from './problem.ts';

type Tokens = components['schemas']['Tokens'];
export type User = components['schemas']['User'];

/** What is kept of a sign-in. */
export interface Kept {
	access_token: string;
	/** Milliseconds since 1970. */
	expires_at: number;
	/** Absent where a cookie holds it. */
	refresh_token?: string;
	user: User;
}

/** Where a sign-in is kept: the game's blob, which two game clients share, or this page's memory. */
export interface TokenStore {
	read(): Promise<Kept | null>;
	write(kept: Kept | null): Promise<void>;
}

/** Runs one act at a time among all pages that share the sign-in, as Web Locks do. */
export type Lock = <T>(act: () => Promise<T>) => Promise<T>;

export interface SignInOptions {
	/** `cookie` for the web app, `body` for the Symbiote. */
	transport: 'cookie' | 'body';
	store?: TokenStore;
	lock?: Lock;
	clock: Clock;
	/** Sends to `/v1/auth/…`. */
	post: <T>(path: string, body: unknown) => Promise<T>;
}

export interface SignIn {
	readonly transport: 'cookie' | 'body';
	/** Of the person who is signed in, as last known. */
	readonly user: User | null;
	/** When the present access token ends; 0 without one. */
	readonly endsAt: number;
	/** An access token that is good for `leftMs` more. Throws what a refresh throws. */
	token(leftMs?: number): Promise<string>;
	/** Another token than `seen`, which the server did not take. */
	renew(seen: string): Promise<string>;
	/** Tokens that a login or a pairing gave. */
	begin(tokens: Tokens): Promise<void>;
	/** Ends the session here and, if it can be reached, there. */
	logout(): Promise<void>;
	/** The server said that the session is over. */
	ended(code: string): Promise<void>;
	/** Told with the reason's code, or `logout`. */
	onSignedOut(listener: (code: string) => void): () => void;
}

const SOON = 10_000;

const inMemory = (): TokenStore => {
	let kept: Kept | null = null;
	return { read: async () => kept, write: async (next) => void (kept = next) };
};

export function createSignIn(options: SignInOptions): SignIn {
	const { transport, clock, post, store = inMemory(), lock = (act) => act() } = options;
	let current: Kept | null = null;
	let running: Promise<string> | null = null;
	const listeners = new Set<(code: string) => void>();

	async function keep(tokens: Tokens): Promise<string> {
		current = {
			access_token: tokens.access_token,
			expires_at: clock.now() + tokens.expires_in * 1000,
			...(tokens.refresh_token && { refresh_token: tokens.refresh_token }),
			user: tokens.user
		};
		await store.write(current);
		return current.access_token;
	}

	async function ended(code: string): Promise<void> {
		const was = current;
		current = null;
		await store.write(null);
		if (was) for (const tell of listeners) tell(code);
	}

	/** Another page's newer token, if there is one. */
	async function adopted(seen: string | undefined, leftMs: number): Promise<string | null> {
		const kept = await store.read();
		if (!kept) return null;
		current = kept;
		const isNew = kept.access_token !== seen && kept.expires_at > clock.now() + leftMs;
		return isNew ? kept.access_token : null;
	}

	async function refreshed(seen: string | undefined, leftMs: number): Promise<string> {
		const newer = await adopted(seen, leftMs);
		if (newer) return newer;
		const used = current?.refresh_token;
		if (transport === 'body' && !used) {
			await ended('refresh_missing');
			throw new Problem(401, 'refresh_missing');
		}
		try {
			return await keep(await post<Tokens>('/auth/refresh', used ? { refresh_token: used } : {}));
		} catch (error) {
			if (!isSignedOut(error)) throw error;
			// somebody without our lock may have been faster
			const kept = await store.read();
			const other = kept?.refresh_token !== used ? await adopted(seen, leftMs) : null;
			if (other) return other;
			await ended((error as Problem).code);
			throw error;
		}
	}

	const refresh = (seen: string | undefined, leftMs = SOON) =>
		(running ??= lock(() => refreshed(seen, leftMs)).finally(() => (running = null)));

	return {
		transport,
		get user() {
			return current?.user ?? null;
		},
		get endsAt() {
			return current?.expires_at ?? 0;
		},
		async token(leftMs = SOON) {
			current ??= await store.read();
			if (current && current.expires_at > clock.now() + leftMs) return current.access_token;
			return refresh(current?.access_token, leftMs);
		},
		async renew(seen) {
			if (current && current.access_token !== seen && current.expires_at > clock.now())
				return current.access_token;
			return refresh(seen);
		},
		async begin(tokens) {
			await keep(tokens);
		},
		async logout() {
			const used = (current ?? (await store.read()))?.refresh_token;
			await ended('logout');
			await post('/auth/logout', used ? { refresh_token: used } : {}).catch(() => undefined);
		},
		ended,
		onSignedOut(listener) {
			listeners.add(listener);
			return () => listeners.delete(listener);
		}
	};
}

interface Locks {
	request<T>(name: string, act: () => Promise<T>): Promise<T>;
}

/** Web Locks where there are any: pages opened from a file may have none. */
export const webLock = (name: string, locks?: Locks): Lock =>
	locks ? (act) => locks.request(name, act) : (act) => act();
