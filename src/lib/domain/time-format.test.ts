import { expect, test } from 'vitest';
import * as time from './time-format.ts';

const AT = Date.parse('2026-11-22T04:25:08Z');

test('an instant is shown in the zone of Ho Chi Minh City, on the 24-hour clock', () => {
	expect(time.formatDate(AT)).toBe('22/11/2026');
	expect(time.formatClock(AT)).toBe('11:25:08');
	expect(time.formatDateTime(AT)).toBe('11:25 22/11/2026');
	expect(time.formatTime(Date.parse('2026-11-22T16:59:59Z'))).toBe('23:59');
});

test('the day begins at 17:00 UTC of the day before', () => {
	expect(time.isoDay(Date.parse('2026-11-22T16:59:59Z'))).toBe('2026-11-22');
	expect(time.isoDay(Date.parse('2026-11-22T17:00:00Z'))).toBe('2026-11-23');
	expect(time.startOfDay('2026-11-23')).toBe(Date.parse('2026-11-22T17:00:00Z'));
	expect(time.endOfDay('2026-11-22')).toBe(Date.parse('2026-11-22T17:00:00Z'));
});

test('the zone agrees with the system’s own', () => {
	const own = new Intl.DateTimeFormat('en-GB', {
		timeZone: 'Asia/Ho_Chi_Minh',
		dateStyle: 'short',
	});
	expect(time.formatDate(AT)).toBe(own.format(AT));
});

test('weekdays in both languages', () => {
	expect(time.formatWeekday(AT, 'vi')).toBe('Chủ nhật');
	expect(time.formatWeekday(AT, 'en')).toBe('Sunday');
});

test('quarters are Roman', () => {
	expect(time.quarterOf('2025-12-31')).toEqual({ roman: 'IV', year: 2025 });
	expect(time.quarterOf('2026-04-01')).toEqual({ roman: 'II', year: 2026 });
});

test('a year before a leap day is the last of February', () => {
	expect(time.yearBefore('2026-11-23')).toBe('2025-11-23');
	expect(time.yearBefore('2024-02-29')).toBe('2023-02-28');
	expect(time.yearBefore('2025-02-28')).toBe('2024-02-28');
});
