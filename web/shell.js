/**
 * Written into the page's shell: which files a sheet needs, so that a browser asks for all of them at
 * once. Otherwise it would learn of them file by file, and a phone waits for each answer.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { begin } from './first.js';

/** @typedef {import('@sveltejs/kit').Adapter} Adapter */
/** @typedef {import('@sveltejs/kit').Builder} Builder */
/** @typedef {{ name?: string, file: string, imports?: string[], css?: string[] }} Chunk */

const NODES = '.svelte-kit/generated/client-optimized/nodes';
const PAGES = ['routes/+layout.svelte', 'routes/+error.svelte', 'routes/(in)/+layout.svelte'];
const SHEET = 'routes/(in)/characters/[id]/+page.svelte';
const ENTRIES = [
	'../node_modules/@sveltejs/kit/src/runtime/client/entry.js',
	'.svelte-kit/generated/client-optimized/app.js'
];
/** Most sheets are drawn by it; a browser that has it keeps it (`vite.config.ts` names it so). */
const RULESET = 'ruleset';
const TEXTS = ['words', 'more-words'];

/** @type {(adapter: Adapter) => Adapter} */
export const askingAhead = (adapter) => ({
	...adapter,
	adapt: (builder) => adapter.adapt({ ...builder, generateFallback: withFiles(builder) })
});

/** @type {(builder: Builder) => Builder['generateFallback']} */
const withFiles = (builder) => async (page) => {
	await builder.generateFallback(page);
	const html = readFileSync(page, 'utf8');
	const client = builder.getClientDirectory();
	const manifest = JSON.parse(readFileSync(join(client, '.vite/manifest.json'), 'utf8'));
	// before the page's own policy, which knows the scripts that stand after it
	const begun = html.replace(
		'</script>',
		`</script>\n\t\t<script>${asking(manifest, html)}</script>`
	);
	if (begun === html) throw new Error(`${page} has no script to ask after`);
	writeFileSync(page, begun);
};

/**
 * @param {Record<string, Chunk>} manifest
 * @param {string} html
 */
function asking(manifest, html) {
	const own = [...ENTRIES, ...PAGES.map(nodeOf), nodeOf(SHEET), RULESET];
	const all = own.flatMap((name) => [...filesOf(manifest, name)]);
	// styles first: nothing is drawn without them
	const files = [...new Set(all)]
		// these the page asks for itself, and without `crossorigin`
		.filter((file) => !file.endsWith('.css') || !html.includes(file))
		.sort((one, other) => rank(one) - rank(other));
	const of = (/** @type {string} */ language) =>
		TEXTS.flatMap((name) => [...filesOf(manifest, `${name}.${language}`)]).filter(
			(file) => !files.includes(file)
		);
	const named = { all: files, de: of('de'), en: of('en') };
	const server = (process.env['API'] ?? '').replace(/\/+$/, '');
	return `(${begin})(${JSON.stringify(named)}, ${JSON.stringify(server)})`;
}

const rank = (/** @type {string} */ file) => (file.endsWith('.css') ? 0 : 1);

/** SvelteKit numbers pages; which number is whose stands in what it wrote. */
function nodeOf(/** @type {string} */ page) {
	const files = readdirSync(NODES).map((name) => `${NODES}/${name}`);
	const found = files.find((file) => readFileSync(file, 'utf8').includes(`/src/${page}"`));
	if (!found) throw new Error(`no node is ${page}`);
	return found;
}

/**
 * A file, its styles, and all that it imports, directly or not; what is deepest first.
 * @param {Record<string, Chunk>} manifest
 * @param {string} name
 * @param {Set<string>} found
 */
function filesOf(manifest, name, found = new Set()) {
	const chunk = manifest[name] ?? Object.values(manifest).find((one) => one.name === name);
	if (!chunk) throw new Error(`the build has no ${name}`);
	if (found.has(chunk.file)) return found;
	for (const next of chunk.imports ?? []) filesOf(manifest, next, found);
	for (const file of [...(chunk.css ?? []), chunk.file]) found.add(file);
	return found;
}
