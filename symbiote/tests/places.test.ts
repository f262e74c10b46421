/** Where a person is in the panel, and how they come there and back. */
import { pathToFileURL } from 'node:url';
import { expect, test, vi } from 'vitest';
import { button, evening, GROUP, logIn, PATIENCE } from './evening.ts';

const table = evening();

test('the folder opens from a file too, without a game around it', async () => {
	const { mara } = await table.partyWithHero();
	await table.begin();
	const page = await table.stage.tab(pathToFileURL(`${table.folder}/index.html`).href);
	page.setDefaultTimeout(PATIENCE / 2);
	await logIn(page, mara);
	await button(page, new RegExp(GROUP)).click();
	await button(page, 'Open the sheet of Theodor').click();
	await page.locator('.sheet').waitFor();
	expect(page.url()).toMatch(/^file:/);
});

test('keys and the mouse’s button for back lead to where a place was scrolled to', async () => {
	const { mara } = await table.partyWithHero();
	const [, client] = await table.begin();
	const page = await table.atGroup(client, mara);
	await page.setViewportSize({ width: 360, height: 300 });
	const scrolled = () => page.locator('main').evaluate((main) => main.scrollTop);
	await page.locator('.party').waitFor();
	await page.locator('main').evaluate((main) => main.scrollTo(0, 120));
	await button(page, 'Open the sheet of Theodor').evaluate((sheet: HTMLElement) => sheet.click());
	await page.locator('.sheet').waitFor();
	await vi.waitFor(async () => expect(await scrolled()).toBe(0), PATIENCE);
	// a sheet is drawn late
	await page.locator('main').evaluate((main) => main.scrollTo(0, 400));
	await button(page, 'Settings').click();
	await page.getByLabel('Address of the server').waitFor();
	await page.keyboard.press('Alt+ArrowLeft');
	await page.locator('.sheet').waitFor();
	await vi.waitFor(async () => expect(await scrolled()).toBe(400), PATIENCE);

	const session = await page.context().newCDPSession(page);
	for (const type of ['mousePressed', 'mouseReleased'] as const) {
		await session.send('Input.dispatchMouseEvent', {
			...{ type, x: 180, y: 150, button: 'back', clickCount: 1 }
		});
	}
	await page.getByRole('heading', { name: GROUP }).waitFor();
	await vi.waitFor(async () => expect(await scrolled()).toBe(120), PATIENCE);
});

test('who has a character already sits down with it', async () => {
	const { mara, group, code } = await table.party();
	await mara.post(`/groups/${group}/join/${code}`);
	const own = await mara.post<{ id: string }>('/characters', {
		...{ ruleset_id: 'dsa5e', name: 'Alrike' }
	});
	const [, client] = await table.begin();
	const page = await table.atGroup(client, mara);
	await button(page, 'Choose a character').click();
	await button(page, 'Alrike').click();
	await button(page, 'Open the sheet of Alrike').waitFor();
	const { items } = await mara.get<{ items: { id: string }[] }>('/characters');
	expect(items.map(({ id }) => id)).toEqual([own.id]);
});
