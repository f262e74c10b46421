/** A character's file, as the browser saves it. */
import { exportFile } from '@campaign-manager/client/api/characters';
import { Problem } from '@campaign-manager/client/api/problem';
import type { App } from '#app/app.svelte.ts';

export async function saveFile(app: App, id: string, name: string): Promise<void> {
	try {
		const url = URL.createObjectURL(await exportFile(app.api, id));
		const link = document.createElement('a');
		link.href = url;
		link.download = `${name.replace(/[^\p{L}\p{N} _-]/gu, '').trim() || 'character'}.cmchar`;
		link.click();
		// the browser has to have taken it by then
		app.clock.after(60_000, () => URL.revokeObjectURL(url));
	} catch (error) {
		const code = error instanceof Problem ? error.code : 'unreachable';
		app.notices.say(app.speaker.problem(code), { isAlarm: true });
	}
}
