/** The game itself. */
import type { Clock } from '@campaign-manager/client/clock';
import { createCall, type Call } from './calls.ts';
import { readGroup, type ThrownGroup } from './dice.ts';
import type { Blob, Game, GameEvent } from './game.ts';
import type { Told } from './handlers.ts';
import { hpOf, miniOf, queueIn, queueOf } from './board.ts';

const CHAT_LENGTH = 400;
const NOTIFICATION = { title: 150, body: 400 };
/** How long after leaving a board the game is asked whether it is on one, should it not say so itself. */
const LOOK_MS = 5_000;

export interface TaleSpireGame extends Game {
	/** Every event of the game comes through here. */
	told(told: Told): void;
}

export function createTaleSpire(api: () => TaleSpire.Api | undefined, clock: Clock): TaleSpireGame {
	let isReady: () => void = () => undefined;
	const ready = new Promise<void>((done) => (isReady = done));
	const call = createCall(ready, api, clock);
	const listeners = new Set<(event: GameEvent) => void>();
	/** in order: one roll's groups are evaluated before the next one is told */
	let telling = Promise.resolve();
	let me: Promise<string> | null = null;
	let isBetweenBoards = false;

	const tell = (event: GameEvent) => {
		for (const listener of [...listeners]) listener(event);
	};
	const myId = () =>
		(me ??= call((ts) => ts.clients.whoAmI()).then(
			({ id }) => id,
			(error: unknown) => {
				me = null;
				throw error;
			}
		));
	const isMine = async (client: TaleSpire.ClientFragment | string) => {
		const id = typeof client === 'string' ? client : client.id;
		return (await myId().catch(() => '')) === id;
	};
	const inOrder = (act: () => Promise<void>) => {
		telling = telling.then(act).catch(() => undefined);
	};

	async function rolled(payload: TaleSpire.RollResults): Promise<void> {
		const isOwn = await isMine(payload.clientId);
		const groups: ThrownGroup[] = [];
		for (const group of payload.resultsGroups) {
			// others' totals are not shown, so the game is not asked for them
			const total = isOwn ? await totalOf(call, group) : undefined;
			groups.push(readGroup(group, total));
		}
		const { rollId, gmOnly } = payload;
		tell({ is: 'rolled', rollId, isOwn, isSecret: gmOnly, groups });
	}

	function stateChanged({ kind }: TaleSpire.StateChangeEvent): void {
		if (kind === 'hasInitialized') {
			isReady();
			// between two boards it may not be answered
			void myId().catch(() => undefined);
		}
		if (kind === 'willEnterBackground') tell({ is: 'background' });
		if (kind === 'hasEnteredForeground') tell({ is: 'foreground' });
		if (kind === 'willShutdown') tell({ is: 'shutdown' });
	}

	async function clientMoved({ kind, payload }: TaleSpire.ClientEvent): Promise<void> {
		if (kind === 'clientModeChanged') return;
		// another campaign may know this client by another id
		if (kind === 'clientJoinedBoard') me = null;
		if (!(await isMine(payload.client))) return;
		if (kind === 'clientLeftBoard') left();
		else joined();
	}

	/** What is said to the whole board comes back to who said it. */
	async function said({ payload }: TaleSpire.SyncMessageEvent): Promise<void> {
		if (await isMine(payload.fromClient)) return;
		tell({ is: 'said', text: payload.str });
	}

	/** It is told of oneself too. */
	async function peerMoved({ kind, payload }: TaleSpire.SyncClientEvent): Promise<void> {
		if (kind !== 'clientConnected' || (await isMine(payload.client))) return;
		tell({ is: 'arrived' });
	}

	async function turned({ payload }: TaleSpire.InitiativeEvent): Promise<void> {
		const queue = queueIn(payload) ?? (await call((ts) => ts.initiative.getQueue()));
		tell({ is: 'queue', queue: queueOf(queue) });
	}

	function left(): void {
		if (isBetweenBoards) return;
		isBetweenBoards = true;
		tell({ is: 'left' });
		clock.after(LOOK_MS, () => void look());
	}

	function joined(): void {
		if (!isBetweenBoards) return;
		isBetweenBoards = false;
		tell({ is: 'joined' });
	}

	async function look(): Promise<void> {
		if (!isBetweenBoards) return;
		const isThere = await call((ts) => ts.boards.whereAmI()).then(
			() => true,
			() => false
		);
		if (isThere) joined();
		else clock.after(LOOK_MS, () => void look());
	}

	return {
		kind: 'game',
		global: blobOf((ts) => ts.localStorage.global, call),
		campaign: blobOf((ts) => ts.localStorage.campaign, call),
		putDice: (groups, isQuiet) => call((ts) => ts.dice.putDiceInTray([...groups], isQuiet)),
		chat: (text) => call((ts) => ts.chat.send(text.slice(0, CHAT_LENGTH), 'board')),
		copy: (text) => call((ts) => ts.system.clipboard.setText(text)),
		queue: async () => queueOf(await call((ts) => ts.initiative.getQueue())),
		async selected() {
			const found = await call((ts) => ts.creatures.getSelectedCreatures());
			return this.minis(found.map(({ id }) => id));
		},
		minis: async (ids) =>
			ids.length === 0 ? [] : (await call((ts) => ts.creatures.getMoreInfo([...ids]))).map(miniOf),
		say: (text) => call((ts) => ts.sync.send(text, 'board')),
		notify: (title, body) =>
			call((ts) =>
				ts.symbiote.sendNotification(
					title.slice(0, NOTIFICATION.title),
					body.slice(0, NOTIFICATION.body)
				)
			),
		subscribe(listener) {
			listeners.add(listener);
			return () => listeners.delete(listener);
		},
		told({ source, event }) {
			if (source === 'state') stateChanged(event);
			if (source === 'visibility')
				tell({ is: event.kind === 'hasBecomeVisible' ? 'visible' : 'hidden' });
			if (source === 'client') inOrder(() => clientMoved(event));
			if (source === 'sync') inOrder(() => said(event));
			if (source === 'peer') inOrder(() => peerMoved(event));
			if (source === 'initiative') inOrder(() => turned(event));
			if (source === 'creature' && event.kind === 'creatureHpChanged')
				tell({ is: 'hp', id: event.payload.id, hp: hpOf(event.payload.hp) });
			if (source === 'roll') {
				if (event.kind === 'rollResults') inOrder(() => rolled(event.payload));
				else inOrder(async () => tell({ is: 'removed', rollId: event.payload.rollId }));
			}
		}
	};
}

async function totalOf(call: Call, group: TaleSpire.RollResultsGroup): Promise<number | undefined> {
	try {
		return await call((ts) => ts.dice.evaluateDiceResultsGroup(group));
	} catch {
		return undefined; // the tree says it too
	}
}

const blobOf = (scope: (ts: TaleSpire.Api) => TaleSpire.BlobStore, call: Call): Blob => ({
	read: async () => (await call((ts) => scope(ts).getBlob())) || '',
	write: (text) => call((ts) => scope(ts).setBlob(text))
});
