/**
 * `tsx bundle.ts <index.ts> <script>`: a ruleset's TypeScript with all that it imports, as one module.
 * `python -m app ruleset dev` runs it whenever the file is saved.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { build } from 'vite';

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

const [entry = '', into = ''] = process.argv.slice(2);
try {
	await readFile(entry);
	await bundle(entry, into);
} catch (error) {
	const message = error instanceof Error ? error.message : String(error);
	console.error(stripVTControlCharacters(message));
	process.exitCode = 1;
}
