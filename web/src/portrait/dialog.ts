/**
 * The dialog in which a portrait is chosen, fetched when it is wanted:
 * `<Later of={() => portraitDialog(app)} onclose={…}>`.
 */
import type { App } from '#app/app.svelte.ts';

export async function portraitDialog(app: App) {
	const [{ default: PortraitDialog }] = await Promise.all([
		import('./PortraitDialog.svelte'),
		app.tongue.need('portrait')
	]);
	return PortraitDialog;
}
