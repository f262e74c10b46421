/** Where pictures are taken: a real server, the web app and the panel as they are built, two browsers. */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { launch } from '../../symbiote/browser.ts';
import { MemoryBlobs } from '../../symbiote/emulator/game/blobs.ts';
import { Stage } from '../../symbiote/emulator/tests/stage.ts';
import { TestServer, type Person } from '../browser/server.ts';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));
export const PATIENCE = 60_000;
const SYMBIOTE = 'campaign-manager';

export type Language = 'de' | 'en';

export class Studio {
	readonly server: TestServer;
	readonly browser: Browser;
	/** The game and what runs in it. */
	readonly game: Stage;
	readonly #parent: string;

	private constructor(server: TestServer, browser: Browser, game: Stage, parent: string) {
		[this.server, this.browser, this.game, this.#parent] = [server, browser, game, parent];
	}

	static async open(): Promise<Studio> {
		const parent = mkdtempSync(join(tmpdir(), 'pictures-'));
		execFileSync('.venv/bin/python', ['requirements/clients.py'], { cwd: ROOT, stdio: 'inherit' });
		const game = new Stage('111');
		const [server, browser] = await Promise.all([
			TestServer.start(),
			launch('current'),
			game.open()
		]);
		const folder = join(parent, SYMBIOTE);
		cpSync(join(ROOT, 'symbiote/dist/campaign-manager'), folder, { recursive: true });
		const address = JSON.stringify(server.url);
		writeFileSync(
			join(folder, 'config.js'),
			`globalThis.CAMPAIGN_MANAGER = { server: ${address} };`
		);
		return new Studio(server, browser, game, parent);
	}

	async close(): Promise<void> {
		await this.game.close();
		await this.browser.close();
		await this.server.stop();
		rmSync(this.#parent, { recursive: true, force: true });
	}

	/** A browser of its own, of somebody who is signed in, or of nobody. */
	async page(
		person: Person | null,
		path: string,
		language: Language,
		options: BrowserContextOptions = {}
	): Promise<Page> {
		const device = await this.browser.newContext({
			...{ baseURL: this.server.url, locale: language === 'de' ? 'de-DE' : 'en-GB' },
			...{ viewport: { width: 1280, height: 800 }, colorScheme: 'light', reducedMotion: 'reduce' },
			...options
		});
		device.setDefaultTimeout(PATIENCE / 2);
		if (person) {
			const { email, password } = person;
			const answer = await device.request.post('/v1/auth/login', {
				data: { email, password, transport: 'cookie' },
				headers: { origin: this.server.url }
			});
			if (!answer.ok()) throw new Error(`login: ${answer.status()} ${await answer.text()}`);
		}
		const page = await device.newPage();
		await page.goto(path);
		return page;
	}

	/** Two games at one board: whose player leads, and one who plays. */
	async board(): Promise<[leader: string, player: string]> {
		const emulator = await this.game.begin([join(this.#parent, SYMBIOTE)], {
			blobs: new MemoryBlobs()
		});
		const [leader = '', player = ''] = emulator.state().clients.map(({ id }) => id);
		return [leader, player];
	}

	async panel(client: string, width: number): Promise<Page> {
		const page = await this.game.tab(this.game.emulator.page(client, SYMBIOTE));
		page.setDefaultTimeout(PATIENCE / 2);
		await page.setViewportSize({ width, height: 800 });
		await this.game.runs(client, SYMBIOTE);
		return page;
	}

	/** Waits until dice lie in the tray, and throws them so that they show these faces. */
	async throwDice(client: string, ...faces: number[]): Promise<void> {
		const { emulator } = this.game;
		const lies = () =>
			emulator.game.world.rolls.some((roll) => roll.client === client && roll.place === 'tray');
		await emulator.until(lies, 'dice are laid', PATIENCE);
		if (faces.length) await this.game.act({ do: 'forceFaces', faces });
		await this.game.act({ do: 'throwDice', client });
	}
}
