/**
 * From a key to what is seen: somebody types into the full sheet of The Dark Eye in edit mode, in the
 * version of Chromium that the game has, slowed down four times. By hand, on a machine that does
 * nothing else:
 *
 *     npm run bench:typing
 *     npm run bench:typing -- web
 *
 * The second types into the page of the web app as it is built (`npm run web`), in a browser of today.
 *
 * A key is measured from its event to the frame that shows it. What follows from it is done after a
 * pause of 100 ms: how long that takes altogether, and its longest piece, during which a key would
 * wait. Beside each stands what it takes of the processor, times four: that says the same on a machine
 * that does something else, too.
 */
import type { Browser, CDPSession, Page } from 'playwright-core';
import { createServer } from 'vite';
import cases from '../../schemas/dsa5e/cases/heroes.json' with { type: 'json' };
import { launch } from '../../symbiote/browser.ts';
import { TestServer } from '../browser/server.ts';

const SLOWER = 4;
const WORDS = 'Eine Narbe am linken Auge, aus der Schlacht an der Trollpforte';
const KEY_MS = 16;
const AFTER_MS = 50;
const PIECE_MS = 16;

interface Seen {
	keys: number[];
	/** for each pause: all pieces of work in it */
	pieces: number[][];
}

/** Notes keys until their frame, and how long each task of the page takes. */
const WATCH = `
	globalThis.keys = [];
	globalThis.pieces = [];
	let pause = null;
	const timed = (act) => (...args) => {
		const from = performance.now();
		act(...args);
		if (pause) pause.push(performance.now() - from);
	};
	const later = globalThis.setTimeout;
	globalThis.setTimeout = (act, ms, ...args) => later(timed(act), ms, ...args);
	addEventListener('keydown', (event) => {
		if (event.key.length !== 1) return;
		pieces.push(pause = []);
		const at = event.timeStamp;
		const channel = new MessageChannel();
		// a message from within a frame comes after it was painted
		channel.port1.onmessage = () => keys.push(performance.now() - at);
		requestAnimationFrame(() => channel.port2.postMessage(0));
	}, true);
`;

async function typed(page: Page, place: string): Promise<Seen> {
	await page.evaluate(() => Object.assign(globalThis, { keys: [], pieces: [] }));
	const field = page.locator(`[data-at="${place}"] :is(input, textarea)`).first();
	await field.scrollIntoViewIfNeeded();
	await field.fill('');
	await field.focus();
	for (const key of WORDS) {
		await page.keyboard.press(key === ' ' ? 'Space' : key);
		await page.waitForTimeout(450);
	}
	return page.evaluate(() => ({ keys, pieces })) as Promise<Seen>;
}

/** Milliseconds of the page's thread that a key and what follows from it take, slowed down. */
async function worked(page: Page, devtools: CDPSession, place: string) {
	const spent = async () => {
		const { metrics } = await devtools.send('Performance.getMetrics');
		return (metrics.find(({ name }) => name === 'ThreadTime')?.value ?? NaN) * 1000 * SLOWER;
	};
	const field = page.locator(`[data-at="${place}"] :is(input, textarea)`).first();
	await field.focus();
	const [key, after, nothing]: number[][] = [[], [], []];
	for (let turn = 0; turn < 30; turn += 1) {
		const begun = await spent();
		await page.waitForTimeout(70);
		const still = await spent();
		await page.keyboard.press('x');
		await page.waitForTimeout(70);
		const shown = await spent();
		await page.waitForTimeout(600);
		const done = await spent();
		nothing?.push(still - begun);
		key?.push(shown - still);
		after?.push(done - shown);
	}
	return { key: key ?? [], after: after ?? [], nothing: quantile(nothing ?? [], 0.5) };
}

function quantile(values: readonly number[], of: number): number {
	const ordered = [...values].sort((one, other) => one - other);
	return ordered[Math.min(ordered.length - 1, Math.floor(ordered.length * of))] ?? NaN;
}

const ORDER = { viewport: { width: 400, height: 900 } };
const PLACE = '/profile/characteristics';

/** A field in a page with nothing else: what a key costs on this machine, whatever we do. */
async function bare(browser: Browser): Promise<number[]> {
	const page = await browser.newPage(ORDER);
	await page.addInitScript(WATCH);
	await page.goto(`data:text/html,<p data-at="${PLACE}"><textarea></textarea></p>`);
	await slowed(page);
	const { keys } = await typed(page, PLACE);
	await page.close();
	return keys;
}

async function slowed(page: Page): Promise<void> {
	const devtools = await page.context().newCDPSession(page);
	await devtools.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
}

interface Stage {
	/** With the full sheet, in edit mode. */
	page: Page;
	end(): Promise<unknown>;
}

/** The sheet alone, with a server that says yes to everything. */
async function alone(browser: Browser): Promise<Stage> {
	const server = await createServer({
		configFile: new URL('../../client/dev/vite.config.ts', import.meta.url).pathname,
		server: { port: 0, strictPort: false },
		logLevel: 'error'
	});
	await server.listen();
	const page = await browser.newPage(ORDER);
	await page.addInitScript(WATCH);
	await page.goto(`${server.resolvedUrls?.local[0] ?? ''}typing.html`);
	await page.locator('.sheet').waitFor({ timeout: 120_000 });
	return { page, end: () => server.close() };
}

/** The page of the web app, as it is built, on a real server. */
async function inTheWebApp(browser: Browser): Promise<Stage> {
	const server = await TestServer.start();
	const mara = await server.person('Mara', 'de');
	const size = (one: object) => JSON.stringify(one).length;
	const sheets = cases.map(({ sheet }) => sheet as object);
	const sheet_data = sheets.reduce((one, other) => (size(other) > size(one) ? other : one));
	const hero = { ruleset_id: 'dsa5e', name: 'Held', sheet_data };
	const { id } = await mara.post<{ id: string }>('/characters', hero);
	const context = await browser.newContext({ ...ORDER, baseURL: server.url, locale: 'de-DE' });
	await context.request.post('/v1/auth/login', {
		data: { email: mara.email, password: mara.password, transport: 'cookie' },
		headers: { origin: server.url }
	});
	const page = await context.newPage();
	await page.addInitScript(WATCH);
	await page.goto(`/characters/${id}`);
	await page.getByRole('button', { name: 'Bearbeiten' }).click({ timeout: 120_000 });
	await page.locator('.sheet .stepper').first().waitFor();
	return { page, end: () => server.stop() };
}

const isWebApp = process.argv.includes('web');
// the web app is for browsers of today
const browser = await launch(isWebApp ? 'current' : '111');
const { page, end } = await (isWebApp ? inTheWebApp : alone)(browser);
try {
	const devtools = await page.context().newCDPSession(page);
	await devtools.send('Performance.enable');
	const { key, after, nothing } = await worked(page, devtools, PLACE);
	await slowed(page);
	const { keys, pieces } = await typed(page, PLACE);
	const floor = await bare(browser);
	const whole = pieces.map((each) => each.reduce((sum, one) => sum + one, 0));
	const longest = pieces.map((each) => Math.max(0, ...each));
	const rows: [what: string, took: number, most?: number][] = [
		['a key until the frame that shows it, p95', quantile(keys, 0.95), KEY_MS],
		['… median', quantile(keys, 0.5)],
		['… in an empty page, p95', quantile(floor, 0.95)],
		['… in an empty page, median', quantile(floor, 0.5)],
		[`… of the processor (× ${SLOWER}), median`, quantile(key, 0.5) - nothing, KEY_MS],
		['what follows from it, after the pause, p95', quantile(whole, 0.95), AFTER_MS],
		['… its longest piece, p95', quantile(longest, 0.95), PIECE_MS],
		[`… of the processor (× ${SLOWER}), median`, quantile(after, 0.5) - nothing, AFTER_MS]
	];
	for (const [what, took, most = Infinity] of rows) {
		const promised = most < Infinity ? ` (≤ ${most})` : '';
		console.log(`${what}: ${took.toFixed(1)} ms${promised}${took > most ? ' – missed' : ''}`);
		if (took > most) process.exitCode = 1;
	}
} finally {
	await browser.close();
	await end();
}
