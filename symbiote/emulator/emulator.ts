import { watch, type FSWatcher } from 'node:fs';
import { CALL_NAMES } from './game/calls/index.ts';
import { MemoryBlobs, type Blobs } from './game/blobs.ts';
import { Refused } from './game/failure.ts';
import { Game } from './game/game.ts';
import { act, COMMANDS } from './game/hands/index.ts';
import type { Command } from './game/hands/command.ts';
import { reloadSeat, shutDown } from './game/panel.ts';
import type { Client, Seat } from './game/world.ts';
import { BoardServer } from './server/boardServer.ts';
import { install } from './server/folder.ts';
import { SeatServer } from './server/seatServer.ts';
import type { LoadedSymbiote, State } from './state.ts';

export type { Command } from './game/hands/command.ts';
export type { Settings } from './game/settings.ts';
export { Refused } from './game/failure.ts';

export interface Options {
	/** folders with a manifest.json each */
	folders: string[];
	/** of the board page; 0 is any free one. Symbiotes get the ports after it */
	port?: number;
	/** the same seed gives the same ids and the same dice */
	seed?: number;
	blobs?: Blobs;
	/** reload a Symbiote when its files change, as the game does */
	watch?: boolean;
}

/** How many records the board page shows; `record` has all that are kept. */
const SHOWN = 120;

/** Start an emulator. The caller closes it. */
export async function startEmulator(options: Options): Promise<Emulator> {
	const emulator = new Emulator(options);
	await emulator.start(options.port ?? 0);
	return emulator;
}

/** The game, its servers, and all that a test needs to drive them. */
export class Emulator {
	readonly game: Game;
	#board: BoardServer;
	#seats = new Map<string, SeatServer>();
	#port = 0;
	#timers = new Set<NodeJS.Timeout>();
	#watchers: FSWatcher[] = [];
	#folders: string[];
	#watches: boolean;
	#waiting: (() => void)[] = [];

	constructor({ folders, seed = 1, blobs = new MemoryBlobs(), watch: watches = false }: Options) {
		this.#folders = folders;
		this.#watches = watches;
		this.game = new Game(
			install(folders),
			{
				tell: (seat, message) => this.#seats.get(seat.id)?.tell(message),
				now: () => Date.now(),
				later: (ms, then) => this.#later(ms, then),
				changed: () => this.#changed(),
				blobs
			},
			seed
		);
		this.#board = new BoardServer(this);
	}

	async start(port: number): Promise<void> {
		await this.#board.listen(port);
		this.#port = port;
		await this.#makeSeats();
		if (this.#watches) this.#folders.forEach((folder, n) => this.#watch(folder, n));
	}

	/** Where the board page is. */
	get address(): string {
		return this.#board.address;
	}

	/** Do one thing at the table; resolves to the id of what was made. Rejects with Refused. */
	async act(command: Command): Promise<string | undefined> {
		if (!COMMANDS.includes(command.do))
			throw new Refused(
				`There is no command "${command.do}".`,
				`Den Befehl „${command.do}“ gibt es nicht.`
			);
		const made = act(this.game, command);
		await this.#makeSeats();
		return made;
	}

	/** The address of a Symbiote's first page on a client: open it in any tab. */
	page(client: string, symbiote: string): string {
		return this.#seat(this.game.client(client), symbiote).entry;
	}

	state(openBoards = 0): State {
		const { world, settings, faults, record } = this.game;
		return {
			...world,
			settings,
			faults,
			forcedFaces: this.game.faces.forced,
			symbiotes: this.game.symbiotes.map(({ key, name, manifest, problems, remarks }) => ({
				...about(manifest),
				key,
				name,
				problems,
				remarks
			})),
			callNames: CALL_NAMES,
			openBoards,
			addresses: Object.fromEntries([...this.#seats].map(([id, seat]) => [id, seat.entry])),
			calls: record.calls.slice(-SHOWN),
			events: record.events.slice(-SHOWN),
			remarks: record.remarks.slice(-SHOWN)
		};
	}

	/** Every call, event and remark that is kept (the latest 5,000 of each). */
	record() {
		const { calls, events, remarks } = this.game.record;
		return { calls, events, remarks };
	}

	/** Resolves when something is so; looks again after every change. Rejects after `ms`. */
	until(isSo: (game: Game) => boolean, what: string, ms = 15_000): Promise<void> {
		return new Promise((done, failed) => {
			const timer = setTimeout(() => {
				this.#waiting = this.#waiting.filter((each) => each !== look);
				failed(new Error(`Still not so after ${ms} ms: ${what}`));
			}, ms);
			const look = () => {
				if (!isSo(this.game)) return;
				clearTimeout(timer);
				this.#waiting = this.#waiting.filter((each) => each !== look);
				done();
			};
			this.#waiting.push(look);
			look();
		});
	}

	async close(): Promise<void> {
		for (const timer of this.#timers) clearTimeout(timer);
		for (const watcher of this.#watchers) watcher.close();
		await Promise.all([
			this.#board.close(),
			...[...this.#seats.values()].map((seat) => seat.close())
		]);
	}

	// -------------------------------------------------------------------- inside

	#later(ms: number, then: () => void): void {
		const timer = setTimeout(() => {
			this.#timers.delete(timer);
			then();
		}, ms);
		this.#timers.add(timer);
	}

	#changed(): void {
		this.#board.changed();
		for (const look of [...this.#waiting]) look();
	}

	#seat(client: Client, symbiote: string): SeatServer {
		const seat = this.#seats.get(this.game.seat(client, symbiote).id);
		if (!seat)
			throw new Refused(
				`${symbiote} has no page on that client.`,
				`${symbiote} hat auf diesem Client keine Seite.`
			);
		return seat;
	}

	/** A port for every Symbiote on every client; clients can be added at any time. */
	async #makeSeats(): Promise<void> {
		for (const client of this.game.world.clients) {
			for (const { key } of this.game.symbiotes) {
				const seat = this.game.seat(client, key);
				if (!this.#seats.has(seat.id)) await this.#makeSeat(seat);
			}
		}
	}

	async #makeSeat(seat: Seat): Promise<void> {
		const server = new SeatServer(this.game, seat, this.#board.address);
		this.#seats.set(seat.id, server);
		while (this.#port > 0) {
			this.#port += 1;
			try {
				return await server.listen(this.#port);
			} catch (error) {
				// taken by something else: the next one then
				if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
			}
		}
		await server.listen(0);
	}

	/** Reload on any change, but not in files and folders that begin with a dot. */
	#watch(folder: string, n: number): void {
		let soon: NodeJS.Timeout | undefined;
		const watcher = watch(folder, { recursive: true }, (_, file) => {
			if (file?.split(/[\\/]/).some((part) => part.startsWith('.'))) return;
			clearTimeout(soon);
			soon = setTimeout(() => this.#reload(n), 150);
		});
		this.#watchers.push(watcher);
	}

	#reload(n: number): void {
		this.game.symbiotes = install(this.#folders);
		const changed = this.game.symbiotes[n];
		for (const seat of this.game.world.seats) {
			if (seat.symbiote !== changed?.key || seat.state === 'closed') continue;
			if (changed.manifest) reloadSeat(this.game, seat);
			else shutDown(this.game, seat);
		}
		this.#changed();
	}
}

function about(
	manifest: TaleSpire.Manifest | null
): Omit<LoadedSymbiote, 'key' | 'name' | 'problems' | 'remarks'> {
	return {
		summary: manifest?.summary ?? '',
		version: manifest?.version ?? '',
		background: manifest?.environment?.webViewBackgroundColor ?? '#ffffff',
		controls: {
			reload: manifest?.controls?.reload ?? false,
			navigation: manifest?.controls?.navigation ?? false
		},
		loads: manifest !== null
	};
}
