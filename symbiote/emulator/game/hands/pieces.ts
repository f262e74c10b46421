import { change, tellInitiative } from '../creatures.ts';
import { Refused } from '../failure.ts';
import type { Game } from '../game.ts';
import { newCreature, type Board, type Creature } from '../world.ts';
import { finite, several, words } from './check.ts';
import type { CreatureChanges } from './command.ts';
import type { Hands } from './index.ts';
import { onBoard } from './table.ts';

const MOST_SELECTED = 50;

/** Creatures and initiative. */
export const pieces = {
	setInitiative(game, { board: ref, creatures, active = 0 }) {
		const board = game.board(ref);
		const items = several(creatures, 'The queue', 200).map((id) => {
			const { name } = creature(game, id);
			return { id, name, kind: 'creature' };
		});
		const last = Math.max(0, items.length - 1);
		board.initiative = {
			items,
			activeItemIndex: Math.min(Math.max(0, finite(active, 'The turn')), last)
		};
		tellInitiative(game, board);
		return undefined;
	},
	nextTurn(game, { board }) {
		return turn(game, game.board(board), 1);
	},
	previousTurn(game, { board }) {
		return turn(game, game.board(board), -1);
	},
	addCreature(game, { board: ref, name, changes = {} }) {
		const board = game.board(ref);
		const pack = game.world.packs[0];
		if (!pack)
			throw new Refused(
				'Without a content pack there are no minis.',
				'Ohne Inhaltspaket gibt es keine Figuren.'
			);
		const given = { ...checked(changes), name: words(name, 'The name'), boardId: board.id };
		const added = newCreature(game.id(), game.campaign(board.campaignId), pack, given);
		game.world.creatures.push(added);
		game.emit(game.clientsOn(board.id), 'creatures.onCreatureStateChange', {
			kind: 'creatureAdded',
			payload: { creature: { id: added.id } }
		});
		return added.id;
	},
	changeCreature(game, { id, changes }) {
		change(game, creature(game, id), checked(changes));
		return undefined;
	},
	removeCreature(game, { id }) {
		const { boardId } = creature(game, id);
		game.world.creatures = game.world.creatures.filter((one) => one.id !== id);
		for (const client of game.world.clients) {
			client.selected = client.selected.filter((one) => one !== id);
		}
		for (const { party } of game.world.campaigns) {
			party.creatures = party.creatures.filter((one) => one !== id);
		}
		game.emit(game.clientsOn(boardId), 'creatures.onCreatureStateChange', {
			kind: 'creatureRemoved',
			payload: { id }
		});
		const board = game.board(boardId);
		const { items, activeItemIndex } = board.initiative;
		const left = items.filter((item) => item.id !== id);
		if (left.length === items.length) return undefined;
		const last = Math.max(0, left.length - 1);
		board.initiative = { items: left, activeItemIndex: Math.min(activeItemIndex, last) };
		tellInitiative(game, board);
		return undefined;
	},
	selectCreatures(game, { client: ref, creatures }) {
		const client = onBoard(game, ref);
		const here = several(creatures, 'The selection', MOST_SELECTED).map((id) => creature(game, id));
		if (here.some(({ boardId }) => boardId !== client.board)) {
			throw new Refused(
				'Only creatures of the same board can be selected.',
				'Nur Figuren desselben Bretts lassen sich auswählen.'
			);
		}
		client.selected = here.map(({ id }) => id);
		game.emit([client], 'creatures.onCreatureSelectionChange', {
			kind: 'creatureSelection',
			payload: { creatures: here.map(({ id }) => ({ id })) }
		});
		return undefined;
	},
	setParty(game, { campaign, creatures }) {
		const ids = several(creatures, 'The party', 200).map((id) => creature(game, id).id);
		game.campaign(campaign).party.creatures = ids;
		return undefined;
	}
} satisfies Partial<Hands>;

function creature(game: Game, id: string): Creature {
	const found = game.world.creatures.find((one) => one.id === id);
	if (!found)
		throw new Refused(`There is no creature "${id}".`, `Die Figur „${id}“ gibt es nicht.`);
	return found;
}

function turn(game: Game, board: Board, step: 1 | -1): undefined {
	const { items, activeItemIndex } = board.initiative;
	if (items.length === 0)
		throw new Refused('Nobody is in the queue.', 'Niemand steht in der Reihenfolge.');
	board.initiative.activeItemIndex = (activeItemIndex + step + items.length) % items.length;
	tellInitiative(game, board);
}

const FIELDS: Record<keyof CreatureChanges, (value: unknown) => boolean> = {
	isUnique: isFlag,
	name: isText,
	nameSet: isFlag,
	link: isText,
	position: (value) => hasNumbers(value, ['locId', 'x', 'y', 'z']),
	rotation: (value) => hasNumbers(value, ['x', 'y', 'z']),
	boardId: isText,
	morphs: (value) => Array.isArray(value) && value.every((one) => hasNumbers(one, ['scale'])),
	activeMorphIndex: Number.isInteger,
	hp: isStat,
	stats: (value) => Array.isArray(value) && value.length <= 8 && value.every(isStat),
	torchIsOn: isFlag,
	isExplicitlyHidden: isFlag,
	isFlying: isFlag,
	idsOfActivePersistentEmotes: isTexts,
	ownerIds: isTexts
};

function checked(changes: CreatureChanges): CreatureChanges {
	for (const [field, value] of Object.entries(changes)) {
		const fits = Object.hasOwn(FIELDS, field) && FIELDS[field as keyof CreatureChanges](value);
		if (!fits)
			throw new Refused(
				`A creature's ${field} cannot be ${JSON.stringify(value)}.`,
				`${field} einer Figur kann nicht ${JSON.stringify(value)} sein.`
			);
	}
	return changes;
}

function isFlag(value: unknown): boolean {
	return typeof value === 'boolean';
}

function isText(value: unknown): boolean {
	return typeof value === 'string';
}

function isTexts(value: unknown): boolean {
	return Array.isArray(value) && value.every(isText);
}

function hasNumbers(value: unknown, names: string[]): boolean {
	if (typeof value !== 'object' || value === null) return false;
	const fields = value as Record<string, unknown>;
	return names.every((name) => Number.isFinite(fields[name]));
}

function isStat(value: unknown): boolean {
	return hasNumbers(value, ['value', 'max']) && isText((value as TaleSpire.CreatureStat).name);
}
