import type { Settings } from '../settings.ts';
import type { Creature } from '../world.ts';

/**
 * What a person at the table, or a test, can do. A client is named by its id or by its player's
 * name, a Symbiote by its key, everything else by its id (boards, campaigns and players by name too).
 */
export type Command =
	| { do: 'putDice'; client: string; text: string }
	/** without `rollId`: the latest dice in the client's tray */
	| { do: 'throwDice'; client: string; rollId?: string; gmOnly?: boolean }
	| { do: 'throwAgain'; rollId: string; gmOnly?: boolean }
	| { do: 'dismissDice'; rollId: string }
	| { do: 'deleteDice'; rollId: string }
	/** the next dice show these faces, in the order of groups and terms; replaces those still waiting */
	| { do: 'forceFaces'; faces: number[] }
	| { do: 'seed'; seed: number }
	/** target: board (default), campaign, gms, or a player */
	| { do: 'say'; client: string; text: string; target?: string; creature?: string }
	| { do: 'setInitiative'; board: string; creatures: string[]; active?: number }
	| { do: 'nextTurn'; board: string }
	| { do: 'previousTurn'; board: string }
	| { do: 'addCreature'; board: string; name: string; changes?: CreatureChanges }
	| { do: 'changeCreature'; id: string; changes: CreatureChanges }
	| { do: 'removeCreature'; id: string }
	| { do: 'selectCreatures'; client: string; creatures: string[] }
	| { do: 'setParty'; campaign: string; creatures: string[] }
	| { do: 'addBoard'; campaign: string; name: string }
	| { do: 'changeBoard'; id: string; name?: string; description?: string }
	| { do: 'removeBoard'; id: string }
	| { do: 'addBookmark'; board: string; name: string; x?: number; z?: number }
	| { do: 'removeBookmark'; id: string }
	| {
			do: 'changeCampaign';
			id: string;
			name?: string;
			description?: string;
			defaultBoardId?: string;
	  }
	| { do: 'setUnits'; campaign: string; name: string; numberPerTile: number }
	| { do: 'setStatNames'; campaign: string; names: string[] }
	/** the client is on no board from leaveBoard to enterBoard; switchBoard does both */
	| { do: 'leaveBoard'; client: string }
	| { do: 'enterBoard'; client: string; board: string }
	| { do: 'switchBoard'; client: string; board: string; ms?: number }
	| { do: 'leaveCampaign'; client: string }
	| { do: 'enterCampaign'; client: string; campaign: string }
	| { do: 'switchCampaign'; client: string; campaign: string; ms?: number }
	| { do: 'addPlayer'; campaign: string; name: string; canGm?: boolean }
	| { do: 'removePlayer'; campaign: string; player: string }
	| { do: 'setRights'; campaign: string; player: string; canGm?: boolean; canPlay?: boolean }
	/** another running game of a player, on the same machine unless told otherwise */
	| { do: 'addClient'; player: string; campaign: string; machine?: string }
	| { do: 'connect'; client: string; campaign: string }
	| { do: 'disconnect'; client: string }
	| { do: 'setMode'; client: string; mode: TaleSpire.ClientMode }
	| { do: 'openPanel'; client: string; symbiote: string }
	/** a Symbiote that is not loaded here takes the panel */
	| { do: 'otherPanel'; client: string }
	| { do: 'closePanel'; client: string }
	/** the page is gone without `willShutdown` */
	| { do: 'crashPanel'; client: string }
	| { do: 'foldPanel'; client: string }
	| { do: 'unfoldPanel'; client: string }
	| { do: 'reloadPanel'; client: string }
	| { do: 'activateNotification'; id: string }
	| { do: 'pick'; client: string; kind: 'unknown' | 'tile' | 'prop' | 'creature'; id: string }
	| { do: 'cancelPick'; client: string }
	| {
			do: 'drawRuler';
			client: string;
			kind: TaleSpire.RulerKind;
			points: [number, number][];
			angle?: number;
	  }
	| { do: 'moveRuler'; id: string; points: [number, number][]; done?: boolean }
	| { do: 'removeRuler'; id: string }
	/** content is any text: it is packed as a slab */
	| { do: 'copySlab'; client: string; content: string; oversized?: boolean }
	| {
			do: 'selectSlab';
			client: string;
			state: 'none' | 'empty' | 'notReady' | 'slab';
			content?: string;
	  }
	| { do: 'addPack'; name: string }
	| { do: 'removePack'; id: string }
	| { do: 'followUrl'; client: string; url: string }
	| { do: 'writeBlob'; client: string; symbiote: string; scope: string; text: string | null }
	| { do: 'set'; settings: Partial<Settings> }
	/** the next calls fail; `call` is a path ("localStorage.global.setBlob") or a namespace ("sync.*") */
	| { do: 'fail'; call: string; cause: string; times?: number; client?: string }
	| { do: 'clearFaults' };

export type CreatureChanges = Partial<Omit<Creature, 'id' | 'campaignId'>>;

export type Doing<D extends Command['do']> = Extract<Command, { do: D }>;
