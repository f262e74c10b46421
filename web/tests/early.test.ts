/** What a page's shell asks for before any file of the app is here, and what comes of it. */
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import type { Person } from '../../tests/browser/server.ts';
import { makeHero, sheetOf, shown, type Hero } from './heroes.ts';
import { PATIENCE, Stage } from './stage.ts';

vi.setConfig({ testTimeout: PATIENCE * 2, hookTimeout: PATIENCE * 4 });

const stage = new Stage();
beforeAll(() => stage.open());
afterEach(() => stage.end());
afterAll(() => stage.close());

/** A browser that remembers that somebody is signed in. */
async function known(): Promise<{ mara: Person; hero: Hero; device: BrowserContext }> {
	const mara = await stage.person('Mara');
	const hero = await makeHero(mara, 'Rondriane');
	const device = await stage.device();
	await stage.signIn(device, mara);
	const page = await device.newPage();
	await page.goto('/account');
	await page.getByRole('heading', { level: 1 }).waitFor();
	await page.close();
	return { mara, hero, device };
}

function heard(page: Page): string[] {
	const asked: string[] = [];
	page.on('request', (request) => {
		const { pathname } = new URL(request.url());
		asked.push(`${request.method()} ${pathname}`);
	});
	return asked;
}

test('a sheet and its files are asked for once each', async () => {
	const { hero, device } = await known();
	const page = await device.newPage();
	const asked = heard(page);
	await page.goto(sheetOf(hero));
	await shown(page);
	const reads = asked.filter((one) => one.includes('/v1/') || one.includes('/_app/'));
	expect(reads).toContain(`GET /v1/characters/${hero.id}/derived`);
	expect(reads.filter((one, index) => reads.indexOf(one) !== index)).toEqual([]);
});

test('a sheet is on its way before any file of the app is here', async () => {
	const { hero, device } = await known();
	const page = await device.newPage();
	await page.route('**/_app/**/*.js', () => undefined); // never come
	const isAsked = page.waitForRequest(`**/v1/characters/${hero.id}/derived`);
	await page.goto(sheetOf(hero), { waitUntil: 'commit' });
	expect((await (await isAsked).response())?.status()).toBe(200);
	await page.unrouteAll();
});

test('what is asked for in vain is asked for again', async () => {
	const { hero, device } = await known();
	for (const path of ['**/v1/auth/refresh', `**/v1/characters/${hero.id}/derived`]) {
		const page = await device.newPage();
		await page.route(path, (route) => route.abort(), { times: 1 });
		await page.goto(sheetOf(hero));
		await shown(page);
		await page.close();
	}
});

test('two tabs that open at once both know who is there', async () => {
	const { hero, device } = await known();
	const pages = await Promise.all([device.newPage(), device.newPage(), device.newPage()]);
	await Promise.all(pages.map((page) => page.goto(sheetOf(hero))));
	await Promise.all(pages.map(shown));
});

test('who is signed in no more is led to the login, and back', async () => {
	const { mara, hero, device } = await known();
	await device.clearCookies();
	const page = await device.newPage();
	await page.goto(sheetOf(hero));
	await page.getByLabel('Mailadresse').fill(mara.email);
	await page.getByLabel('Passwort', { exact: true }).fill(mara.password);
	await page.getByRole('main').getByRole('button', { name: 'Anmelden' }).click();
	await shown(page);
});
