/**
 * The dialog in which a portrait is chosen, fetched when it is wanted:
 * `<Later load={() => portraitDialog(app)} onfail={…}>`.
 */
import type { App } from '#app/app.svelte.ts';

export async function portraitDialog(app: App) {
	const [file] = await Promise.all([
		import('./PortraitDialog.svelte'),
		app.tongue.need('portrait')
	]);
	return file;
}
