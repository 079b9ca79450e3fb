import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';

export default defineConfig({
	// Runes in src/lib/state/*.svelte.ts need the compiler; SvelteKit itself is tested in the browser.
	plugins: [svelte()],
	test: {
		environment: 'node',
		projects: [
			{
				extends: true,
				test: {
					name: 'unit',
					include: ['{src,server,ingest,tests}/**/*.test.ts'],
					exclude: ['tests/{integration,faults,e2e}/**', '**/*.svelte.test.ts'],
					// Each puts back what it changed: a worker of its own for each file takes longer than its tests.
					isolate: false,
					// For a busy machine; most take milliseconds.
					testTimeout: 30_000,
				},
			},
			{
				extends: true,
				resolve: { conditions: ['browser'] },
				test: {
					// Effects, which run only in the Svelte that browsers get.
					name: 'unit-effects',
					include: ['src/**/*.svelte.test.ts'],
					environment: './tests/support/browser-runes.ts',
					server: { deps: { inline: ['svelte'] } },
				},
			},
			{
				extends: true,
				test: {
					name: 'integration',
					include: ['tests/{integration,faults}/**/*.test.ts'],
					globalSetup: ['tests/support/database-template.ts'],
					// What was built is run as it is: compiled once more, no page of it would be served.
					server: { deps: { external: [/\/build\//] } },
					// Each file boots a database (1 s, 500 MB), and waits for half of its time: what two cores bear.
					maxWorkers: 3,
					testTimeout: 120_000,
					hookTimeout: 120_000,
				},
			},
		],
	},
});
