/** One request and its answer; the only place that calls `fetch`. */
import { Problem, Unreachable } from './problem.ts';

export interface Sent {
	body?: unknown;
	/** A file's text or bytes, as they are. */
	raw?: BodyInit;
	type?: string;
	/** Texts, numbers and booleans; what is undefined is left out. */
	query?: object;
	/** The Idempotency-Key. */
	key?: string;
	/** If-Match: the revision that is meant. */
	match?: number;
	/** If-None-Match: the ETag already here; the answer is then null if nothing changed. */
	unless?: string;
	/** The answer is a file. */
	as?: 'json' | 'blob';
	signal?: AbortSignal;
	/** Goes on after the page is closed, where the body is small enough for browsers. */
	keepalive?: boolean;
}

/** Browsers refuse more than 64 KiB of what goes on; a sign may take three bytes. */
const MOST_KEPT_ALIVE = 20_000;

export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

export const tagOf = (revision: number) => `"${revision}"`;

/** Throws Problem for a refusal, Unreachable where no answer came. */
export async function ask<T>(
	fetcher: Fetch,
	url: string,
	init: RequestInit,
	sent: Sent = {},
	token?: string
): Promise<T> {
	const { body, raw, type, query, key, match, unless, as, signal, keepalive } = sent;
	const headers: Record<string, string> = {};
	if (token) headers['authorization'] = `Bearer ${token}`;
	if (body !== undefined || raw !== undefined) headers['content-type'] = type ?? 'application/json';
	if (key) headers['idempotency-key'] = key;
	if (match !== undefined) headers['if-match'] = tagOf(match);
	if (unless) headers['if-none-match'] = unless;
	const text = body === undefined ? undefined : JSON.stringify(body);
	const goesOn = keepalive && raw === undefined && (text?.length ?? 0) < MOST_KEPT_ALIVE;
	let response: Response;
	let answer: unknown;
	try {
		response = await fetcher(url + queryOf(query), {
			...init,
			headers,
			...(raw !== undefined ? { body: raw } : text !== undefined && { body: text }),
			...(signal && { signal }),
			...(goesOn && { keepalive: true })
		});
		answer = await read(response, as);
	} catch (error) {
		if (signal?.aborted) throw error;
		throw new Unreachable('no answer', { cause: error });
	}
	if (response.ok) return answer as T;
	if (response.status === 304) return null as T;
	throw problemOf(response, answer);
}

async function read(response: Response, as?: 'json' | 'blob'): Promise<unknown> {
	if (response.ok && as === 'blob') return response.blob();
	const text = await response.text();
	if (response.ok) return text ? JSON.parse(text) : undefined;
	try {
		return JSON.parse(text);
	} catch {
		return undefined; // a proxy's page
	}
}

function problemOf(response: Response, answer: unknown): Problem {
	const { status } = response;
	const { code, detail, errors } = (answer ?? {}) as Partial<Problem>;
	const seconds = Number(response.headers.get('retry-after') || NaN);
	const fallback =
		status >= 500 ? 'unavailable' : status === 429 ? 'too_many_requests' : 'bad_request';
	return new Problem(
		status,
		code ?? fallback,
		detail ?? response.statusText,
		errors ?? [],
		Number.isFinite(seconds) ? seconds * 1000 : undefined
	);
}

function queryOf(query: Sent['query']): string {
	const pairs = Object.entries(query ?? {}).filter(([, value]) => value !== undefined);
	return pairs.length ? `?${new URLSearchParams(pairs as [string, string][]).toString()}` : '';
}
