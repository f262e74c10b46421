/** One walk through all views, in one language. */
import type { Page } from 'playwright-core';
import type { Scene } from '../people.ts';
import type { Language, Studio } from '../studio.ts';
import type { Album } from './album.ts';
import type { Say } from './words.ts';

export interface Round {
	studio: Studio;
	album: Album;
	language: Language;
	t: Say;
	scene: Scene;
}
export const main = (page: Page) => page.getByRole('main');
export const press = (page: Page, name: string) =>
	main(page).getByRole('button', { name, exact: true }).first().click();
export const inDialog = (page: Page) => page.getByRole('dialog').last();
/** Nothing is being fetched any more. */
export const settled = (page: Page) => page.waitForLoadState('networkidle');

