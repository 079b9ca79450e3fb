import { expect, test } from 'vitest';
import { BEHIND_MS, deviceIdOf, deviceTime } from './family.ts';

const NOW = Date.UTC(2026, 10, 22, 1);
const live = { receivedAt: NOW, retained: false };

test('what the device told is when it was observed', () => {
	expect(deviceTime(NOW - 7_200_000, live)).toEqual({
		observedAt: NOW - 7_200_000,
		receivedAt: NOW,
		timeSource: 'device',
		clockOffsetS: null,
	});
});

test('a clock that is off by years leaves the time of receipt, and its offset is kept', () => {
	const behind = deviceTime(Date.UTC(1970, 0, 2), live);
	expect(behind).toMatchObject({ observedAt: NOW, timeSource: 'receipt' });
	expect(behind.clockOffsetS).toBe((Date.UTC(1970, 0, 2) - NOW) / 1000);
	expect(deviceTime(NOW + 3_600_000, live).clockOffsetS).toBe(3_600);
	expect(deviceTime(NOW - BEHIND_MS, live).clockOffsetS).toBeNull();
});

test('what was retained may be old, and without a time nobody knows how old', () => {
	const retained = { receivedAt: NOW, retained: true };
	expect(deviceTime(NOW - 10 * BEHIND_MS, retained).timeSource).toBe('device');
	expect(deviceTime(null, retained).timeSource).toBe('retained');
	expect(deviceTime(NaN, live)).toMatchObject({ observedAt: NOW, timeSource: 'receipt' });
});

test('an id is made of names, and refused where none can be made', () => {
	expect(deviceIdOf('frigate', 'cong_truoc')).toBe('frigate:cong_truoc');
	for (const bad of ['a/b', 'a\nb', 'x'.repeat(300), '']) {
		expect(deviceIdOf(bad)).toMatchObject({ kind: 'rejected', reason: 'bad-shape' });
	}
});
