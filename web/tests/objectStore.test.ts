/** Portraits on their way to a real object store at another origin, under the policy of the page. */
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { TestServer, type Person } from '../../tests/browser/server.ts';
import { ObjectStore } from './objectStore.ts';
import { png } from './pictures.ts';
import { PATIENCE, Stage } from './stage.ts';

vi.setConfig({ testTimeout: PATIENCE * 2, hookTimeout: PATIENCE * 4 });

const stage = new Stage();
let store: ObjectStore;
beforeAll(async () => {
	store = await ObjectStore.start();
	const server = await TestServer.start(store.settings);
	await Promise.all([stage.open(server), store.prepare(server.url)]);
});
afterEach(() => stage.end());
afterAll(async () => {
	await stage.close();
	await store.stop();
});

const photo = { name: 'foto.png', mimeType: 'image/png', buffer: png(900, 700) };
/** Bytes a second: a picture takes some seconds. */
const SLOW = 40_000;
const portraitOf = async (person: Person) => {
	const { items } = await person.get<{ items: { portrait_url: string | null }[] }>('/characters');
	return items[0]?.portrait_url ?? null;
};

async function picked(mara: Person, file = photo): Promise<Page> {
	await mara.post('/characters', { ruleset_id: 'generic', name: 'Ulf' });
	const page = await stage.signedInPage(mara, '/characters');
	await page.getByRole('button', { name: 'Mehr: Ulf', exact: true }).click();
	await page.getByRole('button', { name: 'Bild …' }).filter({ visible: true }).click();
	await page.getByRole('dialog').locator('input[type=file]').setInputFiles(file);
	await page.getByRole('application', { name: 'Ausschnitt' }).waitFor();
	return page;
}
const take = (page: Page) => page.getByRole('button', { name: 'Bild übernehmen' }).click();

describe('a portrait in an object store', () => {
	test('goes straight there, and is seen from there until it is removed', async () => {
		const mara = await stage.person('Mara');
		const page = await picked(mara);
		const policy = (await page.request.get('/')).headers()['content-security-policy'] ?? '';
		expect(policy).toMatch(new RegExp(`connect-src [^;]*${store.url}`));
		const asked: string[] = [];
		page.on('request', (request) => {
			const { origin } = new URL(request.url());
			if (origin === store.url) asked.push(request.method());
		});
		const sent = page.waitForResponse((answer) => answer.request().method() === 'PUT');
		await take(page);
		expect((await sent).status()).toBe(200);
		await page.getByText('Ulf hat ein neues Bild.').waitFor();
		const url = (await portraitOf(mara)) ?? '';
		expect(url.startsWith(`${store.url}/campaign/`)).toBe(true);
		const seen = page.locator(`main img[src="${url}"]`);
		await seen.waitFor();
		await expect
			.poll(() => seen.evaluate((it) => (it as HTMLImageElement).naturalWidth), {
				timeout: PATIENCE
			})
			.toBe(512);
		expect(asked).toContain('PUT');
		const answer = await fetch(url);
		expect(answer.headers.get('content-type')).toBe('image/webp');
		expect(answer.headers.get('cache-control')).toContain('immutable');

		await mara.delete(`/characters/${await idOf(mara)}/portrait`);
		expect(await portraitOf(mara)).toBeNull();
	});

	test('tells how much of it has arrived while a slow line sends it, also to who hears the page', async () => {
		const mara = await stage.person('Mara');
		const page = await picked(mara, { ...photo, buffer: png(512, 512, true) });
		const line = await page.context().newCDPSession(page);
		await line.send('Network.enable');
		await line.send('Network.emulateNetworkConditions', {
			...{ offline: false, latency: 0, downloadThroughput: -1 },
			uploadThroughput: SLOW
		});
		const told = await listen(page);
		await take(page);
		const bar = page.getByRole('dialog').getByRole('progressbar', { name: 'Hochgeladen' });
		await bar.waitFor();
		await page.getByText('Ulf hat ein neues Bild.').waitFor();
		const { shown, said } = await told();
		// it grows, and is seen on its way
		expect(shown).toEqual([...shown].sort((one, other) => one - other));
		expect(new Set(shown.filter((part) => part > 0 && part < 1)).size).toBeGreaterThan(2);
		const parts = said.map((text) => Number(/^Wird hochgeladen: (\d+) %$/.exec(text)?.[1]));
		expect(parts.filter((part) => part > 0 && part < 100).length).toBeGreaterThan(1);
		// nobody is told of every packet
		expect(said.length).toBeLessThan(shown.length);
		expect(await portraitOf(mara)).not.toBeNull();
	});

	test('that the store does not take says so, and the old one stays', async () => {
		const mara = await stage.person('Mara');
		const page = await picked(mara);
		// what arrives is not what was signed
		await page.route(`${store.url}/**`, async (route) => {
			if (route.request().method() !== 'PUT') return route.continue();
			const url = route
				.request()
				.url()
				.replace(/X-Amz-Signature=\w{8}/, 'X-Amz-Signature=00000000');
			return route.continue({ url });
		});
		await take(page);
		await page.getByRole('dialog').getByRole('alert').waitFor();
		expect(await portraitOf(mara)).toBeNull();
		await page.unroute(`${store.url}/**`);
		await take(page);
		await page.getByText('Ulf hat ein neues Bild.').waitFor();
		expect(await portraitOf(mara)).not.toBeNull();
	});
});

/** What the bar shows, and what is said in the dialog, from now on. */
async function listen(page: Page) {
	const heard = await page.evaluateHandle(() => {
		const dialog = document.querySelector('dialog') as HTMLElement;
		const shown: number[] = [];
		const said: string[] = [];
		const look = (): void => {
			const bar = dialog.querySelector('progress');
			if (bar && bar.value !== shown.at(-1)) shown.push(bar.value);
			const text = dialog.querySelector('[role=status]')?.textContent ?? '';
			if (text && text !== said.at(-1)) said.push(text);
		};
		const all = { subtree: true, childList: true, characterData: true, attributes: true };
		new MutationObserver(look).observe(dialog, all);
		return { shown, said };
	});
	return () => heard.jsonValue();
}

async function idOf(person: Person): Promise<string> {
	const { items } = await person.get<{ items: { id: string }[] }>('/characters');
	return items[0]?.id ?? '';
}
