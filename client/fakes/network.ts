/** The way to the server, and all that can happen on it. */
import type { Fetch } from '../api/fetch.ts';
import { problem, type FakeServer, type Json } from './server.ts';

/** What becomes of one request; `late` milliseconds pass before it arrives, and as many after. */
export interface Fate {
	kind: 'ok' | 'lost' | 'answer lost' | 'twice' | 'unavailable' | 'outcome unknown' | 'slow down';
	late: number;
}

/** Requests meet their fates in order, then all is well. */
export function network(server: FakeServer, fates: Fate[] = []): Fetch {
	return async (url, init) => {
		const { kind, late } = fates.shift() ?? { kind: 'ok', late: 1 };
		const pass = () => new Promise<void>((done) => void server.clock.after(late, done));
		await pass();
		if (kind === 'lost') throw new TypeError('Failed to fetch');
		if (kind === 'unavailable') return response(503, problem(503, 'unavailable').body);
		if (kind === 'slow down')
			return response(429, problem(429, 'too_many_requests').body, { 'retry-after': '2' });
		const asked = {
			method: init.method ?? 'GET',
			path: new URL(url).pathname,
			query: new URL(url).search,
			headers: init.headers as Record<string, string>,
			body: JSON.parse(typeof init.body === 'string' ? init.body : '{}') as Json
		};
		const answer = server.answer(asked);
		if (kind === 'twice') server.clock.after(late, () => server.answer(asked));
		await pass();
		if (kind === 'answer lost') throw new TypeError('Failed to fetch');
		if (kind === 'outcome unknown') return response(503, problem(503, 'outcome_unknown').body);
		return response(answer.status, answer.body);
	};
}

export function response(
	status: number,
	body: Json,
	headers: Record<string, string> = {}
): Response {
	const text = status === 204 || status === 304 ? null : JSON.stringify(body);
	return new Response(text, { status, headers });
}
