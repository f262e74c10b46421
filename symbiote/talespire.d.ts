/**
 * TaleSpire's Symbiote API v0.1 as types (global `TS`, alias of `com.bouncyrock.talespire`).
 * Collected from the official documentation and from published Symbiotes; not an official file.
 *
 * What the types cannot say:
 *  - every call returns a promise, although the official pages print the bare type;
 *  - a failed call rejects, and the rejection carries `.cause` (and usually `.message`); a call
 *    that RESOLVES with an object that has `.cause` has been seen too;
 *  - nothing works before `symbiote.onStateChangeEvent` delivered `hasInitialized`;
 *  - there is no function to subscribe with: manifest.json names the handlers, and they must be
 *    reachable as properties of `window`.
 */

declare namespace TaleSpire {
	// ------------------------------------------------------------------ basics
	/** UUIDv4 text for players, clients, creatures, boards, campaigns ... */
	type Uuid = string;
	/** Roll ids are decimal 64-bit numbers as text ("17179869185"): keep as string. */
	type RollId = string;
	interface HasId {
		id: string;
	}
	/** Wherever the docs say fragmentOrId: the id, or any object that has that id. */
	type FragmentOrId<T extends HasId = HasId> = string | T;

	/** Documented failure states + the ones only seen in game consoles. */
	type FailureCause =
		| 'rateLimited'
		| 'insufficientRights'
		| 'invalidTarget'
		| 'invalidPlayerId'
		| 'invalidCreatureId'
		| 'invalidBookmarkId'
		| 'couldNotFindBookmark'
		| 'couldNotFindBoard'
		| 'invalidOperand'
		| 'invalidOperator'
		| 'emptyGroupResults'
		| 'invalidDiceType'
		| 'invalidScore'
		| 'invalidModifier'
		| 'invalidRollId'
		| 'foundEmptyDiceGroup'
		| 'unsupportedSidesCount'
		| 'unsupportedDieCount'
		| 'noDiceSpecified'
		| 'notInBoard'
		| 'ensurePathFailed'
		| 'writeFailed'
		| 'readFailed'
		| 'deleteFailed'
		| 'dataTooLarge'
		| 'notInCampaign'
		| 'unknownPartyId'
		| 'couldNotSwitchToTool'
		| 'toolInUse'
		| 'invalidRulerKind'
		| 'rulerNotFound'
		| 'clientIsNotInGmMode'
		| 'invalidSlabString'
		| 'dataOversized'
		| 'spawnFailed'
		| 'areaNotReady'
		| 'nothingInsideSelection'
		| 'noActiveSelection'
		| 'symbioteManifestMissingInteropId'
		| 'messageTooLarge'
		| 'notConnected'
		| 'urlInvalid'
		| 'urlRejected'
		| 'notFound'
		/* reported from the game, not in the docs: */
		| 'outOfOrderMessage'
		| 'internalDispatchBug'
		| 'stringLengthError'
		| (string & {});

	interface ApiError {
		cause: FailureCause;
		message?: string;
	}

	// --------------------------------------------------------------- fragments
	interface PlayerFragment {
		id: Uuid;
		name: string;
	}
	interface ClientFragment {
		id: Uuid;
		player: PlayerFragment;
	}
	interface BoardFragment {
		id: Uuid;
		name: string;
	}
	interface CampaignFragment {
		id: Uuid;
		name: string;
	}
	interface CreatureFragment {
		id: Uuid;
	}
	interface PartyFragment {
		id: string;
	}
	interface RulerFragment {
		id: string;
		client: ClientFragment;
	}
	interface ContentPackFragment {
		id: string;
		optionalName: string;
	}

	// -------------------------------------------------------------- more info
	interface BoardInfo {
		id: Uuid;
		campaignId: Uuid;
		name: string;
		description: string;
	}
	interface CampaignInfo {
		id: Uuid;
		name: string;
		description: string;
		defaultBoardId: Uuid;
	}
	type ClientMode = 'spectator' | 'player' | 'gm';
	interface ClientInfo {
		id: Uuid;
		clientMode: ClientMode;
		player: PlayerFragment;
	}
	interface PlayerRights {
		isOwner: boolean;
		canPlay: boolean;
		canGm: boolean;
	}
	interface PlayerInfo {
		id: Uuid;
		name: string;
		clientsIds: Uuid[];
		rights: PlayerRights;
	}

	interface Position {
		locId: number;
		x: number;
		y: number;
		z: number;
	}
	interface EulerRotation {
		x: number;
		y: number;
		z: number;
	}
	interface Bookmark {
		id: Uuid;
		name: string;
		position: Position;
		boardId: Uuid;
	}
	interface DistanceUnit {
		name: string;
		numberPerTile: number;
	}

	interface CreatureStat {
		name: string;
		value: number;
		max: number;
	}
	interface Morph {
		boardAssetId: string;
		scale: number;
	}
	interface CreatureInfo {
		id: Uuid;
		isUnique: boolean;
		name: string;
		nameSet: boolean;
		link: string;
		position: Position;
		rotation: EulerRotation;
		boardId: Uuid;
		morphs: Morph[];
		activeMorphIndex: number;
		hp: CreatureStat;
		stats: CreatureStat[];
		torchIsOn: boolean;
		isExplicitlyHidden: boolean;
		isFlying: boolean;
		idsOfActivePersistentEmotes: string[];
		ownerIds: Uuid[];
	}

	// -------------------------------------------------------------------- dice
	/** roll: e.g. "1d20+5", "d8+5d6+2d4+2". name may be "". */
	interface RollDescriptor {
		name: string;
		roll: string;
	}
	type DieKind = 'd4' | 'd6' | 'd8' | 'd10' | 'd12' | 'd20' | 'd100' | (string & {});
	interface RollResult {
		kind: DieKind;
		results: number[];
	}
	interface RollValue {
		value: number;
	}
	interface RollResultsOperation {
		operator: '+' | '-';
		operands: RollNode[];
	}
	type RollNode = RollResultsOperation | RollResult | RollValue;
	interface RollResultsGroup {
		name: string;
		result: RollNode;
	}
	interface RollResults {
		rollId: RollId;
		clientId: Uuid;
		resultsGroups: RollResultsGroup[];
		gmOnly: boolean;
		quiet: boolean;
	}

	// -------------------------------------------------------------- initiative
	interface InitiativeTurnItem {
		id: Uuid;
		name: string;
		kind: 'creature' | (string & {});
	}
	interface InitiativeQueue {
		items: InitiativeTurnItem[];
		activeItemIndex: number;
	}

	// ------------------------------------------------------------------ rulers
	type RulerKind = 'sphere' | 'cone' | 'line';
	interface LineRulerInfo {
		id: string;
		beingEdited: boolean;
		positions: Position[];
	}
	interface SphereRulerInfo {
		id: string;
		beingEdited: boolean;
		startPosition: Position;
		endPosition: Position;
	}
	interface ConeRulerInfo extends SphereRulerInfo {
		angle: number;
	}
	type RulerInfo = LineRulerInfo | SphereRulerInfo | ConeRulerInfo;

	// ----------------------------------------------------------- content packs
	interface Rect {
		x: number;
		y: number;
		width: number;
		height: number;
	}
	interface Bounds {
		center: Position;
		width: number;
		height: number;
		depth: number;
	}
	interface ContentPackLoaderData {
		bundleId: string;
		assetName: string;
	}
	/** Docs say atlasIndex; one author saw `atlas` in the game. Read both. */
	interface ContentPackIconElement {
		atlasIndex?: number;
		atlas?: number;
		region: Rect;
	}
	interface ContentPackPlaceableElement {
		id: string;
		name: string;
		isDeprecated: boolean;
		groupTag: string;
		tags: string[];
		assets: ContentPackLoaderData[];
		isInteractable: boolean;
		colliderBoundsBound: Bounds;
		icon: ContentPackIconElement;
	}
	interface ContentPackCreatureElement {
		id: string;
		name: string;
		isDeprecated: boolean;
		groupTag: string;
		tags: string[];
		miniAsset: ContentPackLoaderData;
		baseAsset: ContentPackLoaderData;
		defaultScale: number;
		icon: ContentPackIconElement;
	}
	/** Docs: array. Seen in the game: object keyed by asset id. Accept both. */
	type ListOrMap<T> = T[] | Record<string, T>;
	interface ContentPackInfo {
		id?: string;
		optionalName: string;
		tiles: ListOrMap<ContentPackPlaceableElement>;
		props: ListOrMap<ContentPackPlaceableElement>;
		creatures: ListOrMap<ContentPackCreatureElement>;
		music: ListOrMap<{ asset: ContentPackLoaderData }>;
		iconsAtlases?: { path: string; resolution: { width: number; height: number } }[];
	}
	interface BoardObjectFindResult {
		contentPackInfo: ContentPackInfo;
		kind: 'tile' | 'prop' | 'creature';
		boardObject: ContentPackPlaceableElement | ContentPackCreatureElement;
	}

	// ------------------------------------------------------------------ events
	interface Ev<K extends string, P> {
		kind: K;
		payload: P;
	}
	type Empty = Record<string, never>;

	type StateChangeEvent =
		| Ev<'hasInitialized', Empty>
		| Ev<'willEnterBackground', Empty>
		| Ev<'hasEnteredForeground', Empty>
		| Ev<'willShutdown', Empty>;
	type VisibilityEvent = Ev<'hasBecomeVisible', Empty> | Ev<'hasBecomeHidden', Empty>;
	type NotificationEvent = Ev<'notificationActivated', { data: string }>;
	type RollEvent = Ev<'rollResults', RollResults> | Ev<'rollRemoved', { rollId: RollId }>;
	type SyncMessageEvent = Ev<'syncMessageReceived', { str: string; fromClient: ClientFragment }>;
	type SyncClientEvent =
		| Ev<'clientConnected', { client: ClientFragment }>
		| Ev<'clientDisconnected', { clientId: Uuid }>;
	type ClientEvent =
		| Ev<'clientJoinedBoard', { client: ClientFragment }>
		| Ev<'clientLeftBoard', { client: ClientFragment }>
		| Ev<'clientModeChanged', { client: ClientFragment; clientMode: ClientMode }>;
	type CampaignPlayerEvent =
		| Ev<'playerJoinedCampaign', { player: PlayerFragment }>
		| Ev<'playerLeftCampaign', { playerId: Uuid }>
		| Ev<'playerRightsChanged', { player: PlayerFragment; rights: PlayerRights }>;
	type BoardPlayerEvent =
		| Ev<'playerJoinedBoard', { player: PlayerFragment }>
		| Ev<'playerLeftBoard', { player: PlayerFragment }>;
	type ChatEvent = Ev<
		'chatMessageReceived',
		{
			senderPlayerId: Uuid;
			sentAs: 'creature' | 'player' | 'unknown';
			sentAsId: string;
			sentAsName: string;
			sentFromBoardId: Uuid;
			body: string;
		}
	>;
	/** Docs: payload.queue. A long-published symbiote reads payload.items. Accept both. */
	type InitiativeEvent = Ev<'initiativeUpdated', { queue: InitiativeQueue } | InitiativeQueue>;
	type PickingEvent =
		| Ev<
				'pickingCompleted',
				{ id: string; kindOfPicked: 'unknown' | 'tile' | 'prop' | 'creature'; idOfPicked: string }
		  >
		| Ev<'pickingCanceled', { id: string }>;
	type RulerEvent =
		| Ev<'rulerAdded', { rulerId: string }>
		| Ev<'rulerRemoved', { rulerId: string }>
		| Ev<'rulerResult', { ruler: RulerInfo }>;
	type SlabEvent = Ev<
		'slabCopied',
		{ slab: string; status: 'success' | 'oversized'; dataSize: number }
	>;
	type ContentPackEvent =
		| Ev<'contentPackAdded', { contentPackId: string; optionalName: string }>
		| Ev<'contentPackRemoved', { contentPackId: string }>;
	type UrlEvent = Ev<'urlMessageReceived', { str: string }>;
	type CampaignInfoEvent = Ev<'campaignInfoChanged', { info: CampaignInfo }>;
	type CampaignBoardEvent =
		| Ev<'boardAdded', { board: BoardFragment }>
		| Ev<'boardRemoved', { boardId: Uuid }>
		| Ev<'boardInfoChanged', { info: BoardInfo }>;
	type CampaignSettingsEvent =
		| Ev<'distanceUnitsChanged', { units: DistanceUnit }>
		| Ev<'statNamesChanged', { statNames: string[] }>;
	type CreatureSelectionEvent = Ev<'creatureSelection', { creatures: CreatureFragment[] }>;
	type CreatureStateEvent =
		| Ev<'creatureAdded', { creature: CreatureFragment }>
		| Ev<'creatureRemoved', { id: Uuid }>
		| Ev<'creatureIsUniqueChanged', { id: Uuid; isUnique: boolean }>
		| Ev<'creatureNameChanged', { id: Uuid; name: string; nameSet: boolean }>
		| Ev<'creatureLinkChanged', { id: Uuid; link: string }>
		| Ev<
				'creatureLocationChanged',
				{ id: Uuid; boardId: Uuid; position: Position; rotation: EulerRotation }
		  >
		| Ev<'creatureMorphsChanged', { id: Uuid; morphs: Morph[] }>
		| Ev<'creatureActiveMorphChanged', { id: Uuid; activeMorphIndex: number }>
		| Ev<'creatureHpChanged', { id: Uuid; hp: CreatureStat }>
		| Ev<'creatureStatsChanged', { id: Uuid; stats: CreatureStat[] }>
		| Ev<'creatureTorchStateChanged', { id: Uuid; torchIsOn: boolean }>
		| Ev<'creatureExplicitlyHiddenStateChanged', { id: Uuid; isExplicitlyHidden: boolean }>
		| Ev<'creatureFlyingStateChanged', { id: Uuid; isFlying: boolean }>
		| Ev<
				'creatureActivePersistentEmotesChanged',
				{ id: Uuid; idsOfActivePersistentEmotes: string[] }
		  >
		| Ev<'creatureOwnersChanged', { id: Uuid; ownerIds: Uuid[] }>;

	/** What manifest.json api.subscriptions can name: category -> eventSource -> handler. */
	interface SubscriptionEvents {
		symbiote: {
			onStateChangeEvent: StateChangeEvent;
			onVisibilityEvent: VisibilityEvent;
			onNotificationEvent: NotificationEvent;
		};
		dice: { onRollResults: RollEvent };
		sync: { onSyncMessage: SyncMessageEvent; onClientEvent: SyncClientEvent };
		clients: { onClientEvent: ClientEvent };
		players: { onCampaignPlayerEvent: CampaignPlayerEvent; onBoardPlayerEvent: BoardPlayerEvent };
		chat: { onChatMessage: ChatEvent };
		creatures: {
			onCreatureStateChange: CreatureStateEvent;
			onCreatureSelectionChange: CreatureSelectionEvent;
		};
		initiative: { onInitiativeEvent: InitiativeEvent };
		picking: { onPickingEvent: PickingEvent };
		rulers: { onRulerEvent: RulerEvent };
		slabs: { onSlabCopied: SlabEvent };
		contentPacks: { onContentPackChange: ContentPackEvent };
		urls: { onUrlMessage: UrlEvent };
		campaigns: {
			current: {
				onInfoChanged: CampaignInfoEvent;
				onBoardEvent: CampaignBoardEvent;
				onSettingsChanged: CampaignSettingsEvent;
			};
		};
	}

	// -------------------------------------------------------------------- api
	interface BlobStore {
		/** The whole store is ONE string. Limit 5 MB, else dataTooLarge. No key argument. */
		setBlob(str: string): Promise<void>;
		/** Falsy (undefined or "") when nothing was stored yet. */
		getBlob(): Promise<string | undefined>;
		deleteBlob(): Promise<void>;
	}
	type ChatKeyword = 'gms' | 'board' | 'campaign';
	type SyncKeyword = 'board' | 'gms';

	interface Api {
		boards: {
			whereAmI(): Promise<BoardFragment>;
			getBoardsInThisCampaign(): Promise<BoardFragment[]>;
			getMoreInfo(boards: FragmentOrId[]): Promise<BoardInfo[]>;
		};
		bookmarks: {
			getBookmarksInThisCampaign(): Promise<Bookmark[]>;
			getBookmarksInThisBoard(): Promise<Bookmark[]>;
			gotoBookmark(bookmark: FragmentOrId): Promise<void>;
			sendToBookmark(bookmark: FragmentOrId, clients: FragmentOrId[]): Promise<void>;
		};
		campaigns: {
			whereAmI(): Promise<CampaignFragment>;
			getMoreInfoAboutCurrentCampaign(): Promise<CampaignInfo>;
		};
		chat: {
			/** Both arguments are needed. 400 characters; longer text is cut. */
			send(message: string, target: ChatKeyword | FragmentOrId<PlayerFragment>): Promise<void>;
			multiSend(message: string, players: FragmentOrId<PlayerFragment>[]): Promise<void>;
			sendAsCreature(
				message: string,
				creature: FragmentOrId<CreatureFragment>,
				target: ChatKeyword | string
			): Promise<void>;
			multiSendAsCreature(
				message: string,
				creature: FragmentOrId<CreatureFragment>,
				players: FragmentOrId<PlayerFragment>[]
			): Promise<void>;
		};
		clients: {
			whoAmI(): Promise<ClientFragment>;
			getClientsInThisBoard(): Promise<ClientFragment[]>;
			isMe(client: FragmentOrId<ClientFragment>): Promise<boolean>;
			getMoreInfo(clients: FragmentOrId[]): Promise<ClientInfo[]>;
		};
		contentPacks: {
			getContentPacks(): Promise<ContentPackFragment[]>;
			getMoreInfo(packs: FragmentOrId[]): Promise<ContentPackInfo[]>;
			findBoardObjectInPacks(
				boardObject: FragmentOrId,
				packs: ContentPackInfo[]
			): Promise<BoardObjectFindResult>;
			createThumbnailElementForBoardObject(
				boardObject: object,
				size?: number
			): Promise<HTMLElement>;
		};
		creatures: {
			getUniqueCreaturesInThisCampaign(): Promise<CreatureFragment[]>;
			getCreaturesOwnedByPlayer(player: FragmentOrId<PlayerFragment>): Promise<CreatureFragment[]>;
			getSelectedCreatures(): Promise<CreatureFragment[]>;
			getMoreInfo(creatures: FragmentOrId[]): Promise<CreatureInfo[]>;
			getCreatureStatNamesForThisCampaign(): Promise<string[]>;
			createBlueprint(info: CreatureInfo): Promise<string>;
		};
		debug: { log(msg: unknown): Promise<void> };
		dice: {
			isValidRollString(roll: string): Promise<boolean>;
			makeRollDescriptors(roll: string): Promise<RollDescriptor[]>;
			/** 2nd argument hides the game's own result so that sendDiceResult can replace it. */
			putDiceInTray(rolls: RollDescriptor[], quietResults?: boolean): Promise<RollId>;
			evaluateDiceResultsGroup(group: RollResultsGroup): Promise<number>;
			sendDiceResult(groups: RollResultsGroup[], rollId?: RollId): Promise<RollId>;
		};
		initiative: { getQueue(): Promise<InitiativeQueue> };
		localStorage: { global: BlobStore; campaign: BlobStore };
		parties: {
			getParties(): Promise<PartyFragment[]>;
			getCreaturesInParty(party: FragmentOrId): Promise<Uuid[]>;
		};
		picking: { startPicking(): Promise<string> };
		players: {
			whoAmI(): Promise<PlayerFragment>;
			isMe(player: FragmentOrId<PlayerFragment>): Promise<boolean>;
			getPlayersInThisCampaign(): Promise<PlayerFragment[]>;
			getPlayersInThisBoard(): Promise<PlayerFragment[]>;
			getMoreInfo(players: FragmentOrId[]): Promise<PlayerInfo[]>;
		};
		rulers: {
			getRulers(): Promise<RulerFragment[]>;
			startRuler(kind: RulerKind): Promise<string>;
			getLocalRuler(): Promise<RulerFragment>;
			getMoreInfo(rulers: FragmentOrId[]): Promise<RulerInfo[]>;
		};
		slabs: {
			unpack(slab: string): Promise<ArrayBuffer>;
			pack(binary: ArrayBuffer, allowOversized?: boolean): Promise<string>;
			getDataSize(slab: string): Promise<number>;
			sendSlabToHand(slab: string): Promise<void>;
			getSlabInActiveSelection(): Promise<string>;
			getMaxSlabSizeInBytes(): Promise<number>;
		};
		symbiote: {
			getIfThisSymbioteIsVisible(): Promise<boolean>;
			sendNotification(title: string, body: string, optionalData?: string): Promise<void>;
		};
		sync: {
			/** At most 500 UTF-16 code units. Target: keyword, client fragment or client id. */
			send(message: string, target: SyncKeyword | FragmentOrId<ClientFragment>): Promise<void>;
			/** At most 20 clients. */
			multiSend(message: string, clients: FragmentOrId<ClientFragment>[]): Promise<void>;
			getClientsConnected(): Promise<ClientFragment[]>;
		};
		system: { clipboard: { setText(text: string): Promise<void> } };
		units: { getDistanceUnitsForThisCampaign(): Promise<DistanceUnit> };
		urls: {
			submit(url: string): Promise<void>;
			createUrlPrefixForThisSymbiote(): Promise<string>;
		};
		/** Private; only the Dice Finder knobs are shown in an official example. */
		_impl_?: { extras?: { diceFinder?: { diceRegexes: RegExp[]; defaultDice?: string } } };
	}

	// --------------------------------------------------------------- manifest
	interface Manifest {
		manifestVersion: 1;
		/** at most 80 characters */
		name: string;
		/** "/path.html" inside the Symbiote, or a complete URL */
		entryPoint: string;
		/** at most 250 characters */
		summary?: string;
		descriptionFilePath?: string;
		version?: string;
		license?: string;
		about?: { website?: string; authors?: string[] };
		kind?: 'webView';
		api?: {
			version: '0.1';
			initializeEarly?: boolean;
			doNotUseNickname?: boolean;
			initTimeout?: number;
			subscriptions?: Record<string, Record<string, string | Record<string, string>>>;
			interop?: { id: Uuid };
		};
		controls?: { reload?: boolean; navigation?: boolean };
		icons?: { '64x64'?: string; notification?: string };
		environment?: {
			webViewBackgroundColor?: string;
			loadTargetBehavior?: 'none' | 'currentTab' | 'popup';
			capabilities?: ('playAudio' | 'runInBackground')[];
			extras?: ('colorStyles' | 'fonts' | 'icons' | 'diceFinder' | string)[];
		};
	}
}

/** Absent when api.doNotUseNickname is true or outside TaleSpire: test with typeof. */
declare const TS: TaleSpire.Api;
declare const com: { bouncyrock: { talespire: TaleSpire.Api } };
interface Window {
	TS?: TaleSpire.Api;
	com?: { bouncyrock?: { talespire?: TaleSpire.Api } };
}
