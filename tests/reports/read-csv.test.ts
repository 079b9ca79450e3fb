import { describe, expect, test } from 'vitest';
import { readWorkbook } from '#server/import/report/read-workbook.ts';
import type { SheetRow } from '#server/import/report/workbook.ts';

const read = (bytes: Uint8Array) => readWorkbook({ fileName: 'báo cáo.csv', bytes });

function rowsIn(bytes: Uint8Array): readonly SheetRow[] {
	const workbook = read(bytes);
	return workbook.kind === 'workbook' ? (workbook.sheets[0]?.rows ?? []) : [];
}

describe('a CSV', () => {
	const words = (bytes: Uint8Array) =>
		rowsIn(bytes).map(({ row, cells }) => [row, ...[...cells.values()].map(({ text }) => text)]);

	test.each([
		['UTF-8', Buffer.from('Đơn vị;Số\nĐạ Tẻh;1,5')],
		['UTF-8 with its mark', Buffer.from('\uFEFFĐơn vị;Số\r\nĐạ Tẻh;1,5\r\n')],
		[
			'UTF-16 as Excel writes “Unicode Text”',
			Buffer.from('\uFEFFĐơn vị\tSố\r\nĐạ Tẻh\t1,5', 'utf16le'),
		],
		[
			'UTF-16, the other end first',
			Buffer.from('\uFEFFĐơn vị\tSố\nĐạ Tẻh\t1,5', 'utf16le').swap16(),
		],
		['commas and quotes', Buffer.from('Đơn vị,Số\nĐạ Tẻh,"1,5"')],
		['a line that names the separator', Buffer.from('sep=,\nĐơn vị,Số\nĐạ Tẻh,"1,5"')],
		['decomposed accents', Buffer.from('Đơn vị;Số\nĐạ Tẻh;1,5'.normalize('NFD'))],
	])('in %s is read', (_, bytes) => {
		expect(words(bytes)).toEqual([
			[1, 'Đơn vị', 'Số'],
			[2, 'Đạ Tẻh', '1,5'],
		]);
	});

	test('has the rows that Excel shows: blank lines count, lines within quotes do not', () => {
		expect(words(Buffer.from('BÁO CÁO\n\n"a\nb";c\nd;e\n'))).toEqual([
			[1, 'BÁO CÁO'],
			[3, 'a\nb', 'c'],
			[4, 'd', 'e'],
		]);
	});

	test.each([
		['rows', 'a;b\n'.repeat(20_001), { kind: 'too-many-rows', most: '20000' }],
		['columns', 'a;'.repeat(501), { kind: 'too-many-columns', most: '500' }],
		['cells', `${'a;'.repeat(400)}\n`.repeat(1_300), { kind: 'too-many-cells', most: '500000' }],
	])('of too many %s is refused', (_, text, reason) => {
		expect(read(Buffer.from(text))).toEqual({ kind: 'refused', reason });
	});
});
