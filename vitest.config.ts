import { defineConfig } from 'vitest/config';

const SHARED = '../tests/browser/shared.ts';
const PROJECTS: Record<string, string[]> = {
	web: [SHARED],
	symbiote: ['tests/built.ts', SHARED],
	'symbiote/emulator': [],
	client: [],
	rulesets: [],
	'tests/pictures': []
};
/** Whose files leave nothing behind: they need not load everything anew. */
const TIDY = ['client', 'rulesets', 'symbiote', 'symbiote/emulator', 'web'];

export default defineConfig({
	test: {
		projects: Object.entries(PROJECTS).map(([folder, globalSetup]) => ({
			test: {
				globalSetup,
				testTimeout: 30_000, // a slow machine is no mistake
				isolate: !TIDY.includes(folder),
				name: folder,
				root: folder,
				include: ['**/*.test.ts'],
				exclude: ['**/node_modules/**', '**/dist/**', folder === 'symbiote' ? 'emulator/**' : '']
			}
		}))
	}
});
