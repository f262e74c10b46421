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
	groups: ThrownGroup[];
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
	| { is: 'left' | 'joined' };

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
	subscribe(listener: (event: GameEvent) => void): () => void;
}
