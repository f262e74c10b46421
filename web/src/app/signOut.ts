/** Signs out; asks first where something is not saved yet. */
import type { App } from './app.svelte.ts';

export async function signOut(app: App): Promise<void> {
	const { outbox } = app.session;
	await Promise.race([
		outbox?.flush(),
		new Promise((done) => app.clock.after(1_500, () => done(0)))
	]);
	const count = outbox?.waiting ?? 0;
	const { t } = app.speaker;
	if (count > 0) {
		const isAgreed = await app.notices.ask({
			title: t('app.signOut.unsent'),
			text: t('app.signOut.about', { count }),
			yes: t('app.signOut')
		});
		if (!isAgreed) return;
	}
	await app.session.logout();
}
