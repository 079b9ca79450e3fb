import js from '@eslint/js';
import { defineConfig } from 'eslint/config';
import prettier from 'eslint-config-prettier';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';
import { rooms } from './eslint.rooms.js';

export default defineConfig(
	{
		name: 'not ours to lint',
		ignores: [
			'node_modules/',
			'.svelte-kit/',
			'.ioc/',
			'build/',
			'static/',
			'coverage/',
			'playwright-report/',
			'test-results/',
		],
	},
	{ linterOptions: { reportUnusedDisableDirectives: 'error' } },
	js.configs.recommended,
	ts.configs.strict,
	svelte.configs.recommended,
	prettier,
	svelte.configs.prettier,
	{
		languageOptions: {
			globals: { ...globals.node },
			parserOptions: { projectService: true, extraFileExtensions: ['.svelte'] },
		},
	},
	{ files: ['src/**'], languageOptions: { globals: { ...globals.browser } } },
	{
		files: ['**/*.svelte', '**/*.svelte.ts'],
		languageOptions: { parserOptions: { parser: ts.parser } },
	},
	{
		rules: {
			// The compiler knows undefined names better, Svelte's ambient ones too.
			'no-undef': 'off',
			eqeqeq: 'error',
			'max-lines': ['error', { max: 300 }],
			// Playwright reads from the first parameter what a fixture needs, if only that it needs nothing.
			'no-empty-pattern': ['error', { allowObjectPatternsAsParameters: true }],
			'@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: true }],
			// State that changes hundreds of times a second is kept raw and assigned once a delta, by design.
			'svelte/prefer-svelte-reactivity': 'off',
			// An installation lies at the root of its host; there is no base path to resolve.
			'svelte/no-navigation-without-resolve': 'off',
		},
	},
	{
		name: 'rules that need types',
		files: ['**/*.ts', '**/*.svelte'],
		rules: {
			'@typescript-eslint/await-thenable': 'error',
			'@typescript-eslint/no-floating-promises': 'error',
			'@typescript-eslint/no-misused-promises': 'error',
			'@typescript-eslint/no-unnecessary-type-assertion': 'error',
			'@typescript-eslint/only-throw-error': 'error',
			'@typescript-eslint/prefer-promise-reject-errors': 'error',
			'@typescript-eslint/return-await': ['error', 'in-try-catch'],
			'@typescript-eslint/switch-exhaustiveness-check': [
				'error',
				{ considerDefaultExhaustiveForUnions: true },
			],
		},
	},
	{
		// JSDoc types name what they need by import(); there is no other way in plain JavaScript.
		files: ['**/*.js', '**/*.mjs'],
		rules: { '@typescript-eslint/consistent-type-imports': 'off' },
	},
	rooms,
);
