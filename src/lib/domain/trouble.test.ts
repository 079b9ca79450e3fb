import { expect, test } from 'vitest';
import type { DeviceStanding } from './device.ts';
import { byTrouble, countDevices, matrixRank, troubleOf } from './trouble.ts';

const well: DeviceStanding = {
	id: 1,
	state: 'online',
	reason: null,
	since: 1_000,
	seenAt: 9_000,
	timeSource: 'device',
	freshness: 'fresh',
};

test('a device that reports well is in no trouble, late or not', () => {
	expect(troubleOf(well)).toBeNull();
	expect(troubleOf({ ...well, freshness: 'late' })).toBeNull();
});

test('offline is critical, with its reason and beginning', () => {
	expect(troubleOf({ ...well, state: 'offline', reason: 'power' })).toEqual({
		level: 'critical',
		state: 'offline',
		silent: false,
		reason: 'power',
		since: 1_000,
	});
});

test('a device that has fallen silent is in trouble since its last sign of life', () => {
	expect(troubleOf({ ...well, freshness: 'stale' })).toMatchObject({
		level: 'warning',
		state: 'silent',
		since: 9_000,
	});
});

test('what a device reported before it fell silent stays known', () => {
	const stale = { ...well, seenAt: 5_000, freshness: 'stale' } as const;
	expect(troubleOf({ ...stale, state: 'degraded', reason: 'low-battery' })).toEqual({
		level: 'warning',
		state: 'degraded',
		silent: true,
		reason: 'low-battery',
		since: 1_000,
	});
	expect(troubleOf({ ...stale, state: 'offline', reason: 'power' })).toMatchObject({
		state: 'offline',
		silent: true,
		reason: 'power',
		since: 1_000,
	});
});

test('one that never reported is unknown, not in trouble', () => {
	const never: DeviceStanding = { ...well, state: 'unknown', seenAt: null, freshness: 'none' };
	expect(troubleOf(never)).toBeNull();
	expect(countDevices([never]).unknown).toBe(1);
});

test('the worst comes first, then the newest', () => {
	const sorted = [
		{ level: 'warning', state: 'degraded', silent: false, reason: null, since: 9 },
		{ level: 'critical', state: 'offline', silent: false, reason: null, since: null },
		{ level: 'critical', state: 'offline', silent: false, reason: null, since: 5 },
		{ level: 'critical', state: 'offline', silent: false, reason: null, since: 7 },
	] as const;
	expect([...sorted].sort(byTrouble).map(({ since }) => since)).toEqual([7, 5, null, 9]);
});

test('each device is counted once', () => {
	const counts = countDevices([
		well,
		{ ...well, state: 'degraded' },
		{ ...well, state: 'offline', freshness: 'stale' },
		{ ...well, freshness: 'stale' },
	]);
	expect(counts).toEqual({ total: 4, online: 1, critical: 1, warning: 2, unknown: 0 });
});

test('the matrix puts offline, degraded, silent, unknown, online in this order', () => {
	const ranks = [
		{ ...well, state: 'offline' as const },
		{ ...well, state: 'degraded' as const },
		{ ...well, freshness: 'stale' as const },
		{ ...well, state: 'unknown' as const },
		well,
	].map(matrixRank);
	expect(ranks).toEqual([0, 1, 2, 3, 4]);
});
