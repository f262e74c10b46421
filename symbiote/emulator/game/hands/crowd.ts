import { Refused } from '../failure.ts';
import type { Game } from '../game.ts';
import {
	connect,
	disconnect,
	enterBoard,
	enterCampaign,
	leaveBoard,
	leaveCampaign
} from '../moves.ts';
import { newClient, type Client } from '../world.ts';
import { finite, oneOf, words } from './check.ts';
import type { Hands } from './index.ts';

/** Who is where, and what they may. */
export const crowd = {
	leaveBoard(game, { client }) {
		leaveBoard(game, game.client(client));
		return undefined;
	},
	enterBoard(game, { client, board }) {
		enterBoard(game, game.client(client), board);
		return undefined;
	},
	switchBoard(game, { client: ref, board: boardRef, ms = game.settings.boardSwitchMs }) {
		const client = game.client(ref);
		const board = game.board(boardRef);
		if (board.campaignId !== client.campaign)
			throw new Refused(
				'That board is of another campaign.',
				'Das Brett gehört zu einer anderen Kampagne.'
			);
		if (board.id === client.board)
			throw new Refused(
				'The client is on that board already.',
				'Der Client ist schon auf diesem Brett.'
			);
		leaveBoard(game, client);
		soon(game, client, finite(ms, 'The time'), () => enterBoard(game, client, board.id));
		return undefined;
	},
	leaveCampaign(game, { client }) {
		leaveCampaign(game, game.client(client));
		return undefined;
	},
	enterCampaign(game, { client, campaign }) {
		enterCampaign(game, game.client(client), campaign);
		return undefined;
	},
	switchCampaign(game, { client: ref, campaign: name, ms = game.settings.boardSwitchMs }) {
		const client = game.client(ref);
		const campaign = game.campaign(name);
		if (!game.player(client.player).rights[campaign.id]) {
			throw new Refused(
				'The player does not belong to that campaign.',
				'Diese Person gehört nicht zu der Kampagne.'
			);
		}
		leaveCampaign(game, client);
		soon(game, client, finite(ms, 'The time'), () => enterCampaign(game, client, campaign.id));
		return undefined;
	},
	addPlayer(game, { campaign: ref, name, canGm = false }) {
		const { id: campaign } = game.campaign(ref);
		const given = words(name, 'The name', 80);
		if (game.world.players.some((player) => player.name === given)) {
			throw new Refused(`There is a player "${given}" already.`, `„${given}“ gibt es schon.`);
		}
		const rights = { [campaign]: { isOwner: false, canPlay: true, canGm } };
		const player = { id: game.id(), name: given, rights };
		game.world.players.push(player);
		game.emit(game.clientsIn(campaign), 'players.onCampaignPlayerEvent', {
			kind: 'playerJoinedCampaign',
			payload: { player: game.playerFragment(player.id) }
		});
		return player.id;
	},
	removePlayer(game, { campaign: ref, player: who }) {
		const { id: campaign } = game.campaign(ref);
		const player = game.player(who);
		if (!player.rights[campaign])
			throw new Refused(
				'The player does not belong to that campaign.',
				'Diese Person gehört nicht zu der Kampagne.'
			);
		for (const client of game.clientsIn(campaign)) {
			if (client.player === player.id) disconnect(game, client);
		}
		player.rights = Object.fromEntries(
			Object.entries(player.rights).filter(([id]) => id !== campaign)
		);
		game.emit(game.clientsIn(campaign), 'players.onCampaignPlayerEvent', {
			kind: 'playerLeftCampaign',
			payload: { playerId: player.id }
		});
		return undefined;
	},
	setRights(game, { campaign: ref, player: who, canGm, canPlay }) {
		const { id: campaign } = game.campaign(ref);
		const player = game.player(who);
		const old = player.rights[campaign];
		if (!old)
			throw new Refused(
				'The player does not belong to that campaign.',
				'Diese Person gehört nicht zu der Kampagne.'
			);
		const rights = { ...old, canGm: canGm ?? old.canGm, canPlay: canPlay ?? old.canPlay };
		player.rights[campaign] = rights;
		game.emit(game.clientsIn(campaign), 'players.onCampaignPlayerEvent', {
			kind: 'playerRightsChanged',
			payload: { player: game.playerFragment(player.id), rights }
		});
		for (const client of game.clientsIn(campaign)) {
			if (client.player === player.id && client.mode === 'gm' && !rights.canGm) {
				setMode(game, client, 'player');
			}
		}
		return undefined;
	},
	addClient(game, { player: who, campaign, machine }) {
		const player = game.player(who);
		const client = newClient(game.id(), player.id, machine ?? player.id);
		if (!player.rights[game.campaign(campaign).id]) {
			throw new Refused(
				'The player does not belong to that campaign.',
				'Diese Person gehört nicht zu der Kampagne.'
			);
		}
		game.world.clients.push(client);
		connect(game, client, campaign);
		return client.id;
	},
	connect(game, { client, campaign }) {
		connect(game, game.client(client), campaign);
		return undefined;
	},
	disconnect(game, { client }) {
		disconnect(game, game.client(client));
		return undefined;
	},
	setMode(game, { client: ref, mode }) {
		const client = game.client(ref);
		oneOf(mode, ['spectator', 'player', 'gm'], 'The mode');
		if (mode === 'gm' && !game.mayGm(client.player, client.campaign)) {
			throw new Refused('The player may not be GM here.', 'Diese Person darf hier nicht leiten.');
		}
		setMode(game, client, mode);
		return undefined;
	}
} satisfies Partial<Hands>;

function setMode(game: Game, client: Client, mode: TaleSpire.ClientMode): void {
	if (client.mode === mode) return;
	client.mode = mode;
	const witnesses = client.board === null ? [client] : game.clientsOn(client.board);
	game.emit(witnesses, 'clients.onClientEvent', {
		kind: 'clientModeChanged',
		payload: { client: game.clientFragment(client), clientMode: mode }
	});
}

/** Arrive after a while, unless the client went elsewhere meanwhile. */
function soon(game: Game, client: Client, ms: number, arrive: () => void): void {
	const then = () => {
		try {
			if (client.connected) arrive();
		} catch (error) {
			if (!(error instanceof Refused)) throw error;
		}
		game.outside.changed();
	};
	if (ms > 0) game.outside.later(ms, then);
	else then();
}
