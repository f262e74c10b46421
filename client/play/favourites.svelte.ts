/** Actions of one character that this person reaches for: pinned ones everywhere, recent ones here. */
import type { Api } from '../api/api.ts';
import { getView, setView } from '../api/characters.ts';
import { readJson, type Store } from '../store.ts';

const MOST_RECENT = 6;
const MOST_PINNED = 24;

export class Favourites {
	pinned = $state.raw<readonly string[]>([]);
	/** Newest first. */
	recent = $state.raw<readonly string[]>([]);

	#api: Api;
	#store: Store;
	#id: string;
	/** One change at a time: each sends all of them. */
	#sending: Promise<void> = Promise.resolve();

	constructor(api: Api, store: Store, characterId: string) {
		this.#api = api;
		this.#store = store;
		this.#id = characterId;
		const kept = readJson<{ pinned?: string[]; recent?: string[] }>(store, this.#place);
		this.pinned = kept?.pinned ?? [];
		this.recent = kept?.recent ?? [];
		void this.#read();
	}

	get #place(): string {
		return `favourites/${this.#api.server}|${this.#id}`;
	}

	isPinned(action: string): boolean {
		return this.pinned.includes(action);
	}

	used(action: string): void {
		this.recent = [action, ...this.recent.filter((one) => one !== action)].slice(0, MOST_RECENT);
		this.#keep();
	}

	toggle(action: string): void {
		this.pinned = this.isPinned(action)
			? this.pinned.filter((one) => one !== action)
			: [...this.pinned, action].slice(-MOST_PINNED);
		this.#keep();
		this.#sending = this.#sending.then(() => this.#send());
	}

	async #read(): Promise<void> {
		// what is kept here stands until the server can be asked
		const view = await getView(this.#api, this.#id).catch(() => null);
		const pinned = view?.['pinned'];
		if (!Array.isArray(pinned)) return;
		this.pinned = pinned.filter((one) => typeof one === 'string');
		this.#keep();
	}

	/** Other parts of the view are the other client's. */
	async #send(): Promise<void> {
		try {
			const view = await getView(this.#api, this.#id);
			await setView(this.#api, this.#id, { ...view, pinned: [...this.pinned] });
		} catch {
			// it is kept here, and goes along with the next change
		}
	}

	#keep(): void {
		const { pinned, recent } = this;
		this.#store.write(this.#place, JSON.stringify({ pinned, recent }));
	}
}
