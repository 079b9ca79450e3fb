import { expect, test } from 'vitest';
import { csvRecords } from './csv.ts';

test('cells are split at commas, records at line ends, with the line each begins on', () => {
	expect(csvRecords('a,b\r\n1,\n\n2,3')).toEqual([
		{ line: 1, cells: ['a', 'b'] },
		{ line: 2, cells: ['1', ''] },
		{ line: 4, cells: ['2', '3'] },
	]);
});

test('quotes keep commas, line ends and doubled quotes', () => {
	expect(csvRecords('"một, hai","nói ""có"""\n"hai\ndòng",x\ny,z\n')).toEqual([
		{ line: 1, cells: ['một, hai', 'nói "có"'] },
		{ line: 2, cells: ['hai\ndòng', 'x'] },
		{ line: 4, cells: ['y', 'z'] },
	]);
});

test('a quote that nothing closes is told with the record that it swallowed the rest into', () => {
	expect(csvRecords('a,b\n1,"2\n3,4\n')).toEqual([
		{ line: 1, cells: ['a', 'b'] },
		{ line: 2, cells: ['1', '2\n3,4\n'], unclosed: true },
	]);
});

test('a byte order mark is no part of the first cell', () => {
	expect(csvRecords('\uFEFFcode,name')[0]?.cells).toEqual(['code', 'name']);
});
