/** What the server refuses is said at once, with the name of the field; the sheet shows it until it is settled. */
import type { Play } from '@campaign-manager/client/play/play.svelte';
import type { Refused } from '@campaign-manager/client/session/sheetState';
import { untrack } from 'svelte';
import type { App } from '#app/app.svelte.ts';
import { later } from './later.ts';

export class Refusals {
	#said: readonly string[];

	/** Within a component: it ends with it. */
	constructor(app: App, play: Play, before: readonly Refused[]) {
		this.#said = before.map(({ id }) => id);
		$effect(() => {
			const refused = play.state?.refused ?? [];
			const fresh = refused.filter(({ id }) => !this.#said.includes(id));
			this.#said = refused.map(({ id }) => id);
			untrack(() => fresh.forEach((one) => void say(app, play, one)));
		});
	}
}

async function say(app: App, play: Play, { reason, changes, resource }: Refused): Promise<void> {
	const { namesOf } = await later.names();
	const names = await namesOf(app, play);
	const { t } = app.speaker;
	const field = changes.length
		? [...new Set(changes.map(({ pointer }) => names.field(pointer)))].join(', ')
		: resource
			? names.resource(resource)
			: t('play.refused.throw');
	const why =
		reason.errors.map(({ message }) => message[app.language]).join(' ') ||
		app.speaker.problem(reason.code);
	app.notices.say(t('play.refused', { field, reason: why }), { isAlarm: true });
}
