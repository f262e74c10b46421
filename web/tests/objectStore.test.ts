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
const portraitOf = async (person: Person) => {
	const { items } = await person.get<{ items: { portrait_url: string | null }[] }>('/characters');
	return items[0]?.portrait_url ?? null;
};

async function picked(mara: Person): Promise<Page> {
	await mara.post('/characters', { ruleset_id: 'generic', name: 'Ulf' });
	const page = await stage.signedInPage(mara, '/characters');
	await page.getByRole('button', { name: 'Mehr: Ulf', exact: true }).click();
	await page.getByRole('button', { name: 'Bild …' }).filter({ visible: true }).click();
	await page.getByRole('dialog').locator('input[type=file]').setInputFiles(photo);
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

async function idOf(person: Person): Promise<string> {
	const { items } = await person.get<{ items: { id: string }[] }>('/characters');
	return items[0]?.id ?? '';
}
