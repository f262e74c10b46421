import { defineConfig } from 'vitest/config';

export default defineConfig({
	test: {
		projects: ['rulesets', 'client', 'symbiote', 'symbiote/emulator', 'web'].map((folder) => ({
			test: {
				...(folder === 'web' && { globalSetup: 'tests/build.ts' }),
				name: folder,
				root: folder,
				include: ['**/*.test.ts'],
				...(folder === 'symbiote' && { globalSetup: 'tests/built.ts' }),
				exclude: ['**/node_modules/**', '**/dist/**', folder === 'symbiote' ? 'emulator/**' : '']
			}
		}))
	}
});
