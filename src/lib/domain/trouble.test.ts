import { expect, test } from 'vitest';
import type { DeviceStanding } from './device.ts';
import { byTrouble, countsOf, deviceLook, perLook, troubleOf as ofDevice } from './trouble.ts';

const well: DeviceStanding = {
	id: 1,
	state: 'online',
	reason: null,
	since: 1_000,
	seenAt: 9_000,
	timeSource: 'device',
	freshness: 'fresh',
	evidence: { kind: 'heard' },
	intervalS: 30,
	intervalBasis: 'given',
	flapping: false,
};
const known = (standing: DeviceStanding) => ({
	about: { registered: true, kind: 'camera' },
	standing,
});
const strange = (standing: DeviceStanding) => ({
	about: { registered: false, kind: 'camera' },
	standing,
});
const troubleOf = (standing: DeviceStanding) => ofDevice(known(standing));

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

test('the silence of what others are heard through is critical; one that was cut off by it looks like any silent one', () => {
	const silent = { ...well, state: 'offline', reason: 'silent', freshness: 'stale' } as const;
	const gateway = (standing: DeviceStanding) => ({
		about: { registered: true, kind: 'gateway' },
		standing,
	});
	expect(ofDevice(gateway(silent))).toMatchObject({ level: 'critical', state: 'offline' });
	expect(deviceLook(gateway({ ...well, freshness: 'stale' }))).toBe('offline');
	const child = { ...silent, reason: 'gateway' };
	expect(troubleOf(child)).toEqual({
		level: 'warning',
		state: 'silent',
		silent: true,
		reason: 'gateway',
		since: 9_000,
	});
	expect(deviceLook(known(child))).toBe('silent');
	// A gateway behind a gateway.
	expect(deviceLook(gateway(child))).toBe('silent');
});

test('one that is flapping is one warning since it began, whatever it is at the moment', () => {
	const evidence = { kind: 'flapping', changePercent: 40, since: 700 } as const;
	const trouble = { level: 'warning', state: 'degraded', reason: 'flapping', since: 700 };
	const flapping = { ...well, evidence, flapping: true };
	const degraded = { ...flapping, state: 'degraded', reason: 'flapping' } as const;
	expect(troubleOf(degraded)).toMatchObject(trouble);
	expect(troubleOf({ ...flapping, state: 'offline', reason: 'power' })).toMatchObject(trouble);
	expect(troubleOf({ ...degraded, reason: 'late', freshness: 'late' })).toMatchObject(trouble);
});

test('one that never reported is unknown, not in trouble', () => {
	const never: DeviceStanding = { ...well, state: 'unknown', seenAt: null, freshness: 'none' };
	expect(troubleOf(never)).toBeNull();
	expect(deviceLook(known(never))).toBe('unknown');
	expect(deviceLook(known({ ...never, seenAt: 1, freshness: 'stale' }))).toBe('unknown');
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

test('a stranger that fell silent is unknown; one that reports a fault is in trouble', () => {
	const silent = strange({ ...well, freshness: 'stale' });
	expect(ofDevice(silent)).toBeNull();
	expect(deviceLook(silent)).toBe('unknown');
	expect(deviceLook(strange({ ...well, state: 'degraded' }))).toBe('degraded');
});

test('each device is counted once, and the parts are the whole', () => {
	const devices = [
		known(well),
		known({ ...well, freshness: 'late' }),
		known({ ...well, state: 'degraded' }),
		known({ ...well, state: 'offline', freshness: 'stale' }),
		known({ ...well, freshness: 'stale' }),
		strange({ ...well, freshness: 'stale' }),
	];
	const counts = countsOf(
		perLook((look) => devices.filter((device) => deviceLook(device) === look).length),
	);
	expect(counts).toEqual({
		total: 6,
		online: 2,
		late: 1,
		critical: 1,
		warning: 2,
		looks: { offline: 1, degraded: 1, silent: 1, unknown: 1, maintenance: 0, late: 1, online: 1 },
	});
	const { online, critical, warning, looks } = counts;
	expect(online + critical + warning + looks.unknown).toBe(counts.total);
});

test('judged silent is silence, whatever its freshness; judged late is late and no trouble', () => {
	const silent = { ...well, state: 'offline', reason: 'silent', freshness: 'late' } as const;
	expect(troubleOf(silent)).toMatchObject({ level: 'warning', state: 'silent', since: 9_000 });
	expect(deviceLook(known(silent))).toBe('silent');
	expect(deviceLook(strange(silent))).toBe('unknown');
	const late = { ...well, state: 'degraded', reason: 'late', freshness: 'late' } as const;
	expect(troubleOf(late)).toBeNull();
	expect(deviceLook(known(late))).toBe('late');
	expect(deviceLook(known({ ...late, freshness: 'stale' }))).toBe('silent');
});

test('a device in maintenance is in no trouble, however long it is silent', () => {
	const resting = { ...well, state: 'maintenance', freshness: 'stale' } as const;
	expect(troubleOf(resting)).toBeNull();
	expect(deviceLook(known(resting))).toBe('maintenance');
});
