import { describe, expect, test } from 'vitest';
import { toldSheet } from '#tests/support/read-office.ts';

const LIST = 'Công khai danh mục dữ liệu mở';
const ONLINE = 'Hồ sơ TTHC trực tuyến';
const TITLE = ['Tháng 11/2024'];

describe('an x in one of two columns', () => {
	test('is yes or no of the unit in the row', () => {
		const { taken, refused, skipped } = toldSheet(
			[
				TITLE,
				['Đơn vị', LIST, null],
				[null, 'Có', 'Không'],
				['Đạ Tẻh', 'x', null],
				['Đà Lạt', null, 'X'],
				['Bảo Lộc', '-', '✓'],
				['Cát Tiên', null, null],
				['Di Linh', true, false],
			],
			{ merged: ['A2:A3', 'B2:C2'] },
		);
		expect(taken).toEqual([
			'B4 682 du-lieu-mo-danh-muc 2024-11-30 1',
			'C5 672 du-lieu-mo-danh-muc 2024-11-30 0',
			'C6 673 du-lieu-mo-danh-muc 2024-11-30 0',
			'B8 679 du-lieu-mo-danh-muc 2024-11-30 1',
		]);
		expect(refused).toEqual([]);
		expect(skipped).toContain('A7 no-figure');
	});

	test('is that of a criterion of one unit, with its evidence, and the columns the other way round', () => {
		const { report } = toldSheet([
			['HUYỆN ĐẠ TẺH, tháng 11/2024'],
			['TT', 'Tiêu chí', 'Chưa đạt', 'Đạt', 'Minh chứng'],
			[1, LIST, null, 'x', 'QĐ 12/QĐ-UBND'],
		]);
		expect(report.rows.filter(({ kind }) => kind === 'take')).toMatchObject([
			{ at: { cell: 'D3' }, raw: 'x', value: 1, evidence: 'QĐ 12/QĐ-UBND' },
		]);
	});

	test('is refused in both, where it is none, where it is worked out, and of a number', () => {
		const { taken, refused } = toldSheet([
			['HUYỆN ĐẠ TẺH, tháng 11/2024'],
			['TT', 'Tiêu chí', 'Có', 'Không'],
			[1, LIST, 'x', 'x'],
			[2, LIST, 'đang làm', null],
			[3, LIST, null, '?'],
			[4, LIST, { t: 's', v: 'x', f: 'A1' }, null],
			[5, ONLINE, 'x', null],
		]);
		expect(taken).toEqual([]);
		expect(refused).toEqual([
			'D3 both-marked',
			'C4 no-yes-no',
			'D5 no-yes-no',
			'C6 formula',
			'C7 no-number',
		]);
	});

	test('is looked for only where the two stand side by side', () => {
		const { taken } = toldSheet([
			['HUYỆN ĐẠ TẺH, tháng 11/2024'],
			['Chỉ tiêu', 'Kết quả', 'Đạt'],
			[ONLINE, 95, 'x'],
		]);
		expect(taken).toEqual(['B3 682 ho-so-truc-tuyen 2024-11-30 95']);
	});
});
