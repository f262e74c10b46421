import { evaluate, read, results, sidesOf } from './dice.ts';
import { Refused } from './failure.ts';
import type { Game } from './game.ts';
import type { Client, Roll } from './world.ts';

/** How many results the table shows. */
const SHOWN = 200;

/** Put dice into a client's tray; fails as `dice.putDiceInTray` does. The client must be on a board. */
export function put(
	game: Game,
	client: Client,
	descriptors: TaleSpire.RollDescriptor[],
	{ symbiote = null, quiet = false }: { symbiote?: string | null; quiet?: boolean } = {}
): Roll {
	const groups = read(descriptors);
	const roll: Roll = {
		rollId: game.rollId(),
		client: client.id,
		symbiote,
		board: client.board ?? '',
		descriptors,
		groups,
		quiet,
		place: 'tray',
		throws: 0
	};
	game.world.rolls.push(roll);
	return roll;
}

/** Throw dice from the tray, or pick them up from the board and throw them again: same id. */
export function cast(game: Game, roll: Roll, gmOnly: boolean): void {
	const faces = game.faces.roll(sidesOf(roll.groups));
	roll.place = 'board';
	roll.throws += 1;
	const payload: TaleSpire.RollResults = {
		rollId: roll.rollId,
		clientId: roll.client,
		resultsGroups: results(roll.groups, faces, game.settings.sumNesting),
		gmOnly,
		quiet: roll.quiet
	};
	show(game, payload, roll.board, null);
	const witnesses = game.clientsOn(roll.board).filter((client) => {
		return !gmOnly || client.id === roll.client || game.mayGm(client.player, client.campaign);
	});
	game.emit(witnesses, 'dice.onRollResults', { kind: 'rollResults', payload });
}

/** Show a result at the table. */
export function show(
	game: Game,
	payload: TaleSpire.RollResults,
	board: string,
	sentBy: string | null
): void {
	const total = payload.resultsGroups.reduce((sum, { result }) => sum + evaluate(result), 0);
	game.world.results.push({ ...payload, number: game.shownNumber(), board, total, sentBy });
	if (game.world.results.length > SHOWN) game.world.results.shift();
}

/** Take dice out of the tray: only their own client is told. */
export function dismiss(game: Game, roll: Roll): void {
	if (roll.place !== 'tray')
		throw new Refused('Those dice are on the board.', 'Diese Würfel liegen auf dem Brett.');
	remove(
		game,
		roll,
		game.world.clients.filter(({ id }) => id === roll.client)
	);
}

/** Delete dice from the board: everybody there is told. */
export function erase(game: Game, roll: Roll): void {
	if (roll.place !== 'board')
		throw new Refused('Those dice are in the tray.', 'Diese Würfel liegen in der Schale.');
	remove(game, roll, game.clientsOn(roll.board));
}

function remove(game: Game, roll: Roll, witnesses: Client[]): void {
	game.world.rolls = game.world.rolls.filter((other) => other !== roll);
	const payload = { rollId: roll.rollId };
	game.emit(witnesses, 'dice.onRollResults', { kind: 'rollRemoved', payload });
}
