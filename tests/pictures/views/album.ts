/** Pictures of one view in every width and theme, for whoever looks. */
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { ROOT, type Language } from '../studio.ts';

/** Not kept in the repository. */
export const ALBUM = join(ROOT, 'web/test-results/views');
const THEMES = ['light', 'dark'] as const;

export class Album {
	readonly #only: RegExp;
	readonly missed: string[] = [];
	taken = 0;

	/** `only`: which views to visit. */
	constructor(only: string) {
		this.#only = new RegExp(only);
		if (!only) rmSync(ALBUM, { recursive: true, force: true });
		mkdirSync(ALBUM, { recursive: true });
	}

	/** One that cannot be reached is told of at the end; the others are pictured. */
	async visit(name: string, walk: () => Promise<Page | undefined>): Promise<void> {
		if (!this.#only.test(name)) return;
		let page: Page | undefined;
		try {
			page = await walk();
		} catch (error) {
			this.missed.push(`${name}: ${String(error)}`);
			process.stdout.write(`  ${name}: missed\n`);
		}
		await page?.context().close();
	}

	/** `name-360-light-de.png` and its like. */
	async web(page: Page, name: string, language: Language, widths = [360, 1280]): Promise<void> {
		for (const width of widths) {
			await page.setViewportSize({ width, height: 800 });
			for (const theme of THEMES) {
				await page.emulateMedia({ colorScheme: theme });
				await this.#take(page, `${name}-${width}-${theme}-${language}`, true);
			}
		}
		await page.emulateMedia({ colorScheme: 'light' });
		await page.setViewportSize({ width: 1280, height: 800 });
	}

	/** The panel scrolls inside itself: a tall one shows all of it. */
	async panel(page: Page, name: string, language: Language, height = 1400): Promise<void> {
		for (const width of [360, 599]) {
			await page.setViewportSize({ width, height });
			await this.#take(page, `panel-${name}-${width}-${language}`, false);
		}
		await page.setViewportSize({ width: 360, height: 800 });
	}

	async #take(page: Page, name: string, fullPage: boolean): Promise<void> {
		const path = join(ALBUM, `${name}.png`);
		await page.screenshot({ path, fullPage, animations: 'disabled' });
		this.taken += 1;
	}
}
