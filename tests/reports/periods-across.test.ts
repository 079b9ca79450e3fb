import { describe, expect, test } from 'vitest';
import { told, toldSheet } from '#tests/support/read-office.ts';

const ONLINE = 'Hồ sơ TTHC trực tuyến';
const SIGNED = 'Văn bản điện tử được ký số';
const TAKEN = [
	'C4 682 ho-so-truc-tuyen 2024-01-31 91',
	'D4 682 ho-so-truc-tuyen 2024-02-29 92',
	'C5 672 ho-so-truc-tuyen 2024-01-31 81',
	'D5 672 ho-so-truc-tuyen 2024-02-29 82',
];

describe('months across and units down', () => {
	const months = ['Tháng 1', 'Tháng 2'];
	const body = [
		[1, 'Đạ Tẻh', 91, 92],
		[2, 'Đà Lạt', 81, 82],
	];

	test('are of the indicator that is merged over them', () => {
		const { taken, questions, refused } = toldSheet(
			[
				['SỐ LIỆU NĂM 2024'],
				['TT', 'Đơn vị', `Tỷ lệ ${ONLINE} (%)`, null],
				[null, null, ...months],
				...body,
			],
			{ merged: ['A2:A3', 'B2:B3', 'C2:D2'] },
		);
		expect(taken).toEqual(TAKEN);
		expect([questions, refused]).toEqual([[], []]);
	});

	test('are of the indicator that stands over the months alone, merged or not', () => {
		const rows = [
			['SỐ LIỆU NĂM 2024'],
			[null, null, ONLINE, null],
			['TT', 'Đơn vị', ...months],
			...body,
		];
		expect(toldSheet(rows, { merged: ['C2:D2'] }).taken).toEqual(TAKEN);
		expect(toldSheet(rows).taken).toEqual(TAKEN);
		const csv = rows.map((row) => row.map((cell) => cell ?? '').join(';')).join('\n');
		expect(told(Buffer.from(csv)).taken).toEqual(TAKEN);
	});

	test('are of two indicators side by side', () => {
		const { taken } = toldSheet([
			['NĂM 2024'],
			[null, ONLINE, null, SIGNED, null],
			['Đơn vị', 'Quý I', 'Quý II', 'Quý I', 'Quý II'],
			['Đạ Tẻh', 91, 92, 71, 72],
		]);
		expect(taken).toEqual([
			'B4 682 ho-so-truc-tuyen 2024-03-31 91',
			'C4 682 ho-so-truc-tuyen 2024-06-30 92',
			'D4 682 van-ban-ky-so 2024-03-31 71',
			'E4 682 van-ban-ky-so 2024-06-30 72',
		]);
	});

	test('are of the indicator that the title names, or the name of the sheet', () => {
		const title = `BIỂU TỔNG HỢP TỶ LỆ ${ONLINE.toUpperCase()} CÁC THÁNG NĂM 2024`;
		expect(toldSheet([[title], [], ['TT', 'Đơn vị', ...months], ...body]).taken).toEqual(TAKEN);
		const rows = [['NĂM 2024'], [], ['TT', 'Đơn vị', ...months], ...body];
		expect(toldSheet(rows, { name: 'Văn bản điện tử được ký số' }).taken[0]).toBe(
			'C4 682 van-ban-ky-so 2024-01-31 91',
		);
	});

	test('have their indicator asked where nothing names it', () => {
		const rows = [['NĂM 2024'], [], ['TT', 'Đơn vị', ...months], ...body];
		const { questions, refused } = toldSheet(rows);
		expect(questions).toMatchObject([{ id: 'report-indicator:Biểu', free: true, answer: null }]);
		expect(refused).toHaveLength(4);
		const answers = { 'report-indicator:Biểu': ONLINE };
		expect(toldSheet(rows, { answers }).taken).toEqual(TAKEN);
	});

	test('have their year asked where nothing says it', () => {
		const rows = [[ONLINE], [], ['TT', 'Đơn vị', ...months], ...body];
		const { questions, refused } = toldSheet(rows);
		expect(questions).toMatchObject([{ id: 'year:Biểu', kind: 'year', free: true, answer: null }]);
		expect(refused).toEqual(['C4', 'D4', 'C5', 'D5'].map((cell) => `${cell} unanswered`));
		expect(toldSheet(rows, { answers: { 'year:Biểu': '2024' } }).taken).toEqual(TAKEN);
		expect(toldSheet(rows, { answers: { 'year:Biểu': '24' } }).taken).toEqual([]);
	});

	test('are refused where the same month stands twice under names that are unknown', () => {
		const { taken, refused } = toldSheet([
			['NĂM 2024'],
			[null, 'Máy tính', null, 'Máy in', null],
			['Đơn vị', 'Tháng 1', 'Tháng 2', 'Tháng 1', 'Tháng 2'],
			['Đạ Tẻh', 91, 92, 71, 72],
		]);
		expect(taken).toEqual([]);
		expect(refused.filter((line) => line.endsWith('indicator-missing'))).toHaveLength(8);
	});

	test('beside one indicator that is unknown are refused under its name', () => {
		const { taken, report } = toldSheet([
			['NĂM 2024'],
			[null, ONLINE, null, 'Máy in mạng', null],
			['Đơn vị', 'Tháng 1', 'Tháng 2', 'Tháng 1', 'Tháng 2'],
			['Đạ Tẻh', 91, 92, 71, 72],
		]);
		expect(taken).toHaveLength(2);
		const refused = report.rows.filter(({ kind }) => kind === 'refuse');
		expect(refused).toHaveLength(4);
		expect(refused[0]).toMatchObject({
			reason: { kind: 'indicator-unknown', name: 'Máy in mạng' },
		});
	});

	test('of one unit’s indicators have their year from the title, and the whole year beside them', () => {
		const { taken, report } = toldSheet([
			['HUYỆN ĐẠ TẺH, NĂM 2023'],
			['Chỉ tiêu', 'Quý I', '6 tháng đầu năm', 'Cả năm'],
			[ONLINE, 91, 92, 93],
		]);
		expect(taken).toEqual([
			'B3 682 ho-so-truc-tuyen 2023-03-31 91',
			'C3 682 ho-so-truc-tuyen 2023-06-30 92',
			'D3 682 ho-so-truc-tuyen 2023-12-31 93',
		]);
		const sources = report.rows.flatMap((row) => (row.kind === 'take' ? row.timeSource : []));
		expect(sources).toEqual(['quarter', 'half-year', 'year']);
	});
});

describe('months beside the quarter, the half-year and the year that end with them', () => {
	const across = [
		...['Tháng 1', 'Tháng 2', 'Tháng 3', 'Quý I', 'Tháng 4', 'Tháng 5', 'Tháng 6', 'Quý II'],
		...['6 tháng', '9 tháng đầu năm', 'Cả năm'],
	];
	const values = [10, 11, 12, 33, 13, 14, 15, 42, 75, 98, 99];

	test('are all taken, each for its own period', () => {
		const { report, taken, refused, questions } = toldSheet([
			[`${ONLINE} NĂM 2023`],
			[],
			['Đơn vị', ...across],
			['Đạ Tẻh', ...values],
		]);
		expect([refused, questions]).toEqual([[], []]);
		expect(taken).toHaveLength(across.length);
		const figures = report.rows.flatMap((row) => (row.kind === 'take' ? row : []));
		expect(figures.map(({ timeSource, value }) => [timeSource, value])).toEqual([
			...[10, 11, 12].map((value) => ['period', value]),
			['quarter', 33],
			...[13, 14, 15].map((value) => ['period', value]),
			...[
				['quarter', 42],
				['half-year', 75],
				['year-to-date', 98],
				['year', 99],
			],
		]);
		expect(new Set(figures.map(({ observedAt }) => observedAt)).size).toBe(across.length);
		expect(figures.map(({ observedAt }) => new Date(observedAt).toISOString()).slice(6, 9)).toEqual(
			['2023-06-30T16:59:59.000Z', '2023-06-30T16:59:59.250Z', '2023-06-30T16:59:59.500Z'],
		);
	});

	test('are three figures in rows, too, and contradict each other in none', () => {
		const rows = [
			['Đơn vị', 'Chỉ tiêu', 'Kỳ', 'Giá trị'],
			...(
				[
					['tháng 12/2021', 10],
					['quý IV/2021', 30],
					['năm 2021', 99],
					['12/2021', 11],
				] as const
			).map(([period, value]) => ['Đạ Tẻh', ONLINE, period, value]),
		];
		const { taken, refused } = toldSheet(rows);
		expect(taken).toEqual(
			['30', '99'].map((value, at) => `D${at + 3} 682 ho-so-truc-tuyen 2021-12-31 ${value}`),
		);
		// The month is told twice, and otherwise.
		expect(refused).toEqual(['D2 contradicts', 'D5 contradicts']);
	});

	test('are told apart where a title names both', () => {
		const rows = [['BÁO CÁO THÁNG 12/2023 VÀ QUÝ IV/2023'], ['Đơn vị', ONLINE], ['Đạ Tẻh', 95]];
		const { questions } = toldSheet(rows);
		expect(questions).toMatchObject([
			{
				id: 'period:Biểu',
				choices: [
					{ id: '2023-12-31', label: '31/12/2023' },
					{ id: 'quarter 2023-12-31', label: '01/10/2023 – 31/12/2023' },
				],
			},
		]);
		const sourceOf = (answer: string) =>
			toldSheet(rows, { answers: { 'period:Biểu': answer } }).report.rows.flatMap((row) =>
				row.kind === 'take' ? row.timeSource : [],
			);
		expect(sourceOf('2023-12-31')).toEqual(['period']);
		expect(sourceOf('quarter 2023-12-31')).toEqual(['quarter']);
		expect(sourceOf('năm 2023')).toEqual(['year']);
	});
});

test('a column of results of units is of the indicator that the title names', () => {
	const title = `Kết quả ${ONLINE.toLowerCase()} tháng 11/2024`;
	const { taken } = toldSheet([[title], ['Đơn vị', 'Thực hiện'], ['Đạ Tẻh', 95]]);
	expect(taken).toEqual(['B3 682 ho-so-truc-tuyen 2024-11-30 95']);
});

describe('a year of two digits', () => {
	const answers = { 'short-years': '2000' };

	test('is asked about once for the file, in rows and over columns', () => {
		const rows = [
			['Đơn vị', 'Chỉ tiêu', 'Kỳ', 'Giá trị'],
			...['15/11/24', 'T10/24', 'quý III/24', '9/24'].map((period) => [
				...['Đạ Tẻh', ONLINE, period],
				95,
			]),
		];
		const { questions, refused } = toldSheet(rows);
		expect(questions).toMatchObject([
			{ id: 'short-years', kind: 'short-years', about: '', choices: [{ label: '24 = 2024' }] },
		]);
		expect(refused).toHaveLength(4);
		expect(toldSheet(rows, { answers }).taken).toEqual([
			'D2 682 ho-so-truc-tuyen 2024-11-15 95',
			'D3 682 ho-so-truc-tuyen 2024-10-31 95',
			'D4 682 ho-so-truc-tuyen 2024-09-30 95',
			'D5 682 ho-so-truc-tuyen 2024-09-30 95',
		]);
		const across = [[ONLINE], [], ['Đơn vị', 'T10/24', 'T11/24'], ['Đạ Tẻh', 94, 95]];
		expect(toldSheet(across, { answers }).taken).toEqual([
			'B4 682 ho-so-truc-tuyen 2024-10-31 94',
			'C4 682 ho-so-truc-tuyen 2024-11-30 95',
		]);
	});

	test('in a title is a choice of the question for the period', () => {
		const { questions } = toldSheet([['BÁO CÁO THÁNG 11/24'], ['Đơn vị', ONLINE], ['Đạ Tẻh', 95]]);
		expect(questions).toMatchObject([
			{ id: 'period:Biểu', choices: [{ id: '2024-11-30', label: '30/11/2024' }], answer: null },
		]);
	});

	test('is none where it may be a day or a month', () => {
		const rows = [
			['Đơn vị', 'Chỉ tiêu', 'Kỳ', 'Giá trị'],
			...['11/12', '31/02/24', '11/24/QĐ-UBND'].map((period) => ['Đạ Tẻh', ONLINE, period, 95]),
		];
		expect(toldSheet(rows, { answers }).refused).toEqual(
			['D2', 'D3', 'D4'].map((cell) => `${cell} period-unread`),
		);
	});
});

test('a month in a row whose year nothing says has it asked', () => {
	const rows = [
		['Đơn vị', 'Chỉ tiêu', 'Tháng', 'Giá trị'],
		['Đạ Tẻh', ONLINE, 10, 95],
	];
	expect(toldSheet(rows).questions).toMatchObject([{ id: 'year:Biểu' }]);
	const { taken } = toldSheet(rows, { answers: { 'year:Biểu': '2024' } });
	expect(taken).toEqual(['D2 682 ho-so-truc-tuyen 2024-10-31 95']);
});
