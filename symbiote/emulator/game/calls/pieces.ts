import { isSeenBy, seenBy } from '../creatures.ts';
import { Failure } from '../failure.ts';
import { blueprint } from '../urls.ts';
import type { Creature } from '../world.ts';
import { idOf, list, wrongType } from '../values.ts';
import { boardOf, campaignOf, mayGm, needGmRights, type Caller, type Calls } from './call.ts';

const fragment = ({ id }: { id: string }) => ({ id });

export const pieces = {
	'creatures.getUniqueCreaturesInThisCampaign': (caller) => {
		needGmRights(caller);
		return creatures(caller)
			.filter(({ isUnique }) => isUnique)
			.map(fragment);
	},
	'creatures.getCreaturesOwnedByPlayer': (caller, player) => {
		const id = idOf(player);
		const known = caller.game.world.players.find((each) => each.id === id);
		if (!known?.rights[campaignOf(caller).id]) throw new Failure('invalidPlayerId');
		if (id !== caller.client.player && !mayGm(caller)) throw new Failure('insufficientRights');
		return creatures(caller)
			.filter(({ ownerIds }) => ownerIds.includes(id))
			.map(fragment);
	},
	'creatures.getSelectedCreatures': (caller) => {
		boardOf(caller);
		return caller.client.selected.map((id) => ({ id }));
	},
	'creatures.getMoreInfo': (caller, wanted) =>
		list(wanted).map((each) => {
			const id = idOf(each);
			const creature = creatures(caller).find((one) => one.id === id);
			if (!creature || !isSeenBy(caller.game, caller.client, creature)) {
				throw new Failure('invalidCreatureId');
			}
			// those of another board can be asked for, but not while on none
			boardOf(caller);
			return seenBy(caller.game, caller.client, creature);
		}),
	'creatures.getCreatureStatNamesForThisCampaign': (caller) => campaignOf(caller).statNames,
	'creatures.createBlueprint': (_, info) => {
		if (typeof info !== 'object' || info === null) throw wrongType('creatureInfo');
		return blueprint(info);
	},

	'initiative.getQueue': (caller) => {
		const { items, activeItemIndex } = boardOf(caller).initiative;
		return { items, activeItemIndex };
	}
} satisfies Partial<Calls>;

function creatures(caller: Caller): Creature[] {
	const campaign = campaignOf(caller);
	return caller.game.world.creatures.filter(({ campaignId }) => campaignId === campaign.id);
}
