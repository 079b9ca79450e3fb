import { expect, test } from 'vitest';
import { placeOf } from './sequence.ts';

const last = { seq: 4, sentAt: 1000 };

test.each([
	[{ seq: 5, sentAt: 1001 }, 'next'],
	[{ seq: 5, sentAt: 900 }, 'next'],
	[{ seq: 4, sentAt: 1000 }, 'again'],
	[{ seq: 4, sentAt: null }, 'again'],
	[{ seq: 3, sentAt: 1000 }, 'again'],
	[{ seq: 255, sentAt: 990 }, 'again'],
	[{ seq: 3, sentAt: 1001 }, 'gap'],
	[{ seq: 3, sentAt: null }, 'gap'],
	[{ seq: 6, sentAt: 1001 }, 'gap'],
	[{ seq: 100, sentAt: 999 }, 'gap'],
	[{ seq: 100, sentAt: null }, 'gap'],
] as const)('after 4 of the second 1000, %j is %s', (message, place) => {
	expect(placeOf(message, last)).toBe(place);
});

test('0 comes after 255', () => {
	expect(placeOf({ seq: 0, sentAt: 2 }, { seq: 255, sentAt: 1 })).toBe('next');
});
