import { defineConfig } from 'vite';

// `npm run sheets`: rulesets' sheets beside their findings and data, reloading on save
export default defineConfig({
	root: import.meta.dirname,
	server: { port: 8011, fs: { allow: ['../..'] } },
	build: { target: 'chrome111', outDir: 'dist' }
});
