import js from '@eslint/js';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';

export default ts.config(
	{
		ignores: [
			'**/node_modules/',
			'**/dist/',
			'**/generated/',
			'**/.svelte-kit/',
			'web/build/',
			'web/test-results/',
			'.venv/',
			'.data/',
			'app/',
			'tests/load/',
			'plugins/',
			'schemas/',
			// other people's style is what they show
			'symbiote/emulator/fixtures/'
		]
	},
	js.configs.recommended,
	...ts.configs.strict,
	...ts.configs.stylistic,
	...svelte.configs.recommended,
	{
		languageOptions: { globals: { ...globals.browser, ...globals.node } },
		rules: {
			// typescript checks it, and knows types
			'no-undef': 'off',
			eqeqeq: 'error',
			'prefer-const': 'error',
			'@typescript-eslint/consistent-type-imports': 'error',
			'@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }]
		}
	},
	{
		// the game's API has one door
		files: ['symbiote/src/**'],
		ignores: ['symbiote/src/game/**'],
		rules: {
			'no-restricted-globals': ['error', 'TS'],
			'no-restricted-properties': ['error', { property: 'TS' }, { property: 'bouncyrock' }]
		}
	},
	{
		files: ['**/*.svelte', '**/*.svelte.ts'],
		languageOptions: { parserOptions: { parser: ts.parser } },
		rules: {
			// of a component's properties those that are bound change
			'prefer-const': ['error', { destructuring: 'all' }],
			// the web app stands at the root of its address
			'svelte/no-navigation-without-resolve': 'off'
		}
	}
);
