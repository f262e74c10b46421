import { Failure } from '../failure.ts';
import type { Client, Player } from '../world.ts';
import { idOf, list } from '../values.ts';
import { boardOf, campaignOf, type Caller, type Calls } from './call.ts';

export const people = {
	'clients.whoAmI': ({ game, client }) => game.clientFragment(client),
	'clients.isMe': ({ client }, other) => idOf(other) === client.id,
	'clients.getClientsInThisBoard': (caller) =>
		caller.game.clientsOn(boardOf(caller).id).map((client) => caller.game.clientFragment(client)),
	'clients.getMoreInfo': (caller, clients) =>
		list(clients).map((each) => {
			const { id, mode, player } = knownClient(caller, each);
			return { id, clientMode: mode, player: caller.game.playerFragment(player) };
		}),

	'players.whoAmI': ({ game, client }) => game.playerFragment(client.player),
	'players.isMe': ({ client }, other) => idOf(other) === client.player,
	'players.getPlayersInThisCampaign': (caller) =>
		players(caller).map(({ id }) => caller.game.playerFragment(id)),
	'players.getPlayersInThisBoard': (caller) => {
		const here = caller.game.clientsOn(boardOf(caller).id).map(({ player }) => player);
		return [...new Set(here)].map((id) => caller.game.playerFragment(id));
	},
	'players.getMoreInfo': (caller, wanted) =>
		list(wanted).map((each) => {
			const { id, name, rights } = knownPlayer(caller, each);
			const clients = caller.game.clientsIn(campaignOf(caller).id);
			const clientsIds = clients.filter(({ player }) => player === id).map((client) => client.id);
			const none = { isOwner: false, canPlay: false, canGm: false };
			return { id, name, clientsIds, rights: rights[campaignOf(caller).id] ?? none };
		})
} satisfies Partial<Calls>;

function players(caller: Caller): Player[] {
	const campaign = campaignOf(caller);
	return caller.game.world.players.filter(({ rights }) => rights[campaign.id]);
}

function knownPlayer(caller: Caller, wanted: unknown): Player {
	const id = idOf(wanted);
	const player = players(caller).find((each) => each.id === id);
	if (!player) throw new Failure('invalidPlayerId');
	return player;
}

function knownClient(caller: Caller, wanted: unknown): Client {
	const id = idOf(wanted);
	const client = caller.game.world.clients.find((each) => each.id === id && each.connected);
	if (!client) throw new Failure('invalidTarget', 'no such client');
	return client;
}
