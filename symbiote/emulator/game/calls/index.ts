import { ownDice } from './dice.ts';
import { panel } from './panel.ts';
import { people } from './people.ts';
import { pieces } from './pieces.ts';
import { places } from './places.ts';
import { talk } from './talk.ts';
import { tools } from './tools.ts';
import type { Calls } from './call.ts';

export type { CallName } from './call.ts';

/** Typed over the whole API: a call that is left out does not compile. */
export const calls: Calls = {
	...places,
	...people,
	...talk,
	...ownDice,
	...pieces,
	...tools,
	...panel
};

export const CALL_NAMES = Object.keys(calls);
