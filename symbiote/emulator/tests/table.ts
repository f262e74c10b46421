import { MemoryBlobs } from '../game/blobs.ts';
import { Failure, Refused } from '../game/failure.ts';
import { Game, type ToPage } from '../game/game.ts';
import { act } from '../game/hands/index.ts';
import type { Command } from '../game/hands/command.ts';
import { SOURCES, type Installed } from '../game/manifest.ts';
import { pageReady, pageStarted } from '../game/panel.ts';
import type { Seat } from '../game/world.ts';

/** A Symbiote that asks for every source, each with its own handler name. */
export function symbiote(key: string, more: Partial<TaleSpire.Manifest> = {}): Installed {
	const subscriptions: Record<string, Record<string, string | Record<string, string>>> = {};
	for (const source of SOURCES) {
		const [category = '', name = '', deeper] = source.split('.');
		const handlers = (subscriptions[category] ??= {});
		if (deeper === undefined) handlers[name] = source;
		else handlers[name] = { ...(handlers[name] as Record<string, string>), [deeper]: source };
	}
	const manifest: TaleSpire.Manifest = {
		manifestVersion: 1,
		name: key,
		entryPoint: '/index.html',
		api: { version: '0.1', subscriptions, interop: { id: '1b4e28ba-2fa1-4d3b-8f2e-6a5b4c3d2e1f' } },
		...more
	};
	return { key, folder: '', name: key, manifest, problems: [], remarks: [] };
}

/** A game with its surroundings in hand: the clock stands still, timers run when told. */
export class Table {
	readonly game: Game;
	now = 1_000;
	#told: { seat: string; message: ToPage }[] = [];
	#timers: { at: number; then: () => void }[] = [];

	constructor(symbiotes = [symbiote('one')], seed = 1) {
		this.game = new Game(
			symbiotes,
			{
				tell: (seat, message) => this.#told.push({ seat: seat.id, message }),
				now: () => this.now,
				later: (ms, then) => this.#timers.push({ at: this.now + ms, then }),
				blobs: new MemoryBlobs(),
				changed: () => undefined
			},
			seed
		);
	}

	do(command: Command): string {
		return act(this.game, command) ?? '';
	}

	/** The sentence of a refusal; fails when the command was done. */
	refusal(command: Command): string {
		try {
			act(this.game, command);
		} catch (error) {
			if (error instanceof Refused) return error.text.en;
			throw error;
		}
		throw new Error(`${command.do} was not refused`);
	}

	/** Open a Symbiote and let its page be initialised. */
	play(client: string, key = 'one'): Seat {
		const seat = this.game.seat(this.game.client(client), key);
		pageReady(this.game, seat, pageStarted(this.game, seat));
		return seat;
	}

	call(seat: Seat, path: string, ...args: unknown[]): unknown {
		return this.game.call(seat, seat.page ?? 0, path, args, false);
	}

	/** The cause a call fails with; 'none' when it worked. */
	cause(seat: Seat, path: string, ...args: unknown[]): string {
		try {
			this.call(seat, path, ...args);
		} catch (error) {
			if (error instanceof Failure) return error.cause;
			throw error;
		}
		return 'none';
	}

	/** The kinds of events that a seat was told since it was last asked. */
	kinds(seat: Seat): string[] {
		return this.events(seat).map(({ kind }) => kind);
	}

	events(seat: Seat): { kind: string; payload: unknown }[] {
		const own = this.#told.filter((each) => each.seat === seat.id);
		this.#told = this.#told.filter((each) => each.seat !== seat.id);
		return own.flatMap(({ message }) =>
			message.type === 'event' ? [{ kind: message.kind, payload: message.payload }] : []
		);
	}

	orders(seat: Seat): string[] {
		return this.#told.filter((each) => each.seat === seat.id).map(({ message }) => message.type);
	}

	pass(ms: number): void {
		this.now += ms;
		const due = this.#timers.filter(({ at }) => at <= this.now);
		this.#timers = this.#timers.filter(({ at }) => at > this.now);
		for (const { then } of due) then();
	}
}
