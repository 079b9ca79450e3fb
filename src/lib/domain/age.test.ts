import { expect, test } from 'vitest';
import { ageOf } from './age.ts';

test('an age is told in its largest whole unit', () => {
	expect(ageOf(59_999)).toEqual({ value: 59, unit: 'second' });
	expect(ageOf(60_000)).toEqual({ value: 1, unit: 'minute' });
	expect(ageOf(12 * 60_000 + 59_000)).toEqual({ value: 12, unit: 'minute' });
	expect(ageOf(3 * 3_600_000)).toEqual({ value: 3, unit: 'hour' });
	expect(ageOf(2.9 * 86_400_000)).toEqual({ value: 2, unit: 'day' });
});

test('what a fast clock dates into the future is new', () => {
	expect(ageOf(-5_000)).toEqual({ value: 0, unit: 'second' });
});
