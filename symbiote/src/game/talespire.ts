/** The game itself. */
import type { Clock } from '@campaign-manager/client/clock';
import { createCall, type Call } from './calls.ts';
import { readGroup, type ThrownGroup } from './dice.ts';
import type { Blob, Game, GameEvent } from './game.ts';
import type { Told } from './handlers.ts';

const CHAT_LENGTH = 400;
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
		tell({ is: 'rolled', rollId: payload.rollId, isOwn, groups });
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
		subscribe(listener) {
			listeners.add(listener);
			return () => listeners.delete(listener);
		},
		told({ source, event }) {
			if (source === 'state') stateChanged(event);
			if (source === 'visibility')
				tell({ is: event.kind === 'hasBecomeVisible' ? 'visible' : 'hidden' });
			if (source === 'client') inOrder(() => clientMoved(event));
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
