import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebSocketServer, type WebSocket } from 'ws';
import { Refused } from '../game/failure.ts';
import type { Command } from '../game/hands/command.ts';
import type { Text } from '../game/manifest.ts';
import { ATLAS_PATH } from '../game/world.ts';
import type { FromBoard, State, ToBoard } from '../state.ts';
import { boardFiles } from './bundle.ts';
import { contentType } from './folder.ts';
import { atlas } from './extras.ts';
import { isOwn } from './guard.ts';

const PAGE = readFileSync(new URL('../board/index.html', import.meta.url));
const LARGEST_COMMAND = 8 * 1024 * 1024;
/** Changes within this time are told to the board page together. */
const TOGETHER_MS = 40;

const HEADERS = {
	'cache-control': 'no-store',
	'content-security-policy':
		"default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; " +
		"connect-src 'self'; frame-src http://localhost:*; base-uri 'none'; form-action 'none'; " +
		"frame-ancestors 'none'",
	'x-content-type-options': 'nosniff'
};

/** What the board page and drivers ask of the emulator. */
export interface Driven {
	act(command: Command): Promise<string | undefined>;
	state(openBoards: number): State;
	record(): unknown;
}

/** The tester's page, and the same things to do over HTTP for drivers in other languages. */
export class BoardServer {
	#driven: Driven;
	#server: Server;
	#sockets: WebSocketServer;
	/** pages that show the whole board, not one client's screen */
	#boards = new Set<WebSocket>();
	#timer: NodeJS.Timeout | undefined;

	constructor(driven: Driven) {
		this.#driven = driven;
		this.#server = createServer((request, response) => {
			this.#serve(request, response).catch((error: unknown) => {
				console.error(error);
				if (!response.headersSent) response.writeHead(500);
				response.end();
			});
		});
		this.#sockets = new WebSocketServer({ noServer: true, maxPayload: LARGEST_COMMAND });
		this.#server.on('upgrade', (request, socket, head) => {
			const { pathname, searchParams } = new URL(request.url ?? '/', this.address);
			if (!isOwn(request, this.port) || pathname !== '/board') return socket.destroy();
			const whole = !searchParams.has('client');
			this.#sockets.handleUpgrade(request, socket, head, (page) => this.#connect(page, whole));
		});
	}

	async listen(port: number): Promise<void> {
		await new Promise<void>((done, failed) => {
			this.#server.once('error', failed);
			this.#server.listen(port, '127.0.0.1', () => done());
		});
	}

	get port(): number {
		return (this.#server.address() as AddressInfo).port;
	}

	get address(): string {
		return `http://localhost:${this.port}`;
	}

	/** Something changed: tell the board pages soon. */
	changed(): void {
		this.#timer ??= setTimeout(() => {
			this.#timer = undefined;
			for (const page of this.#sockets.clients) this.#tell(page);
		}, TOGETHER_MS);
	}

	async close(): Promise<void> {
		clearTimeout(this.#timer);
		for (const page of this.#sockets.clients) page.terminate();
		this.#server.closeAllConnections();
		await new Promise((done) => this.#server.close(done));
	}

	#tell(page: WebSocket): void {
		send(page, { type: 'state', state: this.#driven.state(this.#boards.size) });
	}

	#connect(page: WebSocket, whole: boolean): void {
		if (whole) this.#boards.add(page);
		page.on('close', () => {
			if (this.#boards.delete(page)) this.changed();
		});
		this.#tell(page);
		this.changed();
		page.on('message', (data) => {
			const { id, command } = JSON.parse(String(data)) as FromBoard;
			this.#driven.act(command).then(
				(made) => send(page, { type: 'done', id, ...(made === undefined ? {} : { made }) }),
				(error: unknown) => {
					send(page, { type: 'refused', id, why: reason(error) });
				}
			);
		});
	}

	async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
		if (!isOwn(request, this.port)) return void response.writeHead(403).end();
		for (const [name, value] of Object.entries(HEADERS)) response.setHeader(name, value);
		const { pathname } = new URL(request.url ?? '/', this.address);
		if (request.method === 'POST' && pathname === '/api/act') return this.#act(request, response);
		if (request.method !== 'GET') return void response.writeHead(405).end();
		if (pathname === '/api/state')
			return json(response, 200, this.#driven.state(this.#boards.size));
		if (pathname === '/api/record') return json(response, 200, this.#driven.record());
		if (pathname === '/') return void response.setHeader('content-type', 'text/html').end(PAGE);
		if (pathname === ATLAS_PATH) {
			return void response.setHeader('content-type', 'image/svg+xml').end(atlas());
		}
		const file = (await boardFiles()).get(pathname.slice(1));
		if (file === undefined) return void response.writeHead(404).end();
		response.setHeader('content-type', `${contentType(pathname)}; charset=utf-8`).end(file);
	}

	/** The content type keeps other sites' forms out: a browser asks before it sends JSON. */
	async #act(request: IncomingMessage, response: ServerResponse): Promise<void> {
		if (!request.headers['content-type']?.startsWith('application/json')) {
			return json(response, 415, { error: 'Send JSON.' });
		}
		let body = '';
		for await (const part of request) {
			body += String(part);
			if (body.length > LARGEST_COMMAND) return json(response, 413, { error: 'Too large.' });
		}
		let command: Command;
		try {
			command = JSON.parse(body) as Command;
		} catch {
			return json(response, 400, { error: 'This is not JSON.' });
		}
		try {
			json(response, 200, { made: (await this.#driven.act(command)) ?? null });
		} catch (error) {
			if (!(error instanceof Refused)) throw error;
			json(response, 409, { error: error.text });
		}
	}
}

/** Whatever is no refusal is a fault of the emulator. */
function reason(error: unknown): Text {
	if (error instanceof Refused) return error.text;
	console.error(error);
	const text = String(error);
	return { de: text, en: text };
}

function json(response: ServerResponse, status: number, body: unknown): void {
	response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

function send(page: WebSocket, message: ToBoard): void {
	if (page.readyState === page.OPEN) page.send(JSON.stringify(message));
}
