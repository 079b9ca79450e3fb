import { describe, expect, test } from 'vitest';
import {
	encryptedSpreadsheet,
	spreadsheet,
	withPart,
	zipFile,
} from '#tests/support/spreadsheets.ts';
import { readWorkbook } from '#server/import/report/read-workbook.ts';
import type { Cell, Sheet } from '#server/import/report/workbook.ts';

const read = (bytes: Uint8Array) => readWorkbook({ fileName: 'báo cáo.xlsx', bytes });
const ONE = spreadsheet([{ name: 'Trang 1', rows: [['Đạ Tẻh', 95]] }]);

const PARTS = {
	'xl/workbook.xml': '<workbook><sheets><sheet name="A" r:id="r1"/></sheets></workbook>',
	'xl/_rels/workbook.xml.rels':
		'<Relationships><Relationship Id="r1" Type="x/worksheet" Target="a.xml"/></Relationships>',
};

function sheetIn(bytes: Uint8Array): Sheet {
	const workbook = read(bytes);
	const [sheet] = workbook.kind === 'workbook' ? workbook.sheets : [];
	if (sheet === undefined) throw new Error(JSON.stringify(workbook));
	return sheet;
}

function cellsIn(bytes: Uint8Array): readonly (readonly (Cell | null)[])[] {
	return sheetIn(bytes).rows.map(({ cells }) =>
		Array.from({ length: Math.max(...cells.keys()) }, (_, at) => cells.get(at + 1) ?? null),
	);
}

describe('a workbook of Excel', () => {
	test('is read cell by cell with what each is', () => {
		const bytes = spreadsheet([
			{
				name: 'Tháng 11',
				rows: [
					['Đạ Tẻh'.normalize('NFD'), 'a <b> & "c"\nd', '  ', null, 1.5, true],
					[
						{ t: 'n', v: 0.95, z: '0.0%' },
						{ t: 'n', v: 3, f: 'E1*2' },
						{ t: 'e', v: 7 },
						{ t: 'n', v: 45_641, z: 'dd/mm/yyyy' },
						{ t: 'n', v: 45_597, z: 'mm/yyyy' },
						{ t: 'n', v: 45_292, z: 'yyyy' },
						{ t: 'n', v: 0.5, z: 'h:mm' },
						{ t: 'n', v: 1_500, z: '#,##0.00\\ "đ/m"' },
					],
				],
			},
		]);
		expect(cellsIn(bytes)).toEqual([
			[
				{ kind: 'text', text: 'Đạ Tẻh' },
				{ kind: 'text', text: 'a <b> & "c"\nd' },
				null,
				null,
				{ kind: 'number', value: 1.5, percent: false, text: '1.5' },
				{ kind: 'boolean', value: true, text: 'TRUE' },
			],
			[
				{ kind: 'number', value: 0.95, percent: true, text: '95%' },
				{ kind: 'formula', text: '=E1*2' },
				{ kind: 'error', text: '#DIV/0!' },
				{ kind: 'date', day: '2024-12-15', precision: 'day', text: '2024-12-15' },
				{ kind: 'date', day: '2024-11-01', precision: 'month', text: '2024-11-01' },
				{ kind: 'date', day: '2024-01-01', precision: 'year', text: '2024-01-01' },
				{ kind: 'no-date', why: 'date-not-there', text: '0.5' },
				{ kind: 'number', value: 1_500, percent: false, text: '1500' },
			],
		]);
	});

	test('says what is merged and what is hidden', () => {
		const workbook = read(
			spreadsheet([
				{
					name: 'Bảng',
					rows: [['a', 'b'], ['c']],
					merged: ['A1:B2'],
					hiddenRows: [2],
					hiddenColumns: [2],
				},
				{ name: 'Nháp', rows: [[1]], hidden: true },
			]),
		);
		if (workbook.kind === 'refused') throw new Error(workbook.reason.kind);
		const [shown, hidden] = workbook.sheets;
		expect(shown).toMatchObject({
			name: 'Bảng',
			hidden: false,
			merged: [{ top: 1, left: 1, bottom: 2, right: 2 }],
			hiddenColumns: new Set([2]),
			rows: [
				{ row: 1, hidden: false },
				{ row: 2, hidden: true },
			],
		});
		expect(hidden).toMatchObject({ name: 'Nháp', hidden: true });
	});

	test.each([
		{ serial: 1, since1904: false, cell: { kind: 'date', day: '1900-01-01' } },
		{ serial: 59, since1904: false, cell: { kind: 'date', day: '1900-02-28' } },
		{ serial: 60, since1904: false, cell: { kind: 'no-date', why: 'date-not-there' } },
		{ serial: 61, since1904: false, cell: { kind: 'date', day: '1900-03-01' } },
		{ serial: 45_641.75, since1904: false, cell: { kind: 'date', day: '2024-12-15' } },
		{ serial: 0, since1904: false, cell: { kind: 'no-date', why: 'date-before-1900' } },
		{ serial: -400, since1904: false, cell: { kind: 'no-date', why: 'date-before-1900' } },
		{ serial: 3e6, since1904: false, cell: { kind: 'no-date', why: 'date-not-there' } },
		{ serial: 44_179, since1904: true, cell: { kind: 'date', day: '2024-12-15' } },
	])('counts day $serial as Excel does (since 1904: $since1904)', ({ serial, since1904, cell }) => {
		const bytes = spreadsheet([{ name: 'A', rows: [[{ t: 'n', v: 0, z: 'd/m/yy' }]] }]);
		// The library would count for itself.
		const sheet = `<worksheet><sheetData><row r="1"><c r="A1" s="1"><v>${serial}</v></c></row></sheetData></worksheet>`;
		const workbook = `<workbook><workbookPr date1904="${since1904}"/><sheets><sheet name="A" r:id="rId1"/></sheets></workbook>`;
		const made = withPart(
			withPart(bytes, 'xl/worksheets/sheet1.xml', sheet),
			'xl/workbook.xml',
			workbook,
		);
		expect(cellsIn(made)[0]?.[0]).toMatchObject(cell);
	});

	test('is read with prefixes, without addresses, with strings in the cells and shared formulas', () => {
		const sheet = `<x:worksheet xmlns:x='m'><!-- c --><x:sheetData><x:row><x:c t="inlineStr"><x:is><x:r><x:t>Đạ &#x54;</x:t></x:r><x:r><x:t>ẻh</x:t></x:r><x:rPh><x:t>no</x:t></x:rPh></x:is></x:c><x:c><x:f t="shared" si="0"/><x:v>1</x:v></x:c><x:c t="d"><x:v>2024-12-15T00:00:00</x:v></x:c><x:c t="d"><x:v>1899-12-31</x:v></x:c><x:c t="str"><x:v><![CDATA[<a>]]>_x0041_</x:v></x:c></x:row></x:sheetData></x:worksheet>`;
		expect(cellsIn(withPart(ONE, 'xl/worksheets/sheet1.xml', sheet))[0]).toEqual([
			{ kind: 'text', text: 'Đạ Tẻh' },
			{ kind: 'formula', text: '=…' },
			{ kind: 'date', day: '2024-12-15', precision: 'day', text: '2024-12-15' },
			{ kind: 'no-date', why: 'date-before-1900', text: '1899-12-31' },
			{ kind: 'text', text: '<a>A' },
		]);
	});
});

test('a chart on a tab of its own is passed over, and what is not packed is read', () => {
	const rels = PARTS['xl/_rels/workbook.xml.rels'].replace('worksheet', 'chartsheet');
	const chart = zipFile({ ...PARTS, 'xl/_rels/workbook.xml.rels': rels, 'xl/a.xml': '<a/>' });
	expect(read(chart)).toEqual({ kind: 'workbook', sheets: [] });
	const loose = spreadsheet([{ name: 'A', rows: [['Đạ Tẻh']] }], { packed: false });
	expect(cellsIn(loose)).toEqual([[{ kind: 'text', text: 'Đạ Tẻh' }]]);
});

const sheetXml = (data: string) => `<worksheet><sheetData>${data}</sheetData></worksheet>`;
const spoiled = (data: string) => withPart(ONE, 'xl/worksheets/sheet1.xml', data);
const many = (count: number, made: (at: number) => string) =>
	Array.from({ length: count }, (_, at) => made(at + 1)).join('');

/** A thousandfold. */
const SWELLING = { ...PARTS, 'xl/a.xml': sheetXml(' '.repeat(3_000_000)) };
/** Tenfold, but beyond the 64 MiB of all parts. */
const SWELLING_SLOWLY = { ...PARTS, 'xl/a.xml': sheetXml(slowly(70_000_000)) };

function slowly(length: number): string {
	let text = '';
	for (let at = 0; text.length < length; at++) text += `${at * 7_919} `.repeat(30);
	return text;
}

describe('a file is refused', () => {
	test.each<[string, Uint8Array, object]>([
		['over 20 MB', new Uint8Array(20 * 1024 * 1024 + 1), { kind: 'too-big', most: '20 MB' }],
		['with a password', encryptedSpreadsheet(), { kind: 'encrypted' }],
		[
			'of old Excel',
			spreadsheet([{ name: 'A', rows: [[1]] }], { bookType: 'xls' }),
			{ kind: 'old-xls' },
		],
		[
			'of OpenDocument',
			spreadsheet([{ name: 'A', rows: [[1]] }], { bookType: 'ods' }),
			{ kind: 'ods' },
		],
		[
			'of binary Excel',
			spreadsheet([{ name: 'A', rows: [[1]] }], { bookType: 'xlsb' }),
			{ kind: 'xlsb' },
		],
		['that is a web page', Buffer.from(' <html><table></table></html>'), { kind: 'web-page' }],
		['that is a PDF', Buffer.from('%PDF-1.7'), { kind: 'no-workbook' }],
		['that is no text', Buffer.from([0x41, 0, 0x42]), { kind: 'no-workbook' }],
		['in an old encoding', Buffer.from('Đơn v\u00ea', 'latin1'), { kind: 'no-utf8' }],
		[
			'with an open quotation mark',
			Buffer.from('a;b\n"c;d\ne;f'),
			{ kind: 'unclosed-quote', line: '2' },
		],
		['cut short', ONE.subarray(0, ONE.length - 40), { kind: 'damaged', part: 'ZIP' }],
		['with broken XML', spoiled('<worksheet><sheetData>'), { kind: 'damaged', part: 'Trang 1' }],
		[
			'with an open tag',
			spoiled('<worksheet><sheetData a="'),
			{ kind: 'damaged', part: 'Trang 1' },
		],
		['with entities', spoiled('<!DOCTYPE a [<!ENTITY b "c">]><worksheet/>'), { kind: 'entities' }],
		['with an entity', spoiled(sheetXml('<row><c><v>&b;</v></c></row>')), { kind: 'entities' }],
		[
			'with no sheet',
			withPart(ONE, 'xl/workbook.xml', '<workbook/>'),
			{ kind: 'damaged', part: 'xl/workbook.xml' },
		],
		[
			'with too many rows',
			spoiled(sheetXml(many(20_001, (row) => `<row r="${row}"><c><v>1</v></c></row>`))),
			{ kind: 'too-many-rows', most: '20000' },
		],
		[
			'with too many columns',
			spoiled(sheetXml('<row r="1"><c r="SG1"><v>1</v></c></row>')),
			{ kind: 'too-many-columns', most: '500' },
		],
		[
			'with too many cells',
			spoiled(
				sheetXml(
					many(1_250, (row) => `<row r="${row}">${many(401, () => '<c><v>1</v></c>')}</row>`),
				),
			),
			{ kind: 'too-many-cells', most: '500000' },
		],
		['that swells', zipFile(SWELLING), { kind: 'zip-bomb' }],
		[
			'that swells more than its headers admit',
			zipFile(SWELLING, { saidLength: 100 }),
			{ kind: 'zip-bomb' },
		],
		['that swells slowly', zipFile(SWELLING_SLOWLY), { kind: 'zip-bomb' }],
	])('%s', (_, bytes, reason) => {
		expect(read(bytes)).toEqual({ kind: 'refused', reason });
	});

	test('whose sheet, or whose part, is not there', () => {
		const rels = 'xl/_rels/workbook.xml.rels';
		expect(read(withPart(ONE, rels, '<Relationships/>'))).toEqual({
			kind: 'refused',
			reason: { kind: 'damaged', part: 'Trang 1' },
		});
		expect(read(zipFile({ ...PARTS, 'xl/b.xml': '' }))).toEqual({
			kind: 'refused',
			reason: { kind: 'damaged', part: 'xl/a.xml' },
		});
	});

	test.each([
		['under a password', 8, 1, { kind: 'encrypted' }],
		['packed in another way', 10, 99, { kind: 'damaged', part: 'xl/workbook.xml' }],
	])('with parts %s', (_, offset, value, reason) => {
		const bytes = zipFile(PARTS);
		const entry = Buffer.from('PK\x01\x02');
		for (let at = bytes.indexOf(entry); at >= 0; at = bytes.indexOf(entry, at + 4)) {
			bytes.writeUInt16LE(value, at + offset);
		}
		expect(read(bytes)).toEqual({ kind: 'refused', reason });
	});

	test.each(['<a></a></a>', '<a><!-- </a>', '<a><![CDATA[ </a>', '<a'])(
		'with XML such as %s',
		(xml) => {
			expect(read(spoiled(xml))).toEqual({
				kind: 'refused',
				reason: { kind: 'damaged', part: 'Trang 1' },
			});
		},
	);

	test('of which one digit was lost on the way', () => {
		const bytes = spreadsheet([{ name: 'A', rows: [[4_321]] }], { packed: false });
		bytes[bytes.indexOf('<v>4321</v>') + 3] = '9'.charCodeAt(0);
		expect(read(bytes)).toEqual({
			kind: 'refused',
			reason: { kind: 'damaged', part: 'xl/worksheets/sheet1.xml' },
		});
	});

	test('with damage in the middle', () => {
		const damaged = Buffer.from(ONE);
		const at = damaged.indexOf('xl/worksheets/sheet1.xml') + 40;
		damaged.fill(0xff, at, at + 60);
		expect(read(damaged)).toMatchObject({ kind: 'refused', reason: { kind: 'damaged' } });
	});
});
