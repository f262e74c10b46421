import { Failure } from '../failure.ts';
import type { Board } from '../world.ts';
import { idOf, list } from '../values.ts';
import { boardOf, campaignOf, mayGm, needGmRights, type Caller, type Calls } from './call.ts';

export const places = {
	'boards.whereAmI': (caller) => fragment(boardOf(caller)),
	'boards.getBoardsInThisCampaign': (caller) => {
		needGmRights(caller);
		return boards(caller).map(fragment);
	},
	'boards.getMoreInfo': (caller, wanted) =>
		list(wanted).map((each) => {
			const board = boards(caller).find(({ id }) => id === idOf(each));
			if (!board) throw new Failure('couldNotFindBoard');
			const { id, campaignId, name, description } = board;
			return { id, campaignId, name, description };
		}),

	'bookmarks.getBookmarksInThisCampaign': (caller) => {
		needGmRights(caller);
		return boards(caller).flatMap(({ bookmarks }) => bookmarks);
	},
	'bookmarks.getBookmarksInThisBoard': (caller) => {
		needGmRights(caller);
		return boardOf(caller).bookmarks;
	},
	'bookmarks.gotoBookmark': (caller, wanted) => {
		caller.client.camera = bookmark(caller, wanted).name;
	},
	'bookmarks.sendToBookmark': (caller, wanted, clients) => {
		needGmRights(caller);
		const { name } = bookmark(caller, wanted);
		const ids = list(clients).map(idOf);
		const here = caller.game.clientsIn(campaignOf(caller).id);
		const sent = ids.map((id) => here.find((client) => client.id === id));
		if (sent.includes(undefined)) throw new Failure('invalidTarget');
		for (const client of sent) if (client) client.camera = name;
	},

	'campaigns.whereAmI': (caller) => fragment(campaignOf(caller)),
	'campaigns.getMoreInfoAboutCurrentCampaign': (caller) => {
		const { id, name, description, defaultBoardId } = campaignOf(caller);
		return { id, name, description, defaultBoardId };
	},

	'units.getDistanceUnitsForThisCampaign': (caller) => campaignOf(caller).units,

	'parties.getParties': (caller) => [{ id: campaignOf(caller).party.id }],
	'parties.getCreaturesInParty': (caller, wanted) => {
		const { party } = campaignOf(caller);
		if (idOf(wanted) !== party.id) throw new Failure('unknownPartyId');
		return party.creatures;
	}
} satisfies Partial<Calls>;

const fragment = ({ id, name }: { id: string; name: string }) => ({ id, name });

function boards(caller: Caller): Board[] {
	const campaign = campaignOf(caller);
	return caller.game.world.boards.filter(({ campaignId }) => campaignId === campaign.id);
}

function bookmark(caller: Caller, wanted: unknown): TaleSpire.Bookmark {
	const id = idOf(wanted);
	const known = boards(caller).flatMap(({ bookmarks }) => bookmarks);
	const one = known.find((each) => each.id === id);
	if (!one) throw new Failure(id === '' ? 'invalidBookmarkId' : 'couldNotFindBookmark');
	if (!mayGm(caller) && one.boardId !== boardOf(caller).id)
		throw new Failure('couldNotFindBookmark');
	return one;
}
