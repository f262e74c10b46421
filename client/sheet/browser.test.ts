/** What only a real browser can show: carets, input methods, layers, widths, contrasts. */
import AxeBuilder from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { createServer, type ViteDevServer } from 'vite';
import { fileURLToPath } from 'node:url';
import { launch, type Kind } from '../../symbiote/browser.ts';

vi.setConfig({ testTimeout: 30_000 }); // a machine may be busy

let server: ViteDevServer;
let address: string;

beforeAll(async () => {
	const configFile = fileURLToPath(new URL('../dev/vite.config.ts', import.meta.url));
	server = await createServer({
		configFile,
		logLevel: 'error',
		server: { port: 0, host: '127.0.0.1', hmr: false, watch: null },
		optimizeDeps: { noDiscovery: true }
	});
	await server.listen();
	address = server.resolvedUrls?.local[0] ?? '';
}, 60_000);

afterAll(() => server.close());

describe.each<Kind>(['111', 'current'])('Chromium %s', (kind) => {
	let browser: Browser;
	let page: Page;
	let times = 0; // the same address would change nothing

	beforeAll(async () => {
		browser = await launch(kind);
		// what axe needs; everything else goes through this one page
		page = await (await browser.newContext()).newPage();
	}, 240_000);

	afterAll(() => browser.close());

	async function open(settings: string, width = 400): Promise<void> {
		await page.setViewportSize({ width, height: 900 });
		const hash = `#${settings}&time=${(times += 1)}`;
		if (page.url().startsWith(address)) {
			// as whoever types another address: the page starts again, without loading anew
			await page.evaluate((hash) => {
				const started = new Promise((done) => addEventListener('hashchange', done, { once: true }));
				location.hash = hash;
				return started;
			}, hash);
		} else await page.goto(address + hash);
		await page.waitForSelector('.sheet');
	}

	const json = async () =>
		JSON.parse((await page.textContent('#json')) ?? '') as Record<string, unknown>;
	/** What is typed is told with the frame that shows it. */
	const told = async (name: string, value: unknown) =>
		expect.poll(async () => (await json())[name]).toEqual(value);

	test('a caret in the middle of a text stays where it is', async () => {
		await open('game=generic&mode=edit&lang=en&template=sea-captain');
		const field = page.getByLabel('Concept');
		await field.fill('abcd');
		await field.press('ArrowLeft');
		await field.press('ArrowLeft');
		await field.pressSequentially('XY');
		expect(await field.inputValue()).toBe('abXYcd');
		expect(await field.evaluate((input: HTMLInputElement) => input.selectionStart)).toBe(4);
		await told('concept', 'abXYcd');
	});

	test('an input method is done before anything is told or written', async () => {
		await open('game=generic&mode=edit&lang=en&template=sea-captain');
		const field = page.getByLabel('Concept');
		await field.fill('');
		await told('concept', '');
		const input = await page.context().newCDPSession(page);
		await input.send('Input.imeSetComposition', {
			text: 'にほ',
			selectionStart: 2,
			selectionEnd: 2
		});
		expect(await field.inputValue()).toBe('にほ');
		expect((await json())['concept']).toBe('');
		await input.send('Input.insertText', { text: '日本' });
		expect(await field.inputValue()).toBe('日本');
		await told('concept', '日本');
	});

	test('a number can be half written', async () => {
		await open('game=generic&mode=edit&lang=en&template=sea-captain');
		const field = page.getByRole('spinbutton', { name: 'Maximum' }).first();
		await field.fill('');
		expect((await json())['hp']).toMatchObject({ maximum: 18 });
		await field.pressSequentially('25');
		await told('hp', expect.objectContaining({ maximum: 25 }));
		await field.fill('');
		await field.blur();
		expect(await field.inputValue()).toBe('25');
	});

	test('what is pressed keeps the focus when it moves', async () => {
		await open('game=generic&mode=edit&lang=en&template=sea-captain');
		const down = page.getByRole('button', { name: 'Sail through a storm: Down' });
		await down.focus();
		await page.keyboard.press('Enter');
		await page.keyboard.press('Enter');
		const actions = (await json())['actions'] as Record<string, { order: number }>;
		expect(actions['sail']?.order).toBe(3);
		expect(await down.evaluate((button) => button === document.activeElement)).toBe(true);
	});

	test('a choice opens over everything, takes keys, and gives the focus back', async () => {
		await open('game=generic&mode=edit&lang=en&template=sea-captain');
		const button = page.getByRole('combobox', { name: 'Kind: Skill' });
		await button.click();
		const list = page.getByRole('listbox');
		const box = await list.boundingBox();
		const top = await page.evaluate(
			([x, y]) => document.elementFromPoint(x ?? 0, y ?? 0)?.closest('[role=listbox]') !== null,
			[(box?.x ?? 0) + 20, (box?.y ?? 0) + 10]
		);
		expect(top).toBe(true);
		await page.keyboard.press('ArrowUp');
		await page.keyboard.press('Enter');
		expect(await list.count()).toBe(0);
		const now = page.getByRole('combobox', { name: 'Kind: Attack' }).first();
		expect(await now.evaluate((element) => element === document.activeElement)).toBe(true);
		await now.click();
		await page.keyboard.press('Escape');
		expect(await list.count()).toBe(0);
	});

	// the narrow engine is the older one: what fits there fits everywhere
	const widths = kind === '111' ? [360, 599, 1280] : [];
	test.each(widths)('nothing is wider than %i pixels', async (width) => {
		for (const game of ['generic', 'generic&by=schema', 'skirmish', 'dsa5e&by=schema']) {
			for (const mode of ['play', 'edit']) {
				await open(`game=${game}&mode=${mode}&width=${width}`, width + 100);
				const wide = await page.evaluate(() => {
					const frame = document.querySelector('#sheet') as HTMLElement;
					return frame.scrollWidth - frame.clientWidth;
				});
				expect(wide, `${game} ${mode}`).toBeLessThanOrEqual(0);
			}
		}
	});

	/** Which sections stand on another of the same column. */
	const overlapping = () =>
		page.evaluate(() => {
			const boxes = [...document.querySelectorAll('.section')].map((section) => {
				const { left, top, bottom } = section.getBoundingClientRect();
				return { left, top, bottom };
			});
			return boxes.filter((one) =>
				boxes.some(
					({ left, top, bottom }) => left === one.left && top < one.top && bottom >= one.top
				)
			);
		});

	test.each([
		[360, 1],
		[599, 2],
		[1280, 3]
	])('at %i pixels sections stand in %i columns and do not overlap', async (width, columns) => {
		await open(`game=generic&mode=play&width=${width}`, width + 100);
		// they are placed when the frame has its width, which may be after the first drawing
		await page.waitForFunction((count) => {
			const sections = [...document.querySelectorAll<HTMLElement>('.section')];
			const isPlaced = sections.every(({ style }) => style.gridRow);
			return isPlaced && new Set(sections.map(({ offsetLeft }) => offsetLeft)).size === count;
		}, columns);
		// a section that has only just found its height moves those below it in the next frame
		await expect.poll(overlapping, { timeout: 20_000 }).toEqual([]);
	});

	test.each([360, 1280])(
		'at %i pixels what is out of sight rests, and nothing stands elsewhere for it',
		async (width) => {
			const boxes = () =>
				page.evaluate(() =>
					[...document.querySelectorAll('.section, .entry, .field')].map((each) => {
						const { left, top, width, height } = each.getBoundingClientRect();
						return [left, top, width, height].map(Math.round).join(' ');
					})
				);
			for (const mode of ['play', 'edit']) {
				await open(`game=dsa5e&template=gildenmagier&mode=${mode}&width=${width}`, width + 100);
				const rests = page.locator('#sheet[data-rests]');
				await rests.waitFor();
				const resting = await boxes();
				const high = await page.evaluate(() => document.documentElement.scrollHeight);
				await page.evaluate(() => document.querySelector('#sheet')?.removeAttribute('data-rests'));
				expect(resting).toEqual(await boxes());
				expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBe(high);
			}
		}
	);

	// one engine is enough for what the style sheet says
	const themes = kind === 'current' ? ['light', 'dark', 'symbiote'] : [];
	test.each(themes)('%s can be read and worked by everybody', async (theme) => {
		for (const mode of ['play', 'edit']) {
			await open(`game=skirmish&lang=en&mode=${mode}&theme=${theme}`);
			const { violations } = await new AxeBuilder({ page })
				.options({ resultTypes: ['violations'] })
				.include('#sheet')
				.analyze();
			const told = violations.map(
				({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`
			);
			expect(told, mode).toEqual([]);
		}
	});
});
