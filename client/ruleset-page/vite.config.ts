import { defineConfig } from 'vite';

// `npm run ruleset-page`: what `python -m app ruleset dev` serves
export default defineConfig({
	root: import.meta.dirname,
	base: './',
	build: { target: 'chrome111', outDir: 'dist', emptyOutDir: true, modulePreload: false }
});
