import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { TEXTS } from '../board/texts.ts';
import { fixture, folderOf, manifestOf, PATIENCE, shows, Stage } from './stage.ts';

vi.setConfig({ testTimeout: PATIENCE * 2, hookTimeout: PATIENCE * 3 });

const screen = (page: Page, name: string) => page.locator(`article[aria-label*="${name}"]`).first();

describe.each(['111', 'current'] as const)('Chromium %s: the board', (kind) => {
	const stage = new Stage(kind);
	beforeAll(() => stage.open());
	afterAll(() => stage.close());
	afterEach(() => stage.end());

	async function board(folders: string[]): Promise<Page> {
		await stage.begin(folders);
		const page = await stage.tab(stage.emulator.address);
		await page.waitForSelector('article');
		return page;
	}

	it('a Symbiote is opened, puts dice into the tray, and both players see the result', async () => {
		const page = await board([fixture('dice')]);
		for (const name of ['Ada', 'Ben']) {
			await screen(page, name).getByRole('button', { name: 'Open Dice Pouch' }).click();
			await stage.runs(name, 'dice');
		}
		const ben = page.frameLocator('iframe[title="Dice Pouch of Ben"]');
		await ben.getByRole('button', { name: 'Throw' }).click();
		await page.getByLabel('Next faces').fill('12');
		await page.getByRole('button', { name: 'Set' }).first().click();
		await shows(page, 'Next: 12, then by the seed.');
		await page.getByRole('button', { name: 'Throw', exact: true }).click();
		await ben.getByText('Sword: 17').waitFor();
		await shows(page, 'd20 [12] + 5');
		const told = stage.emulator.record().events.filter((each) => each.kind === 'rollResults');
		expect(new Set(told.map((each) => each.client)).size).toBe(2);
	});

	it('a Symbiote’s page sees no cookie of this machine and cannot leave its frame', async () => {
		const html = `<script>
			function onState() { document.title = 'cookie:' + document.cookie; document.body.append(document.title); }
		</script><button onclick="top.location.href = 'about:blank'">Out</button>`;
		const page = await board([folderOf(manifestOf({ name: 'Nosy' }), { 'index.html': html })]);
		await page.context().addCookies([{ name: 'secret', value: '1', url: 'http://localhost' }]);
		await page.getByRole('button', { name: 'Open Nosy' }).first().click();
		const inside = page.frameLocator('iframe').locator('body');
		await inside.getByText('cookie:').waitFor();
		expect(await inside.innerText()).not.toContain('secret');
		// with a click behind it, a browser lets a frame go where it wants unless it is shut in
		await inside.getByRole('button').click();
		await page.getByRole('tab', { name: 'Chat' }).click();
		expect(page.url()).toContain(stage.emulator.address);
	});
});

describe('the board', () => {
	const stage = new Stage('current');
	beforeAll(() => stage.open());
	afterAll(() => stage.close());
	afterEach(() => stage.end());

	async function board(folders = [fixture('symbiote'), fixture('dice')]): Promise<Page> {
		await stage.begin(folders);
		const page = await stage.tab(stage.emulator.address);
		await page.waitForSelector('article');
		return page;
	}

	it('folds, gives the panel away and takes it back without losing the page', async () => {
		const page = await board();
		await stage.act({ do: 'openPanel', client: 'Ben', symbiote: 'symbiote' });
		await stage.runs('Ben', 'symbiote');
		const ben = screen(page, 'Ben');
		const inside = page.frameLocator('iframe');
		await ben.getByRole('button', { name: 'Fold' }).click();
		await ben.getByText('The panel is folded away.').waitFor();
		await ben.getByRole('button', { name: 'Unfold' }).click();
		await inside.getByText('hasBecomeVisible').waitFor();
		await ben.getByLabel('Symbiote', { exact: true }).selectOption('another');
		await ben.getByText('Another Symbiote has the panel.').waitFor();
		await ben.getByLabel('Symbiote', { exact: true }).selectOption('symbiote');
		await inside.getByText('hasEnteredForeground').waitFor();
		await ben.getByLabel('Symbiote', { exact: true }).selectOption('none');
		await page.waitForFunction(() => document.querySelector('iframe') === null);
		expect(await page.evaluate(() => document.querySelectorAll('iframe').length)).toBe(0);
	});

	it('says why the game does not load a Symbiote', async () => {
		const page = await board([folderOf({ ...manifestOf(), name: 'n'.repeat(81) })]);
		const key = stage.emulator.game.symbiotes[0]?.key ?? '';
		await screen(page, 'Ben').getByLabel('Symbiote', { exact: true }).selectOption(key);
		await shows(page, 'name has more than 80 characters');
		await page.getByRole('button', { name: 'Deutsch' }).click();
		await shows(page, 'name hat mehr als 80 Zeichen');
	});

	it('tells a refusal in the page’s language', async () => {
		const page = await board();
		await page.getByRole('button', { name: 'Deutsch' }).click();
		await page.getByLabel('Wurf').fill('1d7');
		await page.getByRole('button', { name: 'In die Schale' }).click();
		await page.getByRole('alert').getByText('unsupportedSidesCount').waitFor();
		await page.getByRole('tab', { name: 'Kampagne' }).click();
		await page.getByRole('button', { name: 'Entfernen' }).first().click();
		await page.getByRole('alert').getByText('Auf diesem Brett ist noch jemand.').waitFor();
	});

	it('gives a client a tab of its own', async () => {
		const page = await board();
		await stage.act({ do: 'openPanel', client: 'Ben', symbiote: 'dice' });
		await stage.runs('Ben', 'dice');
		await screen(page, 'Ben').getByText('More').click();
		const opened = page.context().waitForEvent('page');
		await page.getByRole('button', { name: 'Open in a tab of its own' }).click();
		const own = await opened;
		await own.frameLocator('iframe').getByText('ready').waitFor();
		expect(await own.locator('article').count()).toBe(1);
		expect(await page.locator('article').count()).toBe(1);
		expect(await page.getByText('open more than once').count()).toBe(0);
	});

	it('says when it is open twice', async () => {
		const page = await board();
		await stage.tab(stage.emulator.address);
		await shows(page, 'The board is open more than once.');
	});

	it('every command can be reached: a queue is ordered, a creature hurt, a board changed', async () => {
		const page = await board();
		await page.getByRole('tab', { name: 'Initiative' }).click();
		await page.getByRole('button', { name: 'Move Goblin up' }).click();
		await page.getByRole('button', { name: 'Next turn' }).click();
		await page.getByRole('tab', { name: 'Creatures' }).click();
		await page.getByRole('button', { name: 'One hit point less for Runa' }).click();
		await screen(page, 'Ben').getByLabel('Board').selectOption('Old Mill');
		await stage.emulator.until(
			(game) => game.client('Ben').board === game.board('Old Mill').id,
			'Ben is at the Old Mill'
		);
		const { world } = stage.emulator.game;
		const { items, activeItemIndex } = stage.emulator.game.board('Harbour').initiative;
		expect(items.map(({ name }) => name)).toEqual(['Goblin', 'Runa']);
		expect(activeItemIndex).toBe(0);
		expect(world.creatures[0]?.hp.value).toBe(30);
	});

	it('is used by keyboard alone: arrows change the tool, Escape closes the menu', async () => {
		const page = await board();
		await page.getByRole('tab', { name: 'Dice' }).focus();
		await page.keyboard.press('ArrowRight');
		expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Chat');
		await page.keyboard.press('ArrowLeft');
		await page.keyboard.press('ArrowLeft');
		expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Record');
		const more = screen(page, 'Ada').locator('summary');
		await more.focus();
		await page.keyboard.press('Enter');
		await page.keyboard.press('Tab');
		await page.keyboard.press('Escape');
		expect(await screen(page, 'Ada').locator('details').getAttribute('open')).toBe(null);
		expect(await more.evaluate((each) => each === document.activeElement)).toBe(true);
	});

	it.each([
		['de', 'dark', 1280],
		['en', 'light', 800]
	] as const)('axe finds nothing: %s, %s, %d px', async (lang, colorScheme, width) => {
		const page = await board();
		await page.emulateMedia({ colorScheme });
		await page.setViewportSize({ width, height: 800 });
		await page.getByRole('button', { name: lang === 'de' ? 'Deutsch' : 'English' }).click();
		await stage.act({ do: 'putDice', client: 'Ada', text: 'Axe:1d8' });
		await stage.act({ do: 'putDice', client: 'Ben', text: '1d20+5' });
		await stage.act({ do: 'throwDice', client: 'Ben' });
		await stage.act({ do: 'say', client: 'Ada', text: 'Hello' });
		await stage.act({ do: 'fail', call: 'sync.*', cause: 'rateLimited' });
		for (const key of [
			'dice',
			'chat',
			'initiative',
			'creatures',
			'people',
			'campaign',
			'tools',
			'test',
			'record'
		] as const) {
			await page.getByRole('tab', { name: TEXTS[key][lang] }).click();
			for (const details of await page.locator('#tool details').all())
				await details.locator('summary').click();
			// what stands around the tool is the same for all of them
			const part = key === 'dice' ? 'body' : '#tool';
			const builder = new AxeBuilder({ page }).setLegacyMode().include(part).exclude('iframe');
			const { violations } = await builder.analyze();
			expect(violations.map(({ id, nodes }) => [key, id, nodes[0]?.html])).toEqual([]);
		}
		const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
		expect(overflow).toBeLessThanOrEqual(0);
	});
});
