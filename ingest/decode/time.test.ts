import { expect, test } from 'vitest';
import { AHEAD_MS, observedAt } from './time.ts';

const message = { receivedAt: Date.UTC(2026, 10, 22), retained: false };

test.each([
	['2026-11-21 01:02:03+07:00', Date.UTC(2026, 10, 20, 18, 2, 3)],
	[Date.UTC(2026, 10, 21), Date.UTC(2026, 10, 21)],
	[Date.UTC(2026, 10, 21) + 0.75, Date.UTC(2026, 10, 21)],
])('%s is a time', (ts, time) => {
	expect(observedAt(ts, message)).toEqual({
		kind: 'observed-at',
		observedAt: time,
		timeSource: 'device',
	});
});

test.each(['2026-02-29T00:00:00Z', '', '1795309323000', true])('%j is none', (ts) => {
	expect(observedAt(ts, message)).toMatchObject({ kind: 'rejected', reason: 'bad-time' });
});

test('a clock may be five minutes ahead, and no more', () => {
	const limit = message.receivedAt + AHEAD_MS;
	expect(observedAt(limit, message)).toMatchObject({ kind: 'observed-at' });
	expect(observedAt(limit + 1, message)).toMatchObject({ reason: 'future-time' });
});
