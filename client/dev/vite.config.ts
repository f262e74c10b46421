import { defineConfig } from 'vite';
import { slimSchemas } from '../build/slimSchemas.ts';

// `npm run sheets`: rulesets' sheets beside their findings and data, reloading on save
export default defineConfig({
	root: import.meta.dirname,
	plugins: [slimSchemas()],
	server: { port: 8011, fs: { allow: ['../..'] } },
	build: { target: 'chrome111', outDir: 'dist' }
});
