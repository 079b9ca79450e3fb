import { expect, test } from 'vitest';
import { pastWords } from './past-words.ts';

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
