import { describe } from './dice.ts';
import { Failure } from './failure.ts';
import type { Game } from './game.ts';
import { interopOf } from './manifest.ts';
import { deliverWaiting, start } from './panel.ts';
import { put } from './tray.ts';
import type { Client } from './world.ts';

/** Symbiotes are addressed by their interop id. */
export function prefix(interopId: string): string {
	return `talespire://symbiote/${segment(interopId)}/`;
}

export function blueprint(info: unknown): string {
	return `talespire://creature-blueprint/${Buffer.from(JSON.stringify(info)).toString('base64url')}`;
}

const segment = (id: string) => Buffer.from(id.replaceAll('-', ''), 'hex').toString('base64url');

/** Follow a talespire:// address on a client, whoever clicked it. */
export function follow(game: Game, client: Client, url: string): void {
	const [, kind, rest] = /^talespire:\/\/([a-z-]+)\/(.+)$/is.exec(url) ?? [];
	if (!kind || rest === undefined) throw new Failure('urlInvalid', url);
	const text = decoded(rest);
	switch (kind.toLowerCase()) {
		case 'dice':
			return throwable(game, client, text);
		case 'symbiote':
			return toSymbiote(game, client, text);
		case 'creature-blueprint':
			client.hand = `blueprint: ${blueprintName(rest)}`;
			return;
		case 'asset':
			client.hand = `asset: ${text}`;
			return;
		case 'goto':
			client.camera = text.replace(/^bookmark\//, '');
			return;
		case 'stat-names':
			return;
		default:
			throw new Failure('urlRejected', url);
	}
}

function decoded(text: string): string {
	try {
		return decodeURIComponent(text);
	} catch {
		throw new Failure('urlInvalid', text);
	}
}

function throwable(game: Game, client: Client, text: string): void {
	if (client.board === null) throw new Failure('urlRejected', 'on no board');
	try {
		put(game, client, describe(text));
	} catch (error) {
		if (error instanceof Failure) throw new Failure('urlRejected', error.message);
		throw error;
	}
}

/** A Symbiote that is closed is started for the message, behind what the panel shows. */
function toSymbiote(game: Game, client: Client, text: string): void {
	const [name = '', ...rest] = text.split('/');
	const symbiote = game.symbiotes.find((each) => {
		const id = interopOf(each);
		return id !== undefined && segment(id) === name;
	});
	if (!symbiote) throw new Failure('urlRejected', 'no such Symbiote');
	const seat = game.seat(client, symbiote.key);
	seat.waiting.push(rest.join('/'));
	if (seat.state === 'running') return deliverWaiting(game, seat);
	if (seat.state === 'loading') return;
	start(seat, true);
}

function blueprintName(data: string): string {
	try {
		const info = JSON.parse(Buffer.from(data, 'base64url').toString()) as { name?: unknown };
		return String(info.name ?? '');
	} catch {
		throw new Failure('urlInvalid', data);
	}
}
