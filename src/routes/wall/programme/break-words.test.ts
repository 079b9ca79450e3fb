import { afterEach, expect, test } from 'vitest';
import { speak } from '#lib/messages/locale.ts';
import type { UnitBreak } from '#lib/wire/unit-past.ts';
import { breaksWords } from './break-words.ts';

afterEach(() => speak(() => 'vi'));

const named = (name: string) => ({ name, shortName: name });
const merged: UnitBreak = {
	...{ happenedOn: '2024-12-01', type: 'merge', legalBasis: 'NQ 1245/NQ-UBTVQH15', role: 'went' },
	inPart: false,
	units: [{ name: 'Huyện Đạ Huoai', shortName: 'Đạ Huoai' }],
};

test('what a unit went into is told with day and legal basis, and whose its figures are since', () => {
	expect(breaksWords([merged], 'vi')).toBe(
		'Từ 01/12/2024 nhập thành Huyện Đạ Huoai (NQ 1245/NQ-UBTVQH15); số liệu sau đó của địa bàn cũ',
	);
	expect(breaksWords([merged], 'en')).toContain('nhập thành Đạ Huoai (');
	const ended: UnitBreak = { ...merged, type: 'abolish', units: [] };
	expect(breaksWords([ended], 'vi')).toContain('không còn là đơn vị hành chính (NQ');
});

test('what it came of is told by name, of many only some', () => {
	const units = ['A', 'B', 'C', 'D', 'E', 'F'].map(named);
	expect(breaksWords([{ ...merged, role: 'came', units }], 'vi')).toBe(
		'Từ 01/12/2024 lập từ A, B, C, D và 2 đơn vị khác (NQ 1245/NQ-UBTVQH15)',
	);
	expect(
		breaksWords([{ ...merged, role: 'came', type: 'rename', units: [named('A')] }], 'vi'),
	).toContain('đổi tên từ A');
	expect(breaksWords([{ ...merged, role: 'came', inPart: true }], 'vi')).toBe(
		'Từ 01/12/2024 lập từ một phần của Huyện Đạ Huoai (NQ 1245/NQ-UBTVQH15)',
	);
	expect(breaksWords([{ ...merged, type: 'split', units: ['A', 'B'].map(named) }], 'vi')).toContain(
		'chia thành A, B',
	);
});

test('a list in a decision is named in the language of the card', () => {
	const listed = { ...merged, legalBasis: 'danh mục tại QĐ 19/2025/QĐ-TTg' };
	expect(breaksWords([listed], 'vi')).toContain('(danh mục tại QĐ 19/2025/QĐ-TTg)');
	speak(() => 'en');
	expect(breaksWords([listed], 'en')).toContain('(catalogue of Decision 19/2025/QĐ-TTg)');
	expect(breaksWords([merged], 'en')).toContain('(NQ 1245/NQ-UBTVQH15)');
});

test('where nothing has changed nothing is told', () => {
	expect(breaksWords([], 'vi')).toBe('');
});
