import { Refused } from './failure.ts';

/** What a tester can turn; the defaults are what the game does as far as it is known. */
export interface Settings {
	/** calls of one Symbiote on one client in a sliding window; null is off. The game's numbers are unknown */
	rateLimit: { calls: number; perMs: number } | null;
	/** `payload.queue` as documented, `payload.items` as a published Symbiote reads it, or both */
	initiativePayload: 'documented' | 'flat' | 'both';
	/** lists with ids as documented, maps without as seen in the game, or lists that answer to both */
	contentPackShape: 'documented' | 'seen' | 'both';
	/** a failed call rejects, or resolves with an object that has `cause` (official examples test it) */
	errorShape: 'rejected' | 'resolved';
	/** `beforeScripts` shows whether a page relies on late injection */
	injection: 'afterDom' | 'beforeScripts';
	/** look handlers up each time, or keep the first function found (one author's report) */
	handlers: 'byName' | 'firstSeen';
	sumNesting: 'right' | 'left';
	/** `fails`: hasInitialized comes only when api.initTimeout is over, and calls stay refused */
	initialization: 'works' | 'fails';
	/** whether `willShutdown` comes at all: the game promises nothing */
	shutdownNotice: boolean;
	/** how long a client is on no board while it changes boards */
	boardSwitchMs: number;
	/** how long an answer takes; events are not held up, so a roll can beat its id */
	answerDelayMs: number;
	/** share of sync messages that get lost, and that come twice (0 to 1, by the seed) */
	syncLoss: number;
	syncRepeat: number;
}

export const DEFAULTS: Settings = {
	rateLimit: null,
	initiativePayload: 'both',
	contentPackShape: 'both',
	errorShape: 'rejected',
	injection: 'afterDom',
	handlers: 'byName',
	sumNesting: 'right',
	initialization: 'works',
	shutdownNotice: true,
	boardSwitchMs: 600,
	answerDelayMs: 0,
	syncLoss: 0,
	syncRepeat: 0
};

const CHOICES: { [K in keyof Settings]?: readonly Settings[K][] } = {
	initiativePayload: ['documented', 'flat', 'both'],
	contentPackShape: ['documented', 'seen', 'both'],
	errorShape: ['rejected', 'resolved'],
	injection: ['afterDom', 'beforeScripts'],
	handlers: ['byName', 'firstSeen'],
	sumNesting: ['right', 'left'],
	initialization: ['works', 'fails'],
	shutdownNotice: [true, false]
};
const MOST: { [K in keyof Settings]?: number } = {
	boardSwitchMs: 600_000,
	answerDelayMs: 60_000,
	syncLoss: 1,
	syncRepeat: 1
};

/** The settings with some of them changed; refuses unknown names and values. */
export function changed(settings: Settings, changes: Partial<Settings>): Settings {
	for (const [name, value] of Object.entries(changes)) {
		if (!fits(name, value))
			throw new Refused(
				`${name} cannot be ${JSON.stringify(value)}.`,
				`${name} kann nicht ${JSON.stringify(value)} sein.`
			);
	}
	return { ...settings, ...changes };
}

function fits(name: string, value: unknown): boolean {
	if (name === 'rateLimit') return value === null || isLimit(value);
	const choices = CHOICES[name as keyof Settings] as readonly unknown[] | undefined;
	if (choices) return choices.includes(value);
	const most = MOST[name as keyof Settings];
	return most !== undefined && typeof value === 'number' && value >= 0 && value <= most;
}

function isLimit(value: unknown): boolean {
	if (typeof value !== 'object' || value === null) return false;
	const { calls, perMs } = value as Record<string, unknown>;
	return [calls, perMs].every((each) => typeof each === 'number' && each > 0);
}
