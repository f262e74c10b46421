import { change } from '../creatures.ts';
import { Refused } from '../failure.ts';
import type { Game } from '../game.ts';
import { newBoard, newPack, type Campaign } from '../world.ts';
import { finite, several, words } from './check.ts';
import type { Hands } from './index.ts';

/** Boards, bookmarks, settings of the campaign, content packs. */
export const campaign = {
	addBoard(game, { campaign: ref, name }) {
		const { id: campaignId } = game.campaign(ref);
		const board = newBoard(game.id(), campaignId, words(name, 'The name'));
		game.world.boards.push(board);
		game.emit(game.clientsIn(campaignId), 'campaigns.current.onBoardEvent', {
			kind: 'boardAdded',
			payload: { board: { id: board.id, name: board.name } }
		});
		return board.id;
	},
	changeBoard(game, { id: ref, name, description }) {
		const board = game.board(ref);
		if (name !== undefined) board.name = words(name, 'The name');
		if (description !== undefined) board.description = String(description);
		const { id, campaignId } = board;
		const info = { id, campaignId, name: board.name, description: board.description };
		game.emit(game.clientsIn(campaignId), 'campaigns.current.onBoardEvent', {
			kind: 'boardInfoChanged',
			payload: { info }
		});
		return undefined;
	},
	removeBoard(game, { id: ref }) {
		const { id, campaignId } = game.board(ref);
		if (game.clientsOn(id).length > 0)
			throw new Refused('Somebody is on that board.', 'Auf diesem Brett ist noch jemand.');
		if (game.campaign(campaignId).defaultBoardId === id) {
			throw new Refused(
				'That is the board where everybody begins.',
				'Auf diesem Brett beginnen alle.'
			);
		}
		game.world.boards = game.world.boards.filter((board) => board.id !== id);
		game.world.creatures = game.world.creatures.filter(({ boardId }) => boardId !== id);
		game.world.rolls = game.world.rolls.filter(({ board }) => board !== id);
		game.world.rulers = game.world.rulers.filter(({ board }) => board !== id);
		game.emit(game.clientsIn(campaignId), 'campaigns.current.onBoardEvent', {
			kind: 'boardRemoved',
			payload: { boardId: id }
		});
		return undefined;
	},
	addBookmark(game, { board: ref, name, x = 0, z = 0 }) {
		const board = game.board(ref);
		const position = { locId: 1, x: finite(x, 'x'), y: 0, z: finite(z, 'z') };
		const bookmark = { id: game.id(), name: words(name, 'The name'), position, boardId: board.id };
		board.bookmarks.push(bookmark);
		return bookmark.id;
	},
	removeBookmark(game, { id }) {
		const board = game.world.boards.find(({ bookmarks }) => bookmarks.some((one) => one.id === id));
		if (!board)
			throw new Refused(`There is no bookmark "${id}".`, `Das Lesezeichen „${id}“ gibt es nicht.`);
		board.bookmarks = board.bookmarks.filter((one) => one.id !== id);
		return undefined;
	},
	changeCampaign(game, { id, name, description, defaultBoardId }) {
		const changed = game.campaign(id);
		if (defaultBoardId !== undefined && game.board(defaultBoardId).campaignId !== changed.id) {
			throw new Refused(
				'That board is of another campaign.',
				'Das Brett gehört zu einer anderen Kampagne.'
			);
		}
		if (name !== undefined) changed.name = words(name, 'The name');
		if (description !== undefined) changed.description = String(description);
		if (defaultBoardId !== undefined) changed.defaultBoardId = game.board(defaultBoardId).id;
		const info = {
			id: changed.id,
			name: changed.name,
			description: changed.description,
			defaultBoardId: changed.defaultBoardId
		};
		game.emit(game.clientsIn(changed.id), 'campaigns.current.onInfoChanged', {
			kind: 'campaignInfoChanged',
			payload: { info }
		});
		return undefined;
	},
	setUnits(game, { campaign: ref, name, numberPerTile }) {
		const changed = game.campaign(ref);
		const units = {
			name: words(name, 'The unit'),
			numberPerTile: finite(numberPerTile, 'The number')
		};
		changed.units = units;
		game.emit(game.clientsIn(changed.id), 'campaigns.current.onSettingsChanged', {
			kind: 'distanceUnitsChanged',
			payload: { units }
		});
		return undefined;
	},
	setStatNames(game, { campaign: ref, names }) {
		const changed = game.campaign(ref);
		const statNames = several(names, 'The names', 8).map((name) => words(name, 'A name', 80));
		if (statNames.length !== 8)
			throw new Refused('There are always eight names.', 'Es sind immer acht Namen.');
		changed.statNames = statNames;
		game.emit(game.clientsIn(changed.id), 'campaigns.current.onSettingsChanged', {
			kind: 'statNamesChanged',
			payload: { statNames }
		});
		renameStats(game, changed);
		return undefined;
	},
	addPack(game, { name }) {
		const pack = newPack(game.random(), words(name, 'The name'));
		game.world.packs.push(pack);
		tellPack(game, 'contentPackAdded', pack);
		return pack.id;
	},
	removePack(game, { id }) {
		const pack = game.world.packs.find((one) => one.id === id);
		if (!pack)
			throw new Refused(
				`There is no content pack "${id}".`,
				`Das Inhaltspaket „${id}“ gibt es nicht.`
			);
		game.world.packs = game.world.packs.filter((one) => one !== pack);
		tellPack(game, 'contentPackRemoved', pack);
		return undefined;
	}
} satisfies Partial<Hands>;

function renameStats(game: Game, { id, statNames }: Campaign): void {
	for (const creature of game.world.creatures) {
		if (creature.campaignId !== id) continue;
		const stats = creature.stats.map((stat, n) => ({ ...stat, name: statNames[n] ?? stat.name }));
		change(game, creature, { stats });
	}
}

function tellPack(
	game: Game,
	kind: 'contentPackAdded' | 'contentPackRemoved',
	{ id, optionalName }: { id: string; optionalName: string }
): void {
	const payload = { contentPackId: id, optionalName };
	game.emit(game.world.clients, 'contentPacks.onContentPackChange', { kind, payload });
}
