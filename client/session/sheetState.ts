/** What a sheet that is open shows, and what a person can do to it. */
import type { Finding, Inputs, Resource, SheetData } from '@campaign-manager/rulesets/objects';
import type { PlayRuleset } from '@campaign-manager/rulesets/ruleset';
import type { Api } from '../api/api.ts';
import type { Character } from '../api/characters.ts';
import type { Problem } from '../api/problem.ts';
import type { Clock } from '../clock.ts';
import type { Room } from '../live/room.ts';
import type { Change, Clash } from './changes.ts';
import type { Reason } from './items.ts';
import type { Outbox } from './outbox.ts';
import type { Roll, RollNew } from './words.ts';

export interface SheetOptions {
	id: string;
	api: Api;
	/** The table that the sheet is at; without one throws are practice. */
	room?: Room;
	/** Of the account; it holds what was not sent. */
	outbox: Outbox;
	ruleset: PlayRuleset;
	/** The character was read a moment ago: it is not asked for again until somebody tells of a change. */
	isRead?: boolean;
	/** The server's, which stand as long as the ruleset here finds none itself. */
	findings?: readonly Finding[] | undefined;
	clock: Clock;
	/** How long after the last edit it is saved. */
	saveAfterMs: number;
	/** For how many seconds the person has been editing, asked at each edit; undefined: in passing. */
	sitting?: () => number | undefined;
	/** Places that ask instead of being overwritten; texts over 200 characters always do. */
	isLong?: (pointer: string) => boolean;
	/** When listeners are told of a change: soon, but a screen may show what was typed first. */
	later?: (tell: () => void) => void;
}

export type Status = 'saved' | 'dirty' | 'saving' | 'offline' | 'conflict' | 'refused';

/** "Mara set 7, you: 8 · Undo" */
export interface QuietLine extends Clash {
	id: string;
	actor: { user_id: string; name: string | null } | null;
}

/** Something that the server did not take, or that is too old to be sent. */
export interface Refused {
	id: string;
	reason: Reason;
	/** Of an edit: places in the sheet, and what was to stand there. */
	changes: readonly Change[];
	/** Of a resource's move. */
	resource?: string;
	delta?: number;
}

export interface SheetState {
	/** Null until it was read, here or another day. */
	character: Character | null;
	/** With everything that the person did. */
	name: string;
	sheet: SheetData;
	findings: readonly Finding[];
	resources: readonly Resource[];
	status: Status;
	/** How much of this sheet is still to be sent. */
	waiting: number;
	/** By field: both values. */
	conflicts: Readonly<Record<string, Clash>>;
	refused: readonly Refused[];
	lines: readonly QuietLine[];
	canUndo: boolean;
	canRedo: boolean;
	/** Why it could not be read. */
	problem: Problem | null;
}

export type ThrowOptions = Pick<RollNew, 'source' | 'throw' | 'parent_id' | 'visibility'>;

export interface SheetSession {
	readonly state: SheetState;
	/**
	 * Undefined removes. Places are from the sheet's root. Where it `isTyped`, what follows from it
	 * is told after a pause: a field shows by itself what is typed into it.
	 */
	set(pointer: string, value: unknown, isTyped?: boolean): void;
	rename(name: string): void;
	add(map: string, key: string, value: unknown): void;
	remove(pointer: string): void;
	move(pointer: string, by: -1 | 1): void;
	/** Moves a resource; answers by how much it moves, as far as is known here. */
	adjust(resource: string, delta: number, note?: string): number;
	/** Throws Problem if it was refused; waits for the connection. */
	throw(actionId: string, inputs?: Inputs, options?: Partial<ThrowOptions>): Promise<Roll>;
	resolve(pointer: string, whose: 'mine' | 'theirs'): void;
	/** Puts back what a quiet line says was overwritten. */
	takeBack(lineId: string): void;
	/** The person has seen a quiet line or a refusal. */
	dismiss(id: string): void;
	/** Tries something that was refused once more. */
	retry(id: string): void;
	undo(): void;
	redo(): void;
	/** Reads what changed elsewhere: on focus, where there is no room. */
	refresh(): Promise<void>;
	/** Goes on with another ruleset, or the same with more content. Nothing of it is lost. */
	reckonBy(ruleset: PlayRuleset, findings?: readonly Finding[]): void;
	/** Saves at once; `manual` makes a version of its own. */
	flush(save?: 'auto' | 'manual'): Promise<void>;
	/** Saves what there is and lets go. Sending goes on. */
	close(): void;
	subscribe(listener: (state: SheetState) => void): () => void;
}
