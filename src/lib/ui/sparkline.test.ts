import { expect, test } from 'vitest';
import { sparklinePath } from './sparkline.ts';

const box = { width: 100, height: 10, leastSpan: 0 };

test('a trend fills its box from the oldest at the left to the newest at the right', () => {
	expect(sparklinePath([0, 5, 10], box)).toEqual({
		path: 'M0 10L50 5L100 0',
		end: { x: 100, y: 0 },
	});
});

test('a missing value is a gap, not a zero', () => {
	expect(sparklinePath([0, null, 10, 10], box).path).toBe('M0 10M66.67 0L100 0');
});

test('one value alone is no trend', () => {
	expect(sparklinePath([null, 3], box)).toEqual({ path: '', end: null });
});

test('a flat trend runs through the middle', () => {
	expect(sparklinePath([7, 7], { ...box, leastSpan: 2 }).path).toBe('M0 5L100 5');
});
