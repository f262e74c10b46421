import { checkResults, describe, evaluate, isValid, read } from '../dice.ts';
import { Failure } from '../failure.ts';
import { put, show } from '../tray.ts';
import { flag, list, text, wrongType } from '../values.ts';
import { boardOf, type Calls } from './call.ts';

export const ownDice = {
	'dice.isValidRollString': (_, roll) => isValid(text(roll)),
	'dice.makeRollDescriptors': (_, roll) => {
		const descriptors = describe(text(roll));
		read(descriptors);
		return descriptors;
	},
	'dice.putDiceInTray': (caller, rolls, quiet) => {
		const descriptors = list(rolls).map(descriptor);
		boardOf(caller);
		const { game, client, seat } = caller;
		const options = { symbiote: seat.symbiote, quiet: flag(quiet) };
		return put(game, client, descriptors, options).rollId;
	},
	'dice.evaluateDiceResultsGroup': (_, group) => {
		const result =
			typeof group === 'object' && group && 'result' in group ? group.result : undefined;
		return evaluate(result);
	},
	'dice.sendDiceResult': (caller, given, id) => {
		const resultsGroups = checkResults(given);
		const board = boardOf(caller);
		const { game, client, symbiote } = caller;
		const rollId = id === undefined || id === null ? game.rollId() : text(id);
		const known = game.world.rolls.find((roll) => roll.rollId === rollId);
		if (typeof id === 'string' && known?.client !== client.id) throw new Failure('invalidRollId');
		const result = { rollId, clientId: client.id, resultsGroups, gmOnly: false, quiet: false };
		show(game, result, board.id, symbiote.name);
		return rollId;
	}
} satisfies Partial<Calls>;

function descriptor(value: unknown): TaleSpire.RollDescriptor {
	if (typeof value !== 'object' || value === null || !('roll' in value)) {
		throw wrongType('roll descriptor');
	}
	const name = 'name' in value && value.name !== undefined && value.name !== null ? value.name : '';
	return { name: text(name), roll: text(value.roll) };
}
