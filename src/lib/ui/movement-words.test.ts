import { expect, test } from 'vitest';
import { movedSinceWords, sinceWords } from './movement-words.ts';

const since = 'so với Sơ kết 6 tháng';

test('places gained, lost or kept are told with the review that they are counted from', () => {
	expect(movedSinceWords(3, since)).toBe('Tăng 3 bậc so với Sơ kết 6 tháng');
	expect(movedSinceWords(-2, since)).toBe('Giảm 2 bậc so với Sơ kết 6 tháng');
	expect(movedSinceWords(0, since)).toBe('Giữ hạng so với Sơ kết 6 tháng');
	expect(movedSinceWords(null, since)).toBe('');
});

test('the key names the review beside the arrows, and says so where all kept their rank', () => {
	const kept = { rank: 1, moved: 0 };
	expect(sinceWords([{ rank: 1, moved: 2 }], { since, shown: true })).toBe(since);
	expect(sinceWords([kept, { rank: null, moved: null }], { since, shown: false })).toBe(
		'so với Sơ kết 6 tháng: không đổi',
	);
});

test('nothing is said of places where one is not known from before, where one moved without room, or nobody has a rank', () => {
	const kept = { rank: 1, moved: 0 };
	expect(sinceWords([kept, { rank: 2, moved: null }], { since, shown: false })).toBe('');
	expect(sinceWords([kept, { rank: 2, moved: 1 }], { since, shown: false })).toBe('');
	expect(sinceWords([{ rank: null, moved: null }], { since, shown: false })).toBe('');
});
