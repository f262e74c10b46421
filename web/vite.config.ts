import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vite';
import { askAhead, onlyStyles } from './ahead.ts';

const api = (process.env['API'] ?? '').replace(/\/+$/, '');
/** Whom the development server asks; it passes on as if it were that server's own page. */
const server = process.env['SERVER'] ?? 'http://localhost:8000';
const passedOn = { target: server, headers: { origin: new URL(server).origin } };

export default defineConfig({
	plugins: [sveltekit(), askAhead()],
	build: {
		modulePreload: { resolveDependencies: onlyStyles },
		rollupOptions: {
			output: {
				// what the same routes need is one file; texts stay apart, each page reads one language
				codeSplitting: {
					groups: [
						// all that comes before a login is one file, which every other page has then, too
						{
							name: 'base',
							test: /\/web\/src\/(?:routes\/\+layout|parts\/PageHead|account\/LoginForm)\.svelte$/
						},
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
