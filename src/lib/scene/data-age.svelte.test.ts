import { flushSync } from 'svelte';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Wall } from '#lib/state/wall.svelte.ts';
import { DataAge } from './data-age.svelte.ts';

const NOW = Date.UTC(2026, 10, 24);

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('nothing is live before the first snapshot, though the server answers', () => {
	let known = $state(false);
	const wall = {
		...{ system: null, clock: { now: NOW }, devices: { known: false, devices: [] } },
		connection: { ageMs: 800, link: 'live' },
		observations: {
			get known() {
				return known;
			},
			all: () => [{ observedAt: NOW - 9_000, timeSource: 'device', freshness: 'fresh' }],
		},
	} as unknown as Wall;
	let age: DataAge | undefined;
	const leave = $effect.root(() => {
		age = new DataAge(wall, { ofDevices: false });
	});
	flushSync();
	expect(age).toMatchObject({ link: 'lost', linkAgeMs: null, dataAgeMs: undefined });
	known = true;
	flushSync();
	vi.runAllTimers();
	expect(age).toMatchObject({ link: 'live', linkAgeMs: 800, dataAgeMs: 9_000 });
	leave();
});
