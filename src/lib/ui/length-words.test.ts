import { afterEach, expect, test } from 'vitest';
import { speak } from '#lib/messages/locale.ts';
import { lengthWords } from './length-words.ts';

test.each([
	[0, '0 giây'],
	[0.2, 'dưới 1 giây'],
	[59.4, '59 giây'],
	[59.6, '1 phút'],
	[89, '1 phút'],
	[3_569, '59 phút'],
	[3_570, '1 giờ'],
	[11_880, '3,3 giờ'],
	[35_900, '10 giờ'],
	[84_500, '23 giờ'],
	[86_200, '1 ngày'],
	[503_208, '5,8 ngày'],
	[2_592_000, '30 ngày'],
	[60_000_000, '694 ngày'],
	[94_672_800, '3 năm'],
])('%d seconds are %s', (seconds, words) => {
	expect(lengthWords(seconds, 'vi')).toBe(words);
});

afterEach(() => speak(() => 'vi'));

test('in English with its own point', () => {
	speak(() => 'en');
	expect(lengthWords(11_880, 'en')).toBe('3.3 h');
});
