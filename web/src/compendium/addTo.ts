/** Puts an entry on a sheet that is not open, by a merge patch, and takes it back by another. */
import { changeCharacter, getCharacter } from '@campaign-manager/client/api/characters';
import { Problem } from '@campaign-manager/client/api/problem';
import { adding, placeFor } from '@campaign-manager/client/play/adding';
import { openSlice, readSlice } from '@campaign-manager/client/play/rulesetOf';
import type { App } from '#app/app.svelte.ts';
import type { Shown } from './library.ts';

export interface Added {
	is: 'done' | 'there' | 'noPlace';
	/** Throws what the request throws. */
	undo: () => Promise<void>;
}
/** How often a sheet is read again that somebody else changed meanwhile. */
const TRIES = 3;

export async function addTo(app: App, characterId: string, entry: Shown): Promise<Added> {
	const { outbox } = app.session;
	if (!outbox) throw new Problem(401, 'unauthorized');
	const { documents } = outbox;
	const nothing = async () => undefined;
	// what waits to be sent of this sheet goes first
	await outbox.flush();
	const slice = await readSlice(app.api, app.store, documents, characterId);
	const { ruleset } = await openSlice(slice);
	const key = crypto.randomUUID();
	for (let turn = 1; ; turn += 1) {
		const character = await documents.read(characterId);
		const sheet = character.sheet_data;
		const drawn = ruleset.renderSheet(sheet, { mode: 'edit', lang: app.language });
		const place = placeFor(drawn, entry.kind);
		if (!place) return { is: 'noPlace', undo: nothing };
		const patches = adding(sheet, place, entry.id, entry.own);
		if (!patches) return { is: 'there', undo: nothing };
		try {
			const put = { sheet_data: patches.put };
			const changed = await changeCharacter(
				...([app.api, characterId, put, character.revision, MANUAL, { key }] as const)
			);
			documents.learn(changed);
			return { is: 'done', undo: () => takeBack(app, characterId, patches.back) };
		} catch (error) {
			if (!isStale(error) || turn >= TRIES) throw error;
		}
	}
}

async function takeBack(
	app: App,
	characterId: string,
	back: Record<string, unknown>
): Promise<void> {
	for (let turn = 1; ; turn += 1) {
		const character = await getCharacter(app.api, characterId);
		if (!character) return;
		try {
			const changed = await changeCharacter(
				...([app.api, characterId, { sheet_data: back }, character.revision, MANUAL] as const)
			);
			app.session.outbox?.documents.learn(changed);
			return;
		} catch (error) {
			if (!isStale(error) || turn >= TRIES) throw error;
		}
	}
}

const MANUAL = { save: 'manual' } as const;
const isStale = (error: unknown) => error instanceof Problem && error.code === 'stale';
