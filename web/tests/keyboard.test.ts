/** Every page by keyboard alone: all that can be used is reached, in order, seen, and left again. */
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import type { Page } from 'playwright-core';
import { makeHero, party, shown } from './heroes.ts';
import { expectNoSideways, PATIENCE, pictures, Stage } from './stage.ts';

vi.setConfig({ testTimeout: PATIENCE * 4, hookTimeout: PATIENCE * 4 });

const stage = new Stage();
beforeAll(() => stage.open());
afterEach(() => stage.end());
afterAll(() => stage.close());

const WIDTH = 599;
const MOST = 700;

interface Stop {
	/** Its place among all that can be reached by Tab, in the order of the page. */
	place: number;
	name: string;
	isRinged: boolean;
	/** Where its middle is, another thing lies over it. */
	over: string | null;
}

/** What has the focus now; null at the end of the page. */
function stop(): Stop | null {
	const it = document.activeElement;
	if (!(it instanceof HTMLElement) || it === document.body) return null;
	const called = (one: Element | null) =>
		one
			? `${one.tagName.toLowerCase()}.${one.className} ${(one.getAttribute('aria-label') ?? one.textContent ?? '').trim().slice(0, 30)}`
			: 'nothing';
	const every = [...document.querySelectorAll<HTMLElement>('*')];
	const box = it.getBoundingClientRect();
	const [x, y] = [box.left + box.width / 2, box.top + Math.min(box.height / 2, innerHeight / 4)];
	const top = document.elementFromPoint(x, y);
	// what is drawn beside a hidden control stands for it, and a label around it
	const isSeen = !!top && (it.contains(top) || top.contains(it) || !!top.closest('label, dialog'));
	// throws have a cut corner, which an outline would not follow: their own edge is the ring
	const isRinged = [it, it.nextElementSibling, it.parentElement].some((one) => {
		if (!one) return false;
		const style = getComputedStyle(one);
		const edge = style.getPropertyValue('--edge');
		if (edge && edge === style.getPropertyValue('--c-focus')) return true;
		return style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0;
	});
	return {
		place: every.indexOf(it),
		name: called(it),
		isRinged,
		over: isSeen ? null : called(top)
	};
}

/** From the top to the end of the page. */
async function walk(page: Page): Promise<Stop[]> {
	await page.evaluate(() => {
		(document.activeElement as HTMLElement | null)?.blur();
		getSelection()?.removeAllRanges();
		scrollTo(0, 0);
	});
	const stops: Stop[] = [];
	for (let turn = 0; turn < MOST; turn += 1) {
		await page.keyboard.press('Tab');
		const now = await page.evaluate(stop);
		if (!now) return stops;
		stops.push(now);
	}
	throw new Error(
		`${page.url()} has no end: ${stops
			.slice(-3)
			.map(({ name }) => name)
			.join(' | ')}`
	);
}

async function expectWalkable(page: Page): Promise<void> {
	const stops = await walk(page);
	const where = page.url();
	expect(stops.length, where).toBeGreaterThan(1);
	const unseen = stops.filter(({ isRinged, over }) => !isRinged || over);
	expect.soft(unseen, where).toEqual([]);
	const backwards = stops.filter(({ place }, index) => place < (stops[index - 1]?.place ?? 0));
	expect.soft(backwards, where).toEqual([]);
}

const viewport = { width: WIDTH, height: 800 };
const ready = (page: Page) => page.getByRole('heading', { level: 1 }).first().waitFor();

describe.each([
	['de', 'de-DE'],
	['en', 'en-GB']
] as const)('by keyboard alone, in %s', (language, locale) => {
	test.each([
		['start', '/'],
		['login', '/login'],
		['register', '/register'],
		['verify', '/verify#token=x'],
		['reset', '/reset#token=x'],
		['joining', '/join/ABCD2345'],
		['nowhere', '/nowhere']
	])('%s', async (name, path) => {
		const page = await stage.page(path, { locale, viewport });
		await ready(page);
		await page.evaluate(() => document.fonts.ready);
		await expectWalkable(page);
		await pictures(page, `route-${name}`);
		await expectNoSideways(page);
	});

	test('what is for somebody who is signed in', async () => {
		const { gero, mara, group, hero } = await party(stage);
		for (const person of [gero, mara]) await person.patch('/me', { locale: language });
		await makeHero(mara, 'Alrik', 'gildenmagier');
		const pages: [string, typeof mara, string][] = [
			['characters', mara, '/characters'],
			['sheet', mara, `/characters/${hero.id}`],
			['history', mara, `/characters/${hero.id}/history`],
			['groups', mara, '/groups'],
			['group', gero, `/groups/${group}`],
			['group-settings', gero, `/groups/${group}/settings`],
			['led-sheet', gero, `/groups/${group}/characters/${hero.id}`],
			['compendium', mara, '/rulesets/dsa5e'],
			['account', mara, '/account'],
			['pair', mara, '/pair']
		];
		const devices = new Map([
			[gero, await stage.device({ locale, viewport })],
			[mara, await stage.device({ locale, viewport })]
		]);
		for (const [person, device] of devices) await stage.signIn(device, person);
		for (const [name, person, path] of pages) {
			const page = await (
				devices.get(person) as NonNullable<ReturnType<typeof devices.get>>
			).newPage();
			await page.goto(path);
			await ready(page);
			if (name.endsWith('sheet')) await shown(page);
			await page.locator('[aria-busy="true"], .dimmed').first().waitFor({ state: 'detached' });
			await expectWalkable(page);
			await pictures(page, `route-${name}`);
			await expectNoSideways(page);
			await page.close();
		}
	});
});

describe('a dialog by keyboard alone', () => {
	test.each([
		['group', 'Schaden und Heilung'],
		['group', 'Probe verlangen'],
		['settings', 'Löschen'],
		['account', 'Passwort ändern']
	])('on %s: %s keeps the keys, and Escape gives them back', async (where, button) => {
		const { gero, group } = await party(stage);
		const paths: Record<string, string> = {
			group: `/groups/${group}`,
			settings: `/groups/${group}/settings`,
			account: '/account'
		};
		const page = await stage.signedInPage(gero, paths[where] ?? '', { viewport });
		const opener = page.getByRole('button', { name: button }).first();
		await opener.focus();
		await page.keyboard.press('Enter');
		const opened = page.locator('dialog[open], [role="menu"]').first();
		await opened.waitFor();
		if (await page.locator('dialog[open]').count())
			for (let turn = 0; turn < 40; turn += 1) {
				await page.keyboard.press(turn % 5 === 4 ? 'Shift+Tab' : 'Tab');
				const isOutside = await page.evaluate(() => {
					const it = document.activeElement;
					return it !== document.body && !document.querySelector('dialog[open]')?.contains(it);
				});
				expect(isOutside).toBe(false);
			}
		await page.keyboard.press('Escape');
		await opened.waitFor({ state: 'detached' });
		await expect
			.poll(() => opener.evaluate((it) => it === document.activeElement), { timeout: PATIENCE })
			.toBe(true);
	});
});

test('a question whose file is still on its way is taken back by Escape, and nothing is done', async () => {
	const { gero, group } = await party(stage);
	const device = await stage.device({ viewport });
	await stage.signIn(device, gero);
	const page = await device.newPage();
	let release: () => void = () => undefined;
	const isHeld = new Promise<void>((held) => {
		void page.route('**/_app/**/*.js', async (route) => {
			const answer = await route.fetch();
			const text = await answer.text();
			if (/isDangerous/.test(text) && /[.]typed/.test(text)) {
				held();
				await new Promise<void>((done) => (release = done));
			}
			await route.fulfill({ response: answer });
		});
	});
	await page.goto(`/groups/${group}/settings`);
	const remove = page.getByRole('button', { name: /entfernen$/i }).first();
	await remove.waitFor();
	await isHeld;
	await remove.press('Enter');
	await page.keyboard.press('Escape');
	release();
	await page.waitForLoadState('networkidle');
	expect(await page.getByRole('dialog').count()).toBe(0);
	// the next question stands there
	await remove.press('Enter');
	await page.getByRole('dialog').waitFor();
	await page.keyboard.press('Escape');
	await page.getByRole('dialog').waitFor({ state: 'detached' });
	const { members } = await gero.get<{ members: unknown[] }>(`/groups/${group}`);
	expect(members).toHaveLength(2);
});
