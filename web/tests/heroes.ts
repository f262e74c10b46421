/** Heroes and the tables they sit at, made without the pages that are tested. */
import type { Person } from '../../tests/browser/server.ts';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { PATIENCE, type Stage } from './stage.ts';

export interface Hero {
	id: string;
	name: string;
	revision: number;
}
export interface Kept extends Hero {
	sheet_data: { attributes: Record<string, number>; talents: Record<string, number> } & Record<
		string,
		unknown
	>;
}

export type Template = 'kriegerin' | 'gildenmagier' | 'perainegeweihte';

export const makeHero = (owner: Person, name: string, template: Template = 'kriegerin') =>
	owner.post<Hero>('/characters', { ruleset_id: 'dsa5e', name, template });

export const readHero = (person: Person, { id }: Hero) => person.get<Kept>(`/characters/${id}`);

export interface Party {
	gero: Person;
	mara: Person;
	group: string;
	hero: Hero;
}

/** Gero leads; Mara's hero sits at the table. */
export async function party(stage: Stage, template: Template = 'kriegerin'): Promise<Party> {
	const [gero, mara] = await Promise.all([stage.person('Gero'), stage.person('Mara')]);
	const [group, hero] = await Promise.all([
		gero.post<{ id: string }>('/groups', { name: 'Die Sieben', ruleset_id: 'dsa5e' }),
		makeHero(mara, 'Rondriane', template)
	]);
	const invite = await gero.post<{ token: string }>(`/groups/${group.id}/invite`);
	await mara.post(`/groups/${group.id}/join/${invite.token}`);
	await mara.post(`/groups/${group.id}/characters`, { character_id: hero.id });
	return { gero, mara, group: group.id, hero };
}

export const sheetOf = ({ id }: Hero) => `/characters/${id}`;

/** The sheet is drawn, and up to date. */
export async function shown(page: Page): Promise<void> {
	await page.locator('.sheet .throw').first().waitFor();
	await page.locator('.sheet-status.well').waitFor();
}

export async function edit(page: Page): Promise<void> {
	await page.getByRole('button', { name: 'Bearbeiten' }).click();
	await page.locator('.sheet .stepper').first().waitFor();
}

export const saved = (page: Page) => page.locator('.sheet-status.well').waitFor();

/** Waits until it is so. */
export async function until<T>(read: () => Promise<T>, isSo: (value: T) => boolean): Promise<T> {
	let last: T | undefined;
	await expect
		.poll(async () => isSo((last = await read())), { timeout: PATIENCE / 2, interval: 150 })
		.toBe(true);
	return last as T;
}
