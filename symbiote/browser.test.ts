import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { currentChromium, launch, NoBrowser } from './browser.ts';

vi.setConfig({ testTimeout: 240_000 });

describe('the browsers of the tests', () => {
	it('CM_CHROMIUM comes before what is installed', () => {
		expect(currentChromium({ ...process.env, CM_CHROMIUM: process.execPath })).toBe(
			process.execPath
		);
	});

	it('a CM_CHROMIUM that is no program is named', () => {
		const file = join(mkdtempSync(join(tmpdir(), 'browser-')), 'chromium');
		writeFileSync(file, '', { mode: 0o644 });
		expect(() => currentChromium({ CM_CHROMIUM: file })).toThrow(NoBrowser);
		expect(() => currentChromium({ CM_CHROMIUM: file })).toThrow(file);
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
