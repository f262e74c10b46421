import { Refused } from './failure.ts';
import type { Game } from './game.ts';
import { shutDown, syncConnected, syncDisconnected } from './panel.ts';
import { dismiss } from './tray.ts';
import type { Client } from './world.ts';

/** A client leaves its board: for a while it is on none, and calls about "this board" fail. */
export function leaveBoard(game: Game, client: Client): void {
	const board = client.board;
	if (board === null)
		throw new Refused('The client is on no board.', 'Der Client ist auf keinem Brett.');
	for (const roll of game.world.rolls) {
		if (roll.client === client.id && roll.place === 'tray') dismiss(game, roll);
	}
	dropTool(game, client);
	const seats = game.seatsOf(client).filter(({ state }) => state === 'running');
	for (const seat of seats) syncDisconnected(game, seat, board);
	client.board = null;
	client.selected = [];
	const witnesses = [client, ...game.clientsOn(board)];
	const left = {
		kind: 'clientLeftBoard',
		payload: { client: game.clientFragment(client) }
	} as const;
	game.emit(witnesses, 'clients.onClientEvent', left);
	if (isThere(game, client.player, board)) return;
	game.emit(witnesses, 'players.onBoardPlayerEvent', {
		kind: 'playerLeftBoard',
		payload: { player: game.playerFragment(client.player) }
	});
}

export function enterBoard(game: Game, client: Client, boardId: string): void {
	const board = game.board(boardId);
	if (!client.connected)
		throw new Refused('The client is not connected.', 'Der Client ist nicht verbunden.');
	if (client.board !== null)
		throw new Refused(
			'The client is still on another board.',
			'Der Client ist noch auf einem anderen Brett.'
		);
	if (board.campaignId !== client.campaign)
		throw new Refused(
			'That board is of another campaign.',
			'Das Brett gehört zu einer anderen Kampagne.'
		);
	const wasThere = isThere(game, client.player, board.id);
	client.board = board.id;
	const witnesses = game.clientsOn(board.id);
	const joined = {
		kind: 'clientJoinedBoard',
		payload: { client: game.clientFragment(client) }
	} as const;
	game.emit(witnesses, 'clients.onClientEvent', joined);
	if (!wasThere) {
		game.emit(witnesses, 'players.onBoardPlayerEvent', {
			kind: 'playerJoinedBoard',
			payload: { player: game.playerFragment(client.player) }
		});
	}
	for (const seat of game.seatsOf(client)) {
		if (seat.state === 'running') syncConnected(game, seat);
	}
}

export function leaveCampaign(game: Game, client: Client): void {
	if (client.board !== null) leaveBoard(game, client);
	client.campaign = null;
}

export function enterCampaign(game: Game, client: Client, campaignId: string): void {
	const campaign = game.campaign(campaignId);
	if (!game.player(client.player).rights[campaign.id]) {
		throw new Refused(
			'The player does not belong to that campaign.',
			'Diese Person gehört nicht zu der Kampagne.'
		);
	}
	if (client.campaign !== null)
		throw new Refused(
			'The client is still in another campaign.',
			'Der Client ist noch in einer anderen Kampagne.'
		);
	client.campaign = campaign.id;
	if (client.mode === 'gm' && !game.mayGm(client.player, campaign.id)) client.mode = 'player';
	enterBoard(game, client, campaign.defaultBoardId);
}

export function connect(game: Game, client: Client, campaignId: string): void {
	if (client.connected)
		throw new Refused('The client is connected already.', 'Der Client ist schon verbunden.');
	client.connected = true;
	enterCampaign(game, client, campaignId);
}

/** The game of a client ends: its Symbiotes too. */
export function disconnect(game: Game, client: Client): void {
	if (!client.connected)
		throw new Refused('The client is not connected.', 'Der Client ist nicht verbunden.');
	for (const seat of game.seatsOf(client)) shutDown(game, seat);
	client.front = null;
	leaveCampaign(game, client);
	client.connected = false;
}

/** Put away the picking or ruler tool, telling the Symbiote that picked. */
export function dropTool(game: Game, client: Client): void {
	const tool = client.tool;
	client.tool = null;
	if (tool?.kind !== 'picking') return;
	game.emit(
		[client],
		'picking.onPickingEvent',
		{ kind: 'pickingCanceled', payload: { id: tool.id } },
		(seat) => seat.id === tool.seat
	);
}

/** With two clients of one player, the player is there as long as one of them is. */
function isThere(game: Game, player: string, board: string): boolean {
	return game.clientsOn(board).some((client) => client.player === player);
}
