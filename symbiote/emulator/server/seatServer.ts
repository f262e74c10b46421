import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebSocketServer, type WebSocket } from 'ws';
import { CALL_NAMES } from '../game/calls/index.ts';
import { Failure } from '../game/failure.ts';
import type { Game, ToPage } from '../game/game.ts';
import { isRemote } from '../game/manifest.ts';
import { pageEnded, pageInitialised, pageReady, pageStarted } from '../game/panel.ts';
import { follow } from '../game/urls.ts';
import { ATLAS_PATH, type Seat } from '../game/world.ts';
import { decode, encode, type Answer, type BootConfig, type FromPage } from '../wire.ts';
import { bootScript } from './bundle.ts';
import { atlas, extraStyle } from './extras.ts';
import { contentType, find, sendFile } from './folder.ts';
import { isOwn } from './guard.ts';
import { withBoot } from './html.ts';
import { proxy } from './remote.ts';

const FRESH = { 'cache-control': 'no-store' };
const LARGEST_MESSAGE = 64 * 1024 * 1024;

/**
 * One Symbiote on one client: its files and the line of its page. Each has a port of its own, so
 * that a page keeps being the same client's through links and reloads, and so that two players in
 * one browser share neither storage nor channels.
 */
export class SeatServer {
	readonly seat: Seat;
	#game: Game;
	#board: string;
	#server: Server;
	#sockets: WebSocketServer;
	#socket: WebSocket | undefined;

	constructor(game: Game, seat: Seat, board: string) {
		this.#game = game;
		this.seat = seat;
		this.#board = board;
		this.#server = createServer((request, response) => {
			this.#serve(request, response).catch((error: unknown) => {
				console.error(error);
				if (!response.headersSent) response.writeHead(500);
				response.end();
			});
		});
		this.#sockets = new WebSocketServer({ noServer: true, maxPayload: LARGEST_MESSAGE });
		this.#server.on('upgrade', (request, socket, head) => {
			if (!isOwn(request, this.port) || request.url !== '/.emulator/socket')
				return socket.destroy();
			this.#sockets.handleUpgrade(request, socket, head, (page) => this.#connect(page));
		});
	}

	/** Port 0 is any free one. */
	async listen(port: number): Promise<void> {
		await new Promise<void>((done, failed) => {
			this.#server.once('error', failed);
			this.#server.listen(port, '127.0.0.1', () => {
				this.#server.off('error', failed);
				done();
			});
		});
	}

	get port(): number {
		return (this.#server.address() as AddressInfo).port;
	}

	get address(): string {
		return `http://localhost:${this.port}`;
	}

	/** The page the game would load. */
	get entry(): string {
		const entry = this.#manifest()?.entryPoint ?? '/';
		const remote = isRemote(entry) ? new URL(entry) : undefined;
		return this.address + (remote ? remote.pathname + remote.search : entry);
	}

	tell(message: ToPage): void {
		if (this.#socket?.readyState === this.#socket?.OPEN) this.#socket?.send(encode(message));
	}

	async close(): Promise<void> {
		for (const page of this.#sockets.clients) page.terminate();
		this.#server.closeAllConnections();
		await new Promise((done) => this.#server.close(done));
	}

	#manifest(): TaleSpire.Manifest | null {
		return this.#game.symbiote(this.seat.symbiote).manifest;
	}

	// -------------------------------------------------------------------- files

	async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
		if (!isOwn(request, this.port)) return void response.writeHead(403).end();
		const { pathname } = new URL(request.url ?? '/', this.address);
		const manifest = this.#manifest();
		for (const [name, value] of Object.entries(FRESH)) response.setHeader(name, value);
		if (!manifest) return void response.writeHead(404).end('The game refuses this Symbiote.');
		if (pathname.startsWith('/.emulator/')) return this.#own(pathname, response);
		if (pathname === '/') return void response.writeHead(302, { location: this.entry }).end();
		if (isRemote(manifest.entryPoint)) {
			return proxy(request, response, new URL(manifest.entryPoint).origin, (page) =>
				this.#page(page)
			);
		}
		this.#file(request, response, decodeURIComponent(pathname));
	}

	#file(request: IncomingMessage, response: ServerResponse, path: string): void {
		const found = find(this.#game.symbiote(this.seat.symbiote).folder, path);
		if (!found) return void response.writeHead(404).end();
		if (found.otherCase) this.#game.remark(this.seat, 'otherCase', path);
		const type = contentType(found.file);
		if (type !== 'text/html') return sendFile(request, response, found.file);
		response.writeHead(200, { 'content-type': type }).end(this.#page(readFileSync(found.file)));
	}

	/** Without `api.version` the game injects nothing. */
	#page(html: Buffer): Buffer {
		return this.#manifest()?.api?.version ? withBoot(html) : html;
	}

	async #own(path: string, response: ServerResponse): Promise<void> {
		const send = (type: string, body: string) =>
			response.writeHead(200, { 'content-type': `${type}; charset=utf-8` }).end(body);
		if (path === '/.emulator/boot.js') {
			const script = await bootScript();
			send('text/javascript', `{const EMULATOR=${JSON.stringify(this.#config())};\n${script}}`);
			return;
		}
		if (path === ATLAS_PATH) return void send('image/svg+xml', atlas());
		const [, extra] = /^\/\.emulator\/extras\/(\w+)\.css$/.exec(path) ?? [];
		const style = extra === undefined ? undefined : extraStyle(extra);
		if (style === undefined) return void response.writeHead(404).end();
		send('text/css', style);
	}

	#config(): BootConfig {
		const { api, environment } = this.#manifest() ?? {};
		const { injection, handlers, errorShape, contentPackShape } = this.#game.settings;
		return {
			calls: CALL_NAMES,
			board: this.#board,
			initializeEarly: api?.initializeEarly ?? false,
			nickname: !api?.doNotUseNickname,
			extras: environment?.extras ?? [],
			loadTarget: environment?.loadTargetBehavior ?? 'currentTab',
			injection,
			handlers,
			errorShape,
			packsAnswerToIds: contentPackShape === 'both'
		};
	}

	// -------------------------------------------------------------------- the page's line

	#connect(page: WebSocket): void {
		const replaced = this.#socket;
		const number = pageStarted(this.#game, this.seat);
		this.#socket = page;
		if (replaced?.readyState === replaced?.OPEN) replaced?.close();
		page.on('message', (data) => {
			this.#hear(page, number, decode(String(data)) as FromPage);
		});
		page.on('close', () => {
			if (this.#socket === page) this.#socket = undefined;
			pageEnded(this.#game, this.seat, number);
		});
	}

	#hear(page: WebSocket, number: number, message: FromPage): void {
		if (message.type === 'ready') pageReady(this.#game, this.seat, number);
		else if (message.type === 'initialised') pageInitialised(this.#game, this.seat, number);
		else if (message.type === 'remark') this.#game.remark(this.seat, message.kind, message.detail);
		else if (message.type === 'url') this.#follow(message.url);
		else this.#answer(page, this.#call(number, message));
	}

	#call(number: number, { id, path, args, early }: FromPage & { type: 'call' }): Answer {
		try {
			return { type: 'answer', id, value: this.#game.call(this.seat, number, path, args, early) };
		} catch (error) {
			if (error instanceof Failure) {
				return { type: 'failure', id, cause: error.cause, message: error.message };
			}
			console.error(error);
			return { type: 'failure', id, cause: 'internalDispatchBug', message: String(error) };
		}
	}

	#answer(page: WebSocket, answer: Answer): void {
		const text = encode(answer);
		const ms = this.#game.settings.answerDelayMs;
		const send = () => {
			if (page.readyState === page.OPEN) page.send(text);
		};
		if (ms > 0) this.#game.outside.later(ms, send);
		else send();
	}

	#follow(url: string): void {
		try {
			follow(this.#game, this.#game.client(this.seat.client), url);
		} catch (error) {
			if (!(error instanceof Failure)) throw error;
			this.#game.remark(this.seat, 'pageError', error.message);
		}
		this.#game.outside.changed();
	}
}
