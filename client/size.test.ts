/** What both clients pay for sharing all this, held so that it does not grow unseen. */
import { gzipSync } from 'node:zlib';
import { build } from 'vite';
import { expect, test } from 'vitest';

const here = new URL('.', import.meta.url).pathname;

/** KiB, minified and gzipped, with what it takes from `rulesets/`. */
async function size(...files: string[]): Promise<number> {
	const entry = 'virtual:entry';
	const source = files
		.map((file, at) => `export * as part${at} from ${JSON.stringify(here + file)};`)
		.join('\n');
	const result = await build({
		root: here,
		configFile: false,
		logLevel: 'error',
		plugins: [
			{
				name: 'entry',
				resolveId: (id) => (id === entry ? `\0${entry}` : undefined),
				load: (id) => (id === `\0${entry}` ? source : undefined)
			}
		],
		build: {
			...{ write: false, target: 'chrome111', minify: true },
			lib: { entry, formats: ['iife'], name: 'client', fileName: 'client' }
		}
	});
	const [{ output }] = (Array.isArray(result) ? result : [result]) as [
		{ output: { type: string; code?: string }[] }
	];
	const code = output.map((chunk) => chunk.code ?? '').join('');
	return gzipSync(code, { level: 9 }).length / 1024;
}

const ROUTES = ['account', 'characters', 'groups', 'rulesets'].map((name) => `api/${name}.ts`);

test('fetch, room and sheet session take no more than they need', async () => {
	const core = await size('api/api.ts');
	const routes = await size('api/api.ts', ...ROUTES);
	const all = await size('api/api.ts', 'live/room.ts', 'session/outbox.ts', 'session/sheet.ts');
	const everything = await size(
		...['api/api.ts', ...ROUTES, 'live/room.ts', 'session/outbox.ts', 'session/sheet.ts']
	);
	console.log({ core, routes, all, everything });
	expect(core).toBeLessThan(2.5);
}, 60_000);
