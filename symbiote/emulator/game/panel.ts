import { Refused } from './failure.ts';
import type { Game } from './game.ts';
import { runsInBackground } from './manifest.ts';
import type { Client, Seat } from './world.ts';

/** The name under which a Symbiote that is not loaded here takes the panel. */
export const ANOTHER = '';

/** Open a Symbiote in a client's panel; the one that was there leaves or goes to the background. */
export function open(game: Game, client: Client, key: string): void {
	if (!client.connected)
		throw new Refused('The client is not connected.', 'Der Client ist nicht verbunden.');
	if (client.front === key && isOpen(game, client)) return;
	leaveFront(game, client);
	client.front = key;
	if (key === ANOTHER || !game.symbiote(key).manifest) return;
	const seat = game.seat(client, key);
	if (seat.state === 'closed') return start(seat);
	seat.background = false;
	seat.onlyForUrl = false;
	game.emit(
		[client],
		'symbiote.onStateChangeEvent',
		{ kind: 'hasEnteredForeground', payload: {} },
		is(seat)
	);
}

function isOpen(game: Game, client: Client): boolean {
	if (client.front === null || client.front === ANOTHER) return client.front === ANOTHER;
	return game.seat(client, client.front).state !== 'closed';
}

/** Start a page for a seat, in the background when another Symbiote has the panel. */
export function start(seat: Seat, background = false): void {
	seat.state = 'loading';
	seat.background = background;
	seat.onlyForUrl = background;
	seat.page = null;
	seat.opening += 1;
}

function leaveFront(game: Game, client: Client): void {
	const key = client.front;
	client.front = null;
	if (key === null || key === ANOTHER || !game.symbiote(key).manifest) return;
	const seat = game.seat(client, key);
	if (seat.state === 'running' && runsInBackground(game.symbiote(key))) {
		seat.background = true;
		game.deliver(seat, 'symbiote.onStateChangeEvent', { kind: 'willEnterBackground', payload: {} });
	} else shutDown(game, seat);
}

/** Close what is in the panel, with `willShutdown` unless the game takes it away without a word. */
export function close(game: Game, client: Client, notice = true): void {
	const key = client.front;
	if (key === null) throw new Refused('No Symbiote is open.', 'Es ist kein Symbiote geöffnet.');
	client.front = null;
	if (key !== ANOTHER) shutDown(game, game.seat(client, key), notice);
}

export function shutDown(game: Game, seat: Seat, notice = true): void {
	if (seat.state === 'closed') return;
	if (seat.state === 'running') {
		if (notice && game.settings.shutdownNotice) {
			game.deliver(seat, 'symbiote.onStateChangeEvent', { kind: 'willShutdown', payload: {} });
		}
		gone(game, seat);
	}
	seat.state = 'closed';
	seat.background = false;
	seat.onlyForUrl = false;
	seat.waiting = [];
	game.outside.tell(seat, { type: 'end' });
}

export function fold(game: Game, client: Client, folded: boolean): void {
	if (client.folded === folded) return;
	client.folded = folded;
	const event = { kind: folded ? 'hasBecomeHidden' : 'hasBecomeVisible', payload: {} } as const;
	game.emit([client], 'symbiote.onVisibilityEvent', event, (seat) => !seat.background);
}

export function isVisible(client: Client, seat: Seat): boolean {
	return !client.folded && !seat.background;
}

export function reload(game: Game, client: Client): void {
	if (!client.front) throw new Refused('No Symbiote is open.', 'Es ist kein Symbiote geöffnet.');
	reloadSeat(game, game.seat(client, client.front));
}

export function reloadSeat(game: Game, seat: Seat): void {
	if (seat.state === 'closed')
		throw new Refused('The Symbiote is not running.', 'Der Symbiote läuft nicht.');
	// a page that is gone, or is not one of ours any more, cannot be told
	if (seat.page === null) seat.opening += 1;
	else game.outside.tell(seat, { type: 'reload' });
}

// -------------------------------------------------------------------- what pages do

/** A page was loaded for a seat. A seat that was closed takes the panel. */
export function pageStarted(game: Game, seat: Seat): number {
	const client = game.client(seat.client);
	if (seat.state === 'closed') {
		open(game, client, seat.symbiote);
		if (seat.state === 'closed') start(seat);
	}
	if (seat.state === 'running') gone(game, seat);
	seat.state = 'loading';
	seat.page = game.pageNumber();
	game.outside.changed();
	return seat.page;
}

/** The page has the API and its extras: initialise it. */
export function pageReady(game: Game, seat: Seat, page: number): void {
	if (seat.page !== page || seat.state !== 'loading') return;
	const event = { kind: 'hasInitialized', payload: {} } as const;
	if (game.settings.initialization === 'fails') {
		const seconds = game.symbiote(seat.symbiote).manifest?.api?.initTimeout ?? 10;
		game.outside.later(seconds * 1000, () => {
			if (seat.page === page) game.deliver(seat, 'symbiote.onStateChangeEvent', event);
		});
		return;
	}
	seat.state = 'running';
	game.deliver(seat, 'symbiote.onStateChangeEvent', event);
	syncConnected(game, seat);
	deliverWaiting(game, seat);
	game.outside.changed();
}

/** The page has heard that it is initialised. */
export function pageInitialised(game: Game, seat: Seat, page: number): void {
	seat.initialised = page;
	game.outside.changed();
}

/** The page is gone: it was left, or its tab was closed. */
export function pageEnded(game: Game, seat: Seat, page: number): void {
	if (seat.page !== page) return;
	seat.page = null;
	if (seat.state === 'running') {
		gone(game, seat);
		seat.state = 'loading';
	}
	game.outside.changed();
}

/** Deliver what urls brought; a Symbiote that was started for it alone is shut down again. */
export function deliverWaiting(game: Game, seat: Seat): void {
	for (const str of seat.waiting.splice(0)) {
		game.deliver(seat, 'urls.onUrlMessage', { kind: 'urlMessageReceived', payload: { str } });
		if (seat.onlyForUrl && !runsInBackground(game.symbiote(seat.symbiote))) shutDown(game, seat);
	}
	seat.onlyForUrl = false;
}

// -------------------------------------------------------------------- sync

export function syncConnected(game: Game, seat: Seat): void {
	const client = game.client(seat.client);
	const event = {
		kind: 'clientConnected',
		payload: { client: game.clientFragment(client) }
	} as const;
	for (const peer of game.peers(seat, client.board))
		game.deliver(peer, 'sync.onClientEvent', event);
}

export function syncDisconnected(game: Game, seat: Seat, board: string | null): void {
	const event = { kind: 'clientDisconnected', payload: { clientId: seat.client } } as const;
	for (const peer of game.peers(seat, board)) {
		if (peer !== seat) game.deliver(peer, 'sync.onClientEvent', event);
	}
}

/** A running Symbiote stops; its peers learn of it. */
function gone(game: Game, seat: Seat): void {
	syncDisconnected(game, seat, game.client(seat.client).board);
}

const is = (seat: Seat) => (other: Seat) => other === seat;
