import { hearers, say, type Speaker } from '../chat.ts';
import { Failure } from '../failure.ts';
import type { Client, Creature } from '../world.ts';
import { idOf, list, text } from '../values.ts';
import { boardOf, campaignOf, mayGm, needInterop, type Caller, type Calls } from './call.ts';

/** UTF-16 units of one sync message. */
export const LONGEST_SYNC = 500;
export const MOST_SYNC_CLIENTS = 20;

export const talk = {
	'chat.send': (caller, message, target) => {
		say(caller.game, caller.client, self(caller), audience(caller, target), cut(caller, message));
	},
	'chat.multiSend': (caller, message, targets) => {
		say(caller.game, caller.client, self(caller), several(caller, targets), cut(caller, message));
	},
	'chat.sendAsCreature': (caller, message, wanted, target) => {
		const speaker = creature(caller, wanted);
		say(caller.game, caller.client, speaker, audience(caller, target), cut(caller, message));
	},
	'chat.multiSendAsCreature': (caller, message, wanted, targets) => {
		const speaker = creature(caller, wanted);
		say(caller.game, caller.client, speaker, several(caller, targets), cut(caller, message));
	},

	'sync.send': (caller, message, target) => {
		const str = short(message);
		const wanted = idOf(target);
		ready(caller);
		if (wanted === 'board') return send(caller, str, () => true);
		if (wanted === 'gms') {
			const { game, client } = caller;
			return send(caller, str, (each) => game.mayGm(each.player, client.campaign));
		}
		const one = caller.game.world.clients.find(({ id }) => id === wanted);
		if (!one?.connected) throw new Failure('invalidTarget');
		send(caller, str, (each) => each === one);
	},
	'sync.multiSend': (caller, message, targets) => {
		const str = short(message);
		const ids = list(targets).map(idOf);
		if (ids.length > MOST_SYNC_CLIENTS) {
			throw new Failure('internalDispatchBug', `more than ${MOST_SYNC_CLIENTS} clients`);
		}
		ready(caller);
		send(caller, str, ({ id }) => ids.includes(id));
	},
	'sync.getClientsConnected': (caller) => {
		const board = ready(caller);
		const ids = caller.game.peers(caller.seat, board).map(({ client }) => client);
		return [...new Set(ids)].map((id) => caller.game.clientFragment(caller.game.client(id)));
	}
} satisfies Partial<Calls>;

// ------------------------------------------------------------------------ chat

function self({ game, client }: Caller): Speaker {
	return { sentAs: 'player', ...game.playerFragment(client.player) };
}

function creature(caller: Caller, wanted: unknown): Speaker {
	const id = idOf(wanted);
	const board = boardOf(caller).id;
	const isIt = (each: Creature) => each.id === id && each.boardId === board;
	const found = caller.game.world.creatures.find(isIt);
	if (!found) throw new Failure('invalidCreatureId');
	const own = found.ownerIds.includes(caller.client.player);
	if (!own && !mayGm(caller)) throw new Failure('insufficientRights');
	return { sentAs: 'creature', id, name: found.name };
}

function audience(caller: Caller, target: unknown): { label: string; clients: Client[] } {
	const wanted = idOf(target);
	if (wanted === 'board') boardOf(caller);
	else campaignOf(caller);
	const heard = hearers(caller.game, caller.client, wanted);
	if (heard) return heard;
	throw new Failure(/^[0-9a-f-]{36}$/i.test(wanted) ? 'invalidPlayerId' : 'invalidTarget');
}

function several(caller: Caller, targets: unknown): { label: string; clients: Client[] } {
	const ids = list(targets).map(idOf);
	campaignOf(caller);
	const heard = ids.map((id) => {
		const keyword = ['board', 'campaign', 'gms'].includes(id);
		const found = keyword ? undefined : hearers(caller.game, caller.client, id);
		if (!found) throw new Failure('invalidPlayerId');
		return found;
	});
	const label = heard.map((each) => each.label).join(', ');
	return { label, clients: heard.flatMap(({ clients }) => clients) };
}

function cut({ game, seat }: Caller, message: unknown): string {
	const whole = text(message);
	if (whole.length > 400) game.remark(seat, 'textCut', `${whole.length} characters in the chat`);
	return whole;
}

// ------------------------------------------------------------------------ sync

function short(message: unknown): string {
	const str = text(message);
	if (str.length > LONGEST_SYNC) {
		throw new Failure('messageTooLarge', `stringLengthError: ${str.length} of ${LONGEST_SYNC}`);
	}
	return str;
}

function ready(caller: Caller): string {
	needInterop(caller);
	if (caller.client.board === null) throw new Failure('notConnected');
	return caller.client.board;
}

/** Reaches the same Symbiote where it is open on the same board; nothing waits for later. */
function send(caller: Caller, str: string, reaches: (client: Client) => boolean): void {
	const { game, seat, client } = caller;
	const payload = { str, fromClient: game.clientFragment(client) };
	for (const peer of game.peers(seat, client.board)) {
		if (!reaches(game.client(peer.client)) || game.chance() < game.settings.syncLoss) continue;
		const times = game.chance() < game.settings.syncRepeat ? 2 : 1;
		for (let n = 0; n < times; n += 1) {
			game.deliver(peer, 'sync.onSyncMessage', { kind: 'syncMessageReceived', payload });
		}
	}
}
