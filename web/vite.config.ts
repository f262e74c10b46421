import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vite';

import { askAhead, onlyStyles } from './ahead.ts';

const api = (process.env['API'] ?? '').replace(/\/+$/, '');
/** Whom the development server asks; it passes on as if it were that server's own page. */
const server = process.env['SERVER'] ?? 'http://localhost:8000';
const passedOn = { target: server, headers: { origin: new URL(server).origin } };

const oneOf = (...places: string[]) => new RegExp(`/(?:${places.join('|')})[.](?:ts|js|svelte)$`);
const BASE = oneOf(
	'web/src/app/load',
	'web/[.]svelte-kit/generated/(?:root|client-optimized/app)',
	'web/src/routes/[+](?:layout|error)',
	'web/src/parts/PageHead'
);
const INSIDE = oneOf(
	'web/src/app/inside',
	'web/src/routes/[(]in[)]/[+]layout',
	'web/src/parts/(?:Pips|Portrait|Said|icons/(?:die|more|redo|undo))',
	'client/(?:api/(?:characters|rulesets)|play/rulesets|sheet/filter|table/requests)',
	'rulesets/(?:entries|registry|ruleset|words)'
);

const SHEET = oneOf(
	'web/src/routes/[(]in[)]/characters/\\[id\\]/[+]page',
	'web/src/sheet/SheetPage',
	'rulesets/(?:draw|parts)'
);

const part = (name: string, test: RegExp) => ({ name, test });

export default defineConfig({
	plugins: [sveltekit(), askAhead()],
	build: {
		modulePreload: { resolveDependencies: onlyStyles },
		rollupOptions: {
			output: {
				// small files pack badly: what goes together is one, and texts stay apart, since each page
				// reads one language. A file has what it imports, too, unless an earlier one has it
				codeSplitting: {
					groups: [
						// what comes before a login, and every other page has, too
						part('base', BASE),
						// a sheet's menu has these, and no form of a login
						part('choice', oneOf('web/src/parts/(?:Choice|Option)')),
						part(
							'entry',
							/\/web\/src\/(?:account\/LoginForm|app\/Preferences|parts\/Field)\.svelte$/
						),
						// what pages of somebody who is signed in have
						part('inside', INSIDE),
						// every page reads the first, whoever is signed in reads the second
						...['de', 'en'].flatMap((language) => [
							part(`words.${language}`, oneOf(`(?:texts/basic|texts/app)[.]${language}`)),
							part(
								`more-words.${language}`,
								oneOf(`(?:texts/shared|src/texts/sheet)[.]${language}`)
							)
						]),
						part('sheet', SHEET),
						// what most sheets are drawn by (shell.js asks for it by this name)
						part('ruleset', oneOf('rulesets/dsa5e/play')),
						{
							name: 'part',
							test: (id) => !id.includes('/texts/') || id.endsWith('/texts.ts'),
							entriesAware: true
						}
					]
				}
			}
		}
	},
	define: { API_SERVER: JSON.stringify(api) },
	server: {
		fs: { allow: ['..'] },
		proxy: { '/v1': { ...passedOn, ws: true }, '/objects': passedOn }
	}
});
