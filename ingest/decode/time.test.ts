import { expect, test } from 'vitest';
import { AHEAD_MS, observedAt } from './time.ts';

const message = { receivedAt: Date.UTC(2026, 10, 22), retained: false };

test.each([
	['2026-11-21T01:02:03Z', Date.UTC(2026, 10, 21, 1, 2, 3)],
	['2026-11-21t01:02:03z', Date.UTC(2026, 10, 21, 1, 2, 3)],
	['2026-11-21 01:02:03+07:00', Date.UTC(2026, 10, 20, 18, 2, 3)],
	['2026-11-20T22:02:03.5-03:30', Date.UTC(2026, 10, 21, 1, 32, 3, 500)],
	['2026-11-21T01:02:03.123456789Z', Date.UTC(2026, 10, 21, 1, 2, 3, 123)],
	['2024-02-29T00:00:00Z', Date.UTC(2024, 1, 29)],
	['2016-12-31T23:59:60Z', Date.UTC(2017, 0, 1)],
	[Date.UTC(2026, 10, 21), Date.UTC(2026, 10, 21)],
	[Date.UTC(2026, 10, 21) + 0.75, Date.UTC(2026, 10, 21)],
])('%s is a time', (ts, time) => {
	expect(observedAt(ts, message)).toEqual({
		kind: 'observed-at',
		observedAt: time,
		timeSource: 'device',
	});
});

test.each([
	'2026-11-21',
	'2026-11-21T01:02:03',
	'2026-11-21T01:02Z',
	'2026-11-21T01:02:03+0700',
	'21/11/2026 01:02:03',
	'2026-02-29T00:00:00Z',
	'2026-04-31T00:00:00Z',
	'2026-13-01T00:00:00Z',
	'2026-00-01T00:00:00Z',
	'2026-11-00T00:00:00Z',
	'2026-11-21T24:00:00Z',
	'2026-11-21T23:60:00Z',
	'2026-11-21T23:59:61Z',
	'2026-11-21T23:59:59+24:00',
	'2026-11-21T23:59:59+07:60',
	'',
	'1795309323000',
])('"%s" is none', (ts) => {
	expect(observedAt(ts, message)).toMatchObject({ kind: 'rejected', reason: 'bad-time' });
});

test('a clock may be five minutes ahead, and no more', () => {
	const limit = message.receivedAt + AHEAD_MS;
	expect(observedAt(limit, message)).toMatchObject({ kind: 'observed-at' });
	expect(observedAt(limit + 1, message)).toMatchObject({ reason: 'future-time' });
});
