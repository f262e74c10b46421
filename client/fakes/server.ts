/**
 * The server's protocol in small: merge patches with revisions, keys, resources, one group's log and
 * its room. It keeps what it did, so that tests can see that nothing was done twice.
 */
import { applyPatch, get, same } from '@campaign-manager/rulesets/pointer';
import type { SheetData } from '@campaign-manager/rulesets/objects';
import type { OpenRuleset } from '@campaign-manager/rulesets/ruleset';
import type { Line } from '../live/room.ts';
import { without } from '../without.ts';
import type { HandClock } from './clock.ts';

export interface Asked {
	method: string;
	path: string;
	query: string;
	headers: Record<string, string>;
	body: Json;
}
export type Json = Record<string, unknown>;
export interface Answered {
	status: number;
	body: Json;
}
interface LoggedEvent {
	offset: number;
	visible: boolean;
	text: string;
}

export const GROUP = '3f1c2b9e-8a54-4f0b-9d1e-6d9f0c1a2b3c';
export const HERO = '0d9c1c1e-5d0c-4a64-9f0e-0f3f1f6f6f01';
export const EPOCH = '7e8a2b0c-9f1d-4c3e-8a7b-5d6e7f8a9b0c';

export class FakeServer {
	sheet: SheetData;
	name = 'Runa';
	revision = 1;
	/** Keys of what was done, once for each time. */
	done: string[] = [];
	log: LoggedEvent[] = [];
	epoch = EPOCH;
	/** Events up to here are forgotten. */
	forgotten = 0;
	/** Of the group's ruleset, as `welcome` tells it. */
	rulesetState = 'one';
	answers = new Map<string, { request: string; answer: Answered }>();
	lines = new Set<FakeLine>();
	tokens = new Set(['token']);
	/** Sheets that are refused: the places at fault. */
	refuses: (sheet: SheetData) => string[] = () => [];

	readonly ruleset: OpenRuleset;
	readonly clock: HandClock;

	constructor(ruleset: OpenRuleset, sheet: SheetData, clock: HandClock) {
		this.ruleset = ruleset;
		this.sheet = sheet;
		this.clock = clock;
	}

	answer({ method, path, query, headers, body }: Asked): Answered {
		if (path === '/v1/auth/refresh') return { status: 200, body: this.tokensFor() };
		if (!this.tokens.has(headers['authorization']?.replace('Bearer ', '') ?? ''))
			return problem(401, 'token_expired');
		const key = headers['idempotency-key'];
		const before = key === undefined ? undefined : this.answers.get(key);
		const request = JSON.stringify([path, query, body]);
		if (before) {
			const isSame = same(JSON.parse(before.request), JSON.parse(request));
			return isSame ? before.answer : problem(422, 'idempotency_key_reused');
		}
		const answer = this.#do(method, path, headers, body, key);
		if (key !== undefined && answer.status < 300) this.answers.set(key, { request, answer });
		return answer;
	}

	tokensFor(): Json {
		const token = `token ${this.tokens.size}`;
		this.tokens.add(token);
		const user = { id: 'u', email: 'm@example.org', display_name: 'Mara', email_verified: true };
		return {
			access_token: token,
			token_type: 'Bearer',
			expires_in: 900,
			refresh_token: token,
			user
		};
	}

	#do(method: string, path: string, headers: Asked['headers'], body: Json, key?: string): Answered {
		if (method === 'GET') {
			if (headers['if-none-match'] === `"${this.revision}"`) return { status: 304, body: {} };
			return { status: 200, body: this.character() };
		}
		if (method === 'PATCH') {
			if (headers['if-match'] !== `"${this.revision}"`) return problem(412, 'stale');
			return this.patch(body, key);
		}
		if (path.endsWith('/rolls')) {
			this.done.push(String(key));
			return { status: 201, body: { id: 'roll', group_id: null, ...body } };
		}
		const resource = /\/resources\/(\w+)$/.exec(path)?.[1];
		if (resource) return this.adjust(resource, body['delta'] as number, key);
		return problem(404, 'not_found');
	}

	character(): Json {
		const { name, revision, sheet } = this;
		return {
			id: HERO,
			name,
			revision,
			sheet_data: sheet,
			ruleset_id: 'generic',
			portrait_url: null
		};
	}

	/** An edit, by whoever it is. */
	patch(patch: Json, key = `other ${this.revision}`, actor = 'u'): Answered {
		const next = applyPatch(this.sheet, patch['sheet_data'] ?? {}) as SheetData;
		const faults = this.refuses(next);
		if (faults.length) {
			const message = { de: 'nein', en: 'no' };
			const errors = faults.map((pointer) => ({ pointer, code: 'no', message }));
			return { status: 422, body: { ...problem(422, 'sheet_invalid').body, errors } };
		}
		if (get(next, '/hp/current') !== get(this.sheet, '/hp/current'))
			return problem(422, 'use_resource');
		const from_revision = this.revision;
		this.#store(next, key);
		this.name = (patch['name'] as string | undefined) ?? this.name;
		const data = { character_id: HERO, name: this.name, revision: this.revision, from_revision };
		this.tell('character.saved', { ...data, card: {}, patch }, key, actor);
		return { status: 200, body: this.character() };
	}

	adjust(resource: string, delta: number, key = `other ${this.revision}`): Answered {
		const adjustment = this.ruleset.adjustResource(this.sheet, resource, delta);
		if (!adjustment) return problem(404, 'unknown_resource');
		this.#store(applyPatch(this.sheet, adjustment.patch) as SheetData, key);
		const { value, minimum, maximum, temporary } = adjustment.resource;
		const change: Json = {
			...{ character_id: HERO, resource, delta, applied: adjustment.applied },
			...{ value, minimum, maximum, revision: this.revision },
			...(temporary !== undefined && {
				temporary,
				applied_temporary: adjustment.appliedTemporary ?? 0
			})
		};
		this.tell('resource.changed', change, key);
		return { status: 200, body: change };
	}

	#store(sheet: SheetData, key: string): void {
		this.sheet = sheet;
		this.revision += 1;
		this.done.push(key);
	}

	/** The ruleset is loaded anew; every line hears of it, and nothing of it is in the log. */
	loadAnew(state: string): void {
		this.rulesetState = state;
		const ruleset = { id: 'generic', version: '1.0.0', state };
		const text = JSON.stringify({ type: 'ruleset.changed', ruleset });
		for (const line of this.lines) line.deliver(text);
	}

	/** Writes to the log, and to every line. */
	tell(event: string, data: Json, cause?: string, actor = 'u', visible = true): void {
		const offset = this.log.length + 1;
		const at = '2026-05-01T18:00:00+00:00';
		const text = JSON.stringify({ type: 'event', offset, event, at, actor, cause, data });
		this.log.push({ offset, visible, text });
		if (visible) for (const line of this.lines) line.deliver(text);
	}
}

export const problem = (status: number, code: string): Answered => ({
	status,
	body: { type: `/problems/${code}`, title: code, status, detail: code, code }
});

/** A socket to the server; `cut` breaks it, with what is under way. */
export class FakeLine implements Line {
	onopen: Line['onopen'] = null;
	onmessage: Line['onmessage'] = null;
	onclose: Line['onclose'] = null;
	isOpen = true;
	readonly server: FakeServer;
	readonly url: string;
	/** How long each frame takes, either way. */
	readonly ms: number;

	constructor(server: FakeServer, url: string, ms = 5) {
		this.server = server;
		this.url = url;
		this.ms = ms;
		server.clock.after(ms, () => this.isOpen && this.onopen?.(undefined as never));
	}

	send(text: string): void {
		this.server.clock.after(this.ms, () => this.isOpen && this.#hear(JSON.parse(text) as Json));
	}

	close(): void {
		this.isOpen = false;
		this.server.lines.delete(this);
	}

	cut(code = 1006, reason = ''): void {
		if (!this.isOpen) return;
		this.close();
		this.onclose?.({ code, reason });
	}

	deliver(text: string): void {
		this.server.clock.after(this.ms, () => this.isOpen && this.onmessage?.({ data: text }));
	}

	#hear(message: Json): void {
		const { server } = this;
		const { type, id } = message;
		if (type === 'hello') return this.#welcome(message);
		const say = (frame: Json) => this.deliver(JSON.stringify(frame));
		if (type === 'ping') return say({ type: 'pong', offset: server.log.length });
		if (type === 'auth' || type === 'presence.set')
			return say({ type: 'ack', id, offset: null, result: {} });
		const { resource } = message;
		const rest = resource
			? without(message, 'character_id', 'resource', 'type', 'id')
			: without(message, 'type', 'id');
		const { status, body } = server.answer({
			query: '',
			method: 'POST',
			path: resource
				? `/v1/characters/${HERO}/resources/${String(resource)}`
				: `/v1/groups/${GROUP}/rolls`,
			headers: { authorization: 'Bearer token', 'idempotency-key': String(id) },
			body: resource ? { group_id: GROUP, ...rest } : rest
		});
		if (status < 300) say({ type: 'ack', id, offset: server.log.length, result: body });
		else say({ type: 'error', id, problem: body });
	}

	#welcome(message: Json): void {
		const { server } = this;
		if (!server.tokens.has(String(message['token']))) return this.cut(4401, 'token_expired');
		const resume = message['resume'] as { epoch: string; offset: number } | undefined;
		const recovered = resume?.epoch === server.epoch && resume.offset >= server.forgotten;
		const offset = server.log.length;
		const frame = {
			type: 'welcome',
			epoch: server.epoch,
			offset,
			recovered,
			role: 'player',
			presence: [],
			ruleset: { id: 'generic', version: '1.0.0', state: server.rulesetState }
		};
		this.deliver(JSON.stringify(frame));
		if (recovered)
			for (const event of server.log)
				if (event.offset > resume.offset && event.visible) this.deliver(event.text);
		server.lines.add(this);
	}
}
