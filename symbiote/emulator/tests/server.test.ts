import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { WebSocket } from 'ws';
import { COMMANDS } from '../game/hands/index.ts';
import { startEmulator, type Emulator, type Options } from '../emulator.ts';
import { find } from '../server/folder.ts';
import { withBoot } from '../server/html.ts';
import { StoredBlobs } from '../server/storedBlobs.ts';
import { fixture, folderOf, manifestOf, PATIENCE } from './stage.ts';

vi.setConfig({ testTimeout: PATIENCE });

let emulator: Emulator | undefined;
afterEach(async () => {
	await emulator?.close();
	emulator = undefined;
});

async function start(options: Partial<Options> = {}): Promise<Emulator> {
	emulator = await startEmulator({ folders: [fixture('dice')], ...options });
	return emulator;
}

function post(
	address: string,
	body: string,
	headers: Record<string, string> = {}
): Promise<Response> {
	const all = { 'content-type': 'application/json', ...headers };
	return fetch(`${address}/api/act`, { method: 'POST', headers: all, body });
}

/** A request under another name, as a browser sends it when a name points at this machine. */
function statusUnder(host: string, address: string): Promise<number | undefined> {
	return new Promise((done, failed) => {
		request(address, { headers: { host } }, (response) => {
			response.resume();
			done(response.statusCode);
		})
			.on('error', failed)
			.end();
	});
}

describe('the driver API', () => {
	it('does what is asked and answers with the id of what was made', async () => {
		const { address, game } = await start();
		const response = await post(address, '{"do":"putDice","client":"Ben","text":"2d6"}');
		expect(await response.json()).toEqual({ made: game.world.rolls[0]?.rollId });
		expect(await (await post(address, '{"do":"throwDice","client":"Ben"}')).json()).toMatchObject(
			{}
		);
		const state = (await (await fetch(`${address}/api/state`)).json()) as { results: unknown[] };
		expect(state.results).toHaveLength(1);
	});

	it('refuses in both languages, and nothing has changed', async () => {
		const { address, game } = await start();
		const before = structuredClone(game.world);
		const response = await post(address, '{"do":"throwDice","client":"Ben"}');
		expect(response.status).toBe(409);
		expect(await response.json()).toEqual({
			error: {
				en: 'There are no such dice in the tray.',
				de: 'Solche Würfel liegen nicht in der Schale.'
			}
		});
		expect(game.world).toEqual(before);
	});

	it.each([
		['{"do":"constructor"}', {}, 409],
		['{', {}, 400],
		['{"do":"nextTurn","board":"Harbour"}', { 'content-type': 'text/plain' }, 415],
		['{"do":"nextTurn","board":"Harbour"}', { origin: 'http://localhost:1' }, 403],
		['{"do":"nextTurn","board":"Harbour"}', { origin: 'null' }, 403]
	])('%s with %o is answered %d', async (body, headers, status) => {
		const { address, game } = await start();
		expect((await post(address, body, headers as Record<string, string>)).status).toBe(status);
		expect(game.record.events).toEqual([]);
		expect(game.world.boards[0]?.initiative.activeItemIndex).toBe(0);
	});

	it('is not there under another name, nor is a Symbiote', async () => {
		const { address, page } = await start().then((it) => ({
			address: it.address,
			page: it.page('Ben', 'dice')
		}));
		expect(await statusUnder('evil.example', `${address}/api/state`)).toBe(403);
		expect(await statusUnder('evil.example', page)).toBe(403);
		expect(await statusUnder(new URL(page).host, page)).toBe(200);
	});

	it('lets no other page’s socket in', async () => {
		const { address } = await start();
		const own = (emulator?.page('Ben', 'dice') ?? '').replace(/index\.html$/, '.emulator/socket');
		for (const url of [`${address}/board`, own]) {
			const socket = new WebSocket(url.replace('http', 'ws'), { origin: 'http://localhost:1' });
			const refused = await new Promise((done) => {
				socket.on('error', () => done(true)).on('open', () => done(false));
			});
			expect(refused).toBe(true);
		}
	});
});

describe('files', () => {
	it('are found as Windows finds them, and never outside the folder', () => {
		const folder = folderOf(manifestOf(), { 'Sub/Style.css': '', '.git/config': '' });
		expect(find(folder, '/Sub/Style.css')).toMatchObject({ otherCase: false });
		expect(find(folder, '/sub/style.CSS')).toMatchObject({ otherCase: true });
		for (const path of ['/../x', '/sub/../../x', '/.git/config', '/sub', '/nothing', '/a\\b']) {
			expect(find(folder, path)).toBe(undefined);
		}
	});

	it('are sent in parts to players of sounds', async () => {
		const folder = folderOf(manifestOf(), { 'a.mp3': '0123456789', 'index.html': '' });
		const { origin } = new URL(
			(await start({ folders: [folder] })).page('Ben', emulator?.game.symbiotes[0]?.key ?? '')
		);
		const part = (range: string) => fetch(`${origin}/a.mp3`, { headers: { range } });
		const first = await part('bytes=2-4');
		expect([first.status, first.headers.get('content-range'), await first.text()]).toEqual([
			206,
			'bytes 2-4/10',
			'234'
		]);
		expect(await (await part('bytes=-3')).text()).toBe('789');
		expect((await part('bytes=20-')).status).toBe(416);
	});

	it.each([
		['<!doctype html><html><head><title>x', '<!doctype html><html><head>|<title>x'],
		['<html lang="de"><body>', '<html lang="de">|<body>'],
		['<!-- <head> --><HEAD data-x>', '<!-- <head> --><HEAD data-x>|'],
		['<header>no head</header>', '|<header>no head</header>'],
		['\u00ef\u00bb\u00bf<p>', '\u00ef\u00bb\u00bf|<p>'],
		['<!DOCTYPE html>\n<script>', '<!DOCTYPE html>|\n<script>']
	])('the boot script comes first: %s', (page, expected) => {
		const html = withBoot(Buffer.from(page, 'latin1')).toString('latin1');
		expect(html).toBe(expected.replace('|', '<script src="/.emulator/boot.js"></script>'));
	});
});

describe('a website as entry point', () => {
	let site: Server | undefined;
	afterEach(() => site?.close());

	it('is passed through, with the API in its pages', async () => {
		site = createServer((asked, answer) => {
			if (asked.url === '/old') return answer.writeHead(302, { location: '/app?x=1' }).end();
			answer.setHeader('content-type', asked.url === '/data' ? 'text/plain' : 'text/html');
			answer.end(`<head>${asked.url ?? ''}`);
		});
		await new Promise<void>((done) => site?.listen(0, '127.0.0.1', done));
		const entryPoint = `http://127.0.0.1:${(site.address() as AddressInfo).port}/old`;
		await start({ folders: [folderOf(manifestOf({ entryPoint }))] });
		const page = emulator?.page('Ben', emulator.game.symbiotes[0]?.key ?? '') ?? '';
		expect(new URL(page).pathname).toBe('/old');
		expect(await (await fetch(page)).text()).toBe(
			'<head><script src="/.emulator/boot.js"></script>/app?x=1'
		);
		expect(await (await fetch(new URL('/data', page))).text()).toBe('<head>/data');
		site.closeAllConnections();
		await new Promise((done) => site?.close(done));
		expect((await fetch(page)).status).toBe(502);
	});
});

describe('stored blobs', () => {
	it('outlive the emulator, each machine and campaign by itself', () => {
		const folder = mkdtempSync(join(tmpdir(), 'blobs-'));
		const first = new StoredBlobs(folder);
		first.write('m1', 'x', 'global', 'one');
		first.write('m2', 'x', 'global', 'two');
		first.write('m1', 'x', 'c1', 'three');
		const again = new StoredBlobs(folder);
		expect(again.read('m1', 'x', 'global')).toBe('one');
		expect(again.read('m2', 'x', 'global')).toBe('two');
		expect(again.read('m1', 'x', 'c1')).toBe('three');
		again.remove('m1', 'x', 'global');
		expect(first.read('m1', 'x', 'global')).toBe(undefined);
		rmSync(folder, { recursive: true });
	});
});

describe('a folder that changes', () => {
	it('is loaded anew, with its manifest; dot files do not count', async () => {
		const folder = folderOf(manifestOf({ name: 'Before' }), { 'index.html': '' });
		await start({ folders: [folder], watch: true });
		const name = () => emulator?.game.symbiotes[0]?.name;
		mkdirSync(join(folder, '.localStorage'));
		writeFileSync(join(folder, '.localStorage/blob'), 'x');
		writeFileSync(join(folder, 'manifest.json'), JSON.stringify(manifestOf({ name: 'After' })));
		await emulator?.until(() => name() === 'After', 'the manifest was read again');
	});
});

describe('the command', () => {
	const main = fileURLToPath(new URL('../main.ts', import.meta.url));
	const run = (...words: string[]) =>
		spawn(process.execPath, ['--import', 'tsx', main, ...words], { stdio: 'pipe' });

	it('serves a board and ends when it is told to', async () => {
		const child = run('--port', '0', '--fresh', fixture('dice'), fixture('chat'));
		let said = '';
		const address = await new Promise<string>((done, failed) => {
			child.stderr.on('data', (text) => failed(new Error(String(text))));
			child.stdout.on('data', (text) => {
				said += String(text);
				const [found] = /http:\/\/localhost:\d+/.exec(said) ?? [];
				if (found) done(found);
			});
		});
		expect(said).toContain('loaded   Dice Pouch');
		expect((await fetch(address)).status).toBe(200);
		const ended = new Promise((done) => child.on('exit', done));
		child.kill('SIGTERM');
		await ended;
		await expect(fetch(address)).rejects.toThrow();
	});

	it.each([
		[['no/such/folder'], 'There is no folder no/such/folder.'],
		[['--port', 'x'], '--port must be a whole number'],
		[['--what'], 'Unknown option']
	])('%o is told what is wrong', async (words, expected) => {
		const child = run(...words);
		let said = '';
		child.stderr.on('data', (text) => (said += String(text)));
		const code = await new Promise((done) => child.on('exit', done));
		expect([code, said.includes(expected)]).toEqual([1, true]);
	});

	it('every option and every command is in the README', async () => {
		const child = run('--help');
		let said = '';
		child.stdout.on('data', (text) => (said += String(text)));
		await new Promise((done) => child.on('exit', done));
		const readme = readFileSync(fileURLToPath(new URL('../README.md', import.meta.url)), 'utf8');
		const options = [...said.matchAll(/--[a-z][a-z-]+/g)].map(([option]) => option);
		expect(options.length).toBeGreaterThan(4);
		for (const name of [...options, ...COMMANDS]) expect(readme).toContain(`\`${name}`);
	});
});
