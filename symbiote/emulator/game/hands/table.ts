import { hearers, say } from '../chat.ts';
import { describe } from '../dice.ts';
import { Failure, Refused } from '../failure.ts';
import type { Game } from '../game.ts';
import { cast, dismiss, erase, put } from '../tray.ts';
import type { Client, Roll } from '../world.ts';
import { finite, several, words } from './check.ts';
import type { Hands } from './index.ts';

/** Dice and chat. */
export const table = {
	putDice(game, { client, text }) {
		const who = onBoard(game, client);
		return orRefused(() => put(game, who, describe(words(text, 'The roll'))).rollId);
	},
	throwDice(game, { client, rollId, gmOnly = false }) {
		const who = onBoard(game, client);
		const own = game.world.rolls.filter((roll) => roll.client === who.id && roll.place === 'tray');
		const roll =
			rollId === undefined ? own[own.length - 1] : own.find((one) => one.rollId === rollId);
		if (!roll)
			throw new Refused(
				'There are no such dice in the tray.',
				'Solche Würfel liegen nicht in der Schale.'
			);
		cast(game, roll, gmOnly);
		return roll.rollId;
	},
	throwAgain(game, { rollId, gmOnly = false }) {
		const roll = known(game, rollId);
		if (roll.place !== 'board')
			throw new Refused(
				'Those dice have not been thrown yet.',
				'Diese Würfel wurden noch nicht geworfen.'
			);
		cast(game, roll, gmOnly);
		return undefined;
	},
	dismissDice(game, { rollId }) {
		dismiss(game, known(game, rollId));
		return undefined;
	},
	deleteDice(game, { rollId }) {
		erase(game, known(game, rollId));
		return undefined;
	},
	forceFaces(game, { faces }) {
		for (const face of several(faces, 'The faces', 1_000)) {
			if (!Number.isInteger(face) || face < 1 || face > 100)
				throw new Refused('A face is 1 to 100.', 'Augen sind Zahlen von 1 bis 100.');
		}
		game.faces.forced = [...faces];
		return undefined;
	},
	seed(game, { seed }) {
		game.faces.reseed(finite(seed, 'The seed'));
		return undefined;
	},
	say(game, { client, text, target = 'board', creature }) {
		const who = onBoard(game, client);
		const message = words(text, 'The message', 10_000);
		const heard = hearers(game, who, target) ?? hearers(game, who, game.player(target).id);
		if (!heard) throw new Refused('Nobody there hears that.', 'Das hört dort niemand.');
		const speaker = game.world.creatures.find(({ id }) => id === creature);
		if (creature && !speaker)
			throw new Refused(
				`There is no creature "${creature}".`,
				`Die Figur „${creature}“ gibt es nicht.`
			);
		const as = speaker
			? { sentAs: 'creature' as const, id: speaker.id, name: speaker.name }
			: { sentAs: 'player' as const, ...game.playerFragment(who.player) };
		say(game, who, as, heard, message);
		return undefined;
	}
} satisfies Partial<Hands>;

export function onBoard(game: Game, ref: string): Client {
	const client = game.client(ref);
	if (client.board === null)
		throw new Refused('The client is on no board.', 'Der Client ist auf keinem Brett.');
	return client;
}

/** What would be a failure state for a Symbiote is a refusal for a hand. */
export function orRefused<T>(act: () => T): T {
	try {
		return act();
	} catch (error) {
		if (error instanceof Failure) throw new Refused(error.message, error.message);
		throw error;
	}
}

function known(game: Game, rollId: string): Roll {
	const roll = game.world.rolls.find((one) => one.rollId === rollId);
	if (!roll)
		throw new Refused(`There are no dice "${rollId}".`, `Die Würfel „${rollId}“ gibt es nicht.`);
	return roll;
}
