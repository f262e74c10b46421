/** What lives as long as the page. */
import { clock, type Clock } from '@campaign-manager/client/clock';
import type { Api } from '@campaign-manager/client/api/api';
import type { SheetState } from '@campaign-manager/client/session/sheetState';
import { memoryStore, webStore, type Store } from '@campaign-manager/client/store';
import { getContext, setContext } from 'svelte';
import { Guard } from './guard.ts';
import { Tongue } from './language.svelte.ts';
import { Notices } from './notices.svelte.ts';
import { Session } from './session.svelte.ts';
import { Theme } from './theme.svelte.ts';

/** What of a sheet is saved, and how much still has to be sent. */
export type Work = Pick<SheetState, 'status' | 'waiting'>;

export class App {
	readonly clock: Clock = clock;
	/** Outlives the page: unsent work, copies of sheets, choices of this browser. */
	readonly store: Store = browserStore();
	readonly tongue = new Tongue(this.store, navigator.language);
	readonly theme = new Theme(this.store);
	readonly notices = new Notices();
	readonly guard = new Guard();
	readonly session = new Session({
		server: API_SERVER,
		store: this.store,
		clock,
		tongue: this.tongue
	});
	readonly api: Api = this.session.api;
	/** How the sheet that is open stands; the page that shows it sets it. */
	work = $state.raw<Work | null>(null);

	get speaker() {
		return this.tongue.speaker;
	}
	get language() {
		return this.tongue.language;
	}
	get user() {
		return this.session.user;
	}
}

/** Of the page, made by the root layout's load. */
let app: App | undefined;
export const theApp = (): App => (app ??= new App());

const KEY = Symbol('app');
export const provideApp = (app: App): App => setContext(KEY, app);
export const getApp = (): App => getContext<App>(KEY);

/** A browser may refuse to keep anything. */
function browserStore(): Store {
	try {
		const store = webStore(localStorage);
		store.write('probe', 'x');
		store.write('probe', null);
		return store;
	} catch {
		return memoryStore();
	}
}
