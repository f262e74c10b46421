import type { DiceGroup } from './dice.ts';
import { uuid } from './random.ts';

/** Everything that is so at the table. Plain data: it is sent to the board page as it is. */
export interface World {
	campaigns: Campaign[];
	boards: Board[];
	players: Player[];
	clients: Client[];
	seats: Seat[];
	creatures: Creature[];
	rolls: Roll[];
	results: ShownResult[];
	chat: ChatLine[];
	rulers: Ruler[];
	packs: Pack[];
	notifications: Notification[];
}

export interface Campaign extends TaleSpire.CampaignInfo {
	units: TaleSpire.DistanceUnit;
	statNames: string[];
	party: { id: string; creatures: string[] };
}

export interface Board extends TaleSpire.BoardInfo {
	initiative: TaleSpire.InitiativeQueue;
	bookmarks: TaleSpire.Bookmark[];
}

export interface Player {
	id: string;
	name: string;
	/** by campaign; a campaign that is missing here does not know the player */
	rights: Record<string, TaleSpire.PlayerRights>;
}

/** One running game. A player may have several; those on one machine share stored blobs. */
export interface Client {
	id: string;
	player: string;
	machine: string;
	mode: TaleSpire.ClientMode;
	connected: boolean;
	campaign: string | null;
	board: string | null;
	/** the Symbiote in the panel; '' is one that is not loaded here */
	front: string | null;
	folded: boolean;
	selected: string[];
	tool: { kind: 'picking' | 'ruler'; id: string; seat: string } | null;
	/** what the hand holds, what was copied, where the camera was sent: for the tester to see */
	hand: string | null;
	clipboard: string | null;
	camera: string | null;
	slabSelection: SlabSelection;
}

export type SlabSelection =
	{ state: 'none' } | { state: 'empty' } | { state: 'notReady' } | { state: 'slab'; slab: string };

/** One Symbiote on one client. */
export interface Seat {
	id: string;
	client: string;
	symbiote: string;
	/** running: its page was told `hasInitialized` */
	state: 'closed' | 'loading' | 'running';
	/** the page that has heard it; until then its calls are too early */
	initialised: number | null;
	background: boolean;
	/** counts openings: a new number is a new page */
	opening: number;
	/** the page that speaks for it, while one is there */
	page: number | null;
	/** messages of urls that wait until it runs */
	waiting: string[];
	/** opened for a url only: shut down again when that is delivered */
	onlyForUrl: boolean;
}

export interface Creature extends TaleSpire.CreatureInfo {
	campaignId: string;
}

export interface Roll {
	rollId: string;
	client: string;
	/** the Symbiote that put it there; null: the player did */
	symbiote: string | null;
	board: string;
	descriptors: TaleSpire.RollDescriptor[];
	groups: DiceGroup[];
	quiet: boolean;
	/** in the tray, or thrown and lying on the board */
	place: 'tray' | 'board';
	throws: number;
}

/** A result as people at the table see it. */
export interface ShownResult extends TaleSpire.RollResults {
	number: number;
	board: string;
	total: number;
	/** name of the Symbiote that sent it in place of the game's own */
	sentBy: string | null;
}

export interface ChatLine {
	number: number;
	campaign: string;
	from: string;
	to: string;
	clients: string[];
	body: string;
	time: number;
}

export type Ruler = TaleSpire.RulerInfo & {
	kind: TaleSpire.RulerKind;
	client: string;
	board: string;
	/** the seat that started it */
	seat: string | null;
};

export interface Pack {
	id: string;
	optionalName: string;
	tiles: TaleSpire.ContentPackPlaceableElement[];
	props: TaleSpire.ContentPackPlaceableElement[];
	creatures: TaleSpire.ContentPackCreatureElement[];
	music: { asset: TaleSpire.ContentPackLoaderData }[];
	iconsAtlases: { path: string; resolution: { width: number; height: number } }[];
}

export interface Notification {
	id: string;
	seat: string;
	title: string;
	body: string;
	data: string;
	activated: boolean;
}

export const ICON_SIZE = 128;
export const ICONS_PER_ROW = 4;
export const ATLAS_PATH = '/.emulator/atlas.svg';

/** The atlas' pictures, in order; the names are also what the content pack calls its things. */
export const PICTURES = ['Hero', 'Goblin', 'Ogre', 'Wolf', 'Floor', 'Wall', 'Barrel', 'Table'];

export function newClient(id: string, player: string, machine = player): Client {
	return {
		id,
		player,
		machine,
		mode: 'player',
		connected: false,
		campaign: null,
		board: null,
		front: null,
		folded: false,
		selected: [],
		tool: null,
		hand: null,
		clipboard: null,
		camera: null,
		slabSelection: { state: 'none' }
	};
}

export function newBoard(id: string, campaignId: string, name: string): Board {
	const initiative = { items: [], activeItemIndex: 0 };
	return { id, campaignId, name, description: '', initiative, bookmarks: [] };
}

type NewCreature = Partial<TaleSpire.CreatureInfo> & { name: string; boardId: string };

export function newCreature(
	id: string,
	campaign: Campaign,
	pack: Pack,
	given: NewCreature
): Creature {
	const asset = pack.creatures[0]?.id ?? '';
	return {
		id,
		campaignId: campaign.id,
		isUnique: false,
		nameSet: given.name !== '',
		link: '',
		position: { locId: 1, x: 0, y: 0, z: 0 },
		rotation: { x: 0, y: 0, z: 0 },
		morphs: [{ boardAssetId: asset, scale: 1 }],
		activeMorphIndex: 0,
		hp: { name: 'HP', value: 10, max: 10 },
		stats: campaign.statNames.map((name) => ({ name, value: 0, max: 10 })),
		torchIsOn: false,
		isExplicitlyHidden: false,
		isFlying: false,
		idsOfActivePersistentEmotes: [],
		ownerIds: [],
		...given
	};
}

export function newPack(random: () => number, name: string): Pack {
	const common = (picture: string) => {
		const place = PICTURES.indexOf(picture);
		const region = {
			x: ((place % ICONS_PER_ROW) * ICON_SIZE) / (ICON_SIZE * ICONS_PER_ROW),
			y: Math.floor(place / ICONS_PER_ROW) / 2,
			width: 1 / ICONS_PER_ROW,
			height: 1 / 2
		};
		const named = {
			id: uuid(random),
			name: picture,
			isDeprecated: false,
			groupTag: name,
			tags: []
		};
		return { ...named, icon: { atlasIndex: 0, region } };
	};
	const asset = (assetName: string) => ({ bundleId: 'emulator', assetName });
	const placeable = (picture: string) => ({
		...common(picture),
		assets: [asset(picture)],
		isInteractable: false,
		colliderBoundsBound: {
			center: { locId: 1, x: 0, y: 0.5, z: 0 },
			width: 1,
			height: 1,
			depth: 1
		}
	});
	return {
		id: uuid(random),
		optionalName: name,
		tiles: ['Floor', 'Wall'].map(placeable),
		props: ['Barrel', 'Table'].map(placeable),
		creatures: ['Hero', 'Goblin', 'Ogre', 'Wolf'].map((picture) => ({
			...common(picture),
			miniAsset: asset(picture),
			baseAsset: asset('Base'),
			defaultScale: 1
		})),
		music: [{ asset: asset('Tavern') }],
		iconsAtlases: [
			{
				path: ATLAS_PATH,
				resolution: { width: ICON_SIZE * ICONS_PER_ROW, height: ICON_SIZE * 2 }
			}
		]
	};
}

const STATS = ['Mana', 'Armour', 'Speed', 'Luck', 'Stat 5', 'Stat 6', 'Stat 7', 'Stat 8'];

/** The table a tester starts with: two campaigns, a GM, a player, one who is away, four minis. */
export function newWorld(random: () => number): World {
	const id = () => uuid(random);
	const pack = newPack(random, 'Emulator basics');
	const campaigns = ['The Drowned Vale', 'One Night in Havena'].map((name): Campaign => ({
		id: id(),
		name,
		description: '',
		defaultBoardId: '',
		units: { name: 'm', numberPerTile: 1.5 },
		statNames: [...STATS],
		party: { id: id(), creatures: [] }
	}));
	const [vale, night] = campaigns as [Campaign, Campaign];
	const boards = [
		newBoard(id(), vale.id, 'Harbour'),
		newBoard(id(), vale.id, 'Old Mill'),
		newBoard(id(), night.id, 'Rooftops')
	];
	const [harbour, , rooftops] = boards as [Board, Board, Board];
	vale.defaultBoardId = harbour.id;
	night.defaultBoardId = rooftops.id;
	const everywhere = (rights: TaleSpire.PlayerRights) =>
		Object.fromEntries(campaigns.map((campaign) => [campaign.id, { ...rights }]));
	const players: Player[] = [
		{ id: id(), name: 'Ada', rights: everywhere({ isOwner: true, canPlay: true, canGm: true }) },
		{ id: id(), name: 'Ben', rights: everywhere({ isOwner: false, canPlay: true, canGm: false }) },
		{ id: id(), name: 'Cleo', rights: everywhere({ isOwner: false, canPlay: true, canGm: false }) }
	];
	const [ada, ben] = players as [Player, Player, Player];
	const present = { connected: true, campaign: vale.id, board: harbour.id };
	const clients: Client[] = [
		{ ...newClient(id(), ada.id), ...present, mode: 'gm' },
		{ ...newClient(id(), ben.id), ...present }
	];
	const creature = (given: NewCreature, picture: string) => {
		const asset = pack.creatures.find(({ name }) => name === picture)?.id ?? '';
		const morphs = [{ boardAssetId: asset, scale: 1 }];
		return newCreature(id(), vale, pack, { morphs, ...given });
	};
	const at = (x: number, z: number) => ({ locId: 1, x, y: 0, z });
	const boardId = harbour.id;
	const creatures = [
		creature(
			{
				name: 'Runa',
				boardId,
				isUnique: true,
				ownerIds: [ben.id],
				hp: { name: 'HP', value: 31, max: 35 },
				position: at(2, 3)
			},
			'Hero'
		),
		creature({ name: 'Goblin', boardId, position: at(6, 3) }, 'Goblin'),
		creature({ name: 'Wolf', boardId, position: at(7, 5) }, 'Wolf'),
		creature({ name: 'Ogre', boardId, isExplicitlyHidden: true, position: at(9, 9) }, 'Ogre')
	];
	const [runa, goblin] = creatures as [Creature, Creature];
	vale.party.creatures = [runa.id];
	harbour.bookmarks = [{ id: id(), name: 'Pier', position: at(1, 1), boardId }];
	harbour.initiative = {
		items: [runa, goblin].map(({ id: each, name }) => ({ id: each, name, kind: 'creature' })),
		activeItemIndex: 0
	};
	return {
		campaigns,
		boards,
		players,
		clients,
		seats: [],
		creatures,
		rolls: [],
		results: [],
		chat: [],
		rulers: [],
		packs: [pack],
		notifications: []
	};
}
