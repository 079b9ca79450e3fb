import { expect, test } from 'vitest';
import { bulletMax } from './bullet.ts';

test('a target stands at four fifths of its scale', () => {
	expect(bulletMax({ value: 12, target: 20 })).toBe(25);
});

test('a share of the whole ends at a hundred', () => {
	expect(bulletMax({ value: 98, target: 100 })).toBe(100);
});

test('a value beyond the target stretches the scale', () => {
	expect(bulletMax({ value: 63, target: 20 })).toBe(63);
	expect(bulletMax({ value: 250, target: 100 })).toBe(250);
});

test('with nothing to show there is still a scale', () => {
	expect(bulletMax({ value: 40, target: null })).toBe(100);
	expect(bulletMax({ value: 0, target: 0 })).toBe(1);
});
