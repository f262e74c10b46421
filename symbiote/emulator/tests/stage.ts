import { mkdtempSync, mkdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { launch, type Kind } from '../../browser.ts';
import { startEmulator, type Command, type Emulator, type Options } from '../emulator.ts';

/** How long a browser on a busy machine may take. */
export const PATIENCE = 60_000;

export function fixture(name: string): string {
	return fileURLToPath(new URL(`../fixtures/${name}`, import.meta.url));
}

/** A Symbiote's folder made for one test. */
export function folderOf(manifest: unknown, files: Record<string, string> = {}): string {
	const folder = mkdtempSync(join(tmpdir(), 'symbiote-'));
	const all = { 'manifest.json': JSON.stringify(manifest), ...files };
	for (const [name, text] of Object.entries(all)) {
		mkdirSync(dirname(join(folder, name)), { recursive: true });
		writeFileSync(join(folder, name), text);
	}
	return folder;
}

export const STATE_SUBSCRIPTION = { symbiote: { onStateChangeEvent: 'onState' } };

export function manifestOf(more: Record<string, unknown> = {}): Record<string, unknown> {
	const api = { version: '0.1', subscriptions: STATE_SUBSCRIPTION };
	return { manifestVersion: 1, name: 'Test', entryPoint: '/index.html', api, ...more };
}

/** A browser with an emulator for one test at a time. */
export class Stage {
	#kind: Kind;
	#browser: Browser | undefined;
	#context: BrowserContext | undefined;
	#emulator: Emulator | undefined;

	constructor(kind: Kind) {
		this.#kind = kind;
	}

	async open(extra: string[] = []): Promise<Browser> {
		this.#browser = await launch(this.#kind, extra);
		return this.#browser;
	}

	async close(): Promise<void> {
		await this.#browser?.close();
	}

	/** Begin a test with these folders. */
	async begin(folders: string[], options: Partial<Options> = {}): Promise<Emulator> {
		if (!this.#browser) throw new Error('The stage is not open.');
		this.#emulator = await startEmulator({ folders, ...options });
		this.#context = await this.#browser.newContext();
		return this.#emulator;
	}

	async end(): Promise<void> {
		await this.#context?.close();
		await this.#emulator?.close();
		this.#context = undefined;
		this.#emulator = undefined;
	}

	async tab(address: string): Promise<Page> {
		if (!this.#context) throw new Error('No test has begun.');
		const page = await this.#context.newPage();
		await page.goto(address);
		return page;
	}

	/** Open a Symbiote on a client and wait until it was told `hasInitialized`. */
	async play(client: string, symbiote: string): Promise<Page> {
		const emulator = this.emulator;
		const page = await this.tab(emulator.page(client, symbiote));
		await this.runs(client, symbiote);
		return page;
	}

	async runs(client: string, symbiote: string): Promise<void> {
		await this.emulator.until(
			(game) => {
				const seat = game.seat(game.client(client), symbiote);
				return seat.state === 'running' && seat.initialised === seat.page;
			},
			`${symbiote} runs on ${client}`,
			PATIENCE / 2
		);
	}

	get emulator(): Emulator {
		if (!this.#emulator) throw new Error('No test has begun.');
		return this.#emulator;
	}

	async act(command: Command): Promise<string | undefined> {
		return this.emulator.act(command);
	}
}

/** Wait until a page shows a text; fails with what it shows instead. */
export async function shows(page: Page, text: string): Promise<void> {
	try {
		await page.waitForFunction((wanted) => document.body?.innerText.includes(wanted), text, {
			timeout: PATIENCE / 4
		});
	} catch {
		const seen = await page.evaluate(() => document.body.innerText);
		throw new Error(`"${text}" is not shown, but: ${seen}`);
	}
}

/** What a page shows now. */
export function textOf(page: Page): Promise<string> {
	return page.evaluate(() => document.body.innerText);
}
