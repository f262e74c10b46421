/** One's own account as the server knows it: the page about it and the alarm over every page. */
import { changeMe, me } from '@campaign-manager/client/api/account';
import type { components } from '@campaign-manager/client/generated/api';
import type { App } from '#app/app.svelte.ts';
import { Reading } from '#app/reading.svelte.ts';

export type Me = components['schemas']['Me'];
export type Notice = Me['notices'][number];

export class Account {
	readonly userId: string;
	readonly reading: Reading<Me>;
	#app: App;

	constructor(app: App, userId: string) {
		this.#app = app;
		this.userId = userId;
		this.reading = new Reading(() => me(app.api));
	}

	/** Those that were read do not come back. Throws what the request throws. */
	async read(notices: readonly Notice[]): Promise<void> {
		if (!notices.length) return;
		this.show(await changeMe(this.#app.api, { notices_read: notices.map(({ id }) => id) }));
	}

	/** What the server answered to a change. */
	show(account: Me): void {
		this.reading.value = account;
		const { user } = this.#app.session;
		if (!user || user.id !== account.id) return;
		const { display_name, email, email_verified } = account;
		this.#app.session.user = { ...user, display_name, email, email_verified };
	}
}

let kept: Account | null = null;

/** The one of who is signed in. */
export function accountOf(app: App): Account {
	const id = app.user?.id ?? '';
	if (kept?.userId !== id) kept = new Account(app, id);
	return kept;
}

export const isAlarm = ({ kind }: Notice): boolean => kind === 'refresh_replay';
