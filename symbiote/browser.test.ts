import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { browserFor, launch, NoBrowser } from './browser.ts';

vi.setConfig({ testTimeout: 240_000 });

describe('the browsers of the tests', () => {
	it('CM_CHROMIUM comes before what is packed or installed', async () => {
		const env = { ...process.env, CM_CHROMIUM: process.execPath };
		expect((await browserFor('current', env)).program).toBe(process.execPath);
	});

	it('a CM_CHROMIUM that is no program is named', async () => {
		const file = join(mkdtempSync(join(tmpdir(), 'browser-')), 'chromium');
		writeFileSync(file, '', { mode: 0o644 });
		await expect(browserFor('current', { CM_CHROMIUM: file })).rejects.toThrow(NoBrowser);
		await expect(browserFor('current', { CM_CHROMIUM: file })).rejects.toThrow(file);
	});

	it('where none is packed, one that is installed is taken', async () => {
		const folder = mkdtempSync(join(tmpdir(), 'browser-'));
		await expect(browserFor('current', { PATH: folder }, false)).rejects.toThrow(NoBrowser);
		writeFileSync(join(folder, 'chromium'), '', { mode: 0o755 });
		const { program } = await browserFor('current', { PATH: folder }, false);
		expect(program).toBe(join(folder, 'chromium'));
	});

	it('one is the version that the game embeds, the other a later one', async () => {
		const versions: number[] = [];
		for (const kind of ['111', 'current'] as const) {
			const browser = await launch(kind);
			versions.push(Number.parseInt(browser.version()));
			await browser.close();
		}
		expect(versions[0]).toBe(111);
		expect(versions[1]).toBeGreaterThan(111);
	});
});
