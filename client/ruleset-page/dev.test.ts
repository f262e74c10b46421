/** `ruleset dev` in a browser: the page shows what is saved, or says what is wrong with it. */
import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { launch } from '../../symbiote/browser.ts';

const PATIENCE = 60_000;
vi.setConfig({ testTimeout: PATIENCE * 3, hookTimeout: PATIENCE * 3 });

const run = promisify(execFile);
const ROOT = join(import.meta.dirname, '../..');
const PYTHON = join(ROOT, '.venv/bin/python');
const place = mkdtempSync(join(tmpdir(), 'ruleset-dev-'));
const folder = join(place, 'wolf_moon');
const file = (name: string) => join(folder, name);
const kept = new Map<string, string>();
const errors: string[] = [];
let server: ChildProcess;
let browser: Browser;
let page: Page;

/** Saves a file with a change; what stood there is put back before the next test. */
function save(name: string, change: (text: string) => string): void {
	const before = readFileSync(file(name), 'utf8');
	if (!kept.has(name)) kept.set(name, before);
	const after = change(before);
	expect(after).not.toBe(before);
	writeFileSync(file(name), after);
}

const error = () => page.getByRole('alert');
const sheet = () => page.locator('#frames .sheet').first();

beforeAll(async () => {
	const env = { ...process.env, NODE_ENV: 'production', VITEST: '' };
	const kit = ['-m', 'app', 'ruleset'];
	const port = await freePort();
	const started = async () => {
		await run(PYTHON, [...kit, 'new', 'wolf_moon', '--into', place, '--typescript'], { cwd: ROOT });
		server = spawn(PYTHON, [...kit, 'dev', folder, '--port', String(port)], { cwd: ROOT, env });
	};
	[browser] = await Promise.all([
		launch('current'),
		started(),
		run('npm', ['run', '--silent', 'ruleset-page'], { cwd: ROOT, env })
	]);
	page = await browser.newPage();
	page.setDefaultTimeout(PATIENCE);
	page.on('pageerror', (thrown) => errors.push(String(thrown)));
	const url = `http://localhost:${port}`;
	await vi.waitFor(async () => expect((await fetch(`${url}/state`)).ok).toBe(true), PATIENCE);
	await page.goto(`${url}/#lang=en&width=599`);
	await sheet().waitFor();
});

beforeEach(async () => {
	for (const [name, text] of kept) writeFileSync(file(name), text);
	kept.clear();
	await sheet().getByText('Might', { exact: true }).first().waitFor();
	await error().waitFor({ state: 'hidden' });
});

afterAll(async () => {
	await browser?.close();
	if (server?.exitCode === null) {
		const ended = new Promise((done) => server.once('exit', done));
		server.kill('SIGINT');
		await ended;
	}
	rmSync(place, { recursive: true, force: true });
	expect(errors).toEqual([]);
});

test('a schema that is saved is drawn', async () => {
	await sheet().getByText('Might', { exact: true }).first().waitFor();
	save('schemas/sheet.schema.json', (text) => text.replaceAll('"en": "Might"', '"en": "Brawn"'));
	await sheet().getByText('Brawn', { exact: true }).first().waitFor();
	expect(await error().isVisible()).toBe(false);
});

test('an index.ts that is saved draws the sheet', async () => {
	save('index.ts', drawing('Howl at the moon'));
	await page.getByText('Howl at the moon').waitFor();
	save('index.ts', (text) => text.replace('Howl at', 'Run from'));
	await page.getByText('Run from the moon').waitFor();
});

test.each([
	['that cannot be read', (text: string) => text.replace('=> (', '=> (('), 'index.ts:'],
	['that cannot draw', drawing('${null.moon}'), 'of null'],
	['with another id', (text: string) => text.replace("id: 'wolf_moon'", "id: 'sun'"), 'wolf_moon']
])('an index.ts %s is said, and the last good one stays', async (_, breaking, told) => {
	save('index.ts', drawing('Howl at the moon'));
	await page.getByText('Howl at the moon').waitFor();
	save('index.ts', (text) => breaking(kept.get('index.ts') ?? text));
	await error().filter({ hasText: told }).waitFor();
	expect(await page.getByText('Howl at the moon').isVisible()).toBe(true);
	save('index.ts', () => drawingAgain('Howl once more', kept.get('index.ts') ?? ''));
	await page.getByText('Howl once more').waitFor();
	await error().waitFor({ state: 'hidden' });
});

test('a schema that cannot be read is said, and the last good one stays', async () => {
	save('schemas/sheet.schema.json', (text) => text.slice(0, -10));
	await error().filter({ hasText: 'sheet.schema.json' }).waitFor();
	expect(await sheet().getByText('Might', { exact: true }).first().isVisible()).toBe(true);
});

test('a plugin that cannot be loaded is said, and the last good one answers', async () => {
	const derived = page.locator('#actions li').first();
	const before = await derived.textContent();
	save('plugin.py', (text) => `${text}\n1 / 0\n`);
	await error().filter({ hasText: 'ZeroDivisionError' }).waitFor();
	expect(await derived.textContent()).toBe(before);
});

/** The starter with a drawing of its own. */
function drawing(words: string): (text: string) => string {
	return (text) => drawingAgain(words, text);
}

function drawingAgain(words: string, starter: string): string {
	const tree = `{ tag: 'article', class: 'sheet', children: [\`${words}\`] }`;
	return starter.replace('() => ({', `() => ({\n\t\trenderSheet: () => (${tree}) as const,`);
}

function freePort(): Promise<number> {
	return new Promise((done, failed) => {
		const probe = createServer();
		probe.once('error', failed);
		probe.listen(0, '127.0.0.1', () => {
			const address = probe.address();
			probe.close(() => (typeof address === 'object' && address ? done(address.port) : failed()));
		});
	});
}
