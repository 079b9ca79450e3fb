import { expect, test } from 'vitest';
import { choicesEn, questionsEn, reasonsEn, spansEn } from './en.ts';
import { choicesVi, questionsVi, reasonsVi, spansVi } from './vi.ts';
import { choiceWords, periodWords, questionWords, reasonWords } from './words.ts';

const both: readonly (readonly [string, string, string])[] = [
	...Object.entries(reasonsVi).map(
		([kind, vi]) => [kind, vi, reasonsEn[kind as keyof typeof reasonsEn]] as const,
	),
	...Object.entries(choicesVi).map(
		([id, vi]) => [id, vi, choicesEn[id as keyof typeof choicesEn]] as const,
	),
	...Object.entries(spansVi).map(
		([span, vi]) => [span, vi, spansEn[span as keyof typeof spansEn]] as const,
	),
	...Object.entries(questionsVi).map(
		([kind, vi]) => [kind, vi, questionsEn[kind as keyof typeof questionsEn]] as const,
	),
];
const places = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([place]) => place).sort();

test.each(both)('the words of %s are whole in both languages', (_, vi, en) => {
	expect(vi).toBe(vi.normalize('NFC'));
	expect(places(en)).toEqual(places(vi));
});

test('a reason and a question say what the file says', () => {
	const reason = { kind: 'unit-unknown', name: 'Đạ Tẽh', nearest: 'Huyện Đạ Tẻh' } as const;
	expect(reasonWords(reason, 'vi')).toBe('Không có đơn vị “Đạ Tẽh”. Gần giống nhất: Huyện Đạ Tẻh.');
	expect(reasonWords(reason, 'en')).toContain('There is no unit “Đạ Tẽh”.');
	expect(questionWords({ kind: 'unit', about: 'Điện Biên' }, 'vi')).toBe(
		'“Điện Biên” là đơn vị nào?',
	);
	expect(reasonWords({ ...reason, nearest: '' }, 'vi')).toBe('Không có đơn vị “Đạ Tẽh”.');
	expect(reasonWords({ ...reason, nearest: '' }, 'en')).toBe('There is no unit “Đạ Tẽh”.');
	expect(questionWords({ kind: 'period', about: '' }, 'vi')).toBe('Số liệu của kỳ nào?');
	expect(questionWords({ kind: 'period', about: '' }, 'en')).toBe('Figures of which period?');
	expect(choiceWords({ id: '7', label: 'Huyện Điện Biên (100)' }, 'en')).toBe(
		'Huyện Điện Biên (100)',
	);
	expect(choiceWords({ id: 'skip', label: null }, 'en')).toBe('No, leave them out');
});

test('a period is told by its last day, and a month apart from what is longer', () => {
	const observedAt = Date.parse('2024-12-31T23:59:59+07:00');
	expect(periodWords({ observedAt, timeSource: 'period' }, 'vi')).toBe('31/12/2024');
	expect(periodWords({ observedAt, timeSource: 'quarter' }, 'vi')).toBe('31/12/2024 (quý)');
	expect(periodWords({ observedAt, timeSource: 'year' }, 'en')).toBe('31/12/2024 (whole year)');
});

test('of a period that has not begun it is said when it does', () => {
	const reason = { kind: 'not-begun', day: '01/12/2028' } as const;
	expect(reasonWords(reason, 'vi')).toContain('đến ngày 01/12/2028 mới bắt đầu');
	expect(reasonWords(reason, 'en')).toContain('does not begin before 01/12/2028');
});
