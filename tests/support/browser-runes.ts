/** Vitest's environment for tests of effects: Svelte as browsers have it, though there is no page. */
import type { Environment } from 'vitest/runtime';

const browserRunes: Environment = {
	name: 'browser-runes',
	viteEnvironment: 'client',
	setup: () => ({ teardown: () => undefined }),
};
export default browserRunes;
