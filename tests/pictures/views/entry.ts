/** Every page that is seen before a login, and those of one's account. */
import type { Page } from 'playwright-core';
import type { Person } from '../../browser/server.ts';
import { inDialog, press, settled, type Round } from './round.ts';

export async function entryViews({ studio, album, language, t, scene }: Round): Promise<void> {
	const { server } = studio;
	const { mara } = scene;
	const shoot = (page: Page, name: string) => album.web(page, name, language);
	const plain: readonly [name: string, path: string, who: Person | null][] = [
		['start', '/', null],
		['start-in', '/', mara],
		['login', '/login?to=/account', null],
		['register', '/register', null],
		['verify', '/verify', null],
		['verify-link', '/verify#token=x', null],
		['reset', '/reset', null],
		['reset-link', '/reset#token=x', null],
		['nowhere', '/nowhere', null],
		['nowhere-in', '/nowhere', mara],
		['join-unknown', '/join/ABCD-EFGH', mara],
		['pair', '/pair', mara],
		['pair-wrong', '/pair#code=AAAA-AAAA', mara],
		['account', '/account', mara]
	];
	for (const [name, path, who] of plain)
		await album.visit(name, async () => {
			// a browser that was here before knows that somebody is signed in
			const page = await studio.page(who, who ? '/account' : path, language);
			await page.getByRole('heading', { level: 1 }).waitFor();
			if (who) await page.goto(path);
			await page.getByRole('heading', { level: 1 }).waitFor();
			await settled(page);
			await shoot(page, name);
			return page;
		});

	await album.visit('login-wrong', async () => {
		const page = await studio.page(null, '/login', language);
		await page.getByLabel(t('login.email')).fill('mara@example.org');
		await page.getByLabel(t('login.password'), { exact: true }).fill('not my password');
		await press(page, t('login.go'));
		await page.getByRole('alert').waitFor();
		await shoot(page, 'login-wrong');
		return page;
	});
	await album.visit('register-sent', async () => {
		const page = await studio.page(null, '/register', language);
		await page.getByLabel(t('entry.register.name')).fill('Nela');
		const email = `nela.${crypto.randomUUID().slice(0, 8)}@example.org`;
		await page.getByLabel(t('login.email')).fill(email);
		const password = page.getByLabel(t('login.password'), { exact: true });
		await password.fill('willkommen talespire');
		await press(page, t('entry.register.go'));
		await page.locator('.finding').first().waitFor();
		await shoot(page, 'register-refused');
		await password.fill(mara.password);
		await press(page, t('entry.register.go'));
		await page.getByRole('heading', { level: 1, name: t('entry.register.sent') }).waitFor();
		await shoot(page, 'register-sent');
		await page.goto(`/verify#token=${await server.mailedToken(email)}`);
		await press(page, t('links.verify.go'));
		await page.getByRole('heading', { name: t('links.verify.done') }).waitFor();
		await shoot(page, 'verify-done');
		return page;
	});
	await album.visit('verify-void', async () => {
		const page = await studio.page(null, '/verify#token=nothing.of.ours', language);
		await press(page, t('links.verify.go'));
		await page.getByRole('alert').waitFor();
		await shoot(page, 'verify-void');
		return page;
	});
	await album.visit('reset-done', async () => {
		const nela = await server.person('Nela', language);
		const page = await studio.page(null, '/reset', language);
		await page.getByLabel(t('login.email')).fill(nela.email);
		await press(page, t('links.ask.go'));
		await page.getByText(nela.email).waitFor();
		await shoot(page, 'reset-sent');
		await page.goto(`/reset#token=${await server.mailedToken(nela.email, 'reset')}`);
		await page.getByLabel(t('links.reset.password'), { exact: true }).fill('Acht im Schnee, leise');
		await press(page, t('links.reset.go'));
		await page.getByRole('heading', { name: t('links.reset.done') }).waitFor();
		await shoot(page, 'reset-done');
		return page;
	});
	await album.visit('pair-ask', async () => {
		const answer = await fetch(`${server.url}/v1/auth/device`, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify({ device: 'TaleSpire' })
		});
		const { user_code } = (await answer.json()) as { user_code: string };
		const page = await studio.page(mara, `/pair#code=${user_code}`, language);
		await page.getByRole('heading', { name: t('links.pair.ask') }).waitFor();
		await shoot(page, 'pair-ask');
		await press(page, t('links.pair.approve'));
		await page.getByRole('heading', { name: t('links.pair.approved') }).waitFor();
		await shoot(page, 'pair-approved');
		return page;
	});
	await accountDialogs({ studio, album, language, t, scene });
}

async function accountDialogs({ studio, album, language, t }: Round): Promise<void> {
	const nela = await studio.server.person('Nela', language);
	const open = async () => {
		const page = await studio.page(nela, '/account', language);
		await page.getByText(nela.email).first().waitFor();
		await settled(page);
		return page;
	};
	for (const [name, label] of [
		['account-password', 'account.password.change'],
		['account-email', 'account.email.change'],
		['account-delete', 'account.delete'],
		['account-others', 'account.sessions.others']
	] as const)
		await album.visit(name, async () => {
			const page = await open();
			await press(page, t(label));
			await inDialog(page).waitFor();
			await album.web(page, name, language);
			return page;
		});
	await album.visit('account-menu', async () => {
		const page = await open();
		await page.getByRole('banner').getByRole('button', { name: t('app.account') }).click();
		await album.web(page, 'account-menu', language);
		return page;
	});
	await album.visit('account-factor', async () => {
		const page = await open();
		await press(page, t('secondFactor.setUp'));
		await inDialog(page).getByLabel(t('account.password.current')).fill(nela.password);
		await inDialog(page).getByRole('button', { name: t('account.factor.begin') }).click();
		await inDialog(page).getByRole('img').waitFor();
		await album.web(page, 'account-factor', language);
		return page;
	});
	await album.visit('session-ended', async () => {
		const page = await open();
		const { sessions } = await nela.get<{ sessions: { id: string; current: boolean }[] }>(
			'/me/sessions'
		);
		for (const { id, current } of sessions)
			if (!current) await nela.delete(`/me/sessions/${id}`, { password: nela.password });
		await page.getByLabel(t('account.name')).fill('Nela die Kühne');
		await press(page, t('account.save'));
		await page.getByRole('dialog', { name: t('app.ended') }).waitFor();
		await album.web(page, 'session-ended', language);
		return page;
	});
	await album.visit('away', async () => {
		const page = await open();
		await page.route('**/v1/rulesets/**', (route) => route.abort());
		await page.goto('/rulesets/dsa5e');
		await page.getByRole('heading', { name: t('app.away') }).waitFor();
		await album.web(page, 'away', language);
		return page;
	});
}
