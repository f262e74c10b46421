/**
 * `npm run symbiote`: the Symbiote's folder, as the game loads it. Classic scripts, since pages from a
 * file may load no modules: `texts.js`, `rulesets.js` (all that draws and reckons sheets), `app.js`.
 * SERVER is the address that the panel asks; another folder than dist/ is named after the command.
 */
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { build, type InlineConfig, type Plugin } from 'vite';

const HERE = import.meta.dirname;
const FOLDER = join(HERE, 'dist/campaign-manager');

async function buildSymbiote(server: string | undefined, into: string): Promise<void> {
	await rm(into, { recursive: true, force: true });
	for (const name of ['texts', 'rulesets'])
		await build(script({ into, name, input: join(HERE, `src/${name}.ts`) }));
	await build({
		...script({ into, name: 'app', input: join(HERE, 'index.html') }),
		publicDir: join(HERE, 'public'),
		plugins: [svelte({ configFile: false, preprocess: [] }), classic]
	});
	if (server) await pointTo(server, into);
}

function script({ into, name, input }: Record<'into' | 'name' | 'input', string>): InlineConfig {
	return {
		...{ root: HERE, configFile: false, base: './', logLevel: 'warn', publicDir: false },
		build: {
			...{ target: 'chrome111', outDir: into, emptyOutDir: false },
			...{ modulePreload: false, cssCodeSplit: false },
			rollupOptions: {
				input,
				output: {
					format: 'iife',
					entryFileNames: `${name}.js`,
					assetFileNames: `${name}[extname]`
				}
			}
		}
	};
}

/** The page as a file may be opened: plain scripts in order, `rulesets.js` before `app.js`. */
const classic: Plugin = {
	name: 'classic-script',
	enforce: 'post',
	transformIndexHtml: {
		order: 'post',
		handler: (html) =>
			html
				.replace(/\s*<script type="module" crossorigin src="\.\/app\.js"><\/script>/, '')
				.replace(/(<link rel="stylesheet") crossorigin/g, '$1')
				.replace(
					'</head>',
					['config', 'texts', 'rulesets', 'app']
						.map((name) => `\t<script defer src="./${name}.js"></script>\n\t`)
						.join('') + '</head>'
				)
	}
};

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
