import { CLASSES } from '@campaign-manager/rulesets/vnode';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const ROOT = new URL('..', import.meta.url);
const FOLDERS = ['client', 'rulesets', 'symbiote', 'web'];
const SKIPPED = /(?:^|\/)(?:node_modules|dist|build|generated|emulator|\.svelte-kit)\//;
const read = (path: string) => readFileSync(new URL(path, ROOT), 'utf8');

/** Style sheets and components, but for the one file of tokens. */
const styled = FOLDERS.flatMap((folder) => {
	const at = new URL(`${folder}/`, ROOT);
	let names: string[];
	try {
		names = readdirSync(at, { recursive: true }) as string[];
	} catch {
		return []; // not there yet
	}
	return names.map((name) => `${folder}/${name}`);
})
	.filter((path) => /\.(?:css|svelte)$/.test(path) && !SKIPPED.test(path))
	.filter((path) => path !== 'client/tokens.css');

const COLOURS =
	/#[0-9a-f]{3,8}\b|\b(?:rgba?|hsla?|hwb|lab|lch|oklab|oklch|color|color-mix|light-dark)\(|:\s*(?:white|black|red|green|blue|grey|gray|orange|yellow)\b/i;

/** The styles of a file; a component's text may speak of `#3`. */
const stylesOf = (path: string): string =>
	path.endsWith('.css')
		? read(path)
		: [...read(path).matchAll(/<style[^>]*>([\s\S]*?)<\/style>/g)].map(([, css]) => css).join('\n');

test('there are style sheets to look at', () => {
	expect(styled).toContain('client/sheet/styles/frame.css');
});

test.each(styled)('%s names no colour of its own', (path) => {
	const lines = stylesOf(path).split('\n');
	expect(lines.filter((line) => COLOURS.test(line.replace(/url\("[^"]*"\)/g, '')))).toEqual([]);
});

test.each([
	'color: #fff;',
	'color: #FF6E00;',
	'background: rgb(0 0 0);',
	'border: 1px solid hsl(1 2% 3%);',
	'color: white;',
	'color: color-mix(in srgb, var(--a), var(--b));'
])('%s would be noticed', (line) => {
	expect(COLOURS.test(line)).toBe(true);
});

describe('tokens', () => {
	const css = read('client/tokens.css');
	const defined = new Set([...css.matchAll(/^\s*(--[a-z0-9-]+):/gm)].map(([, name]) => name));

	test('are all that style sheets use, but for those they set themselves', () => {
		for (const path of styled) {
			const text = stylesOf(path);
			const own = new Set([...text.matchAll(/(--[a-z0-9-]+):/g)].map(([, name]) => name));
			const used = [...text.matchAll(/var\((--[a-z0-9-]+)/g)].map(([, name]) => name);
			expect(used.filter((name) => !defined.has(name) && !own.has(name))).toEqual([]);
		}
	});

	test('every theme names the same colours', () => {
		const blocks = [
			...css.matchAll(/^(\[data-theme='\w+'\]|:root|\t:root:not\(\[data-theme\]\)) \{([^}]*)\}/gm)
		];
		expect(blocks).toHaveLength(4); // light, two times dark, in the game
		const colours = (body = '') =>
			[...body.matchAll(/(--c-(?!cap)[a-z-]+):/g)].map(([, name]) => name).sort();
		const [light, ...others] = blocks
			.map(([, , body]) => colours(body))
			.filter((names) => names.length > 0);
		expect(others).toHaveLength(3);
		for (const names of others) expect(names).toEqual(light);
	});
});

test('every class of a sheet has its look, and the style sheet knows no other', () => {
	const css = styled
		.filter((path) => path.startsWith('client/sheet/styles/'))
		.map(read)
		.join('\n')
		.replace(/\/\*[\s\S]*?\*\//g, '')
		.replace(/url\("[^"]*"\)/g, '');
	const named = new Set([...css.matchAll(/\.([a-z][a-z-]*)/g)].map(([, name]) => name));
	const own = new Set(['choice', 'listbox', 'active']); // what the patcher itself draws
	const unstyled = new Set(['wide', 'warning']); // columns.ts reads one, the other is the rule
	expect(CLASSES.filter((name) => !named.has(name) && !unstyled.has(name))).toEqual([]);
	expect(
		[...named].filter((name) => !own.has(name ?? '') && !CLASSES.includes(name as never))
	).toEqual([]);
});
