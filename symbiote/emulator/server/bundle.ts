import { fileURLToPath } from 'node:url';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { build, type InlineConfig, type Rolldown } from 'vite';

const HERE = fileURLToPath(new URL('..', import.meta.url));
const COMMON: InlineConfig = { configFile: false, logLevel: 'warn', publicDir: false };
/** The game's browser. */
const TARGET = 'chrome111';

let boot: Promise<string> | undefined;
let board: Promise<Map<string, string>> | undefined;

/** The script that every page of a Symbiote begins with; built once a process. */
export function bootScript(): Promise<string> {
	boot ??= bundle({ input: `${HERE}boot/main.ts`, format: 'iife', entryFileNames: 'boot.js' }).then(
		(files) => files.get('boot.js') ?? ''
	);
	return boot;
}

/** The board page's script and style; built when a board page is first asked for. */
export function boardFiles(): Promise<Map<string, string>> {
	board ??= bundle({ input: `${HERE}board/main.ts`, format: 'es', entryFileNames: 'board.js' });
	return board;
}

async function bundle({
	input,
	...output
}: {
	input: string;
	format: 'iife' | 'es';
	entryFileNames: string;
}): Promise<Map<string, string>> {
	const result = await build({
		...COMMON,
		root: HERE,
		plugins: [svelte({ configFile: false })],
		build: {
			write: false,
			minify: false,
			target: TARGET,
			cssCodeSplit: false,
			modulePreload: false,
			rollupOptions: { input, output: { ...output, assetFileNames: 'board[extname]' } }
		}
	});
	const [built] = (Array.isArray(result) ? result : [result]) as Rolldown.RolldownOutput[];
	return new Map(
		built?.output.map((file) => [
			file.fileName,
			file.type === 'chunk' ? file.code : String(file.source)
		])
	);
}
