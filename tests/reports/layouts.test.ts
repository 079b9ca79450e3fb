import { describe, expect, test } from 'vitest';
import { readOffice, told, toldSheet } from '#tests/support/read-office.ts';
import { spreadsheet } from '#tests/support/spreadsheets.ts';

const ONLINE = 'Hồ sơ TTHC trực tuyến';
const SIGNED = 'Văn bản điện tử được ký số';

describe('a table', () => {
	test('has a row for each figure', () => {
		const { taken } = toldSheet([
			['Đơn vị', 'Chỉ tiêu', 'Kỳ báo cáo', 'Giá trị', 'Minh chứng'],
			['Đạ Tẻh', ONLINE, '11/2024', 95, 'BC 12'],
			['Đà Lạt', SIGNED, 'quý III/2024', 88, null],
		]);
		expect(taken).toEqual([
			'D2 682 ho-so-truc-tuyen 2024-11-30 95',
			'D3 672 van-ban-ky-so 2024-09-30 88',
		]);
	});

	test('has units down and indicators across', () => {
		const { taken } = toldSheet([
			['Báo cáo tháng 11/2024'],
			['STT', 'Địa phương', ONLINE, `2. ${SIGNED} (%)`],
			[1, 'Đạ Tẻh', 95, 90],
			[2, 'Đà Lạt', 85, 80],
		]);
		expect(taken).toEqual([
			'C3 682 ho-so-truc-tuyen 2024-11-30 95',
			'D3 682 van-ban-ky-so 2024-11-30 90',
			'C4 672 ho-so-truc-tuyen 2024-11-30 85',
			'D4 672 van-ban-ky-so 2024-11-30 80',
		]);
	});

	test('has indicators down and units across, the total among them passed over', () => {
		const { taken, skipped } = toldSheet([
			['Báo cáo tháng 11/2024'],
			['TT', 'Chỉ tiêu', 'ĐVT', 'Đạ Tẻh', 'TP Đà Lạt', 'Toàn tỉnh'],
			[1, ONLINE, '%', 95, 85, 90],
			[2, 'Sản phẩm chuyển đổi số mỗi cơ quan', 'sản phẩm', 2, 3, 5],
		]);
		expect(taken).toEqual([
			'D3 682 ho-so-truc-tuyen 2024-11-30 95',
			'E3 672 ho-so-truc-tuyen 2024-11-30 85',
			'D4 682 san-pham-cds 2024-11-30 2',
			'E4 672 san-pham-cds 2024-11-30 3',
		]);
		expect(skipped).toContain('F2 total');
	});

	test('is of one unit, with a column for each of several months', () => {
		const { taken } = toldSheet([
			['UBND TỈNH LÂM ĐỒNG', null, 'Đạ Tẻh, ngày 02 tháng 12 năm 2024'],
			['UBND HUYỆN ĐẠ TẺH'],
			['KẾT QUẢ NĂM 2024'],
			[
				'TT',
				'Nội dung',
				'Kế hoạch năm 2024',
				'Thực hiện tháng 10',
				'Thực hiện tháng 11',
				'So với cùng kỳ',
			],
			[1, ONLINE, 70, 94, 95, 1.2],
		]);
		expect(taken).toEqual([
			'D5 682 ho-so-truc-tuyen 2024-10-31 94',
			'E5 682 ho-so-truc-tuyen 2024-11-30 95',
		]);
	});

	test('has a header of three levels: pillar, indicator, planned and done', () => {
		const { taken } = toldSheet(
			[
				['Tháng 11/2024'],
				['TT', 'Đơn vị', 'Chính quyền số', null, null, null],
				[null, null, ONLINE, null, SIGNED, null],
				[null, null, 'KH', 'TH', 'KH', 'TH'],
				[1, 'Đạ Tẻh', 70, 95, 100, 90],
			],
			{ merged: ['A2:A4', 'B2:B4', 'C2:F2', 'C3:D3', 'E3:F3'] },
		);
		expect(taken).toEqual([
			'D5 682 ho-so-truc-tuyen 2024-11-30 95',
			'F5 682 van-ban-ky-so 2024-11-30 90',
		]);
	});

	test('has a header of two levels without merged cells, as a CSV must', () => {
		const csv = `Tháng 11/2024;;;;\nTT;Đơn vị;${ONLINE};;${SIGNED}\n;;Kế hoạch;Thực hiện;Thực hiện\n1;Đạ Tẻh;70;95,5;90`;
		expect(told(Buffer.from(csv)).taken).toEqual([
			'D4 682 ho-so-truc-tuyen 2024-11-30 95.5',
			'E4 682 van-ban-ky-so 2024-11-30 90',
		]);
	});

	test('has its period as dates over the columns', () => {
		const { taken } = toldSheet([
			['HUYỆN ĐẠ TẺH'],
			[
				'Chỉ tiêu',
				{ t: 'n', v: 45_566, z: 'mm/yyyy' },
				{ t: 'n', v: 45_626, z: 'dd/mm/yyyy' },
				2023,
			],
			[ONLINE, 94, 95, 60],
		]);
		expect(taken).toEqual([
			'B3 682 ho-so-truc-tuyen 2024-10-31 94',
			'C3 682 ho-so-truc-tuyen 2024-11-30 95',
			'D3 682 ho-so-truc-tuyen 2023-12-31 60',
		]);
	});

	test('has the month in one column and the year in another', () => {
		const { taken } = toldSheet([
			['Đơn vị', 'Chỉ tiêu', 'Tháng', 'Năm', 'Giá trị'],
			['Đạ Tẻh', ONLINE, 11, 2024, 95],
		]);
		expect(taken).toEqual(['E2 682 ho-so-truc-tuyen 2024-11-30 95']);
	});

	test('has the month in a column and the year in the title', () => {
		const { taken } = toldSheet([
			['SỐ LIỆU NĂM 2024'],
			['Đơn vị', 'Chỉ tiêu', 'Tháng', 'Giá trị'],
			['Đạ Tẻh', ONLINE, 10, 95],
		]);
		expect(taken).toEqual(['D3 682 ho-so-truc-tuyen 2024-10-31 95']);
	});

	test('names a unit once for several rows, merged', () => {
		const { taken } = toldSheet(
			[
				['Tháng 11/2024'],
				['Đơn vị', 'Chỉ tiêu', 'Kết quả'],
				['Đạ Tẻh', ONLINE, 95],
				[null, SIGNED, 90],
			],
			{ merged: ['A3:A4'] },
		);
		expect(taken.at(-1)).toBe('C4 682 van-ban-ky-so 2024-11-30 90');
	});

	test('is followed by another with its own title, and repeats its header on a new page', () => {
		const { taken, refused, skipped } = toldSheet([
			['Tháng 10/2024'],
			['Đơn vị', ONLINE],
			['Đạ Tẻh', 94],
			['Đơn vị', ONLINE],
			['Đà Lạt', 84],
			[],
			['Tháng 11/2024'],
			['Đơn vị', SIGNED],
			['Đạ Tẻh', 90],
		]);
		expect(taken).toEqual([
			'B3 682 ho-so-truc-tuyen 2024-10-31 94',
			'B5 672 ho-so-truc-tuyen 2024-10-31 84',
			'B9 682 van-ban-ky-so 2024-11-30 90',
		]);
		expect(refused).toEqual([]);
		expect(skipped).toContain('A4 header');
	});

	test('stands on each of several sheets, whose names say the period', () => {
		const rows = [
			['Đơn vị', ONLINE],
			['Đạ Tẻh', 95],
		];
		const { taken } = told(
			spreadsheet([
				{ name: 'T10.2024', rows },
				{ name: 'Tháng 11-2024', rows },
				{ name: 'Hướng dẫn', rows: [['Điền vào hai trang trước']] },
			]),
		);
		expect(taken).toEqual([
			'B2 682 ho-so-truc-tuyen 2024-10-31 95',
			'B2 682 ho-so-truc-tuyen 2024-11-30 95',
		]);
	});

	test('has a column of which it is said that it is a rate, where nothing else is the figure', () => {
		const { taken } = toldSheet(
			[
				['Tháng 11/2024'],
				['Đơn vị', ONLINE, null, null],
				[null, 'Tổng số hồ sơ', 'Hồ sơ trực tuyến', 'Tỷ lệ (%)'],
				['Đạ Tẻh', 200, 190, 95],
			],
			{ merged: ['A2:A3', 'B2:D2'] },
		);
		expect(taken).toEqual(['D4 682 ho-so-truc-tuyen 2024-11-30 95']);
	});
});

describe('a header', () => {
	test('may name both ways at once, and have its units under words for them all', () => {
		const { taken } = toldSheet(
			[
				['Tháng 11/2024'],
				['TT', 'Chỉ tiêu', 'Các huyện, thành phố', null],
				[null, null, 'Đạ Tẻh', 'Đà Lạt'],
				[1, ONLINE, 95, 85],
			],
			{ merged: ['A2:A3', 'B2:B3', 'C2:D2'] },
		);
		expect(taken).toEqual([
			'C4 682 ho-so-truc-tuyen 2024-11-30 95',
			'D4 672 ho-so-truc-tuyen 2024-11-30 85',
		]);
		const units = toldSheet([['Tháng 11/2024'], ['Đơn vị/Chỉ tiêu', ONLINE], ['Đạ Tẻh', 95]]);
		expect(units.taken).toHaveLength(1);
		const indicators = toldSheet([['T11/2024'], ['Chỉ tiêu/Đơn vị', 'Đạ Tẻh'], [ONLINE, 95]]);
		expect(indicators.taken).toHaveLength(1);
	});

	test('of measures is none of units, though it says “Đơn vị”', () => {
		const { taken, refused } = toldSheet([
			['HUYỆN ĐẠ TẺH, tháng 11/2024'],
			['STT', 'Nội dung', 'Đơn vị', 'Kết quả'],
			[1, ONLINE, '%', 95],
			[2, 'Sản phẩm chuyển đổi số mỗi cơ quan', 'sản phẩm/cơ quan', 2],
		]);
		expect(refused).toEqual([]);
		expect(taken).toHaveLength(2);
	});

	test('of what is planned says “Chỉ tiêu”, too', () => {
		const { taken, skipped } = toldSheet([
			['HUYỆN ĐẠ TẺH, tháng 11/2024'],
			['Nội dung', 'Chỉ tiêu năm 2024', 'Kết quả'],
			[ONLINE, 70, 95],
		]);
		expect(taken).toEqual(['C3 682 ho-so-truc-tuyen 2024-11-30 95']);
		expect(skipped).toContain('B2 other-column');
	});
});

test('a file in which nothing is a table is refused', () => {
	const letter = spreadsheet([{ name: 'Công văn', rows: [['Kính gửi UBND tỉnh'], ['Số', 12]] }]);
	expect(readOffice(letter)).toEqual({ kind: 'refused', reason: { kind: 'no-table' } });
	const empty = spreadsheet([{ name: 'Trống', rows: [] }]);
	expect(readOffice(empty)).toEqual({ kind: 'refused', reason: { kind: 'no-table' } });
});

test('a sheet of figures without a header is refused beside one that is read', () => {
	const { refused, taken } = told(
		spreadsheet([
			{
				name: 'T11.2024',
				rows: [
					['Đơn vị', ONLINE],
					['Đạ Tẻh', 95],
				],
			},
			{ name: 'Nháp', rows: [['Đạ Tẻh', 95]] },
		]),
	);
	expect(taken).toHaveLength(1);
	expect(refused).toEqual(['B1 table-unread']);
});
