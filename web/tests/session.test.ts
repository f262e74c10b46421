/** Coming in, staying in, and going out, in one tab and in several. */
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import type { Page } from 'playwright-core';
import { PASSWORD, type Person } from '../../tests/browser/server.ts';
import { party, sheetOf, shown } from './heroes.ts';
import { PATIENCE, Stage } from './stage.ts';

vi.setConfig({ testTimeout: PATIENCE * 2, hookTimeout: PATIENCE * 4 });

const stage = new Stage();
beforeAll(() => stage.open());
afterEach(() => stage.end());
afterAll(() => stage.close());

const heading = (page: Page, name: string) =>
	page.getByRole('heading', { level: 1, name }).waitFor();
const path = (page: Page) => new URL(page.url()).pathname;

async function logIn(page: Page, { email, password }: { email: string; password: string }) {
	await page.getByLabel('Mailadresse').fill(email);
	await page.getByLabel('Passwort', { exact: true }).fill(password);
	await page.getByRole('main').getByRole('button', { name: 'Anmelden' }).click();
}

async function signOut(page: Page): Promise<void> {
	await page.getByRole('button', { name: 'Konto', exact: true }).click();
	await page.getByRole('banner').getByRole('button', { name: 'Abmelden', exact: true }).click();
}

test('one registers, proves the address, logs in, stays in, and a logout is for all tabs', async () => {
	const email = `alrik.${Date.now()}@example.org`;
	const device = await stage.device();
	const page = await device.newPage();
	await page.goto('/register?to=/account');
	await page.getByLabel('Dein Name in der Gruppe').fill('Alrik');
	await page.getByLabel('Mailadresse').fill(email);
	await page.getByLabel('Passwort', { exact: true }).fill(PASSWORD);
	await page.getByRole('main').getByRole('button', { name: 'Konto anlegen' }).click();
	await heading(page, 'Sieh in deine Mails');
	const token = await stage.server.mailedToken(email);
	await device.request.post('/v1/auth/verify-email', { data: { token } });

	await page.getByRole('main').getByRole('link', { name: 'Anmelden' }).click();
	await logIn(page, { email, password: PASSWORD });
	await heading(page, 'Konto');
	expect(path(page)).toBe('/account');
	await page.getByText(email).waitFor();

	await page.reload();
	await page.getByText(email).waitFor();
	expect(path(page)).toBe('/account');

	const second = await device.newPage();
	await second.goto('/account');
	await second.getByText(email).waitFor();
	await signOut(second);
	await heading(second, 'Anmelden');
	await heading(page, 'Anmelden');
	expect(new URL(page.url()).search).toBe('');
	await page.reload();
	await heading(page, 'Anmelden');
	await page.goto('/account');
	await heading(page, 'Anmelden');
	expect(new URL(page.url()).search).toBe('?to=%2Faccount');
});

test('the access token is in memory alone, the refresh token in a cookie that no script reads', async () => {
	const { gero, mara, group, hero } = await party(stage);
	const device = await stage.device();
	const page = await device.newPage();
	const secrets = new Set<string>();
	const addresses: string[] = [];
	page.on('websocket', (socket) => addresses.push(socket.url()));
	page.on('request', (request) => {
		addresses.push(request.url());
		const [, token] = (request.headers()['authorization'] ?? '').split('Bearer ');
		if (token) secrets.add(token);
	});
	await page.goto(`/login?to=${sheetOf(hero)}`);
	await logIn(page, mara);
	for (const isAnew of [false, true]) {
		if (isAnew) await page.reload();
		await shown(page);
		await page.locator('[data-table="live"]').waitFor();
		await gero.post(`/characters/${hero.id}/resources/LeP`, { delta: -1 });
		await page.getByRole('button', { name: /^Lebensenergie: 3[34]\/35/ }).waitFor();
		addresses.push(page.url());
		const [cookie, ...others] = await device.cookies(`${stage.server.url}/v1/auth/refresh`);
		expect(others).toEqual([]);
		expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Strict', path: '/v1/auth' });
		if (cookie) secrets.add(cookie.value);
		const kept = await page.evaluate(everythingKept);
		expect(kept).toContain(hero.id); // it looks at the right places
		for (const secret of secrets) {
			expect(secret.length).toBeGreaterThan(40);
			expect(kept).not.toContain(secret);
			expect(addresses.filter((address) => address.includes(secret))).toEqual([]);
		}
	}
	expect(secrets.size).toBeGreaterThan(2); // of one second, access tokens are the same
	expect(addresses.some((address) => address.includes(`/groups/${group}/live`))).toBe(true);
});

test('a hard reload renews the session once, and nothing of the page is drawn before', async () => {
	const mara = await stage.person('Mara');
	const page = await stage.signedInPage(mara, '/account');
	await heading(page, 'Konto');
	const refreshes: string[] = [];
	page.on('request', (request) => {
		if (request.url().endsWith('/auth/refresh')) refreshes.push(request.method());
	});
	let go: () => void = () => undefined;
	const held = new Promise<void>((done) => (go = done));
	await page.route('**/v1/auth/refresh', async (route) => {
		await held;
		await route.continue();
	});
	await page.reload();
	await page.getByRole('main').getByText('Wird geladen …').waitFor();
	expect(await page.getByRole('heading', { level: 1 }).count()).toBe(0);
	expect(path(page)).toBe('/account');
	go();
	await page.getByText(mara.email).waitFor();
	expect(refreshes).toEqual(['POST']);
	expect(path(page)).toBe('/account');
});

test('tabs renew the session one after the other', async () => {
	const mara = await stage.person('Mara');
	const device = await stage.device();
	await stage.signIn(device, mara);
	const watcher = await device.newPage();
	await watcher.goto('/account');
	await heading(watcher, 'Konto');
	const waiting = () =>
		watcher.evaluate(async () => (await navigator.locks.query()).pending?.length ?? 0);
	let underWay = 0;
	let most = 0;
	let count = 0;
	let go: () => void = () => undefined;
	const held = new Promise<void>((done) => (go = done));
	await device.route('**/v1/auth/refresh', async (route) => {
		most = Math.max(most, (underWay += 1));
		count += 1;
		await held;
		await route.fulfill({ response: await route.fetch() });
		underWay -= 1;
	});
	const tabs = await Promise.all([device.newPage(), device.newPage(), device.newPage()]);
	await Promise.all(tabs.map((tab) => tab.goto('/account', { waitUntil: 'commit' })));
	await expect.poll(waiting, { timeout: PATIENCE }).toBeGreaterThan(1);
	go();
	await Promise.all(tabs.map((tab) => tab.getByText(mara.email).waitFor()));
	expect(most).toBe(1);
	expect(count).toBe(3);
});

test('a login in one tab lets in the tabs that wait for one', async () => {
	const mara = await stage.person('Mara');
	const device = await stage.device();
	const [waiting, page] = [await device.newPage(), await device.newPage()];
	await waiting.goto('/login?to=/account');
	await heading(waiting, 'Anmelden');
	await page.goto('/login?to=/account');
	await logIn(page, mara);
	await heading(page, 'Konto');
	await heading(waiting, 'Konto');
});

test('a wrong password is said, and what was typed stays', async () => {
	const mara = await stage.person('Mara');
	const page = await stage.page('/login');
	await logIn(page, { email: mara.email, password: 'nicht dieses eine' });
	await page.getByRole('alert').getByText('Mailadresse oder Passwort stimmt nicht.').waitFor();
	expect(await page.getByLabel('Mailadresse').inputValue()).toBe(mara.email);
});

test('a session that ends elsewhere is renewed over the page, which stays', async () => {
	const mara = await stage.person('Mara');
	const page = await stage.signedInPage(mara, '/account');
	await page.getByText(mara.email).waitFor();
	await endSessions(mara);
	await page.getByRole('button', { name: 'Konto', exact: true }).click();
	await page.getByRole('navigation').getByRole('radio', { name: 'English' }).check();
	const dialog = page.getByRole('dialog');
	await dialog.waitFor();
	expect(path(page)).toBe('/account');
	expect(await dialog.getByLabel('Email address').inputValue()).toBe(mara.email);
	await dialog.getByLabel('Password', { exact: true }).fill(mara.password);
	await dialog.getByRole('button', { name: 'Log in', exact: true }).click();
	await dialog.waitFor({ state: 'detached' });
	expect(path(page)).toBe('/account');
	await page.reload();
	await page.getByText(mara.email).waitFor();
});

test('another account in another tab is noticed before anything is done in its name', async () => {
	const [mara, gero] = [await stage.person('Mara'), await stage.person('Gero')];
	const device = await stage.device();
	await stage.signIn(device, mara);
	const [page, other] = [await device.newPage(), await device.newPage()];
	await page.goto('/account');
	await page.getByText(mara.email).waitFor();
	await other.goto('/account');
	await other.getByText(mara.email).waitFor();
	// by a tab that heard nothing of Mara
	await other.evaluate(() => localStorage.clear());
	await stage.signIn(device, gero);
	await other.reload();
	await other.getByText(gero.email).waitFor();
	await other.evaluate(() => {
		new BroadcastChannel('campaign-manager').postMessage({ is: 'in', id: 'somebody' });
	});
	await page.getByRole('heading', { name: 'Hier ist jetzt jemand anders angemeldet' }).waitFor();
});

describe('a page that is asked for', () => {
	test('without a login leads there and back again', async () => {
		const mara = await stage.person('Mara');
		const page = await stage.page('/account?tab=sessions#here');
		await heading(page, 'Anmelden');
		await logIn(page, mara);
		await heading(page, 'Konto');
		expect(page.url()).toBe(`${stage.server.url}/account?tab=sessions#here`);
	});

	test('without a login leads there from wherever one must be somebody', async () => {
		const page = await stage.page('/login');
		const nobodys = '3f1c2b9e-8a54-4f0b-9d1e-6d9f0c1a2b3c';
		for (const wanted of [
			...['/rulesets/dsa5e?entry=spells%2FSPELL_1', '/pair#code=ABCD-EFGH', '/characters?deleted'],
			...[`/characters/${nobodys}`, `/characters/${nobodys}/history`],
			...[`/groups/${nobodys}`, `/groups/${nobodys}/characters/${nobodys}`]
		]) {
			await page.goto(wanted);
			await heading(page, 'Anmelden');
			expect(new URL(page.url()).searchParams.get('to')).toBe(wanted);
		}
	});

	test('elsewhere is not where a login leads', async () => {
		const page = await stage.page('/login?to=//example.org/evil');
		await heading(page, 'Anmelden');
		expect(await page.getByText('wo du hinwolltest').count()).toBe(0);
	});

	test('and does not exist says so, with ways on', async () => {
		const page = await stage.page('/nirgends/hier');
		await heading(page, 'Diese Seite gibt es nicht');
		await page.getByRole('link', { name: 'Zu den Gruppen' }).waitFor();
	});

	test('while the server is away says so, and comes by itself when it is back', async () => {
		const mara = await stage.person('Mara');
		const page = await stage.signedInPage(mara, '/account');
		await page.getByText(mara.email).waitFor();
		await page.route('**/v1/**', (route) => route.abort());
		await page.reload();
		await heading(page, 'Der Server ist nicht zu erreichen');
		await page.unroute('**/v1/**');
		await page.getByText(mara.email).waitFor();
	});
});

async function endSessions(person: Person): Promise<void> {
	const { sessions } = await person.get<{ sessions: { id: string; current: boolean }[] }>(
		'/me/sessions'
	);
	for (const { id, current } of sessions)
		if (!current) await person.delete(`/me/sessions/${id}`, { password: person.password });
}

/** All that a script of the page can read again later, as one text. */
async function everythingKept(): Promise<string> {
	const kept: unknown[] = [
		document.cookie,
		history.state,
		{ ...localStorage },
		{ ...sessionStorage }
	];
	for (const { name = '' } of await indexedDB.databases()) {
		const database = await new Promise<IDBDatabase>((done, failed) => {
			const opening = indexedDB.open(name);
			opening.onsuccess = () => done(opening.result);
			opening.onerror = () => failed(opening.error ?? new Error(name));
		});
		for (const store of database.objectStoreNames) {
			const all = database.transaction(store).objectStore(store).getAll();
			kept.push(await new Promise((done) => (all.onsuccess = () => done(all.result))));
		}
	}
	for (const name of await caches.keys()) {
		const cache = await caches.open(name);
		for (const answer of await cache.matchAll()) kept.push(await answer.text());
	}
	return JSON.stringify(kept);
}
