import { describe, expect, test } from 'vitest';
import { csvHead, csvLine } from './csv.ts';
import { OPEN_COLUMNS } from './figure.ts';
import type { OpenFigure } from './figure.ts';
import { parseFileName } from './file-name.ts';
import { frequencyIri, frequencyOf } from './frequency.ts';
import { jsonFigure } from './json.ts';
import { parseLicence } from './licence.ts';
import { valueNames, valueWords } from './value-names.ts';

const FIGURE: OpenFigure = {
	indicator: 'ho-so-truc-tuyen',
	unit: 'd-682-da-teh',
	unit_code: '682',
	unit_code_scheme: 'gso',
	unit_code_date: '2024-11-30',
	unit_name: 'Huyện Đạ Tẻh',
	observed_at: '2024-11-30T23:59:59+07:00',
	time_source: 'device',
	value: 87.2,
	unit_of_measure: '%',
	source: null,
	received_at: '2024-12-03T08:00:00.25+07:00',
};

describe('a line of the table', () => {
	const cells = (some: Partial<OpenFigure>) => csvLine({ ...FIGURE, ...some });

	test('has a cell for each column of the head, which begins with a byte order mark', () => {
		expect(csvHead().startsWith('\uFEFFindicator,unit,')).toBe(true);
		expect(csvHead().split(',')).toHaveLength(OPEN_COLUMNS.length);
		expect(csvLine(FIGURE)).toBe(
			'ho-so-truc-tuyen,d-682-da-teh,682,gso,2024-11-30,Huyện Đạ Tẻh,2024-11-30T23:59:59+07:00,device,87.2,%,,2024-12-03T08:00:00.25+07:00\r\n',
		);
	});

	test('quotes what has a comma, a quote or a line break', () => {
		expect(cells({ source: 'a,b "c"\nd' })).toContain(',"a,b ""c""\nd",');
	});

	test('has numbers as they are, below zero, too, and no formula', () => {
		expect(cells({ value: -1.5 })).toContain(',device,-1.5,%,');
		expect(cells({ value: 1e-7 })).toContain(',1e-7,');
		expect(cells({ source: '-1+1' })).toContain(",'-1+1,");
	});
});

test('a figure in JSON leaves out what is the same for all', () => {
	expect(JSON.parse(jsonFigure(FIGURE))).toEqual({
		unit: 'd-682-da-teh',
		unit_code: '682',
		unit_name: 'Huyện Đạ Tẻh',
		observed_at: '2024-11-30T23:59:59+07:00',
		time_source: 'device',
		value: 87.2,
		source: null,
		received_at: '2024-12-03T08:00:00.25+07:00',
	});
});

test.each([
	['ho-so-truc-tuyen.csv', { kind: 'figures', indicator: 'ho-so-truc-tuyen', format: 'csv' }],
	['a.json', { kind: 'figures', indicator: 'a', format: 'json' }],
	['a.geojson', { kind: 'figures', indicator: 'a', format: 'geojson' }],
	['a.csv-metadata.json', { kind: 'description', indicator: 'a' }],
	['a.xlsx', null],
	['a', null],
	['.csv', null],
	['A.csv', null],
	['../a.csv', null],
	['a.csv\n', null],
])('the file %j is %j', (name, wanted) => {
	expect(parseFileName(name)).toEqual(wanted);
});

test.each([
	['CC-BY-4.0', 'https://creativecommons.org/licenses/by/4.0/'],
	['https://example.vn/giay-phep', 'https://example.vn/giay-phep'],
	['http://example.vn/giay-phep', undefined],
	['CC BY', undefined],
	['constructor', undefined],
	['javascript:alert(1)', undefined],
	['', undefined],
])('the licence %j is %j', (text, iri) => {
	expect(parseLicence(text)?.iri).toBe(iri);
});

test.each([
	[3_600, 'hourly', 'HOURLY'],
	[86_400, 'daily', 'DAILY'],
	[30 * 86_400, 'monthly', 'MONTHLY'],
	[91 * 86_400, 'quarterly', 'QUARTERLY'],
	[182 * 86_400, 'half-yearly', 'ANNUAL_2'],
	[365 * 86_400, 'yearly', 'ANNUAL'],
	[900, 'other', 'OTHER'],
])('figures every %i s come %s', (intervalS, frequency, code) => {
	expect(frequencyOf(intervalS)).toBe(frequency);
	expect(frequencyIri(intervalS).endsWith(`/frequency/${code}`)).toBe(true);
});

test('values that stand for something are told with what', () => {
	expect(valueNames({ kind: 'number', stages: [] })).toEqual([]);
	const names = valueNames({ kind: 'yes-no', stages: [] }).map(({ vi }) => vi);
	expect(valueWords(names)).toBe('0 = không; 1 = có');
	const stages = [{ name: 'Chưa có', nameEn: 'None' }];
	expect(valueNames({ kind: 'stages', stages })).toEqual([{ vi: 'Chưa có', en: 'None' }]);
});
