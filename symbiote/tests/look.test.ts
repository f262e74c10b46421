/** Every view: axe finds nothing, and whoever goes through it by keyboard sees where they are. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { button, evening, find } from './evening.ts';

const table = evening();
/** A view that is longer than this is not gone through to its end. */
const MOST_STOPS = 25;

interface Clip {
	x: number;
	y: number;
	width: number;
	height: number;
	scale: number;
}

async function findings(page: Page): Promise<string[]> {
	const { violations } = await new AxeBuilder({ page })
		.setLegacyMode()
		.options({ resultTypes: ['violations'] })
		.analyze();
	return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
}

/** Places that look the same with and without focus. */
async function unseenStops(page: Page): Promise<string[]> {
	const unseen: string[] = [];
	const seen = new Set<string>();
	const pictureOf = await camera(page);
	for (let stop = 0; stop < MOST_STOPS; stop += 1) {
		await page.keyboard.press('Tab');
		const place = await page.evaluate(() => {
			const focused = document.activeElement;
			if (!focused || focused === document.body) return null;
			const { x, y, width, height } = focused.getBoundingClientRect();
			const scrolled = { left: scrollX, top: scrollY };
			return { html: focused.outerHTML.slice(0, 200), x, y, width, height, scrolled };
		});
		if (!place || seen.has(place.html + place.x + place.y)) break;
		seen.add(place.html + place.x + place.y);
		const clip = {
			x: Math.max(0, place.x - 4) + place.scrolled.left,
			y: Math.max(0, place.y - 4) + place.scrolled.top,
			width: place.width + 8,
			height: place.height + 8,
			scale: 1
		};
		const focused = await pictureOf(clip);
		// the browser goes on from where the focus was
		await page.evaluate(() => (document.activeElement as HTMLElement).blur());
		if (focused === (await pictureOf(clip))) unseen.push(place.html);
	}
	expect.soft(seen.size).toBeGreaterThan(0);
	return unseen;
}

/**
 * Pictures of parts of the page, and nothing beside: Playwright's own prepare the page for each, and
 * there are hundreds. A caret is no sign of focus here: it blinks.
 */
async function camera(page: Page): Promise<(clip: Clip) => Promise<string>> {
	await page.evaluate(() => {
		const style = new CSSStyleSheet();
		style.replaceSync('* { caret-color: transparent !important }');
		document.adoptedStyleSheets = [style];
	});
	const session = await page.context().newCDPSession(page);
	return async (clip) => {
		const { data } = await session.send('Page.captureScreenshot', {
			...{ clip, format: 'png', optimizeForSpeed: true, captureBeyondViewport: false }
		});
		return data;
	};
}

async function isFit(page: Page, name: string): Promise<void> {
	await fits(page, name, 360);
	expect.soft(await findings(page), name).toEqual([]);
	expect.soft(await unseenStops(page), name).toEqual([]);
	await fits(page, name, 599);
	await page.setViewportSize({ width: 360, height: 800 });
}

async function fits(page: Page, name: string, width: number): Promise<void> {
	await page.setViewportSize({ width, height: 800 });
	const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
	expect.soft(wide, `${name} is wider than the panel`).toBeLessThanOrEqual(0);
	await table.picture(page, `look-${name}-${width}`);
}

test('signing in', async () => {
	const [, client] = await table.begin();
	const page = await table.panel(client);
	await page.locator('output.code').waitFor();
	await isFit(page, 'pair');
	await button(page, 'Password').click();
	await isFit(page, 'password');
	await button(page, 'New account').click();
	await isFit(page, 'register');
	await button(page, 'Settings').click();
	await page.getByLabel('Address of the server').waitFor();
	await isFit(page, 'settings');
	await page.keyboard.press('Alt+ArrowLeft');
	await button(page, 'Deutsch').click(); // has longer words
	await page.getByRole('heading', { name: 'Anmelden' }).waitFor();
	await isFit(page, 'sign-in-german');
});

test('the game’s high contrast is added to the panel’s own marks', async () => {
	const [, client] = await table.begin();
	const page = await table.panel(client);
	await button(page, 'Password').click();
	const field = page.getByLabel('Email address');
	const shadow = () => field.evaluate((one) => getComputedStyle(one).boxShadow);
	expect(await shadow()).toMatch(/^rgba\(0, 0, 0, 0\)/);
	await page.evaluate(() => {
		for (const name of ['border', 'focus'])
			document.documentElement.style.setProperty(
				`--ts-accessibility-${name}`,
				`var(--ts-high-contrast-theme-accessibility-${name})`
			);
	});
	expect(await shadow()).toMatch(/^rgb\(255, 255, 255\).* 1px/);
	await field.focus();
	expect(await shadow()).toMatch(/^rgb\(255, 110, 0\).* 5px/);
	await table.picture(page, 'look-high-contrast-360');
});

test('the group of a dungeon master, and its dialogs', async () => {
	const { gero, mara, group } = await table.partyWithHero();
	await mara.post(`/groups/${group}/rolls`, { source: 'server', dice: '2d6', visibility: 'all' });
	const [client] = await table.begin();
	const page = await table.atGroup(client, gero);
	await page.locator('.turn').first().waitFor();
	await isFit(page, 'group');
	const dialog = page.locator('dialog[open]');
	for (const [opens, shows] of [
		['Damage and healing', 'How much'],
		['Ask for a check', 'Find a roll'],
		['Choose a character', 'What the file holds']
	] as const) {
		await button(page, opens).click();
		await dialog.getByLabel(shows).waitFor();
		await isFit(page, opens);
		await dialog.getByRole('button', { name: 'Close' }).click();
	}
	await button(page, 'Invite').click();
	await dialog.getByRole('button', { name: 'Make a code' }).click();
	await dialog.locator('output').waitFor();
	await isFit(page, 'invite');
	await dialog.getByRole('button', { name: 'Close' }).click();
	await button(page, 'All rolls').click();
	await page.locator('.roll').waitFor();
	await isFit(page, 'rolls');
	await page.keyboard.press('Alt+ArrowLeft');
	await page.keyboard.press('Alt+ArrowLeft');
	await page.getByRole('heading', { name: 'Your groups' }).waitFor();
	await isFit(page, 'groups');
});

test('a sheet in play and in edit, a result, and the dialogs of a sheet', async () => {
	const { mara, hero } = await table.partyWithHero();
	await mara.post(`/characters/${hero}/resources/COND_4`, { delta: 2 });
	const [, client] = await table.begin();
	const page = await table.atSheet(client, mara);
	await find(page, 'climb');
	await table.throwDice(client, 3, 4, 5);
	await page
		.getByText(/Passed|Failed/)
		.first()
		.waitFor();
	await page.getByText('being logged').waitFor({ state: 'detached' });
	for (const icon of await page.locator('i[class^="ts-icon-"]').all()) {
		const seen = await icon.evaluate((one) => ({
			width: one.clientWidth,
			isDrawn: getComputedStyle(one).backgroundImage !== 'none',
			hasWord: one.parentElement?.textContent.trim() !== ''
		}));
		expect(seen).toEqual({ width: 16, isDrawn: true, hasWord: true });
	}
	await isFit(page, 'sheet-play');
	const dialog = page.locator('dialog[open]');
	await button(page, 'With other settings').click();
	await dialog.waitFor();
	await isFit(page, 'options');
	await dialog.getByRole('button', { name: 'Close' }).click();
	await page
		.locator('.sheet-head')
		.getByRole('button', { name: /by an amount/ })
		.click();
	await dialog.getByLabel('How much').waitFor();
	await isFit(page, 'amount');
	await dialog.getByRole('button', { name: 'Close' }).click();
	await button(page, 'Edit').click();
	await page.locator('.sheet').getByRole('button', { name: /Add/ }).first().waitFor();
	await isFit(page, 'sheet-edit');
	await page.locator('.sheet').getByRole('button', { name: /Add/ }).first().click();
	await dialog.locator('.row-button').first().waitFor();
	await isFit(page, 'picker');
});
