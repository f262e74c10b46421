/**
 * `npm run symbiote`: the Symbiote's folder, as the game loads it. `app.js` is what a first view needs;
 * texts, sheets and rulesets are scripts of their own, read when somebody needs them.
 * SERVER is the address that the panel asks; another folder than dist/ is named after the command.
 */
import { readFileSync } from 'node:fs';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { build, type Plugin, type Rolldown } from 'vite';

const HERE = import.meta.dirname;
const FOLDER = join(HERE, 'dist/campaign-manager');
const LOADER = readFileSync(join(HERE, 'parts.js'), 'utf8');
const PARTS = 'campaignManagerParts';

async function buildSymbiote(server: string | undefined, into: string): Promise<void> {
	await rm(into, { recursive: true, force: true });
	await build({
		...{ root: HERE, configFile: false, base: './', logLevel: 'warn' },
		publicDir: join(HERE, 'public'),
		plugins: [plainImports, svelte({ configFile: false, preprocess: [] }), classicScripts],
		build: {
			...{ target: 'chrome111', outDir: into, emptyOutDir: false },
			...{ modulePreload: false, cssCodeSplit: false },
			rolldownOptions: {
				input: { app: join(HERE, 'src/main.ts') },
				// nothing of ours asks where it is
				checks: { emptyImportMeta: false, pluginTimings: false },
				output: {
					format: 'cjs',
					...{ entryFileNames: '[name].js', chunkFileNames: '[name].js' },
					assetFileNames: 'app[extname]'
				}
			}
		}
	});
	if (server) await pointTo(server, into);
}

/** Vite looks for style sheets before each part; there is one for all. */
const plainImports: Plugin = {
	name: 'plain-imports',
	enforce: 'pre',
	load: (id) =>
		id === '\0vite/preload-helper.js' ? 'export const __vitePreload = (load) => load()' : null
};

const REQUIRED = /Promise\.resolve\(\)\.then\(\(\) => require\(["']\.\/([^"']+)["']\)\)/g;
type Chunks = Readonly<Record<string, Rolldown.RenderedChunk>>;

/** Chunks as classic scripts: each names itself, and whoever needs it names what it needs in turn. */
const classicScripts: Plugin = {
	name: 'classic-scripts',
	renderChunk(code, chunk, _, { chunks }) {
		const first = withFirst(chunks);
		const asked = code
			.replace(REQUIRED, (_whole, name: string) => {
				const names = needed(name, chunks).filter((one) => !first.includes(one));
				return `${PARTS}.load(${names.map((one) => JSON.stringify(one)).join(', ')})`;
			})
			.replaceAll(/require\((["'])\.\//g, 'require($1');
		const part = `${PARTS}.make(${JSON.stringify(chunk.fileName)}, (require, exports) => {${asked}});`;
		return { code: chunk.fileName === first[0] ? LOADER + part : part, map: null };
	},
	/** What the entry needs at once is no part of its own. */
	generateBundle(_, bundle) {
		const chunks = Object.fromEntries(
			Object.entries(bundle).flatMap(([name, one]) => (one.type === 'chunk' ? [[name, one]] : []))
		);
		const first = withFirst(chunks);
		const entry = chunks[first.at(-1) ?? ''];
		if (!entry) return;
		entry.code = first.map((name) => chunks[name]?.code ?? '').join('\n');
		for (const name of first.slice(0, -1)) Reflect.deleteProperty(bundle, name);
	}
};

/** All that the entry needs before it runs, itself last. */
const withFirst = (chunks: Chunks): string[] =>
	Object.values(chunks)
		.filter(({ isEntry }) => isEntry)
		.flatMap(({ fileName }) => needed(fileName, chunks));

/** A part after those that it imports. */
function needed(name: string, chunks: Chunks, seen = new Set<string>()): string[] {
	if (seen.has(name)) return [];
	seen.add(name);
	const before = (chunks[name]?.imports ?? []).flatMap((other) => needed(other, chunks, seen));
	return [...before, name];
}

async function pointTo(server: string, folder: string): Promise<void> {
	const at = join(folder, 'config.js');
	const address = JSON.stringify(new URL(server).href.replace(/\/$/, ''));
	const text = await readFile(at, 'utf8');
	await writeFile(
		at,
		text.replace(/server: '[^']*'/, () => `server: ${address}`)
	);
}

if (process.argv[1] === import.meta.filename) {
	const into = process.argv[2] ?? FOLDER;
	await buildSymbiote(process.env['SERVER'], into);
	console.log(`The Symbiote is in ${into}`);
}
