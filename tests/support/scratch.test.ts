import { tmpdir } from 'node:os';
import { expect, test } from 'vitest';
import { scratchParent } from './scratch.ts';

const GIB = 1024 ** 3;

test('what the checks make is kept in memory only where there is enough of it', () => {
	expect(scratchParent({ fileSystem: 12 * GIB, memory: 9 * GIB })).toBe('/dev/shm');
	for (const [fileSystem, memory] of [
		[GIB / 16, 9 * GIB],
		[12 * GIB, 3 * GIB],
		[0, 0],
	] as const) {
		expect(scratchParent({ fileSystem, memory })).toBe(tmpdir());
	}
});
