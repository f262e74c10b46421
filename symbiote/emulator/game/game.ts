import type { Blobs } from './blobs.ts';
import { calls, type CallName } from './calls/index.ts';
import { Failure, Refused } from './failure.ts';
import { handlerOf, interopOf, type Installed, type Source } from './manifest.ts';
import { Faces, seeded, uuid } from './random.ts';
import { Recorder, type RemarkKind } from './record.ts';
import { changed, DEFAULTS, type Settings } from './settings.ts';
import {
	newWorld,
	type Board,
	type Campaign,
	type Client,
	type Player,
	type Seat,
	type World
} from './world.ts';

type Events = TaleSpire.SubscriptionEvents;
export type EventOf<S extends Source> = S extends `campaigns.current.${infer E}`
	? Events['campaigns']['current'][E & keyof Events['campaigns']['current']]
	: S extends `${infer C extends keyof Events}.${infer E}`
		? Events[C][E & keyof Events[C]]
		: never;

/** What a page is told by the game. */
export type ToPage =
	| { type: 'event'; source: Source; handler: string; kind: string; payload: unknown }
	| { type: 'reload' }
	/** the page goes away, after its handlers had their say */
	| { type: 'end' };

/** What the game needs of the world around it. */
export interface Outside {
	tell(seat: Seat, message: ToPage): void;
	now(): number;
	later(ms: number, then: () => void): void;
	blobs: Blobs;
	changed(): void;
}

/** Makes calls fail on purpose. `call` is a path, or a namespace with `.*`. */
export interface Fault {
	call: string;
	cause: string;
	times: number;
	client: string | null;
}

export class Game {
	world: World;
	settings: Settings = DEFAULTS;
	record = new Recorder();
	faults: Fault[] = [];
	symbiotes: Installed[];
	readonly faces: Faces;
	readonly chance: () => number;
	readonly outside: Outside;
	#ids: () => number;
	#rolls = 0;
	#pages = 0;
	#shown = 0;
	#recentCalls = new Map<string, number[]>();

	constructor(symbiotes: Installed[], outside: Outside, seed = 1) {
		this.symbiotes = symbiotes;
		this.outside = outside;
		this.#ids = seeded(seed);
		this.chance = seeded(seed + 1);
		this.faces = new Faces(seed);
		this.world = newWorld(this.#ids);
	}

	id(): string {
		return uuid(this.#ids);
	}

	random(): () => number {
		return this.#ids;
	}

	/** Decimal text of a 64-bit number, like the recorded "17179869185". */
	rollId(): string {
		this.#rolls += 1;
		return String((4n << 32n) + BigInt(this.#rolls));
	}

	pageNumber(): number {
		this.#pages += 1;
		return this.#pages;
	}

	shownNumber(): number {
		this.#shown += 1;
		return this.#shown;
	}

	// ------------------------------------------------------------------ finding

	campaign(id: string): Campaign {
		return found(this.world.campaigns, id, 'campaign');
	}

	board(id: string): Board {
		return found(this.world.boards, id, 'board');
	}

	player(id: string): Player {
		return found(this.world.players, id, 'player');
	}

	/** A client by its id or by its player's name (the player's first client). */
	client(ref: string): Client {
		const named = this.world.players.find(({ name }) => name === ref);
		const client = this.world.clients.find(({ id, player }) => id === ref || player === named?.id);
		if (!client)
			throw new Refused(`There is no client "${ref}".`, `Den Client „${ref}“ gibt es nicht.`);
		return client;
	}

	symbiote(key: string): Installed {
		const symbiote = this.symbiotes.find((each) => each.key === key);
		if (!symbiote)
			throw new Refused(`There is no Symbiote "${key}".`, `Den Symbiote „${key}“ gibt es nicht.`);
		return symbiote;
	}

	/** The seat of a Symbiote on a client, made when first asked for. */
	seat(client: Client, key: string): Seat {
		const id = `${client.id}/${this.symbiote(key).key}`;
		const known = this.world.seats.find((seat) => seat.id === id);
		if (known) return known;
		const seat: Seat = {
			id,
			client: client.id,
			symbiote: key,
			state: 'closed',
			background: false,
			opening: 0,
			page: null,
			initialised: null,
			waiting: [],
			onlyForUrl: false
		};
		this.world.seats.push(seat);
		return seat;
	}

	seatsOf(client: Client): Seat[] {
		return this.world.seats.filter((seat) => seat.client === client.id);
	}

	clientsOn(board: string): Client[] {
		return this.world.clients.filter((client) => client.board === board);
	}

	clientsIn(campaign: string): Client[] {
		return this.world.clients.filter((client) => client.campaign === campaign);
	}

	mayGm(player: string, campaign: string | null): boolean {
		return campaign !== null && (this.player(player).rights[campaign]?.canGm ?? false);
	}

	playerFragment(id: string): TaleSpire.PlayerFragment {
		return { id, name: this.player(id).name };
	}

	clientFragment(client: Client): TaleSpire.ClientFragment {
		return { id: client.id, player: this.playerFragment(client.player) };
	}

	// ------------------------------------------------------------------ telling

	/** Tell an event to the running Symbiotes of these clients that asked for its source. */
	emit<S extends Source>(
		to: readonly Client[],
		source: S,
		event: EventOf<S>,
		which: (seat: Seat) => boolean = () => true
	): void {
		for (const seat of this.world.seats) {
			if (seat.state !== 'running' || !which(seat)) continue;
			if (to.some(({ id }) => id === seat.client)) this.deliver(seat, source, event);
		}
	}

	/** Tell one Symbiote, running or not. */
	deliver<S extends Source>(seat: Seat, source: S, event: EventOf<S>): void {
		const { manifest } = this.symbiote(seat.symbiote);
		const handler = manifest && handlerOf(manifest, source);
		if (!handler) return;
		const { kind, payload } = structuredClone(event) as { kind: string; payload: unknown };
		this.record.event({ ...this.#who(seat), source, kind, payload });
		this.outside.tell(seat, { type: 'event', source, handler, kind, payload });
	}

	/** Running Symbiotes with this one's interop id on a board. */
	peers(seat: Seat, board: string | null): Seat[] {
		const id = interopOf(this.symbiote(seat.symbiote));
		if (!id || board === null) return [];
		return this.world.seats.filter(
			(other) =>
				other.state === 'running' &&
				this.client(other.client).board === board &&
				interopOf(this.symbiote(other.symbiote)) === id
		);
	}

	remark(seat: Seat, kind: RemarkKind, detail: string): void {
		this.record.remark({ ...this.#who(seat), kind, detail });
		this.outside.changed();
	}

	#who(seat: Seat): { time: number; client: string; symbiote: string } {
		return { time: this.outside.now(), client: seat.client, symbiote: seat.symbiote };
	}

	// ------------------------------------------------------------------ calls

	/**
	 * Answer a call of a page; throws Failure. `early` says that the page made it before its
	 * `hasInitialized` arrived. Every call is recorded, the refused ones too.
	 */
	call(seat: Seat, page: number, path: string, args: unknown[], early: boolean): unknown {
		const entry = {
			...this.#who(seat),
			path,
			args,
			cause: null as string | null,
			value: undefined as unknown
		};
		try {
			if (early || seat.page !== page || seat.state === 'loading') {
				if (early) this.remark(seat, 'calledTooEarly', path);
				throw new Failure('outOfOrderMessage');
			}
			this.#applyFaults(seat, path);
			this.#applyRateLimit(seat);
			entry.value = this.#answer(seat, path, args);
			return entry.value;
		} catch (error) {
			entry.cause = error instanceof Failure ? error.cause : 'internalDispatchBug';
			throw error;
		} finally {
			this.record.call(entry);
			this.outside.changed();
		}
	}

	#answer(seat: Seat, path: string, args: unknown[]): unknown {
		if (!Object.hasOwn(calls, path)) throw new Failure('internalDispatchBug', `no call ${path}`);
		const client = this.client(seat.client);
		return calls[path as CallName](
			{ game: this, seat, client, symbiote: this.symbiote(seat.symbiote) },
			...args
		);
	}

	#applyFaults(seat: Seat, path: string): void {
		const fault = this.faults.find(
			({ call, client }) =>
				(client === null || client === seat.client) &&
				(call === path || (call.endsWith('.*') && path.startsWith(call.slice(0, -1))))
		);
		if (!fault) return;
		fault.times -= 1;
		this.faults = this.faults.filter(({ times }) => times > 0);
		throw new Failure(fault.cause, 'asked for by the tester');
	}

	#applyRateLimit(seat: Seat): void {
		const limit = this.settings.rateLimit;
		if (!limit) return;
		const now = this.outside.now();
		const recent = (this.#recentCalls.get(seat.id) ?? []).filter((at) => at > now - limit.perMs);
		const full = recent.length >= limit.calls;
		if (!full) recent.push(now);
		this.#recentCalls.set(seat.id, recent);
		if (full) throw new Failure('rateLimited');
	}

	change(changes: Partial<Settings>): void {
		this.settings = changed(this.settings, changes);
		this.#recentCalls.clear();
	}
}

function found<T extends { id: string; name: string }>(list: T[], ref: string, what: string): T {
	const one = list.find(({ id }) => id === ref) ?? list.find(({ name }) => name === ref);
	if (!one) throw new Refused(`There is no ${what} "${ref}".`, `„${ref}“ gibt es nicht.`);
	return one;
}
