import { Refused } from '../failure.ts';
import * as panel from '../panel.ts';
import { follow } from '../urls.ts';
import type { Hands } from './index.ts';
import { orRefused } from './table.ts';

/** The side panel of a client. */
export const screen = {
	openPanel(game, { client, symbiote }) {
		panel.open(game, game.client(client), game.symbiote(symbiote).key);
		return undefined;
	},
	otherPanel(game, { client }) {
		panel.open(game, game.client(client), panel.ANOTHER);
		return undefined;
	},
	closePanel(game, { client }) {
		panel.close(game, game.client(client));
		return undefined;
	},
	crashPanel(game, { client }) {
		panel.close(game, game.client(client), false);
		return undefined;
	},
	foldPanel(game, { client }) {
		panel.fold(game, game.client(client), true);
		return undefined;
	},
	unfoldPanel(game, { client }) {
		panel.fold(game, game.client(client), false);
		return undefined;
	},
	reloadPanel(game, { client }) {
		panel.reload(game, game.client(client));
		return undefined;
	},
	activateNotification(game, { id }) {
		const notification = game.world.notifications.find((one) => one.id === id);
		if (!notification)
			throw new Refused(
				`There is no notification "${id}".`,
				`Die Mitteilung „${id}“ gibt es nicht.`
			);
		const seat = game.world.seats.find((one) => one.id === notification.seat);
		if (seat?.state !== 'running')
			throw new Refused('Its Symbiote is not running.', 'Sein Symbiote läuft nicht.');
		notification.activated = true;
		game.deliver(seat, 'symbiote.onNotificationEvent', {
			kind: 'notificationActivated',
			payload: { data: notification.data }
		});
		return undefined;
	},
	followUrl(game, { client, url }) {
		orRefused(() => follow(game, game.client(client), url));
		return undefined;
	}
} satisfies Partial<Hands>;
