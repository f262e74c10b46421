import adapter from '@sveltejs/adapter-static';
import { policy } from './policy.js';
import { askingAhead } from './shell.js';

/** @type {import('@sveltejs/kit').Config} */
export default {
	compilerOptions: { runes: true, discloseVersion: false },
	kit: {
		adapter: askingAhead(adapter({ fallback: '200.html', precompress: true })),
		// the one page is served at every depth
		paths: { relative: false },
		csp: { mode: 'hash', directives: policy(process.env) }
	}
};
