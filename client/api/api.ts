/** The server's REST side, as one signed-in person sees it. Its routes are functions beside this. */
import type { Clock } from '../clock.ts';
import { ask, type Fetch, type Sent } from './fetch.ts';
import { isSignedOut, Problem } from './problem.ts';
import { createSignIn, type Lock, type SignIn, type TokenStore } from './signin.ts';

export interface ApiOptions {
	/** The server's address without `/v1`; empty for the page's own. */
	server: string;
	transport: 'cookie' | 'body';
	clock: Clock;
	fetcher?: Fetch;
	store?: TokenStore;
	lock?: Lock;
}

export interface Api {
	readonly server: string;
	readonly signIn: SignIn;
	/** `path` is below `/v1`. Throws Problem or Unreachable. */
	send<T>(method: string, path: string, sent?: Sent): Promise<T>;
	/** The same without a token, for routes that are public. */
	open<T>(method: string, path: string, sent?: Sent): Promise<T>;
}

const RENEWABLE = ['unauthorized', 'token_invalid', 'token_expired'];

export function createApi(options: ApiOptions): Api {
	const { server, transport, clock, store, lock } = options;
	const fetcher: Fetch = options.fetcher ?? ((url, init) => fetch(url, init));
	const credentials = transport === 'cookie' ? 'include' : 'omit';

	const once = <T>(method: string, path: string, sent?: Sent, token?: string) =>
		ask<T>(fetcher, `${server}/v1${path}`, { method, credentials }, sent, token);

	const signIn = createSignIn({
		...{ transport, clock, post: (path, body) => once('POST', path, { body }) },
		...(store && { store }),
		...(lock && { lock })
	});

	return {
		server,
		signIn,
		open: once,
		async send(method, path, sent) {
			const token = await signIn.token();
			try {
				return await once(method, path, sent, token);
			} catch (error) {
				if (isSignedOut(error)) await signIn.ended((error as Problem).code);
				if (!(error instanceof Problem) || error.status !== 401) throw error;
				if (!RENEWABLE.includes(error.code)) throw error;
				return once(method, path, sent, await signIn.renew(token));
			}
		}
	};
}

/** A path with its parts escaped: path`/groups/${id}`. */
export const path = (words: TemplateStringsArray, ...parts: (string | number)[]) =>
	String.raw({ raw: words }, ...parts.map((part) => encodeURIComponent(part)));
