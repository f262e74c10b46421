import type { Game } from './game.ts';
import type { Client } from './world.ts';

/** Longer messages are cut. */
export const LONGEST_MESSAGE = 400;
/** How many messages the table shows. */
const SHOWN = 300;

export interface Speaker {
	sentAs: 'player' | 'creature';
	id: string;
	name: string;
}

/** Say something in the chat; who hears it gets the event, the speaker too. */
export function say(
	game: Game,
	from: Client,
	as: Speaker,
	to: { label: string; clients: Client[] },
	message: string
): void {
	const hearers = [...new Set([from, ...to.clients])];
	const body = message.slice(0, LONGEST_MESSAGE);
	game.world.chat.push({
		number: game.shownNumber(),
		campaign: from.campaign ?? '',
		from: as.name,
		to: to.label,
		clients: hearers.map(({ id }) => id),
		body,
		time: game.outside.now()
	});
	if (game.world.chat.length > SHOWN) game.world.chat.shift();
	game.emit(hearers, 'chat.onChatMessage', {
		kind: 'chatMessageReceived',
		payload: {
			senderPlayerId: from.player,
			sentAs: as.sentAs,
			sentAsId: as.id,
			sentAsName: as.name,
			sentFromBoardId: from.board ?? '',
			body
		}
	});
}

/** The clients a keyword or a player's id stands for; undefined when it stands for none. */
export function hearers(
	game: Game,
	from: Client,
	target: string
): { label: string; clients: Client[] } | undefined {
	const campaign = game.clientsIn(from.campaign ?? '');
	if (target === 'board') return { label: target, clients: game.clientsOn(from.board ?? '') };
	if (target === 'campaign') return { label: target, clients: campaign };
	if (target === 'gms') {
		return {
			label: target,
			clients: campaign.filter(({ player }) => game.mayGm(player, from.campaign))
		};
	}
	const player = game.world.players.find(({ id }) => id === target);
	if (!player?.rights[from.campaign ?? '']) return undefined;
	return { label: player.name, clients: campaign.filter((client) => client.player === player.id) };
}
