import { LARGEST_BLOB } from '../blobs.ts';
import { Failure } from '../failure.ts';
import { isVisible } from '../panel.ts';
import { follow, prefix } from '../urls.ts';
import { text } from '../values.ts';
import { campaignOf, needInterop, type Caller, type Calls } from './call.ts';

const NOTIFICATION = { title: 150, body: 400, data: 200 };

export const panel = {
	'symbiote.getIfThisSymbioteIsVisible': ({ client, seat }) => isVisible(client, seat),
	'symbiote.sendNotification': (caller, title, body, data = '') => {
		needInterop(caller);
		const told = {
			title: within('title', title),
			body: within('body', body),
			data: within('data', data ?? '')
		};
		const { game, seat } = caller;
		game.world.notifications.push({ id: game.id(), seat: seat.id, activated: false, ...told });
	},

	'urls.submit': ({ game, client }, url) => {
		follow(game, client, text(url));
	},
	'urls.createUrlPrefixForThisSymbiote': (caller) => prefix(needInterop(caller)),

	'system.clipboard.setText': ({ client }, copied) => {
		client.clipboard = text(copied);
	},
	'debug.log': ({ game, seat }, message) => {
		game.remark(seat, 'log', typeof message === 'string' ? message : JSON.stringify(message));
	},

	'localStorage.global.setBlob': (caller, blob) => {
		write(caller, 'global', blob);
	},
	'localStorage.global.getBlob': (caller) => read(caller, 'global'),
	'localStorage.global.deleteBlob': (caller) => {
		remove(caller, 'global');
	},
	'localStorage.campaign.setBlob': (caller, blob) => {
		write(caller, campaignOf(caller).id, blob);
	},
	'localStorage.campaign.getBlob': (caller) => read(caller, campaignOf(caller).id),
	'localStorage.campaign.deleteBlob': (caller) => {
		remove(caller, campaignOf(caller).id);
	}
} satisfies Partial<Calls>;

function within(part: keyof typeof NOTIFICATION, value: unknown): string {
	const given = text(value);
	const most = NOTIFICATION[part];
	if (given.length <= most) return given;
	throw new Failure('stringLengthError', `${part}: ${given.length} of ${most} characters`);
}

function write({ game, client, seat }: Caller, scope: string, blob: unknown): void {
	const given = text(blob);
	if (Buffer.byteLength(given) > LARGEST_BLOB) throw new Failure('dataTooLarge');
	game.outside.blobs.write(client.machine, seat.symbiote, scope, given);
}

/** An empty text reads as nothing, like a store that was never written. */
function read({ game, client, seat }: Caller, scope: string): string | undefined {
	return game.outside.blobs.read(client.machine, seat.symbiote, scope) || undefined;
}

function remove({ game, client, seat }: Caller, scope: string): void {
	game.outside.blobs.remove(client.machine, seat.symbiote, scope);
}
