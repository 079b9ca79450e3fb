import { expect, test } from 'vitest';
import { REPORT_FATES } from '#lib/wire/report-import.ts';
import { countsWords, fateWord } from './counts-words.ts';

test('what there is none of is left out', () => {
	const none = { new: 0, same: 0, correction: 0, refused: 0, skipped: 9 };
	expect(countsWords({ ...none, new: 4_800, refused: 200 })).toBe('4.800 mới, 200 bị bỏ lại');
	expect(countsWords({ ...none, same: 1, correction: 2 })).toBe('2 sửa, 1 trùng');
	expect(countsWords(none)).toBe('0 mới');
});

test('each fate has a word of its own', () => {
	expect(new Set(REPORT_FATES.map(fateWord)).size).toBe(REPORT_FATES.length);
});
