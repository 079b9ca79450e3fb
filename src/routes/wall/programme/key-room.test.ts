import { expect, test } from 'vitest';
import { keyRoom } from './key-room.ts';

const size = { widthRem: 37, heightRem: 45, headingRem: 3.1, touchRem: 0 };

test('beside the table the key has the height of both but for the line that turns pages', () => {
	const room = keyRoom('beside', { ...size, widthRem: 65, rows: 12 });
	expect(room).toEqual({ widthRem: 21, heightRem: 45 - 1.6 - 0.5 });
});

test('below the table it has what the rows leave', () => {
	// 45 without the turner (2,1), a gap (0,5), the heading (3,1), the numbers (1,8) and twelve rows (19,2).
	const room = keyRoom('tall', { ...size, rows: 12 });
	expect(room?.widthRem).toBe(37);
	expect(room?.heightRem).toBeCloseTo(18.3);
});

test('where all rows leave too little, the half of them, or a page of them, leaves enough', () => {
	// Two pages of six rows that a finger can touch.
	const touched = keyRoom('tall', { ...size, touchRem: 2.4, rows: 12 });
	expect(touched?.heightRem).toBeCloseTo(45 - 2.9 - 0.5 - 3.1 - 1.8 - 6 * 2.4);
	const many = keyRoom('tall', { ...size, rows: 124 });
	expect(many?.heightRem).toBeGreaterThanOrEqual(45 * 0.36);
	expect(many?.heightRem).toBeLessThan(45 * 0.4);
});

test('elsewhere it is whole, or has pages of its own', () => {
	for (const kind of ['whole', 'double', 'single', 'upright', 'three'] as const)
		expect(keyRoom(kind, { ...size, rows: 12 })).toBeNull();
});
