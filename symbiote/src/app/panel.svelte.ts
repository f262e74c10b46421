/** The panel as a whole: who is signed in, where they are, and what the game does around it. */
import { createApi, type Api } from '@campaign-manager/client/api/api';
import { me, meta } from '@campaign-manager/client/api/account';
import type { components } from '@campaign-manager/client/generated/api';
import type { RollCreate } from '@campaign-manager/client/generated/live';
import { webLock, type User } from '@campaign-manager/client/api/signin';
import type { Clock } from '@campaign-manager/client/clock';
import { createOutbox, type Outbox } from '@campaign-manager/client/session/outbox';
import type { SheetState } from '@campaign-manager/client/session/sheetState';
import { readJson } from '@campaign-manager/client/store';
import { createSpeaker, type Texts } from '@campaign-manager/client/texts/texts';
import type { Language } from '@campaign-manager/rulesets/objects';
import type { Game, GameEvent, Rolled } from '../game/game.ts';
import { createShelf, type Shelf } from '../store/shelf.ts';
import { tokenStore } from '../store/tokens.ts';
import { readTexts } from '../texts.ts';
import { createGate, type Gate } from './gate.ts';
import type { Minis } from './minis.svelte.ts';
import { Places, type Place } from './places.svelte.ts';
import { Table, type Card } from './table.svelte.ts';
import { createTray, type Tray } from './tray.ts';

export interface PanelOptions {
	game: Game;
	/** The server's address, where the person has set no other. */
	server: string;
	/** In that language. */
	texts: Texts;
	clock: Clock;
	language: Language;
}

/** A passing word, with a way to take back what it tells of. */
export interface Toast {
	text: string;
	undo?: () => void;
}

/** What of a sheet is saved, and how much still has to be sent. */
export type Work = Pick<SheetState, 'status' | 'waiting'>;

interface Settings {
	language?: Language;
	/** Another server than the one of `config.js`. */
	server?: string;
	/** Own dice that were not thrown from here are left alone. */
	ignoresStray?: boolean;
}
const SETTINGS = 'settings';
const LAST = 'place';

/** What is opened first in a campaign: where the person was last. */
interface Last {
	groupId: string;
	characterId?: string;
}

export class Panel {
	readonly game: Game;
	readonly clock: Clock;
	/** The server's address as it was installed, without a slash at its end. */
	readonly installed: string;
	readonly tray: Tray;
	readonly places = new Places();
	/** Of the person on this machine. */
	readonly shelf: Shelf;
	/** Of the campaign that is open in the game. */
	readonly campaign: Shelf;

	isStarted = $state(false);
	speaker = $state.raw(createSpeaker('en', {} as Texts));
	api = $state.raw() as Api;
	user = $state.raw<User | null>(null);
	/** Why the person was signed out, as a code. */
	signedOut = $state<string | null>(null);
	/** Why the game cannot keep what is to be kept. */
	trouble = $state<string | null>(null);
	isBetweenBoards = $state(false);
	table = $state.raw<Table | null>(null);
	/** Of the table's characters; there are none in a plain browser. */
	minis = $state.raw<Minis | null>(null);
	logsStray = $state(true);
	toast = $state.raw<Toast | null>(null);
	/** How the sheet that is open stands. */
	work = $state.raw<Work | null>(null);
	outbox: Outbox | null = null;
	#gate: Gate;

	constructor({ game, server, texts, clock, language }: PanelOptions) {
		this.game = game;
		this.clock = clock;
		this.installed = plainAddress(server);
		this.speaker = createSpeaker(language, texts);
		this.shelf = createShelf(game.global, clock);
		this.campaign = createShelf(game.campaign, clock);
		this.shelf.onTrouble((cause) => (this.trouble = cause));
		this.tray = createTray(game, clock);
		this.#gate = createGate((url, init) => fetch(url, init));
		this.api = this.#apiOf(this.installed);
		this.tray.onStray((rolled) => void this.#logStray(rolled));
		game.subscribe((event) => this.#happened(event));
	}

	get language(): Language {
		return this.speaker.language;
	}

	/** The server's address, without a slash at its end. */
	get server(): string {
		return this.api.server;
	}

	get settings(): Settings {
		return readJson<Settings>(this.shelf, SETTINGS) ?? {};
	}

	/** Throws GameFailure if the game's blob cannot be read: what is in it must not be lost. */
	async start(): Promise<void> {
		await this.shelf.reload();
		// there may be no campaign yet
		await this.campaign.reload().catch(() => undefined);
		const { language, server, ignoresStray } = this.settings;
		this.logsStray = !ignoresStray;
		if (language) await this.#use(language);
		await this.#connect(server ?? this.installed);
		this.isStarted = true;
	}

	/** After a login or a pairing. */
	signedIn(user: User): void {
		this.signedOut = null;
		if (!this.settings.language) void this.#use(user.locale);
		this.#enter(user);
	}

	speak(language: Language): void {
		this.#set({ language });
		void this.#use(language);
	}

	/** Whether own dice count that were thrown without the panel. */
	logStray(isOn: boolean): void {
		this.logsStray = isOn;
		this.#set({ ignoresStray: !isOn });
	}

	/** Throws Unreachable, or Problem, if no server of ours answers there: then nothing changes. */
	async changeServer(address: string): Promise<void> {
		const server = plainAddress(address);
		await meta(this.#apiOf(server));
		this.#close();
		const settings = { ...this.settings, server };
		if (server === this.installed) Reflect.deleteProperty(settings, 'server');
		this.#keep(settings);
		await this.#connect(server);
	}

	async readMe(): Promise<components['schemas']['Me']> {
		return me(this.api);
	}

	openGroup(groupId: string): void {
		this.sit(groupId);
		this.places.go({ view: 'group', groupId });
	}

	/** Where the person is comes first the next time in this campaign. */
	remember(place: Place): void {
		// between two boards it may already be another campaign's blob
		if (this.isBetweenBoards || (place.view !== 'group' && place.view !== 'sheet')) return;
		const last: Last = { groupId: place.groupId };
		if (place.view === 'sheet') last.characterId = place.characterId;
		this.campaign.write(LAST, JSON.stringify(last));
	}

	/** The group is gone for this person. */
	leaveGroup(): void {
		this.standUp();
		this.campaign.write(LAST, null);
		this.places.reset({ view: 'groups' });
	}

	/** The table of a group, which is left when another one is joined. */
	sit(groupId: string): Table {
		if (this.table?.id === groupId) return this.table;
		this.standUp();
		const table = new Table(groupId, this.api, this.shelf, this.clock, this.user?.id ?? '');
		this.table = table;
		table.open();
		if (this.game.kind === 'game') void this.#setUp(table);
		return table;
	}

	async #setUp(table: Table): Promise<void> {
		const { Minis } = await import('./minis.svelte.ts');
		if (this.table !== table) return;
		this.minis = new Minis({
			...{ game: this.game, table, campaign: this.campaign, userId: this.user?.id ?? '' },
			onturn: (card) => this.#turnOf(card)
		});
	}

	#turnOf({ name }: Card): void {
		const text = this.speaker.t('panel.turn.yours', { name });
		this.say(text);
		// the panel may be folded away
		void this.game.notify(this.speaker.t('panel.initiative'), text).catch(() => undefined);
	}

	standUp(): void {
		this.minis?.close();
		this.minis = null;
		this.table?.close();
		this.table = null;
	}

	async #logStray({ groups, isSecret }: Rolled): Promise<void> {
		if (!this.logsStray || !this.table || !this.user) return;
		const dice = groups.map(({ name, roll }) => ({ name, roll }));
		const total = groups.reduce((all, group) => all + group.total, 0);
		const roll = {
			...{ source: 'talespire', visibility: isSecret ? 'dm' : 'all' },
			...{ dice, throw: { groups, total } }
		} as Omit<RollCreate, 'id' | 'type'>;
		await this.table.room.say({ type: 'roll.create', ...roll }).catch(() => undefined);
	}

	say(text: string, undo?: () => void): void {
		this.toast = { text, ...(undo && { undo }) };
	}

	#enter(user: User): void {
		this.user = user;
		this.outbox = createOutbox({
			...{ api: this.api, store: this.shelf, clock: this.clock, userId: user.id },
			lock: webLock('campaign-manager/outbox', navigator.locks)
		});
		void this.outbox.flush();
		const last = this.#last();
		if (last) this.#beginAt(last);
		else this.places.reset({ view: 'groups' });
	}

	#apiOf(server: string): Api {
		const api = createApi({
			...{ server, clock: this.clock, transport: 'body', fetcher: this.#gate.fetcher },
			store: tokenStore(this.shelf, server),
			lock: webLock(`campaign-manager/sign-in/${server}`, navigator.locks)
		});
		api.signIn.onSignedOut((code) => {
			if (api === this.api) this.#left(code);
		});
		return api;
	}

	/** Each server has its own sign-in, which is kept. */
	async #connect(server: string): Promise<void> {
		if (server !== this.server) this.api = this.#apiOf(server);
		const kept = await tokenStore(this.shelf, server).read();
		if (kept) this.#enter(kept.user);
		else this.places.reset({ view: 'sign-in' });
	}

	#set(changed: Partial<Settings>): void {
		this.#keep({ ...this.settings, ...changed });
	}

	#keep(settings: Settings): void {
		this.shelf.write(SETTINGS, JSON.stringify(settings));
	}

	/** Goes on in the former one if the script cannot be read. */
	async #use(language: Language): Promise<void> {
		const texts = await readTexts(language).catch(() => null);
		if (texts) this.speaker = createSpeaker(language, texts);
	}

	#close(): void {
		this.standUp();
		this.outbox?.pause();
		this.outbox = null;
		this.user = null;
		this.toast = null;
		this.signedOut = null;
	}

	#left(code: string): void {
		this.#close();
		this.signedOut = code === 'logout' ? null : code;
		this.places.reset({ view: 'sign-in' });
	}

	#happened({ is }: GameEvent): void {
		if (is === 'left') return this.#leaveBoard();
		if (is === 'joined') return void this.#joinBoard();
		if (is === 'shutdown') return void this.outbox?.flush();
		const isAway = is === 'hidden' || is === 'background';
		if (!isAway && is !== 'visible' && is !== 'foreground') return;
		if (isAway) void this.outbox?.flush();
		const state = isAway ? 'away' : 'here';
		void this.table?.room.say({ type: 'presence.set', state }).catch(() => undefined);
	}

	#leaveBoard(): void {
		this.isBetweenBoards = true;
		this.outbox?.pause();
		this.table?.room.close();
		this.#gate.shut();
	}

	async #joinBoard(): Promise<void> {
		this.#gate.open();
		this.isBetweenBoards = false;
		this.outbox?.resume();
		this.table?.room.open();
		// it may be another campaign's board
		await this.campaign.reload().catch(() => undefined);
		const last = this.#last();
		if (this.user && last && last.groupId !== this.table?.id) this.#beginAt(last);
	}

	#last(): Last | null {
		const last = readJson<Last>(this.campaign, LAST);
		return typeof last?.groupId === 'string' ? last : null;
	}

	#beginAt({ groupId, characterId }: Last): void {
		this.sit(groupId);
		const sheet = characterId ? [{ view: 'sheet', groupId, characterId } as const] : [];
		this.places.reset({ view: 'groups' }, { view: 'group', groupId }, ...sheet);
	}
}

/** Without a slash at its end. */
const plainAddress = (address: string): string => address.trim().replace(/\/+$/, '');
