import { expect, test } from 'vitest';
import { isStale } from './observation.ts';

test('a value is stale by the server’s word, or where nobody knows its age', () => {
	expect(isStale({ freshness: 'stale', timeSource: 'device' })).toBe(true);
	expect(isStale({ freshness: 'fresh', timeSource: 'retained' })).toBe(true);
	expect(isStale({ freshness: 'late', timeSource: 'receipt' })).toBe(false);
});
