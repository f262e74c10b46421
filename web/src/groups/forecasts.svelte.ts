/** What will ail characters after a loss or a gain, for those whose sheets may be read. */
import { forecaster, type Forecaster } from '@campaign-manager/client/play/forecast';
import { findPlayed } from '@campaign-manager/client/play/lean';
import type { Card } from '@campaign-manager/client/table/table';
import type { App } from '#app/app.svelte.ts';

export class Forecasts {
	/** By character, with the revision that it was read at. */
	#known = $state.raw<Readonly<Record<string, { revision: number; by: Forecaster }>>>({});
	// eslint-disable-next-line svelte/prefer-svelte-reactivity -- nothing is drawn from it
	#asked = new Set<string>();
	#app: App;

	constructor(app: App) {
		this.#app = app;
	}

	/** Reads the sheet, once for each revision. What cannot be read is not foreseen. */
	async read({ character_id, revision }: Card): Promise<void> {
		const { api, store, session } = this.#app;
		const key = `${character_id} ${revision}`;
		if (!session.outbox || this.#asked.has(key)) return;
		this.#asked.add(key);
		try {
			const reader = { api, store, outbox: session.outbox };
			const by = await forecaster(reader, character_id, findPlayed);
			this.#known = { ...this.#known, [character_id]: { revision, by } };
		} catch {
			this.#asked.delete(key); // it is tried again when somebody else is chosen
		}
	}

	/** "Schmerz I", as short words with a number; nothing while an older sheet is known. */
	after({ character_id, revision }: Card, resource: string, delta: number): string[] {
		const known = this.#known[character_id];
		if (known?.revision !== revision) return [];
		const { language } = this.#app;
		return known.by.after(resource, delta).map(({ label, level }) => `${label[language]} ${level}`);
	}
}
