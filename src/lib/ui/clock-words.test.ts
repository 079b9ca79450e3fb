import { afterEach, expect, test } from 'vitest';
import { speak } from '#lib/messages/locale.ts';
import { clockWords } from './clock-words.ts';

const YEAR_S = 365.2425 * 86_400;

afterEach(() => speak(() => 'vi'));

test('of a wrong clock the wall tells by how much it is ahead or behind, and which time was taken', () => {
	expect(clockWords(-3 * YEAR_S, 'vi')).toBe('Đồng hồ thiết bị chậm 3 năm, lấy giờ nhận');
	expect(clockWords(600, 'vi')).toBe('Đồng hồ thiết bị nhanh 10 phút, lấy giờ nhận');
	speak(() => 'en');
	expect(clockWords(-7.5 * YEAR_S, 'en')).toBe(
		'Device clock 7.5 years behind, time of receipt taken',
	);
});
