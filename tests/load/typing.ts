/**
 * From a key to what is seen: somebody types into the full sheet of The Dark Eye in edit mode, in the
 * version of Chromium that the game has, slowed down four times. By hand, on a machine that does
 * nothing else:
 *
 *     npm run bench:typing
 *     npm run bench:typing -- web
 *
 * The second types into the page of the web app as it is built (`npm run web`), in a browser of today.
 * Both write their figures into docs/reference/performance.md. ROUNDS=1 makes them shorter.
 *
 * A key is measured from its arrival in the page to the end of the frame that shows it. An empty page
 * with one field is typed into by turns, in the same browser: that is what a key costs whatever we
 * do. What follows from a key is done after a pause of 100 ms: how long that takes altogether, and
 * its longest piece, during which another key would wait.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import type { Browser, Page } from 'playwright-core';
import { createServer } from 'vite';
import cases from '../../schemas/dsa5e/cases/heroes.json' with { type: 'json' };
import { launch } from '../../symbiote/browser.ts';
import { TestServer } from '../browser/server.ts';
import { NO_BEAT, PARTS, quantile, sum, traced, type Key } from './keys.ts';

const SLOWER = 4;
const ROUNDS = Number(process.env['ROUNDS'] ?? 4);
const WORDS = 'Eine Narbe am Auge, von der Trollpforte';
const PAUSE_MS = 450;
const KEY_MS = 16;
const AFTER_MS = 50;
const PIECE_MS = 16;
const ORDER = { viewport: { width: 400, height: 900 } };
const PLACE = '/profile/characteristics';
const PAGE = new URL('../../docs/reference/performance.md', import.meta.url);

async function typed(browser: Browser, page: Page): Promise<Key[]> {
	await page.bringToFront();
	const field = page.locator(`[data-at="${PLACE}"] :is(input, textarea)`).first();
	await field.scrollIntoViewIfNeeded();
	await field.fill('');
	await field.focus();
	await page.waitForTimeout(1_500);
	return traced(browser, async () => {
		for (const key of WORDS) {
			await page.keyboard.press(key === ' ' ? 'Space' : key);
			await page.waitForTimeout(PAUSE_MS);
		}
	});
}

/** A field in a page with nothing else. */
async function bare(browser: Browser): Promise<Page> {
	const page = await browser.newPage(ORDER);
	await page.goto(`data:text/html,<p data-at="${PLACE}"><textarea></textarea></p>`);
	return page;
}

/** Types into a page at a quarter of its speed, and at the whole. */
async function round(browser: Browser, page: Page, into: Rounds): Promise<void> {
	const devtools = await page.context().newCDPSession(page);
	for (const [rate, keys] of [
		[SLOWER, into.clock],
		[1, into.work]
	] as const) {
		await devtools.send('Emulation.setCPUThrottlingRate', { rate });
		keys.push(await typed(browser, page));
	}
	await devtools.detach();
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
		// what is saved meanwhile does not begin it anew
		server: { port: 0, strictPort: false, hmr: false, watch: null },
		logLevel: 'error'
	});
	await server.listen();
	const page = await browser.newPage(ORDER);
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
	await page.goto(`/characters/${id}`);
	await page.getByRole('button', { name: 'Bearbeiten' }).click({ timeout: 120_000 });
	await page.locator('.sheet .stepper').first().waitFor();
	return { page, end: () => server.stop() };
}

/** The keys of each round: as the clock says at a quarter of the speed, and what they take at the whole. */
interface Rounds {
	clock: Key[][];
	work: Key[][];
}

interface Row {
	what: string;
	most?: number;
	sheet: number;
	bare?: number;
}

const whole = ({ pieces }: Key) => sum(pieces);
const longest = ({ pieces }: Key) => Math.max(0, ...pieces);

/** Of the quietest round: what else the machine does can only add to a figure. */
const best = (rounds: readonly Key[][], of: (key: Key) => number, share: number) =>
	Math.min(...rounds.map((keys) => quantile(keys.map(of), share)));

function rowsOf(sheet: Rounds, empty: Rounds): Row[] {
	const clock = (what: string, share: number, most?: number): Row => ({
		...{ what, ...(most !== undefined && { most }) },
		sheet: best(sheet.clock, ({ frame }) => frame, share),
		bare: best(empty.clock, ({ frame }) => frame, share)
	});
	const work = (what: string, of: (key: Key) => number, share: number, most?: number): Row => ({
		...{ what, ...(most !== undefined && { most }) },
		sheet: SLOWER * best(sheet.work, of, share),
		bare: SLOWER * best(empty.work, of, share)
	});
	const after = (what: string, of: (key: Key) => number, share: number, most?: number): Row => ({
		...{ what, ...(most !== undefined && { most }) },
		sheet: best(sheet.clock, of, share)
	});
	const spent = (what: string, of: (key: Key) => number, share: number, most: number): Row => ({
		...{ what, most },
		sheet: SLOWER * best(sheet.work, of, share)
	});
	return [
		clock('a key until the frame that shows it is done, median', 0.5),
		clock('… p95', 0.95, KEY_MS),
		work(`… of the processor (× ${SLOWER}), median`, ({ work }) => work, 0.5),
		work('… p95', ({ work }) => work, 0.95, KEY_MS),
		...PARTS.map((part) => work(`… for ${part}, median`, ({ parts }) => parts[part], 0.5)),
		after('what follows from it, after the pause, median', whole, 0.5),
		after('… p95', whole, 0.95, AFTER_MS),
		spent('… of the processor (× 4), p95', whole, 0.95, AFTER_MS),
		after('its longest piece, median', longest, 0.5),
		after('… p95', longest, 0.95, PIECE_MS),
		spent('… of the processor (× 4), p95', longest, 0.95, PIECE_MS)
	];
}

const ms = (value: number | undefined) => (value === undefined ? '' : `${value.toFixed(1)} ms`);
const isMissed = ({ sheet, most = Infinity }: Row) => sheet > most;

function written(rows: readonly Row[], marks: string, where: string, busy: number): void {
	const computer = `${cpus().length} cores (${cpus()[0]?.model.trim() ?? ''})`;
	const table = [
		`Measured on ${new Date().toISOString().slice(0, 10)}; ${computer}, a load of ${busy.toFixed(1)} just before; ${where} at a quarter of its speed; the quietest of ${ROUNDS} rounds of ${WORDS.length} keys.`,
		'',
		'| what | promised | the sheet | an empty page | met |',
		'| --- | --- | --- | --- | --- |',
		...rows.map((row) => {
			const promised = row.most === undefined ? '' : `≤ ${row.most} ms`;
			const met = row.most === undefined ? '' : isMissed(row) ? '**no**' : 'yes';
			return `| ${row.what} | ${promised} | ${ms(row.sheet)} | ${ms(row.bare)} | ${met} |`;
		})
	].join('\n');
	console.log(table);
	const from = `<!-- ${marks} writes from here … -->`;
	const text = readFileSync(PAGE, 'utf8');
	const start = text.indexOf(from) + from.length;
	const end = text.indexOf('<!-- … to here -->', start);
	writeFileSync(PAGE, `${text.slice(0, start)}\n\n${table}\n\n${text.slice(end)}`);
}

const busy = loadavg()[0] ?? 0;
const isWebApp = process.argv.includes('web');
// the web app is for browsers of today
const browser = await launch(isWebApp ? 'current' : '111', NO_BEAT);
const { page, end } = await (isWebApp ? inTheWebApp : alone)(browser);
try {
	const empty = await bare(browser);
	const sheetKeys: Rounds = { clock: [], work: [] };
	const emptyKeys: Rounds = { clock: [], work: [] };
	for (let turn = 0; turn < ROUNDS; turn += 1) {
		await round(browser, empty, emptyKeys);
		await round(browser, page, sheetKeys);
	}
	const rows = rowsOf(sheetKeys, emptyKeys);
	const where = isWebApp
		? `the web app in Chromium ${browser.version().split('.')[0]}`
		: 'Chromium 111';
	written(rows, `npm run bench:typing${isWebApp ? ' -- web' : ''}`, where, busy);
	if (rows.some(isMissed)) process.exitCode = 1;
} finally {
	await browser.close();
	await end();
}
