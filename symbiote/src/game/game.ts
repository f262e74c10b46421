/** What the panel asks of the game around it, and hears from it. Only this folder names `TS`. */
import type { ThrownGroup } from './dice.ts';

export interface RollDescriptor {
	name: string;
	roll: string;
}

/** One text, kept on this machine. */
export interface Blob {
	/** Empty where nothing was stored. Throws GameFailure. */
	read(): Promise<string>;
	write(text: string): Promise<void>;
}

/** Somebody's dice came to rest. The same dice can be thrown again, under the same id. */
export interface Rolled {
	is: 'rolled';
	rollId: string;
	isOwn: boolean;
	/** The game shows it to its masters only. */
	isSecret: boolean;
	groups: ThrownGroup[];
}

/** A mini on the board. `hp` is absent where this person may not see it. */
export interface Mini {
	id: string;
	name: string;
	hp?: { value: number; max: number };
}

/** The game's own order of turns; the game lets nobody change it from here. */
export interface Queue {
	items: readonly { id: string; name: string }[];
	/** Whose turn it is; null where it is nobody's. */
	active: string | null;
}

export type GameEvent =
	| Rolled
	| { is: 'removed'; rollId: string }
	/** The panel is folded away or opened. */
	| { is: 'hidden' | 'visible' }
	/** Another Symbiote took the panel, or gave it back. */
	| { is: 'background' | 'foreground' }
	| { is: 'shutdown' }
	/** This client changes boards: until it has joined again nothing is asked. */
	| { is: 'left' | 'joined' }
	| { is: 'queue'; queue: Queue }
	/** A mini's hit points were changed on the board. */
	| { is: 'hp'; id: string; hp: { value: number; max: number } }
	/** Another player's panel on this board says something. */
	| { is: 'said'; text: string }
	/** Another panel of ours is there now, and has heard nothing yet. */
	| { is: 'arrived' };

export interface Game {
	/** `browser`: there is no game; dice are thrown by the server. */
	readonly kind: 'game' | 'browser';
	readonly global: Blob;
	/** Of the campaign that is open; fails with `notInCampaign` between two of them. */
	readonly campaign: Blob;
	/** Lays dice into the tray; resolves to the id that their results come under. */
	putDice(groups: readonly RollDescriptor[], isQuiet: boolean): Promise<string>;
	/** Everybody on the board reads it; longer than 400 characters is cut. */
	chat(text: string): Promise<void>;
	copy(text: string): Promise<void>;
	queue(): Promise<Queue>;
	/** The minis that are selected on this screen. */
	selected(): Promise<Mini[]>;
	minis(ids: readonly string[]): Promise<Mini[]>;
	/** To the panels of everybody on this board, up to 480 characters. Nothing keeps it for later. */
	say(text: string): Promise<void>;
	/** A passing word of the game's own, also while the panel is folded away. */
	notify(title: string, body: string): Promise<void>;
	subscribe(listener: (event: GameEvent) => void): () => void;
}
