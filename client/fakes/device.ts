/** One of a person's devices with the hero open: all real but the network, the sockets and time. */
import { createApi, type Api } from '../api/api.ts';
import { createRoom, type Room } from '../live/room.ts';
import { createOutbox, type Outbox } from '../session/outbox.ts';
import { openSheet } from '../session/sheet.ts';
import type { SheetOptions, SheetSession } from '../session/sheetState.ts';
import { memoryStore, type Store } from '../store.ts';
import type { Fate } from './network.ts';
import { network } from './network.ts';
import { FakeLine, GROUP, HERO, type FakeServer } from './server.ts';

const USER = { id: 'u', email: 'm@example.org', display_name: 'Mara' };

export class Device {
	readonly server: FakeServer;
	readonly fates: Fate[];
	readonly options: Partial<SheetOptions>;
	readonly store: Store;
	readonly random: () => number;
	api!: Api;
	room!: Room;
	outbox!: Outbox;
	sheet!: SheetSession;
	line: FakeLine | null = null;
	/** No socket gets through. */
	noSockets = false;

	constructor(
		server: FakeServer,
		fates: Fate[] = [],
		options: Partial<SheetOptions> = {},
		random: () => number = () => 0.5,
		store: Store = memoryStore()
	) {
		this.server = server;
		this.fates = fates;
		this.options = options;
		this.random = random;
		this.store = store;
		this.start();
	}

	start(): void {
		const { server, store, random } = this;
		const { clock } = server;
		// what belongs to a page that crashed hears nothing any more
		const send = network(server, this.fates);
		let isGone = false;
		const never = new Promise<never>(() => undefined);
		this.#crash = () => {
			isGone = true;
		};
		const fetcher: typeof send = async (url, init) => {
			if (isGone) return never;
			const answer = await send(url, init);
			return isGone ? never : answer;
		};
		const kept = {
			...{ access_token: 'token', expires_at: clock.now() + 1e12, refresh_token: 'r' },
			user: { ...USER, email_verified: true, locale: 'de' as const }
		};
		const tokens = { read: async () => kept, write: async () => undefined };
		this.api = createApi({
			...{ server: 'http://server', transport: 'body', clock, fetcher, store: tokens }
		});
		const connect = (url: string) => {
			if (this.noSockets) throw new Error('no way');
			return (this.line = new FakeLine(server, url));
		};
		const room = { groupId: GROUP, api: this.api, client: 'web', clock, random, connect } as const;
		this.room = createRoom({ ...room, store });
		this.outbox = createOutbox({ api: this.api, store, clock, userId: 'u', random });
		this.sheet = openSheet({
			...{ id: HERO, api: this.api, room: this.room, outbox: this.outbox },
			...{ ruleset: server.ruleset, clock, saveAfterMs: 1500 },
			...this.options
		});
		this.room.open();
	}

	#crash: () => void = () => undefined;

	/** The page dies; another starts with what was in the store. */
	crash(): void {
		this.#crash();
		this.outbox.pause();
		this.room.close();
		this.start();
	}
}
