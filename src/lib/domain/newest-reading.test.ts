import { expect, test } from 'vitest';
import { newestReading } from './newest-reading.ts';

const sign = { seenAt: 200, timeSource: 'device', freshness: 'fresh' } as const;
const figure = { observedAt: 100, timeSource: 'receipt', freshness: 'late' } as const;

test('signs of life and figures count alike: the newest of both', () => {
	expect(newestReading({ standings: [sign], observations: [figure] })).toEqual({
		at: 200,
		freshness: 'fresh',
	});
	const newer = { ...figure, observedAt: 300 };
	expect(newestReading({ standings: [sign], observations: [figure, newer] })).toEqual({
		at: 300,
		freshness: 'late',
	});
});

test('a retained message without a time makes nothing new', () => {
	expect(
		newestReading({
			standings: [{ ...sign, timeSource: 'retained', freshness: 'stale' }],
			observations: [{ ...figure, timeSource: 'retained', freshness: 'stale' }],
		}),
	).toBeNull();
});

test('a device that never told anything has no reading', () => {
	const never = { seenAt: null, timeSource: null, freshness: 'none' } as const;
	expect(newestReading({ standings: [never], observations: [] })).toBeNull();
});
