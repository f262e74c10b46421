/** What both clients pay for sharing all this, held so that it does not grow unseen. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';
import { expect, test } from 'vitest';

const here = new URL('.', import.meta.url).pathname;

/** KiB, minified and gzipped, with what it takes from `rulesets/`. */
async function size(...files: string[]): Promise<number> {
	const folder = mkdtempSync(join(tmpdir(), 'size-'));
	const entry = join(folder, 'entry.ts');
	writeFileSync(
		entry,
		files.map((file, at) => `export * as part${at} from ${JSON.stringify(here + file)};`).join('\n')
	);
	const options = { write: false, target: 'chrome111', minify: true } as const;
	const lib = { entry, formats: ['iife' as const], name: 'client', fileName: 'client' };
	const quiet = { root: here, configFile: false, logLevel: 'error' } as const;
	const result = await build({ ...quiet, build: { ...options, lib } });
	rmSync(folder, { recursive: true });
	const [{ output }] = (Array.isArray(result) ? result : [result]) as [
		{ output: { code?: string }[] }
	];
	const code = output.map((chunk) => chunk.code ?? '').join('');
	return gzipSync(code, { level: 9 }).length / 1024;
}

const SHEETS = ['api/api.ts', 'live/room.ts', 'session/outbox.ts', 'session/sheet.ts'];
const ROUTES = ['account', 'characters', 'groups', 'rulesets'].map((name) => `api/${name}.ts`);
// rulesets bring these along anyway
const SHARED = ['../rulesets/pointer.ts', '../rulesets/entries.ts'];

test('fetch, room and sheet session grow only when somebody decides so', async () => {
	const shared = await size(...SHARED);
	expect(await size('api/api.ts')).toBeLessThan(2);
	expect((await size('api/api.ts', ...ROUTES)) - (await size('api/api.ts'))).toBeLessThan(2);
	expect((await size(...SHARED, ...SHEETS)) - shared).toBeLessThan(10.25);
}, 60_000);
