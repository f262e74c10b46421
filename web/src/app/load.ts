/** A route's `load`: its texts are there before it is drawn. `export const load = texts('groups');` */
import type { Area } from '#texts/texts.ts';
import { theApp } from './app.svelte.ts';

export const texts =
	(...areas: Area[]) =>
	(): Promise<void> =>
		theApp().tongue.need(...areas);
