import adapter from '@sveltejs/adapter-static';
import { policy } from './policy.js';

/** @type {import('@sveltejs/kit').Config} */
export default {
	compilerOptions: { runes: true, discloseVersion: false },
	kit: {
		adapter: adapter({ fallback: '200.html', precompress: true }),
		// the one page is served at every depth
		paths: { relative: false },
		csp: { mode: 'hash', directives: policy(process.env) }
	}
};
