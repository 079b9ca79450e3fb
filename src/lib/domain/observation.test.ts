import { expect, test } from 'vitest';
import { isStale, isTyped } from './observation.ts';

test('a value is stale by the server’s word, or where nobody knows its age', () => {
	expect(isStale({ freshness: 'stale', timeSource: 'device' })).toBe(true);
	expect(isStale({ freshness: 'fresh', timeSource: 'retained' })).toBe(true);
	expect(isStale({ freshness: 'late', timeSource: 'receipt' })).toBe(false);
});

test('what came in a file was typed in, and so is what is told of a period where it is reported by hand; samples never', () => {
	const told = (typed: boolean, reported: 'hand' | 'machine', sample = false) =>
		isTyped({ typed, sample, timeSource: 'period' }, { reported });
	expect([told(true, 'machine'), told(false, 'hand'), told(false, 'machine')]).toEqual([
		...[true, true, false],
	]);
	expect(told(true, 'hand', true)).toBe(false);
	const sent = { typed: false, sample: false, timeSource: 'device' } as const;
	expect(isTyped(sent, { reported: 'hand' })).toBe(false);
	expect(isTyped({ ...sent, typed: true }, { reported: 'machine' })).toBe(true);
});
