import { describe, expect, test } from 'vitest';
import { toldSheet } from '#tests/support/read-office.ts';
import type { SheetPlan } from '#tests/support/spreadsheets.ts';

type Value = SheetPlan['rows'][number][number];

const UNITS = ['672', '673', '674', '675', '676', '677', '678', '679'];
const TITLE = ['Tháng 11/2024'];
const PRODUCTS = 'Sản phẩm chuyển đổi số mỗi cơ quan';
const ONLINE = 'Hồ sơ TTHC trực tuyến';

/** A column of one indicator's values, from B3 down. */
function column(indicator: string, values: readonly Value[], answers = {}) {
	const rows = values.map((value, at) => [UNITS[at] ?? '', value]);
	return toldSheet([TITLE, ['Đơn vị', indicator], ...rows], { answers });
}
const valuesOf = (indicator: string, values: readonly Value[], answers = {}) =>
	column(indicator, values, answers).figures.map(({ value }) => value);

describe('numbers as text', () => {
	test.each<[string, readonly Value[], readonly number[]]>([
		['Vietnamese by one of them', ['1.234', '12,5'], [1_234, 12.5]],
		['Vietnamese by its groups', ['1.234', '1.234.567,5'], [1_234]],
		['English by one of them', ['1,234', '12.5'], [1_234, 12.5]],
		['English by its groups', ['1,234', '12,345.6'], [1_234, 12_345.6]],
		['apart by spaces', ['1 234', '1\u00a0234,5'], [1_234, 1_234.5]],
		['the same in both', ['12', '0'], [12, 0]],
		['beside numbers', ['1.234', 12.5, '0,5'], [1_234, 12.5, 0.5]],
	])('are read as %s', (_, values, read) => {
		expect(valuesOf(PRODUCTS, values)).toEqual(read);
	});

	test('are asked where nothing in the file tells them apart, and read as answered', () => {
		const { questions, refused, taken } = column(PRODUCTS, ['1.234', '2.500', '7']);
		expect(questions).toMatchObject([
			{
				id: 'numbers',
				kind: 'numbers',
				choices: [{ id: 'vi', label: '1.234,5' }, { id: 'en' }],
				examples: [{ raw: '1.234' }, { raw: '2.500' }],
			},
		]);
		expect(refused).toEqual(['B3 unanswered', 'B4 unanswered']);
		expect(taken).toHaveLength(1);
		expect(valuesOf(PRODUCTS, ['1.234', '2.500'], { numbers: 'vi' })).toEqual([1_234, 2_500]);
		expect(valuesOf(PRODUCTS, ['1.234', '2.500'], { numbers: 'en' })).toEqual([1.234, 2.5]);
		expect(valuesOf(PRODUCTS, ['1.234', '7'], { numbers: 'fr' })).toEqual([7]);
	});

	test('of both kinds in one file are asked, and the other kind is refused', () => {
		const values = ['12,5', '12.5', '1.234'];
		expect(column(PRODUCTS, values).refused).toHaveLength(3);
		const { taken, refused } = column(PRODUCTS, values, { numbers: 'vi' });
		expect(taken).toHaveLength(2);
		expect(refused).toEqual(['B4 other-notation']);
	});

	const COURSES = 'Lớp tập huấn kỹ năng số';
	const beside = (percentage: Value, count: Value, answers = {}) =>
		toldSheet([TITLE, ['Đơn vị', ONLINE, COURSES], ['672', percentage, count]], { answers });

	test.each<[Value, Value, string, readonly string[]]>([
		['95.1', '1.250', 'vi', ['B3 other-notation']],
		['95.1', '1.250', 'en', ['C3 not-whole']],
		['95,1', '1,250', 'vi', ['C3 not-whole']],
		['95,1', '1,250', 'en', ['B3 other-notation']],
	])('%s beside %s of what is counted whole is asked; %s', (percentage, count, numbers, left) => {
		const { questions, refused } = beside(percentage, count);
		expect(questions).toMatchObject([
			{ id: 'numbers', examples: [{ raw: percentage }, { raw: count }] },
		]);
		expect(refused).toEqual(['B3 unanswered', 'C3 unanswered']);
		const answered = beside(percentage, count, { numbers });
		expect(answered.refused).toEqual(left);
		expect(answered.taken).toHaveLength(1);
	});

	test('of what is counted whole are read as all others where that is whole', () => {
		expect(beside('95.1', '1,250').figures.map(({ value }) => value)).toEqual([95.1, 1_250]);
		expect(beside('95,1', '1.250').figures.map(({ value }) => value)).toEqual([95.1, 1_250]);
		expect(beside('95,1', '12,5').figures.map(({ value }) => value)).toEqual([95.1, 12.5]);
	});

	test('alone, what it would be as no whole number is refused and said', () => {
		const { report, refused } = toldSheet([TITLE, ['Đơn vị', COURSES], ['672', '1.250']], {
			answers: { numbers: 'en' },
		});
		expect(refused).toEqual(['B3 not-whole']);
		expect(report.rows).toContainEqual(
			expect.objectContaining({ reason: { kind: 'not-whole', value: '1.25' } }),
		);
	});

	test.each(['-', '–', '…', '...', 'chưa có số liệu', 'Chưa có', 'Không phát sinh', 'N/A'])(
		'%s is no figure, and never 0',
		(text) => {
			const { taken, skipped, refused } = column(PRODUCTS, [text, 1]);
			expect([taken.length, refused.length]).toEqual([1, 0]);
			expect(skipped).toContain('A3 no-figure');
		},
	);

	test.each(['khoảng 95', '≥ 95', '95 hồ sơ', '1.23.4', '12 34'])('%s is refused', (text) => {
		expect(column(PRODUCTS, [text]).refused).toEqual(['B3 no-number']);
	});
});

describe('percentages', () => {
	const percent = (value: number) => ({ t: 'n', v: value, z: '0%' }) as const;

	test.each<[string, readonly Value[], readonly number[]]>([
		['by their format', [percent(0.95), percent(1), percent(0)], [95, 100, 0]],
		['by their sign', ['95%', '0,5 %'], [95, 0.5]],
		['by their size', [95, 87.5, 0], [95, 87.5, 0]],
		['as fractions beside such formats', [percent(0.95), 0.57, '0,5'], [95, 57, 50]],
		['with formats of more than 1', [percent(0.95), 87], [95, 87]],
		['by the size of others', [95, 1.02], [95, 1.02]],
		['by the sign of others', ['95%', '1,02'], [95, 1.02]],
	])('are told %s', (_, values, read) => {
		expect(valuesOf(ONLINE, values)).toEqual(read);
	});

	test.each<[string, readonly Value[], readonly string[]]>([
		['all are at most 1', [0.95, 0.57, 1, 0], ['B3', 'B4', 'B5']],
		['some are and others are not', [95, 0.9, 87], ['B4']],
		['one has a format and one is more than 1', [percent(0.95), 87, 0.9], ['B5']],
		['one has a sign', ['95%', 0.9], ['B4']],
		['one is above 1 beside fractions', [0.95, 0.87, 1.02, 1], ['B3', 'B4', 'B5', 'B6']],
		['one is above 1 beside formats', [percent(0.955), 1.02, 0.9], ['B4', 'B5']],
		['one is above 1 beside fractions and percentages', [95, 0.9, '1,02'], ['B4', 'B5']],
		['nothing is larger', [1.02, 0], ['B3']],
	])('are asked where %s', (_, values, open) => {
		const { questions, refused } = column(ONLINE, values);
		expect(questions).toMatchObject([{ id: 'percent:Biểu', kind: 'percent', about: 'Biểu' }]);
		expect(refused).toEqual(open.map((cell) => `${cell} unanswered`));
	});

	test('without the noise of binary fractions, which Excel does not show either', () => {
		const { report, figures } = column(ONLINE, [0.6699999999999999, 95]);
		expect(report.rows).toContainEqual(expect.objectContaining({ kind: 'refuse', raw: '0.67' }));
		expect(figures).toMatchObject([{ value: 95 }]);
	});

	test('are read as answered', () => {
		expect(valuesOf(ONLINE, [0.95, 0.57], { 'percent:Biểu': 'fraction' })).toEqual([95, 57]);
		expect(valuesOf(ONLINE, [0.95, 0.57], { 'percent:Biểu': 'percent' })).toEqual([0.95, 0.57]);
	});

	test('above 1 are read as answered for the others, and judged by the range', () => {
		const values = [0.95, 0.87, 1.02, 1];
		const fractions = column(ONLINE, values, { 'percent:Biểu': 'fraction' });
		expect(fractions.figures.map(({ value }) => value)).toEqual([95, 87, 100]);
		expect(fractions.refused).toEqual(['B5 out-of-range']);
		expect(valuesOf(ONLINE, values, { 'percent:Biểu': 'percent' })).toEqual(values);
		const mixed = [percent(0.955), 1.02];
		expect(valuesOf(ONLINE, mixed, { 'percent:Biểu': 'percent' })).toEqual([95.5, 1.02]);
		const one = column(ONLINE, mixed, { 'percent:Biểu': 'fraction' });
		expect([one.taken.length, one.refused]).toEqual([1, ['B4 out-of-range']]);
	});

	test('are refused of what is not measured in percent', () => {
		expect(column(PRODUCTS, [percent(0.95), '95%', 3]).refused).toEqual([
			'B3 no-percent',
			'B4 no-percent',
		]);
	});
});

describe('what is no number', () => {
	const YES_NO = 'Công khai danh mục dữ liệu mở';

	test('is yes or no', () => {
		const yes = ['Có', 'x', 'Đạt', '✓', 1, true, 'Đã ban hành'];
		expect(valuesOf(YES_NO, yes)).toEqual(yes.map(() => 1));
		const no = ['Không', 'Chưa', 'không đạt', 0, false];
		expect(valuesOf(YES_NO, no)).toEqual(no.map(() => 0));
		expect(column(YES_NO, ['có lẽ', 'Có']).refused).toEqual(['B3 no-yes-no']);
	});

	test('is a stage by its name', () => {
		const stages = ['Chưa xây dựng', 'đã dự thảo', 'Issued'];
		expect(valuesOf('Kế hoạch phát động', stages)).toEqual([0, 1, 2]);
		const { report } = column('Kế hoạch phát động', ['Đang trình', 'Đã ban hành']);
		expect(report.rows).toContainEqual(
			expect.objectContaining({
				kind: 'refuse',
				reason: { kind: 'no-stage', stages: 'Chưa xây dựng, Đã dự thảo, Đã ban hành' },
			}),
		);
	});

	test('is refused of a number', () => {
		expect(column(PRODUCTS, [true, 'có', 3]).refused).toEqual(['B3 no-number', 'B4 no-number']);
	});
});
