import { expect, test } from 'vitest';
import { clockWords } from './clock-words.ts';

const RECEIVED = Date.UTC(2026, 10, 22, 4, 25);
const DAY_S = 86_400;

test('a wrong clock is told by how much it is wrong, with both times', () => {
	expect(clockWords({ aheadS: 1_826 * DAY_S, receivedAt: RECEIVED })).toBe(
		'Đồng hồ thiết bị nhanh 5 năm: ghi 11:25 22/11/2031, hệ thống nhận 11:25 22/11/2026',
	);
	expect(clockWords({ aheadS: -RECEIVED / 1000, receivedAt: RECEIVED })).toBe(
		'Đồng hồ thiết bị chậm 57 năm: ghi 07:00 01/01/1970, hệ thống nhận 11:25 22/11/2026',
	);
});

test('what was told at a full minute is told as that minute, whatever the milliseconds of its receipt', () => {
	for (const ms of [1, 499, 500, 999]) {
		const receivedAt = RECEIVED + ms;
		const aheadS = Math.round((0 - receivedAt) / 1000);
		expect(clockWords({ aheadS, receivedAt })).toContain('ghi 07:00 01/01/1970');
	}
});

test('a clock that tells what is no time is told without it', () => {
	for (const aheadS of [1e15, -1e15]) {
		expect(clockWords({ aheadS, receivedAt: RECEIVED })).toContain(': ghi –, hệ thống nhận 11:25');
	}
});
