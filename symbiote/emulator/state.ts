import type { Fault } from './game/game.ts';
import type { Command } from './game/hands/command.ts';
import type { Finding, Text } from './game/manifest.ts';
import type { RecordedCall, RecordedEvent, Remark } from './game/record.ts';
import type { Settings } from './game/settings.ts';
import type { World } from './game/world.ts';

/** All that the board page shows. */
export interface State extends World {
	settings: Settings;
	faults: Fault[];
	forcedFaces: number[];
	symbiotes: LoadedSymbiote[];
	/** every call there is, for making them fail */
	callNames: string[];
	/** how many board pages are open; only one of them can have the Symbiotes' pages */
	openBoards: number;
	/** by seat: where its page begins */
	addresses: Record<string, string>;
	/** the latest of each */
	calls: RecordedCall[];
	events: RecordedEvent[];
	remarks: Remark[];
}

export interface LoadedSymbiote {
	key: string;
	name: string;
	summary: string;
	version: string;
	background: string;
	controls: { reload: boolean; navigation: boolean };
	loads: boolean;
	problems: Finding[];
	remarks: Finding[];
}

export interface FromBoard {
	id: number;
	command: Command;
}

export type ToBoard =
	| { type: 'state'; state: State }
	| { type: 'done'; id: number; made?: string }
	| { type: 'refused'; id: number; why: Text };
