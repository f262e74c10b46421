/**
 * The functions that manifest.json names. The game may bind them when the page loads, so they are put
 * on `window` at once and never changed; what comes before anybody listens waits.
 */
export interface GameEvents {
	state: TaleSpire.StateChangeEvent;
	visibility: TaleSpire.VisibilityEvent;
	roll: TaleSpire.RollEvent;
	client: TaleSpire.ClientEvent;
	sync: TaleSpire.SyncMessageEvent;
	peer: TaleSpire.SyncClientEvent;
	creature: TaleSpire.CreatureStateEvent;
	initiative: TaleSpire.InitiativeEvent;
}
export type Source = keyof GameEvents;
export type Told = { [S in Source]: { source: S; event: GameEvents[S] } }[Source];

export const NAMES: Readonly<Record<Source, string>> = {
	state: 'cmOnState',
	visibility: 'cmOnVisibility',
	roll: 'cmOnRoll',
	client: 'cmOnClient',
	sync: 'cmOnSync',
	peer: 'cmOnSyncClient',
	creature: 'cmOnCreature',
	initiative: 'cmOnInitiative'
};

export interface Handlers {
	/** The one listener; it gets what came before it first. */
	listen(listener: (told: Told) => void): void;
}

export function placeHandlers(target: object): Handlers {
	const waiting: Told[] = [];
	let listener: ((told: Told) => void) | null = null;
	for (const [source, name] of Object.entries(NAMES)) {
		const handler = (event: unknown) => {
			const told = { source, event } as Told;
			if (listener) listener(told);
			else waiting.push(told);
		};
		Object.defineProperty(target, name, { value: handler, writable: true, configurable: true });
	}
	return {
		listen(next) {
			listener = next;
			for (const told of waiting.splice(0)) next(told);
		}
	};
}
