import { Refused } from '../failure.ts';
import type { Game } from '../game.ts';
import { campaign } from './campaign.ts';
import type { Command, Doing } from './command.ts';
import { crowd } from './crowd.ts';
import { pieces } from './pieces.ts';
import { screen } from './screen.ts';
import { table } from './table.ts';
import { tools } from './tools.ts';

/** One function for each command; each answers the id of what it made, if it made something. */
export type Hands = {
	[D in Command['do']]: (game: Game, command: Doing<D>) => string | undefined;
};

const hands: Hands = { ...table, ...pieces, ...campaign, ...crowd, ...screen, ...tools };

export const COMMANDS = Object.keys(hands) as Command['do'][];

/** Do one thing at the table. Throws Refused, and nothing has changed then. */
export function act(game: Game, command: Command): string | undefined {
	if (!Object.hasOwn(hands, command.do))
		throw new Refused(
			`There is no command "${command.do}".`,
			`Den Befehl „${command.do}“ gibt es nicht.`
		);
	const hand = hands[command.do] as (game: Game, command: Command) => string | undefined;
	try {
		return hand(game, command);
	} finally {
		game.outside.changed();
	}
}
