/** What `python -m app ruleset dev` answers its page. */
import type {
	Adjustment,
	ContentSlice,
	DiceAction,
	Finding,
	Outcome,
	Resource,
	Schema,
	SheetData,
	StatBlock,
	Text
} from '@campaign-manager/rulesets';

export interface State {
	version: number;
	/** Why the newest state cannot be loaded, a line for each reason; the last good one is shown. */
	error: string;
	ruleset: { id: string; name: Text; version: string } | null;
	/** The script of its own TypeScript; empty if it has none. */
	renderer?: string;
	schema?: Schema;
	content?: ContentSlice;
	sheets?: Record<string, { name: string; sheet: SheetData }>;
}

export interface Answer {
	failure?: string;
	findings?: Finding[];
	derived?: { stats: StatBlock[]; actions: DiceAction[]; resources: Resource[] };
	improvements?: unknown[];
	trace?: string[];
	adjustment?: Adjustment;
	prepared?: DiceAction;
	outcome?: Outcome;
}

export async function readState(): Promise<State> {
	return (await (await fetch('state')).json()) as State;
}

/** Puts a question to the ruleset's hooks. A server that is gone is an answer, too. */
export async function ask(question: Record<string, unknown>): Promise<Answer> {
	try {
		const response = await fetch('ask', {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify(question)
		});
		return (await response.json()) as Answer;
	} catch {
		return { failure: 'The server does not answer. Is `ruleset dev` still running?' };
	}
}

/** Calls back at the beginning and whenever something was saved. */
export function follow(changed: () => void, lost: () => void): void {
	const events = new EventSource('events');
	events.onmessage = changed;
	events.onerror = lost;
}
