import { afterEach, expect, test } from 'vitest';
import { speak } from '#lib/messages/locale.ts';
import { latest } from './card-examples.ts';
import { pastWords, unknownThenWords } from './past-words.ts';

afterEach(() => speak(() => 'vi'));

const past = { live: false, day: '2024-12-31', believedAt: null, close: null } as const;
/** The link may live; what is shown does not. */
const said = { words: 'Số liệu của ngày', linked: 'Đã kết nối máy chủ' };

test('today says nothing of the past', () => {
	expect(pastWords({ ...past, live: true })).toBeNull();
});

test('a day that has passed is named, and as known when', () => {
	expect(pastWords(past)).toEqual({ ...said, day: '31/12/2024', more: '' });
	expect(pastWords({ ...past, believedAt: '2025-01-15' })).toEqual({
		...{ ...said, day: '31/12/2024' },
		more: 'như đã biết ngày 15/01/2025',
	});
});

test('what was closed names the review, who closed it and when', () => {
	const close = {
		...{ id: 3, name: 'Tổng kết 2024', day: '2024-12-31', closedBy: 'Nguyễn Văn A' },
		...{ closedAt: '2025-01-05T02:30:00.000Z', sha256: 'x' },
	};
	expect(pastWords({ ...past, close })?.more).toBe(
		'Chốt kỳ Tổng kết 2024 · Nguyễn Văn A, 09:30 05/01/2025',
	);
});

test('a day of which nothing was known then says so, and that later figures do not count', () => {
	const then = { ...past, believedAt: '2025-01-15', cells: [] };
	expect(unknownThenWords(then)).toBe(
		'Đến hết 15/01/2025 chưa biết số liệu nào tính đến 31/12/2024; số liệu nhận sau đó không kể ở đây',
	);
	speak(() => 'en');
	expect(unknownThenWords(then)).toBe(
		'By the end of 15/01/2025 no figure up to 31/12/2024 was known; what was received later does not count here',
	);
});

test('nothing of that is said of a day as it is believed now, and where a figure was known', () => {
	expect(unknownThenWords({ ...past, cells: [] })).toBe('');
	expect(unknownThenWords({ ...past, believedAt: '2025-01-15', cells: [latest(1, 64)] })).toBe('');
});
