/** What a ruleset is to the clients. The server's side of it is `app/hookspecs.py`. */
import type {
	Adjustment,
	DiceAction,
	Finding,
	Improvement,
	Inputs,
	Language,
	Outcome,
	Resource,
	SheetData,
	StatBlock,
	Summary,
	Text,
	Throw
} from './objects.ts';
import type { VNode } from './vnode.ts';

/** One entry of a compendium, as the server hands it out. */
export type Entry = Readonly<Record<string, unknown>> & {
	readonly id: string;
	readonly name?: Text;
	/** The only language that the name is known in. */
	readonly name_lang?: Language;
};

/**
 * The entries at hand, kind → id → entry: those that a sheet refers to, and what pickers fetched.
 * A ruleset bundles its core tables itself. An entry that is missing makes a sum incomplete
 * (a warning says so), never wrong.
 */
export type ContentSlice = Readonly<Record<string, Readonly<Record<string, Entry>>>>;

/** What follows from a sheet. */
export interface Derived {
	stats: readonly StatBlock[];
	actions: readonly DiceAction[];
	resources: readonly Resource[];
}

export type Mode = 'play' | 'edit';

/** How a sheet is to be drawn. */
export interface RenderContext {
	mode: Mode;
	lang: Language;
	/** Nothing may be changed; throws stay possible. */
	readonly: boolean;
	findings: readonly Finding[];
	/** Known already, from the server or from this update; computed anew if absent. */
	derived?: Derived;
	/** Entries that names are looked up in, where a drawing has no ruleset of its own. */
	content?: ContentSlice;
}

/**
 * What a sheet is played with. Every function is pure; sheets stay as they are, and have no finding
 * of severity `error`.
 */
export interface PlayRuleset {
	getStatBlocks(sheet: SheetData): StatBlock[];
	getDiceActions(sheet: SheetData): DiceAction[];
	/** The action with the inputs worked in, as it is thrown; null for an unknown one. */
	prepareRoll(sheet: SheetData, actionId: string, inputs: Inputs): DiceAction | null;
	getResources(sheet: SheetData): Resource[];
	/** Where the server will move the resource to; null for an unknown one. */
	adjustResource(sheet: SheetData, resource: string, delta: number): Adjustment | null;
	getSummary(sheet: SheetData): Summary;
	/** Draws the sheet: to play from it, whatever is asked for, where nothing here can edit it. */
	renderSheet(sheet: SheetData, ctx?: Partial<RenderContext>): VNode;
	/** The same tree for a ruleset that takes long: between two steps a client can answer a key. */
	renderInSteps?(sheet: SheetData, ctx?: Partial<RenderContext>): Generator<void, VNode>;
}

/** A ruleset with its content at hand, whole: it checks, reads and edits, too. */
export interface OpenRuleset extends PlayRuleset {
	defaultSheet(): SheetData;
	/** All findings, sorted by pointer and code: the schema's, or the rules' where it has none. */
	validate(sheet: unknown): Finding[];
	/** `previous` is the throw that this one follows (a confirmation). */
	evaluateRoll(sheet: SheetData, thrown: Throw, previous?: Throw): Outcome;
	/** What can be raised next and what it costs. */
	getImprovements(sheet: SheetData): Improvement[];
	/**
	 * Draws the sheet. It must not throw for a sheet with errors: what it cannot read it draws
	 * empty, since people see their sheet while they mend it.
	 */
	renderSheet(sheet: SheetData, ctx?: Partial<RenderContext>): VNode;
}

export const isWhole = (ruleset: PlayRuleset): ruleset is OpenRuleset => 'validate' in ruleset;

export interface Ruleset<Open extends PlayRuleset = OpenRuleset> {
	readonly id: string;
	readonly name: Text;
	/** Semantic version. A client uses the ruleset only if major and minor are the server's. */
	readonly version: string;
	open(content: ContentSlice): Open;
	/** What an entry of its compendium asks for, where its tables say so. */
	requirementsOf?(entry: Entry): Requirement[];
}

/** What an entry asks for, or what it does not go with. */
export interface Requirement {
	isExcluded: boolean;
	/** What of the entry it is for; absent: all of it. */
	of?: Text;
	/** One of these entries is meant. */
	anyOf: readonly { kind: string; id: string }[];
	/** Which of their options, by its id. */
	choice?: string;
	/** How much of it, or what is meant where it is no entry. */
	words?: Text;
}

/** The whole context from what a caller cares about: a German sheet in play, unless told else. */
export function renderContext(ctx: Partial<RenderContext> = {}): RenderContext {
	return { mode: 'play', lang: 'de', readonly: false, findings: [], ...ctx };
}
