import { describe, expect, test } from 'vitest';
import { readOffice, told, toldSheet } from '#tests/support/read-office.ts';
import { spreadsheet } from '#tests/support/spreadsheets.ts';

const ONLINE = 'Hồ sơ TTHC trực tuyến';
const SIGNED = 'Văn bản điện tử được ký số';
const TITLE = ['Tháng 11/2024'];
const HEADER = ['Đơn vị', ONLINE];
const GOOD = ['Đạ Tẻh', 95];

test('a formula is refused, in a figure and in a name; its value in the cell beside does not count', () => {
	const { refused, taken } = toldSheet([
		TITLE,
		HEADER,
		GOOD,
		['Đà Lạt', { t: 'n', v: 95, f: 'B3' }],
		[{ t: 's', v: 'Bảo Lộc', f: 'A3' }, 95],
	]);
	expect(taken).toHaveLength(1);
	expect(refused).toEqual(['B4 formula', 'A5 formula']);
});

test.each<[string, object, string]>([
	['an error of Excel’s', { t: 'e', v: 7 }, 'error-value'],
	['a date', { t: 'n', v: 45_626, z: 'dd/mm/yyyy' }, 'date-as-figure'],
	['a date before 1900', { t: 'n', v: -5, z: 'dd/mm/yyyy' }, 'date-before-1900'],
])('%s is refused where a figure should be', (_, cell, reason) => {
	const { refused } = toldSheet([TITLE, HEADER, GOOD, ['Đà Lạt', cell as { t: 'n' }]]);
	expect(refused).toEqual([`B4 ${reason}`]);
});

test.each([
	'#N/A',
	'#DIV/0!',
	'#VALUE!',
	'#REF!',
	'#NAME?',
	'#NUM!',
	'#NULL!',
	'#SPILL!',
	'Err:502',
])('the error %s is refused as text too, as a CSV has it', (error) => {
	expect(toldSheet([TITLE, HEADER, GOOD, ['Đà Lạt', error]]).refused).toEqual(['B4 error-value']);
	const bytes = Buffer.from(`Tháng 11/2024\nĐơn vị;${ONLINE}\nĐạ Tẻh;95\nĐà Lạt;${error}\n`);
	expect(told(bytes).refused).toEqual(['B4 error-value']);
});

test('what offices write where they have no figure is no error', () => {
	const rows = ['N/A', 'n/a', '#'].map((text) => ['Đà Lạt', text]);
	expect(toldSheet([TITLE, HEADER, GOOD, ...rows]).refused).toEqual(['B6 no-number']);
});

test('a period that has not begun is refused with its cell, its words and its first day, one that goes on is taken', () => {
	const periods = [
		...['tháng 12/2028', 'năm 2030', 'quý I/2027', '24/11/2026', 'tháng 12/2026'],
		...['23/11/2026', 'tháng 11/2026', 'quý IV/2026', '6 tháng cuối năm 2026', 'năm 2026'],
		'11 tháng năm 2026',
	];
	const { report, taken } = toldSheet(
		[
			['Đơn vị', 'Chỉ tiêu', 'Kỳ', 'Giá trị'],
			...periods.map((period) => ['Đạ Tẻh', 'Hồ sơ TTHC trực tuyến', period, 95]),
		],
		{ answers: { 'former-units': 'take' } },
	);
	const refused = report.rows.flatMap((row) => (row.kind === 'refuse' ? row : []));
	expect(refused.map(({ at, reason }) => [at.cell, reason])).toEqual([
		['D2', { kind: 'not-begun', day: '01/12/2028' }],
		['D3', { kind: 'not-begun', day: '01/01/2030' }],
		['D4', { kind: 'not-begun', day: '01/01/2027' }],
		['D5', { kind: 'not-begun', day: '24/11/2026' }],
		['D6', { kind: 'not-begun', day: '01/12/2026' }],
	]);
	expect(taken).toHaveLength(6);
});

test('a unit that has ended is not asked about for a time that is yet to come', () => {
	const { refused, questions } = toldSheet([
		['Đơn vị', 'Chỉ tiêu', 'Kỳ', 'Giá trị'],
		['Đạ Huoai', 'Hồ sơ TTHC trực tuyến', 'tháng 12/2028', 95],
	]);
	expect([refused, questions]).toEqual([['D2 not-begun'], []]);
});

test('periods that cannot be are refused with their cells', () => {
	const rows = [
		['Đơn vị', 'Chỉ tiêu', 'Kỳ', 'Giá trị'],
		...['31/12/1899', 'tuần trước', '31/02/2024', '29/02/1900'].map((period) => [
			'Đạ Tẻh',
			ONLINE,
			period,
			95,
		]),
		['Đạ Tẻh', ONLINE, { t: 'n', v: 60, z: 'dd/mm/yyyy' }, 95] as const,
		['Đạ Tẻh', ONLINE, { t: 'n', v: 95, f: '1+1' }, 95] as const,
	];
	expect(toldSheet(rows).refused).toEqual([
		'D2 date-before-1900',
		'D3 period-unread',
		'D4 period-unread',
		'D5 period-unread',
		'D6 date-not-there',
		'D7 formula',
	]);
});

test('figures under no header are refused, each of them', () => {
	const rows = [
		TITLE,
		[null, ...HEADER],
		[1, ...GOOD, '90'],
		[2, 'Đà Lạt', 94, 91, 'Chị Lan phụ trách'],
	];
	expect(toldSheet(rows).refused).toEqual(['D3 column-unnamed', 'D4 column-unnamed']);
});

test('figures under a header that is refused are refused, each of them', () => {
	const rows = [
		TITLE,
		[...HEADER, 'Cái gì đó khác'],
		[...GOOD, 12],
		['Đà Lạt', 94, 'Chị Lan phụ trách'],
		['Bảo Lộc', null, 13],
		['Tổng cộng', 94, 25],
	];
	const { refused, taken } = toldSheet(rows);
	expect(refused).toEqual(['C2', 'C3', 'C5'].map((cell) => `${cell} indicator-unknown`));
	expect(taken).toHaveLength(2);
});

test('a figure of a day on which the unit was not yet there is refused', () => {
	const { report } = toldSheet([['Tháng 10/2020'], HEADER, ['xã Hòa Ninh', 95]]);
	const reason = { kind: 'unit-not-then', name: 'Xã Hoà Ninh', day: '31/10/2020' };
	expect(report.rows.at(-1)).toMatchObject({ kind: 'refuse', at: { cell: 'B3' }, reason });
});

describe('what is hidden', () => {
	test('is refused with its sheet, row or column, where it has figures', () => {
		const rows = [TITLE, [...HEADER, SIGNED], [...GOOD, 90], ['Đà Lạt', 94, 91]];
		expect(toldSheet(rows, { hiddenRows: [4] }).refused).toEqual([
			'B4 hidden-row',
			'C4 hidden-row',
		]);
		expect(toldSheet(rows, { hiddenColumns: [3] }).refused).toEqual([
			'C3 hidden-column',
			'C4 hidden-column',
		]);
		const shown = { name: 'Biểu', rows };
		const lists = { name: 'Danh mục', rows: [['Đạ Tẻh'], ['Đà Lạt']], hidden: true };
		const { refused, skipped } = told(
			spreadsheet([shown, { name: 'Cũ', rows, hidden: true }, lists]),
		);
		expect(refused).toEqual(['B3 hidden-sheet']);
		expect(skipped.at(-1)).toBe('A1 nothing-there');
	});

	test('is told where nothing else is there', () => {
		const report = readOffice(
			spreadsheet([
				{ name: 'Trống', rows: [] },
				{ name: 'Cũ', rows: [HEADER, GOOD], hidden: true },
			]),
		);
		expect(report).toMatchObject({
			kind: 'report',
			rows: [{ kind: 'refuse', reason: { kind: 'hidden-sheet' } }],
		});
	});
});

test('a value outside the indicator’s range is refused with the range', () => {
	const { report } = toldSheet([TITLE, HEADER, ['Đạ Tẻh', 101], ['Đà Lạt', -5]]);
	const reason = { kind: 'out-of-range', min: '0', max: '100' };
	expect(report.rows.slice(-2)).toMatchObject([
		{ kind: 'refuse', at: { cell: 'B3' }, reason },
		{ kind: 'refuse', at: { cell: 'B4' }, reason },
	]);
});

test('a share where the indicator is none, and the other way round, is refused by the measure', () => {
	const { refused, taken } = toldSheet([
		['Tháng 11/2024, huyện Đạ Tẻh'],
		['TT', 'Chỉ tiêu', 'Đơn vị tính', 'Kết quả'],
		[1, ONLINE, 'hồ sơ', 95],
		[2, 'Sản phẩm chuyển đổi số mỗi cơ quan', '%', 2],
		[3, SIGNED, '%', 90],
	]);
	expect(taken).toHaveLength(1);
	expect(refused).toEqual(['D3 measure-differs', 'D4 measure-differs']);
});

describe('the same figure twice', () => {
	test('is taken once where both say the same', () => {
		const { taken, report } = toldSheet([TITLE, HEADER, GOOD, ['682', '95%']]);
		expect(taken).toHaveLength(1);
		expect(report.rows.at(-1)).toMatchObject({
			kind: 'skip',
			at: { cell: 'B4' },
			reason: { kind: 'same-again', cell: 'B3' },
		});
	});

	test('is refused in both cells where they differ, each with the other', () => {
		const rows = [TITLE, HEADER, GOOD, ['682', 94]];
		const { taken, report } = told(
			spreadsheet([
				{ name: 'Một', rows },
				{ name: 'Hai', rows: [TITLE, HEADER, ['Đà Lạt', 90], ['Đạ Tẻh', 93]] },
			]),
		);
		expect(taken).toEqual(['B3 672 ho-so-truc-tuyen 2024-11-30 90']);
		const contradicted = report.rows.flatMap(({ at, ...row }) =>
			row.kind === 'refuse' ? [[at.cell, row.reason]] : [],
		);
		expect(contradicted).toEqual([
			['B3', { kind: 'contradicts', cell: 'B4', raw: '94' }],
			['B4', { kind: 'contradicts', cell: 'B3', raw: '95' }],
			['B4', { kind: 'contradicts', cell: 'Một!B3', raw: '95' }],
		]);
	});
});

test('of 5,000 rows with 200 bad ones each has its reason and cell, in well under a second', () => {
	const header = ['Đơn vị', 'Chỉ tiêu', 'Kỳ báo cáo', 'Giá trị', 'Minh chứng'];
	const bad = [
		(at: number) => [`Đơn vị lạ ${String(at)}`, ONLINE, '11/2024', '95,5'],
		(at: number) => ['Đạ Tẻh', `Hồ sơ lạ ${String(at)}`, '11/2024', '95,5'],
		() => ['Đạ Tẻh', ONLINE, 'tuần trước', '95,5'],
		() => ['Đạ Tẻh', ONLINE, '11/2024', '195,5'],
		() => ['Đạ Tẻh', ONLINE, '11/2024', 'khoảng 90'],
	];
	const rows = Array.from({ length: 5_000 }, (_, at) => {
		const made = at % 25 === 0 ? bad[(at / 25) % bad.length] : undefined;
		const period = `${String((at % 12) + 1)}/${String(1_990 + (Math.floor(at / 12) % 30))}`;
		const unit = String(672 + (Math.floor(at / 360) % 12));
		const indicator = Math.floor(at / 4_320) === 0 ? ONLINE : SIGNED;
		return made?.(at) ?? [unit, indicator, period, '95,5', `Báo cáo số ${String(at)}/BC-UBND`];
	});
	const bytes = spreadsheet([{ name: 'Danh sách', rows: [header, ...rows] }]);
	// The processor's time, for the machine may have others to serve.
	const began = process.threadCpuUsage();
	const { refused, taken } = told(bytes);
	const { user, system } = process.threadCpuUsage(began);
	expect((user + system) / 1_000).toBeLessThan(1_000);
	expect(taken).toHaveLength(4_800);
	expect(refused).toHaveLength(200);
	expect(refused.slice(0, 5)).toEqual([
		'A2 unit-unknown',
		'B27 indicator-unknown',
		'D52 period-unread',
		'D77 out-of-range',
		'D102 no-number',
	]);
});
