import { expect, test } from 'vitest';
import { symbolOf, worst } from './symbol.ts';

const quiet = { freshness: 'fresh', trouble: null } as const;

test('trouble decides the symbol, whatever the state', () => {
	expect(symbolOf({ state: 'online', freshness: 'fresh', trouble: 'warning' })).toBe('warning');
	expect(symbolOf({ state: 'offline', freshness: 'fresh', trouble: 'critical' })).toBe('critical');
});

test('a device is online only while its word is not stale', () => {
	expect(symbolOf({ ...quiet, state: 'online' })).toBe('online');
	expect(symbolOf({ ...quiet, state: 'online', freshness: 'late' })).toBe('online');
	expect(symbolOf({ ...quiet, state: 'online', freshness: 'stale' })).toBe('unknown');
	expect(symbolOf({ ...quiet, state: 'online', freshness: 'none' })).toBe('unknown');
});

test('a degraded device is a warning, one offline without trouble is merely off', () => {
	expect(symbolOf({ ...quiet, state: 'degraded' })).toBe('warning');
	expect(symbolOf({ ...quiet, state: 'offline' })).toBe('offline');
	expect(symbolOf({ ...quiet, state: 'unknown' })).toBe('unknown');
});

test('the worst of several is found', () => {
	expect(worst(['online', 'warning', 'unknown'])).toBe('warning');
	expect(worst(['online', 'critical', 'warning'])).toBe('critical');
});
