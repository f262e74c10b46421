/** From an action to its reading, logged once a throw: by the server, or by dice that lie before the player. */
import type {
	DiceAction,
	Inputs,
	Outcome,
	RollGroup,
	Throw
} from '@campaign-manager/rulesets/objects';
import { isWhole, type PlayRuleset } from '@campaign-manager/rulesets/ruleset';
import type { SheetSession, ThrowOptions } from '../session/sheetState.ts';
import type { Roll, RollNew } from '../session/words.ts';

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
	/** As it is in the log. */
	roll?: Roll;
	/** Why it was not logged. */
	error?: unknown;
}

/** Dice of the player's own, such as the game's tray. */
export interface Laid {
	actionId?: string;
	groups: readonly RollGroup[];
	inputs: Throw['inputs'];
	isQuiet: boolean;
	/** For each time that they are thrown. */
	thrown(thrown: Throw): void;
}

export interface Thrower {
	session: SheetSession;
	ruleset: PlayRuleset;
	/** Lays dice before the player. Without it the server throws. */
	lay?: ((dice: Laid) => Promise<void>) | undefined;
	/** Told whenever a result becomes known, or more of it. */
	told(result: Result): void;
}

/** Throws what `lay` throws where the dice could not be laid. */
export async function throwAction(
	by: Thrower,
	action: DiceAction,
	inputs: Inputs,
	visibility: Visibility,
	previous?: Previous
): Promise<void> {
	const more = { visibility, ...(previous && { parent_id: previous.rollId }) };
	if (!by.lay) {
		const result = { id: crypto.randomUUID(), action, inputs };
		by.told(result);
		return log(by, result, { source: 'server', ...more });
	}
	const tell = (thrown: Throw) => {
		const outcome = readingOf(by, thrown, previous);
		const result = { id: crypto.randomUUID(), action, inputs, thrown, ...(outcome && { outcome }) };
		by.told(result);
		const { groups, total } = thrown;
		const said = { groups, total } as NonNullable<RollNew['throw']>;
		void log(by, result, { source: 'talespire', throw: said, ...more });
	};
	await by.lay({
		...{ actionId: action.id, groups: action.groups, inputs: { ...inputs } },
		...{ isQuiet: visibility !== 'all', thrown: tell }
	});
}

function readingOf({ ruleset, session }: Thrower, thrown: Throw, previous?: Previous) {
	if (!isWhole(ruleset)) return undefined; // the server reads it
	try {
		return ruleset.evaluateRoll(session.state.sheet, thrown, previous?.thrown);
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
