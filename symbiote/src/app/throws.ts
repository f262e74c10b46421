/** From an action to its reading: into the tray, matched, read here at once, and logged once a throw. */
import type {
	DiceAction,
	Inputs,
	Outcome,
	SheetData,
	Throw
} from '@campaign-manager/rulesets/objects';
import type { OpenRuleset } from '@campaign-manager/rulesets/ruleset';
import type { SheetSession, ThrowOptions } from '@campaign-manager/client/session/sheet';
import type { Roll, RollNew } from '@campaign-manager/client/session/words';
import type { Game } from '../game/game.ts';
import type { Tray } from './tray.ts';

export type Visibility = NonNullable<RollNew['visibility']>;

/** A throw that this one follows: a confirmation, the damage of a hit. */
export interface Previous {
	rollId: string;
	thrown: Throw;
}

export interface Result {
	/** Each throw has its own, so that a late answer finds it. */
	id: string;
	action: DiceAction;
	inputs: Inputs;
	/** Absent until the server threw it. */
	thrown?: Throw;
	outcome?: Outcome;
	/** As it is in the group's log. */
	roll?: Roll;
	/** Why it was not logged. */
	error?: unknown;
}

export interface Thrower {
	game: Game;
	tray: Tray;
	session: SheetSession;
	ruleset: OpenRuleset;
	/** Told whenever a result becomes known, or more of it. */
	told(result: Result): void;
}

/**
 * Throws an action. In the game the dice wait in the tray for the player; without a game the server
 * throws. Throws GameFailure where the dice could not be laid into the tray.
 */
export async function throwAction(
	by: Thrower,
	action: DiceAction,
	inputs: Inputs,
	visibility: Visibility,
	previous?: Previous
): Promise<void> {
	const more = { visibility, ...(previous && { parent_id: previous.rollId }) };
	if (by.game.kind === 'browser')
		return log(by, { id: crypto.randomUUID(), action, inputs }, { source: 'server', ...more });
	const tell = (thrown: Throw) => {
		const outcome = readingOf(by, thrown, previous);
		const result = { id: crypto.randomUUID(), action, inputs, thrown, ...(outcome && { outcome }) };
		by.told(result);
		const { groups, total } = thrown;
		const said = { groups, total } as NonNullable<RollNew['throw']>;
		void log(by, result, { source: 'talespire', throw: said, ...more });
	};
	await by.tray.put({
		...{ actionId: action.id, groups: action.groups, inputs: { ...inputs } },
		...{ isQuiet: visibility !== 'all', thrown: tell }
	});
}

function readingOf({ ruleset, session }: Thrower, thrown: Throw, previous?: Previous) {
	const sheet: SheetData = session.state.sheet;
	try {
		return ruleset.evaluateRoll(sheet, thrown, previous?.thrown);
	} catch {
		return undefined; // the sheet is in the middle of an edit; the server reads it
	}
}

async function log(by: Thrower, result: Result, options: Partial<ThrowOptions>): Promise<void> {
	try {
		const roll = await by.session.throw(result.action.id, result.inputs, options);
		const outcome = (roll.outcome ?? result.outcome) as unknown as Outcome | undefined;
		const thrown = roll.throw as Throw;
		by.told({ ...result, roll, thrown, ...(outcome && { outcome }) });
	} catch (error) {
		by.told({ ...result, error });
	}
}
