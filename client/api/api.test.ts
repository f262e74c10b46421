import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { HandClock, settled } from '../fakes/clock.ts';
import { response } from '../fakes/network.ts';
import { problem, type Json } from '../fakes/server.ts';
import * as account from './account.ts';
import { createApi, type Api } from './api.ts';
import * as characters from './characters.ts';
import type { Fetch } from './fetch.ts';
import * as groups from './groups.ts';
import * as oneself from './me.ts';
import { isPassing, Problem, Unreachable } from './problem.ts';
import * as rulesets from './rulesets.ts';
import type { Kept, TokenStore } from './signin.ts';

const user = {
	...{ id: 'u', email: 'm@example.org', display_name: 'Mara', email_verified: true },
	locale: 'de' as const
};

/** A server that rotates refresh tokens, and takes the newest access token alone. */
class Authority {
	generation = 0;
	refreshes = 0;
	requests: { path: string; init: RequestInit }[] = [];
	refuse: Json | null = null;
	isDown = false;

	tokens(): Json {
		const [access_token, refresh_token] = [`a${this.generation}`, `r${this.generation}`];
		return { ...{ access_token, refresh_token, token_type: 'Bearer', expires_in: 900 }, user };
	}

	fetch: Fetch = async (url, init) => {
		const path = new URL(url).pathname;
		await settled();
		if (this.isDown) throw new TypeError('Failed to fetch');
		this.requests.push({ path, init });
		if (path === '/v1/auth/refresh') return this.#refresh(JSON.parse(String(init.body)) as Json);
		const { authorization } = init.headers as Record<string, string>;
		if (this.refuse) return response(Number(this.refuse['status']), this.refuse);
		if (authorization !== `Bearer a${this.generation}`)
			return response(401, problem(401, 'token_expired').body);
		return response(200, { path });
	};

	#refresh(body: Json): Response {
		this.refreshes += 1;
		if (body['refresh_token'] !== `r${this.generation}`)
			return response(401, problem(401, 'refresh_replayed').body);
		this.generation += 1;
		return response(200, this.tokens());
	}
}

function sharedStore(kept: Kept | null): TokenStore & { kept: Kept | null } {
	const store = {
		kept,
		read: async () => store.kept,
		write: async (next: Kept | null) => void (store.kept = next)
	};
	return store;
}

function setUp(ends = 900_000) {
	const clock = new HandClock();
	const authority = new Authority();
	const expires_at = clock.now() + ends;
	const store = sharedStore({ access_token: 'a0', refresh_token: 'r0', expires_at, user });
	let queue: Promise<unknown> = Promise.resolve();
	const lock = <T>(act: () => Promise<T>): Promise<T> => {
		const result = queue.then(act, act);
		queue = result.catch(() => undefined);
		return result;
	};
	const make = () =>
		createApi({
			...{ server: 'http://server', transport: 'body', clock, store, lock },
			fetcher: authority.fetch
		});
	return { clock, authority, store, make, api: make() };
}

test('ten requests that find their token expired share one refresh', async () => {
	const { api, authority } = setUp(-1);
	await Promise.all(Array.from({ length: 10 }, () => api.send('GET', '/me')));
	expect(authority.refreshes).toBe(1);
});

test('a 401 is refreshed once without a word, and the request is made again', async () => {
	const { authority, api, store } = setUp();
	const kept = store.kept as Kept;
	store.kept = { ...kept, access_token: 'stolen' };
	expect(await api.send('POST', '/groups', { body: { name: 'x' }, key: 'k' })).toEqual({
		path: '/v1/groups'
	});
	const [first, , again] = authority.requests;
	expect(again?.init.body).toBe(first?.init.body);
	expect((again?.init.headers as Json)['idempotency-key']).toBe('k');
});

test('two game clients share a sign-in: the second adopts the first one’s token', async () => {
	const { authority, make } = setUp(-1);
	const [one, other] = [make(), make()];
	await Promise.all([one.send('GET', '/me'), other.send('GET', '/me')]);
	expect(authority.refreshes).toBe(1);
});

test('a client without a lock that comes too late adopts what the other stored', async () => {
	const { clock, authority, store } = setUp(-1);
	const options = { server: 'http://server', transport: 'body', clock, store } as const;
	const [one, other] = [0, 1].map(() => createApi({ ...options, fetcher: authority.fetch }));
	await Promise.all([(one as Api).send('GET', '/me'), (other as Api).send('GET', '/me')]);
	expect(store.kept?.access_token).toBe('a1');
});

test('a network that fails signs nobody out', async () => {
	const { authority, api, store } = setUp(-1);
	const heard: string[] = [];
	api.signIn.onSignedOut((code) => heard.push(code));
	authority.isDown = true;
	await expect(api.send('GET', '/me')).rejects.toBeInstanceOf(Unreachable);
	expect(heard).toEqual([]);
	expect(store.kept?.refresh_token).toBe('r0');
	authority.isDown = false;
	expect(await api.send('GET', '/me')).toEqual({ path: '/v1/me' });
});

test('a replayed refresh token signs out, once', async () => {
	const { authority, api, store } = setUp(-1);
	const heard: string[] = [];
	api.signIn.onSignedOut((code) => heard.push(code));
	authority.generation = 5;
	const both = [api.send('GET', '/me'), api.send('GET', '/groups')];
	for (const each of both) await expect(each).rejects.toMatchObject({ code: 'refresh_replayed' });
	expect(heard).toEqual(['refresh_replayed']);
	expect(store.kept).toBeNull();
});

test('a session that the server ended signs out without a refresh', async () => {
	const { authority, api } = setUp();
	const heard: string[] = [];
	api.signIn.onSignedOut((code) => heard.push(code));
	authority.refuse = problem(401, 'session_ended').body;
	await expect(api.send('GET', '/me')).rejects.toMatchObject({ status: 401 });
	expect([heard, authority.refreshes]).toEqual([['session_ended'], 0]);
});

test('the cookie’s transport sends no token in the body', async () => {
	const clock = new HandClock();
	const authority = new Authority();
	let sent: RequestInit | undefined;
	const fetcher: Fetch = async (url, init) => {
		if (!url.endsWith('/auth/refresh')) return authority.fetch(url, init);
		sent = init;
		return response(200, authority.tokens());
	};
	const api = createApi({ server: 'http://server', transport: 'cookie', clock, fetcher });
	await api.send('GET', '/me');
	expect([sent?.credentials, sent?.body]).toEqual(['include', '{}']);
});

test('a refusal has its code, its fields and how long to wait', async () => {
	const errors = [{ pointer: '/name', code: 'short', message: { de: 'kurz', en: 'short' } }];
	const { clock, store } = setUp();
	const fetcher: Fetch = async () =>
		response(429, { ...problem(429, 'rate_limited').body, errors }, { 'retry-after': '7' });
	const api = createApi({ server: 'http://s', transport: 'body', clock, store, fetcher });
	await expect(api.send('GET', '/me')).rejects.toMatchObject({
		...{ status: 429, code: 'rate_limited', errors, retryAfter: 7000 }
	});
});

test('a proxy’s page is a problem like any other', async () => {
	const { clock, store } = setUp();
	const fetcher: Fetch = async () => new Response('<h1>Bad gateway</h1>', { status: 502 });
	const api = createApi({ server: 'http://s', transport: 'body', clock, store, fetcher });
	await expect(api.send('GET', '/me')).rejects.toMatchObject({ status: 502, code: 'unavailable' });
});

test('what may still be done later is told from what was refused', () => {
	expect(isPassing(new Unreachable())).toBe(true);
	expect(isPassing(new Problem(503, 'busy'))).toBe(true);
	expect(isPassing(new Problem(429, 'rate_limited'))).toBe(true);
	expect(isPassing(new Problem(422, 'sheet_invalid'))).toBe(false);
});

test('every route of the server has a function, and no function asks for another', async () => {
	const seen = new Set<string>();
	const note = async (method: string, path: string) => {
		seen.add(`${method} /v1${path.replaceAll('%7B', '{').replaceAll('%7D', '}')}`);
		return { user };
	};
	const signIn = { transport: 'body', begin: async () => undefined };
	const api = { server: '', signIn, send: note, open: note } as unknown as Api;
	for (const routes of [account, oneself, characters, groups, rulesets]) {
		for (const route of Object.values(routes) as ((...args: unknown[]) => Promise<unknown>)[])
			await route(api, '{}', '{}', '{}', {});
	}
	const file = new URL('../../schemas/openapi.json', import.meta.url);
	const { paths } = JSON.parse(readFileSync(file, 'utf8')) as { paths: Record<string, object> };
	const served = Object.entries(paths).flatMap(([path, methods]) =>
		Object.keys(methods)
			.filter((method) => method !== 'parameters')
			.map((method) => `${method.toUpperCase()} ${path.replaceAll(/\{\w+\}/g, '{}')}`)
	);
	const elsewhere = ['POST /v1/auth/refresh', 'POST /v1/auth/logout']; // the sign-in's own
	expect([...seen, ...elsewhere].sort()).toEqual(served.sort());
});
