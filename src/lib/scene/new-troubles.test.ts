import { expect, test } from 'vitest';
import { deviceCell } from './device-examples.ts';
import { NewTroubles } from './new-troubles.svelte.ts';

const NOW = 1_800_000_000_000;
const offline = (id: number, since: number, registered = true) =>
	deviceCell(id, { about: { registered }, standing: { state: 'offline', reason: 'power', since } });

test('each critical trouble that has just begun is told once', () => {
	const troubles = new NewTroubles();
	expect(troubles.among([offline(1, NOW - 5_000), offline(2, NOW - 59_000)], NOW)).toBe(2);
	expect(troubles.among([offline(1, NOW - 5_000)], NOW + 1_000)).toBe(0);
});

test('what is old, or no more than a warning, or nobody’s, is no news', () => {
	const warning = deviceCell(3, {
		standing: { state: 'degraded', reason: 'frozen', since: NOW - 1_000 },
	});
	const all = [offline(1, NOW - 60_000), offline(2, NOW - 1_000, false), warning, deviceCell(4)];
	expect(new NewTroubles().among(all, NOW)).toBe(0);
});

test('a device that fails again is told of again', () => {
	const troubles = new NewTroubles();
	troubles.among([offline(1, NOW - 5_000)], NOW);
	troubles.among([deviceCell(1)], NOW + 1_000);
	expect(troubles.among([offline(1, NOW + 2_000)], NOW + 3_000)).toBe(1);
});
