/** What every page stands on: the policy, toasts, focus, signing out with work waiting. */
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import type { BrowserContext, Page } from 'playwright-core';
import { policy } from '../policy.js';
import { makeHero, party, readHero, sheetOf, shown, until } from './heroes.ts';
import { PATIENCE, Stage } from './stage.ts';

vi.setConfig({ testTimeout: PATIENCE * 2, hookTimeout: PATIENCE * 4 });

const stage = new Stage();
beforeAll(() => stage.open());
afterEach(() => stage.end());
afterAll(() => stage.close());

const heading = (page: Page, name?: string) =>
	page.getByRole('heading', { level: 1, ...(name && { name }) }).waitFor();

interface Watched extends Window {
	broken: string[];
}
/** What breaks the policy, and whom the pages ask. */
async function watch(device: BrowserContext) {
	const origins = new Set<string>();
	device.on('request', (request) => {
		if (!request.url().startsWith('blob:') && !request.url().startsWith('data:'))
			origins.add(new URL(request.url()).origin);
	});
	await device.addInitScript(() => {
		const watched = window as unknown as Watched;
		watched.broken = [];
		addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => {
			watched.broken.push(`${violatedDirective} ${blockedURI}`);
		});
	});
	const broken = (page: Page) => page.evaluate(() => (window as unknown as Watched).broken);
	return { origins, broken };
}

describe('the policy that the server sends with the app is broken by no page', () => {
	test.each([
		'/',
		'/login',
		'/register',
		'/verify#token=x',
		'/reset#token=x',
		'/join/ABCD2345',
		'/nowhere'
	])('that is for everybody: %s', async (path) => {
		const device = await stage.device();
		const { origins, broken } = await watch(device);
		const page = await device.newPage();
		const answer = await page.goto(path);
		expect(answer?.headers()['content-security-policy']).toContain("default-src 'none'");
		await heading(page);
		await page.evaluate(() => document.fonts.ready);
		expect(await broken(page)).toEqual([]);
		expect([...origins]).toEqual([stage.server.url]);
	});

	test('that is for somebody', async () => {
		const mara = await stage.person('Mara');
		const hero = await makeHero(mara, 'Rondriane');
		const group = await mara.post<{ id: string }>('/groups', {
			...{ name: 'Die Sieben', ruleset_id: 'dsa5e' }
		});
		await mara.post(`/groups/${group.id}/characters`, { character_id: hero.id });
		const device = await stage.device();
		await stage.signIn(device, mara);
		const { origins, broken } = await watch(device);
		const page = await device.newPage();
		for (const path of [
			...['/account', '/', '/pair', '/characters', '/characters?deleted', '/groups'],
			...[sheetOf(hero), `${sheetOf(hero)}/history`],
			...[`/groups/${group.id}`, `/groups/${group.id}/settings`],
			...[`/groups/${group.id}/characters/${hero.id}`, '/rulesets/dsa5e?entry=spells/SPELL_1']
		]) {
			await page.goto(path);
			await heading(page);
			await page.locator('[aria-busy="true"], .dimmed').first().waitFor({ state: 'detached' });
			expect(await broken(page), path).toEqual([]);
		}
		expect([...origins]).toEqual([stage.server.url]);
	});
});

test('a page that stands elsewhere may ask its server and the object stores, and nobody else', () => {
	const API = 'https://api.example.org/v1';
	const stores = ['https://objects.example.org', 'https://pictures.example.org'];
	const {
		'connect-src': asked,
		'img-src': seen,
		...others
	} = policy({ API, STORE: stores.join(' ') });
	const api = 'https://api.example.org';
	expect(asked).toEqual(['self', api, 'wss://api.example.org', ...stores]);
	expect(seen).toEqual(['self', 'blob:', 'data:', api, ...stores]);
	expect(others).toMatchObject({ 'default-src': ['self'], 'script-src': ['self'] });
	// else the server's header says it, and a rest of nothing must not forbid it
	expect(policy({})).not.toHaveProperty('connect-src');
});

describe('what moves', () => {
	/** Of all elements and what is drawn with them. */
	const moving = (page: Page) =>
		page.evaluate(() => {
			const parts = [undefined, '::before', '::after', '::-webkit-meter-optimum-value'];
			return [...document.querySelectorAll('*')].flatMap((one) =>
				parts.flatMap((part) => {
					const style = getComputedStyle(one, part);
					const times = `${style.transitionDuration}, ${style.animationDuration}`.split(', ');
					const isStill = times.every((time) => parseFloat(time) === 0);
					if (isStill && style.scrollBehavior === 'auto') return [];
					return [`${one.tagName}.${one.className}${part ?? ''}`];
				})
			);
		});

	test.each([
		['reduce', 'stands still for who wants that'],
		['no-preference', 'is what fades, for everybody else']
	] as const)('with %s %s', async (reducedMotion, _) => {
		const { gero, group, hero } = await party(stage);
		const page = await stage.signedInPage(gero, `/groups/${group}`, { reducedMotion });
		await page.locator('[data-room="live"]').waitFor();
		await gero.post(`/characters/${hero.id}/resources/LeP`, { delta: -3 });
		await page.locator('.lost').waitFor({ state: 'attached' });
		const found = await moving(page);
		await page.goto(`/groups/${group}/characters/${hero.id}`);
		await shown(page);
		found.push(...(await moving(page)));
		if (reducedMotion === 'reduce') expect(found).toEqual([]);
		else expect(found).toContainEqual('DIV.lost');
	});
});

test('titles are drawn in their own letters, which are no script', async () => {
	const page = await stage.page('/login');
	await heading(page);
	await page.evaluate(() => document.fonts.ready);
	expect(await page.evaluate(() => document.fonts.check('28px Cinzel', 'Anmelden'))).toBe(true);
	const faces = await page.evaluate(() =>
		[...document.fonts].filter(({ status }) => status === 'loaded').map(({ family }) => family)
	);
	expect(faces).toEqual(['Cinzel']);
});

test('on a new page keys go on at its heading', async () => {
	const page = await stage.page('/login');
	await heading(page, 'Anmelden');
	await page.getByRole('main').getByRole('link', { name: 'Konto anlegen' }).click();
	await heading(page, 'Konto anlegen');
	await vi.waitFor(
		async () =>
			expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Konto anlegen'),
		{ timeout: PATIENCE / 2, interval: 100 }
	);
	await page.keyboard.press('Tab');
	await page.keyboard.type('Mara');
	expect(await page.getByLabel('Dein Name in der Gruppe').inputValue()).toBe('Mara');
});

describe('a toast', () => {
	async function renamed(name: string): Promise<Page> {
		const mara = await stage.person('Mara');
		const device = await stage.device();
		await stage.signIn(device, mara);
		const page = await device.newPage();
		await page.clock.install();
		await page.goto('/account');
		await page.getByLabel('Dein Name in der Gruppe').fill(name);
		await page.getByRole('main').getByRole('button', { name: 'Speichern' }).click();
		await page.getByText(`Du heißt jetzt ${name}.`).waitFor();
		return page;
	}

	test('goes by itself after six seconds, is said by screen readers, and can be sent away', async () => {
		const page = await renamed('Mara Eins');
		const toast = page.getByRole('status').filter({ hasText: 'Du heißt jetzt Mara Eins.' });
		await toast.waitFor();
		await page.clock.fastForward(5_000);
		expect(await toast.count()).toBe(1);
		await page.clock.fastForward(1_500);
		await page.locator('.toast').waitFor({ state: 'detached' });
		await page.getByLabel('Dein Name in der Gruppe').fill('Mara Zwei');
		await page.getByRole('main').getByRole('button', { name: 'Speichern' }).click();
		await page.locator('.toast').getByRole('button', { name: 'Schließen' }).click();
		await page.locator('.toast').waitFor({ state: 'detached' });
	});

	test('stays while it is looked at', async () => {
		const page = await renamed('Mara Drei');
		await page.locator('.toast').hover();
		await page.clock.fastForward(60_000);
		expect(await page.locator('.toast').count()).toBe(1);
		await page.mouse.move(1, 1);
		await page.clock.fastForward(6_500);
		await page.locator('.toast').waitFor({ state: 'detached' });
	});
});

test('who signs out while something waits is asked first, and it is sent after the next login', async () => {
	const mara = await stage.person('Mara');
	const hero = await makeHero(mara, 'Rondriane');
	const page = await stage.signedInPage(mara, sheetOf(hero));
	await shown(page);
	const signOut = async () => {
		await page.getByRole('navigation').getByRole('button', { name: 'Konto' }).click();
		await page.getByRole('navigation').getByRole('button', { name: 'Abmelden' }).click();
	};
	await page.route('**/v1/characters/**', (route) => route.abort());
	await page.getByRole('button', { name: 'Lebensenergie −1' }).click();
	await page.getByRole('button', { name: /^Lebensenergie: 34\/35/ }).waitFor();
	await signOut();
	const question = page.getByRole('dialog', { name: 'Abmelden, obwohl noch etwas wartet?' });
	await question.getByText('1 Änderung ist noch nicht gespeichert.').waitFor();
	await question.getByRole('button', { name: 'Abbrechen' }).click();
	await question.waitFor({ state: 'detached' });
	await page.getByRole('button', { name: /^Lebensenergie: 34\/35/ }).waitFor();
	await signOut();
	await question.getByRole('button', { name: 'Abmelden' }).click();
	await heading(page, 'Anmelden');
	const before = await readHero(mara, hero);
	await page.unroute('**/v1/characters/**');
	await page.getByLabel('Mailadresse').fill(mara.email);
	await page.getByLabel('Passwort', { exact: true }).fill(mara.password);
	await page.getByRole('main').getByRole('button', { name: 'Anmelden' }).click();
	await heading(page, 'Meine Charaktere');
	await until(
		() => readHero(mara, hero),
		({ revision }) => revision > before.revision
	);
	await page.goto(sheetOf(hero));
	await page.getByRole('button', { name: /^Lebensenergie: 34\/35/ }).waitFor();
});
