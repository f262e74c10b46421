import type { EventOf, Game } from './game.ts';
import type { Board, Client, Creature } from './world.ts';

type Changes = Partial<Omit<TaleSpire.CreatureInfo, 'id'>>;
type StateEvent = EventOf<'creatures.onCreatureStateChange'>;

/** Which fields go together into which event. */
const KINDS: [StateEvent['kind'], (keyof Changes)[]][] = [
	['creatureIsUniqueChanged', ['isUnique']],
	['creatureNameChanged', ['name', 'nameSet']],
	['creatureLinkChanged', ['link']],
	['creatureLocationChanged', ['boardId', 'position', 'rotation']],
	['creatureMorphsChanged', ['morphs']],
	['creatureActiveMorphChanged', ['activeMorphIndex']],
	['creatureHpChanged', ['hp']],
	['creatureStatsChanged', ['stats']],
	['creatureTorchStateChanged', ['torchIsOn']],
	['creatureExplicitlyHiddenStateChanged', ['isExplicitlyHidden']],
	['creatureFlyingStateChanged', ['isFlying']],
	['creatureActivePersistentEmotesChanged', ['idsOfActivePersistentEmotes']],
	['creatureOwnersChanged', ['ownerIds']]
];

/** Change a creature and tell its board, one event for each kind of change. */
export function change(game: Game, creature: Creature, changes: Changes): void {
	Object.assign(creature, changes);
	if (changes.name !== undefined && changes.nameSet === undefined)
		creature.nameSet = changes.name !== '';
	for (const [kind, fields] of KINDS) {
		if (!fields.some((field) => field in changes)) continue;
		const told = Object.fromEntries(fields.map((field) => [field, creature[field]]));
		const event = { kind, payload: { id: creature.id, ...told } } as unknown as StateEvent;
		game.emit(game.clientsOn(creature.boardId), 'creatures.onCreatureStateChange', event);
	}
	const board = game.world.boards.find(({ id }) => id === creature.boardId);
	const item = board?.initiative.items.find(({ id }) => id === creature.id);
	if (!board || !item || changes.name === undefined) return;
	item.name = changes.name;
	tellInitiative(game, board);
}

/** What a client may see of a creature: all of its own, all for who may be GM, else no numbers. */
export function seenBy(game: Game, client: Client, creature: Creature): TaleSpire.CreatureInfo {
	const info: TaleSpire.CreatureInfo & { campaignId?: string } = { ...creature };
	delete info.campaignId;
	const own = creature.ownerIds.includes(client.player);
	if (own || game.mayGm(client.player, client.campaign)) return info;
	const bare = ({ name }: TaleSpire.CreatureStat) => ({ name, value: 0, max: 0 });
	return { ...info, link: '', hp: bare(info.hp), stats: info.stats.map(bare) };
}

export function isSeenBy(game: Game, client: Client, creature: Creature): boolean {
	if (creature.campaignId !== client.campaign) return false;
	const own = creature.ownerIds.includes(client.player);
	return own || !creature.isExplicitlyHidden || game.mayGm(client.player, client.campaign);
}

/** Both shapes exist: `payload.queue` is documented, `payload.items` is what was seen. */
export function tellInitiative(game: Game, board: Board): void {
	const queue = board.initiative;
	const payload = {
		documented: { queue },
		flat: { ...queue },
		both: { queue, ...queue }
	}[game.settings.initiativePayload];
	game.emit(game.clientsOn(board.id), 'initiative.onInitiativeEvent', {
		kind: 'initiativeUpdated',
		payload
	});
}
