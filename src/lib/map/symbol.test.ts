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

test('without trouble a late device is online, an offline one is a stranger that may stay away', () => {
	expect(symbolOf({ ...quiet, state: 'degraded' })).toBe('online');
	expect(symbolOf({ ...quiet, state: 'degraded', freshness: 'stale' })).toBe('unknown');
	expect(symbolOf({ ...quiet, state: 'offline' })).toBe('unknown');
	expect(symbolOf({ ...quiet, state: 'unknown' })).toBe('unknown');
	expect(symbolOf({ ...quiet, state: 'maintenance' })).toBe('maintenance');
});

test('the worst of several is found', () => {
	expect(worst(['online', 'warning', 'unknown'])).toBe('warning');
	expect(worst(['online', 'critical', 'warning'])).toBe('critical');
});
