/**
 * A ruleset's TypeScript with all that it imports, as one module. `python -m app ruleset dev` writes a
 * line whenever it is saved, `["…/index.ts", "…/script.js"]`, and is answered by one: what is wrong.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { stripVTControlCharacters } from 'node:util';
import { build } from 'vite';

const LONGEST = 10_000;
const ROOT = join(import.meta.dirname, '../..');

async function bundle(entry: string, into: string): Promise<void> {
	const made = await build({
		...{ root: dirname(entry), configFile: false, envFile: false, logLevel: 'silent' },
		publicDir: false,
		// an author's folder lies anywhere, and has no node_modules
		resolve: {
			alias: [
				{ find: /^@campaign-manager\/rulesets$/, replacement: join(ROOT, 'rulesets/index.ts') },
				{ find: /^@campaign-manager\/rulesets\/(.+)$/, replacement: join(ROOT, 'rulesets/$1.ts') }
			]
		},
		build: {
			...{ target: 'chrome111', write: false, minify: false, modulePreload: false },
			lib: { entry, formats: ['es'], fileName: 'renderer' },
			rollupOptions: { output: { codeSplitting: false } }
		}
	});
	const output = [made].flat().flatMap((each) => ('output' in each ? each.output : []));
	const script = output.find((each) => each.type === 'chunk');
	if (!script) throw new Error('It gives no script.');
	await writeFile(into, script.code);
}

/** What is wrong with it; nothing if the script was written. */
async function tried(entry: string, into: string): Promise<string> {
	try {
		await readFile(entry);
		await bundle(entry, into);
		return '';
	} catch (error) {
		return stripVTControlCharacters(error instanceof Error ? error.message : String(error));
	}
}

for await (const line of createInterface({ input: process.stdin })) {
	const [entry, into] = JSON.parse(line) as [entry: string, into: string];
	process.stdout.write(`${JSON.stringify((await tried(entry, into)).slice(0, LONGEST))}\n`);
}
