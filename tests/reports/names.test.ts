import { describe, expect, test } from 'vitest';
import { told, toldSheet } from '#tests/support/read-office.ts';
import { REPORT_UNITS } from '#tests/support/report-catalogue.ts';

const ONLINE = 'Hồ sơ TTHC trực tuyến';
const TITLE = ['Tháng 11/2024'];
const ofUnit = (name: string | number) => toldSheet([TITLE, ['Đơn vị', ONLINE], [name, 95]]);
const ofIndicator = (name: string) =>
	toldSheet([TITLE, ['Đơn vị', 'Chỉ tiêu', 'Giá trị'], ['Đạ Tẻh', name, 95]]);

describe('a unit is known', () => {
	test.each<[string | number, string]>([
		['Đạ Tẻh', '682'],
		['ĐẠ TẺH', '682'],
		['da teh', '682'],
		['Đạ Tẻh'.normalize('NFD'), '682'],
		['huyện Đạ Tẻh', '682'],
		['H. Đạ Tẻh', '682'],
		['h.Da Teh', '682'],
		['1. Huyện Đạ Tẻh', '682'],
		['- Huyện Đạ Tẻh', '682'],
		['UBND huyện Đạ Tẻh', '682'],
		['682', '682'],
		[682, '682'],
		[94, '094'],
		['094', '094'],
		['TP Bảo Lộc', '673'],
		['TP. Bảo Lộc', '673'],
		['TP.Bảo Lộc', '673'],
		['Thành phố Bảo Lộc', '673'],
		['TX. Mường Lay', '095'],
		['Thị xã Mường Lay', '095'],
		['Phan Rang - Tháp Chàm', '582'],
		['TP Phan Rang-Tháp Chàm', '582'],
		["Ea H'leo", '645'],
		['Ea H’Leo', '645'],
		['Krông A Na', '655'],
		['X. Đạ Kho', '25135'],
		['xã Hòa Ninh', '24894'],
		['Đặc khu Phú Quý', '24331'],
		['huyện Điện Biên', '100'],
		['Tỉnh Điện Biên', '11'],
	])('as %s', (name, code) => {
		expect(ofUnit(name).figures).toMatchObject([{ unit: code }]);
	});

	test.each([
		['Đạ Tẽh', 'Huyện Đạ Tẻh'],
		['Bảo Lọc', 'Thành phố Bảo Lộc'],
		['xã Đạ Tẻh', 'Huyện Đạ Tẻh'],
		['Huyện Đạ Tẽh', 'Huyện Đạ Tẻh'],
		['Xã Không Có Ở Đâu', ''],
	])('but not as %s, and the nearest is told where one is near', (name, nearest) => {
		const { report } = ofUnit(name);
		expect(report.rows).toContainEqual({
			at: { sheet: 'Biểu', cell: 'A3' },
			raw: name,
			kind: 'refuse',
			reason: { kind: 'unit-unknown', name, nearest },
		});
	});
});

test('a code of no unit is told as a code', () => {
	expect(ofUnit('999').refused).toEqual(['A3 unit-code-unknown']);
});

describe('a name of several units', () => {
	test('is asked once, with all that it could be', () => {
		const rows = [TITLE, ['Đơn vị', ONLINE], ['Điện Biên', 95], ['Đạ Tẻh', 94], ['dien bien', 95]];
		const { questions, refused, taken } = toldSheet(rows);
		expect(questions).toMatchObject([
			{
				kind: 'unit',
				about: 'Điện Biên',
				choices: [
					{ label: 'Tỉnh Điện Biên (11)' },
					{ label: 'Huyện Điện Biên (100), Tỉnh Điện Biên' },
				],
				examples: [{ at: { sheet: 'Biểu', cell: 'A3' }, raw: 'Điện Biên' }],
			},
			{ about: 'dien bien' },
		]);
		expect(refused).toEqual(['B3 unanswered', 'B5 unanswered']);
		expect(taken).toHaveLength(1);
		const district = REPORT_UNITS.find(({ code }) => code === '100')?.id;
		const answered = toldSheet(rows, { answers: { 'unit:điện biên': String(district) } });
		expect(answered.figures.map(({ unit }) => unit)).toEqual(['100', '682']);
		expect(answered.questions).toMatchObject([{ answer: String(district) }, { answer: null }]);
	});

	test('is told apart by the section it stands in, the title, or a column beside it', () => {
		const section = toldSheet([
			TITLE,
			['TT', 'Xã, phường', ONLINE],
			['I', 'Huyện Đức Trọng', null],
			[1, 'Phú Hội', 95],
			['II', 'Huyện Di Linh', null],
			[1, 'Phú Hội', 94],
		]);
		expect(section.figures.map(({ unit }) => unit)).toEqual(['24892', '24893']);
		const title = toldSheet([['HUYỆN DI LINH'], TITLE, ['Xã', ONLINE], ['Phú Hội', 94]]);
		expect(title.figures).toMatchObject([{ unit: '24893' }]);
		const column = toldSheet([
			TITLE,
			['Huyện', 'Xã, phường', ONLINE],
			['TP Đà Lạt', 'P.1', 94],
			['TP Bảo Lộc', 'Phường 1', 93],
		]);
		expect(column.figures.map(({ unit }) => unit)).toEqual(['24769', '24823']);
	});

	test('is refused where the cells of its row name different ones', () => {
		const { report, figures } = toldSheet([
			TITLE,
			['Mã đơn vị', 'Tên đơn vị', ONLINE],
			['682', 'Đạ Tẻh', 95],
			['682', 'Đà Lạt', 94],
		]);
		expect(figures).toMatchObject([{ unit: '682' }]);
		expect(report.rows).toContainEqual(
			expect.objectContaining({ reason: { kind: 'unit-contradicts', names: '682, Đà Lạt' } }),
		);
	});
});

test('a column that only says “Mã” is held against the names beside it, of units and of indicators', () => {
	const { taken, refused } = toldSheet([
		TITLE,
		['Mã', 'Đơn vị', 'Mã', 'Chỉ tiêu', 'Giá trị'],
		[682, 'Đạ Tẻh', 'ho-so-truc-tuyen', ONLINE, 95],
		[676, 'Bảo Lộc', 'ho-so-truc-tuyen', ONLINE, 94],
		[672, 'Đà Lạt', 'van-ban-ky-so', ONLINE, 93],
	]);
	expect(taken).toHaveLength(1);
	expect(refused).toEqual(['A4 unit-contradicts', 'C5 indicator-contradicts']);
});

describe('an indicator is known', () => {
	test.each([
		['ho-so-truc-tuyen', 'ho-so-truc-tuyen'],
		['Hồ sơ TTHC trực tuyến', 'ho-so-truc-tuyen'],
		['HO SO TTHC TRUC TUYEN', 'ho-so-truc-tuyen'],
		['Tỷ lệ hồ sơ TTHC trực tuyến (%)', 'ho-so-truc-tuyen'],
		['Số sản phẩm chuyển đổi số mỗi cơ quan', 'san-pham-cds'],
		['1.2. Hồ sơ TTHC trực tuyến', 'ho-so-truc-tuyen'],
		['Procedure files handled online', 'ho-so-truc-tuyen'],
		['so-lop-tap-huan', 'so-lop-tap-huan'],
		['HO-SO-CONG-VIEC', 'ho-so-cong-viec'],
		['HSCV xử lý trên môi trường mạng', 'ho-so-cong-viec'],
		['DVC trực tuyến toàn trình', 'dvc-toan-trinh'],
	])('as %s', (name, code) => {
		expect(ofIndicator(name).figures).toMatchObject([{ indicator: code }]);
	});

	test('but a share not by the number of what it is a share of', () => {
		const { refused } = ofIndicator(`Số ${ONLINE}`);
		expect(refused).toEqual(['B3 indicator-unknown']);
	});

	test('but not by a near miss, of which the nearest is told, in a row and over a column', () => {
		const name = 'Hồ sơ TTHC trực tiếp';
		const reason = { kind: 'indicator-unknown', name, nearest: ONLINE };
		expect(ofIndicator(name).report.rows).toContainEqual(
			expect.objectContaining({ at: { sheet: 'Biểu', cell: 'B3' }, kind: 'refuse', reason }),
		);
		const across = toldSheet([TITLE, ['Đơn vị', ONLINE, name], ['Đạ Tẻh', 95, 94]]);
		expect(across.figures).toHaveLength(1);
		expect(across.report.rows).toContainEqual(
			expect.objectContaining({ at: { sheet: 'Biểu', cell: 'C2' }, kind: 'refuse', reason }),
		);
	});

	test('of a name that two have only when it is answered which', () => {
		const { questions, refused } = ofIndicator('Số lớp tập huấn');
		expect(refused).toEqual(['C3 unanswered']);
		expect(questions).toMatchObject([
			{ kind: 'indicator', choices: [{ id: 'cung-ten-a' }, { id: 'cung-ten-b' }] },
		]);
		const [question] = questions;
		const answered = toldSheet([TITLE, ['Đơn vị', 'Số lớp tập huấn'], ['Đạ Tẻh', 3]], {
			answers: { [question?.id ?? '']: 'cung-ten-b' },
		});
		expect(answered.figures).toMatchObject([{ indicator: 'cung-ten-b', value: 3 }]);
	});
});

test('a unit over a column that there is not is refused with its column', () => {
	const { refused, taken } = toldSheet([TITLE, ['Chỉ tiêu', 'Đạ Tẻh', 'Đạ Tẽh'], [ONLINE, 95, 94]]);
	expect(taken).toHaveLength(1);
	expect(refused).toEqual(['C2 unit-unknown', 'C3 unit-unknown']);
});

test('rows that name nothing are refused where they have figures, and notes are not', () => {
	const { refused, skipped } = told(
		Buffer.from(
			`Tháng 11/2024;;\nĐơn vị;Chỉ tiêu;Giá trị\nĐạ Tẻh;${ONLINE};95\n;${ONLINE};94\nĐạ Tẻh;;93\n;;Chủ tịch\nNơi nhận:;;\n`,
		),
	);
	expect(refused).toEqual(['A4 unit-missing', 'B5 indicator-missing']);
	expect(skipped.slice(-2)).toEqual(['C6 note', 'A7 note']);
});
