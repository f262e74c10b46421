/** Light, dark, or as the system has it. `app.html` sets it before anything is drawn. */
import type { Store } from '@campaign-manager/client/store';

export type ThemeName = 'system' | 'light' | 'dark';
const KEPT = 'theme';

export class Theme {
	name = $state<ThemeName>('system');
	#store: Store;

	constructor(store: Store) {
		this.#store = store;
		const kept = store.read(KEPT);
		this.name = kept === 'light' || kept === 'dark' ? kept : 'system';
	}

	choose(name: ThemeName): void {
		this.name = name;
		this.#store.write(KEPT, name === 'system' ? null : name);
		const root = document.documentElement;
		if (name === 'system') delete root.dataset['theme'];
		else root.dataset['theme'] = name;
	}
}
