import { describe, expect, test } from 'vitest';
import type { Indicator } from '../../domain/indicator.ts';
import { dcatCatalogue } from './catalogue.ts';
import { csvHead } from './csv.ts';
import { csvwMetadata } from './csvw.ts';
import type { OpenDatasets } from './dataset.ts';

const INDICATOR: Indicator = {
	...{ id: 1, code: 'ho-so-truc-tuyen', name: 'Hồ sơ TTHC trực tuyến', nameEn: 'Files online' },
	...{ pillar: 'government', unit: '%', direction: 'higher', decimals: 1, intervalS: 2_592_000 },
	...{ scored: true, kind: 'number', stages: [], overUnits: 'mean', weightBy: null },
	...{ overTime: 'last', owner: 'Văn phòng UBND tỉnh', reported: 'machine' },
	...{ legalBasis: '1670/KH-UBND', public: true, aliases: [], parent: null },
};

const PUBLISHED: OpenDatasets = {
	centre: {
		...{ slug: 'lam-dong', name: 'Trung tâm Điều hành · Lâm Đồng', nameEn: 'Operations Centre' },
		...{ homeCode: '68', scopeCode: '68', geographyDate: '2024-11-30', sites: [] },
		keyIndicators: [],
	},
	...{ scopeName: 'Tỉnh Lâm Đồng', units: 13, unitsWithBoundary: 0, boundaries: [], licence: null },
	datasets: [
		{
			...{ indicator: INDICATOR, figures: 3, unitsWithFigures: 2 },
			firstAt: Date.parse('2024-10-31T23:59:59+07:00'),
			lastAt: Date.parse('2024-11-30T23:59:59+07:00'),
			modifiedAt: Date.parse('2024-12-03T01:00:00Z'),
		},
		{
			indicator: { ...INDICATOR, code: 'kinh-te-so', owner: null, legalBasis: null },
			...{ figures: 0, unitsWithFigures: 0, firstAt: null, lastAt: null, modifiedAt: null },
		},
	],
};

type Node = { readonly [key: string]: unknown };

const told = (published: OpenDatasets, sizeOf: () => number | null = () => null) =>
	dcatCatalogue(published, { origin: 'https://ioc.example.vn', sizeOf }) as Node;

/** Every object in a document, itself among them. */
function nodes(value: unknown): Node[] {
	if (Array.isArray(value)) return value.flatMap(nodes);
	if (typeof value !== 'object' || value === null) return [];
	return [value as Node, ...Object.values(value).flatMap(nodes)];
}

/** The properties that DCAT-AP 3.0.1 wants (`sh:minCount 1`) of the classes that occur here. */
// https://semiceu.github.io/DCAT-AP/releases/3.0.1/html/shacl/shapes.ttl
const MANDATORY: Readonly<Record<string, readonly string[]>> = {
	'skos:Concept': ['skos:prefLabel'],
	'dcat:Catalog': ['dct:title', 'dct:description', 'dct:publisher'],
	'dcat:Dataset': ['dct:title', 'dct:description'],
	'dcat:Distribution': ['dcat:accessURL'],
	'foaf:Agent': ['foaf:name'],
};

/** Those that it wants at most one of (`sh:maxCount 1`), among what is told here. */
const SINGLE: Readonly<Record<string, readonly string[]>> = {
	'dcat:Catalog': ['dct:publisher', 'dct:license', 'dct:modified', 'foaf:homepage'],
	'dcat:Dataset': ['dct:publisher', 'dct:accrualPeriodicity', 'dct:accessRights', 'dct:modified'],
	'dcat:Distribution': ['dcat:byteSize', 'dcat:mediaType', 'dct:format', 'dct:license'],
	'dct:PeriodOfTime': ['dcat:startDate', 'dcat:endDate'],
};

describe('the catalogue', () => {
	test('has what DCAT-AP wants of each class', () => {
		const typed = nodes(told(PUBLISHED)).filter((node) => '@type' in node && !('@value' in node));
		const seen = new Set(typed.map((node) => String(node['@type'])));
		for (const type of Object.keys(MANDATORY)) expect(seen).toContain(type);
		for (const node of typed) {
			const type = String(node['@type']);
			expect(Object.keys(node)).toEqual(expect.arrayContaining([...(MANDATORY[type] ?? [])]));
			for (const name of SINGLE[type] ?? []) expect(Array.isArray(node[name])).toBe(false);
		}
	});

	test('names things by whole addresses, and by prefixes that it explains', () => {
		const document = told(PUBLISHED);
		const prefixes = Object.keys(document['@context'] as object);
		for (const node of nodes({ ...document, '@context': null })) {
			const id = node['@id'];
			if (id !== undefined) expect(String(id)).toMatch(/^https?:\/\//);
			const types = node['@type'] === undefined ? [] : [String(node['@type'])];
			const terms = Object.keys(node).filter((key) => !key.startsWith('@'));
			for (const term of [...terms, ...types]) expect(prefixes).toContain(term.split(':')[0]);
		}
	});

	test('says titles in both languages, the span and the frequency', () => {
		const [first, second] = told(PUBLISHED)['dcat:dataset'] as Node[];
		expect(first).toMatchObject({
			'@id': 'https://ioc.example.vn/open-data#ho-so-truc-tuyen',
			'dct:title': [
				{ '@value': 'Hồ sơ TTHC trực tuyến', '@language': 'vi' },
				{ '@value': 'Files online', '@language': 'en' },
			],
			'dct:accrualPeriodicity': {
				'@id': 'http://publications.europa.eu/resource/authority/frequency/MONTHLY',
				'@type': 'dct:Frequency',
			},
			'dct:temporal': {
				'dcat:startDate': { '@value': '2024-10-31', '@type': 'xsd:date' },
				'dcat:endDate': { '@value': '2024-11-30', '@type': 'xsd:date' },
			},
			'dct:creator': { 'foaf:name': { '@value': 'Văn phòng UBND tỉnh' } },
		});
		expect(JSON.stringify(first)).toContain('Căn cứ: 1670/KH-UBND.');
		for (const missing of ['dct:temporal', 'dct:modified', 'dct:creator']) {
			expect(second).not.toHaveProperty(missing);
		}
		expect(JSON.stringify(second)).not.toContain('null');
	});

	test('claims no licence where none was given, and the given one everywhere', () => {
		const without = JSON.stringify(told(PUBLISHED));
		expect(without).not.toContain('dct:license');
		expect(without).toContain('Chưa công bố giấy phép');
		const licence = { name: 'CC-BY-4.0', iri: 'https://creativecommons.org/licenses/by/4.0/' };
		const files = nodes(told({ ...PUBLISHED, licence })).filter(
			(node) => node['@type'] === 'dcat:Distribution',
		);
		expect(files).toHaveLength(6);
		for (const file of files) expect(file['dct:license']).toMatchObject({ '@id': licence.iri });
	});

	test('tells the size of a file where it is known', () => {
		expect(JSON.stringify(told(PUBLISHED))).not.toContain('byteSize');
		expect(JSON.stringify(told(PUBLISHED, () => 1_234))).toContain(
			'"dcat:byteSize":{"@value":"1234","@type":"xsd:nonNegativeInteger"}',
		);
	});

	test('says nothing of a unit of measure where there is none', () => {
		const [dataset] = PUBLISHED.datasets;
		if (!dataset) throw new Error('There is one');
		const indicator = { ...INDICATOR, unit: '', legalBasis: null };
		const [first] = told({ ...PUBLISHED, datasets: [{ ...dataset, indicator }] })[
			'dcat:dataset'
		] as Node[];
		expect(first?.['dct:description']).toMatchObject([
			{ '@value': 'Hồ sơ TTHC trực tuyến: Tỉnh Lâm Đồng và các địa bàn trực thuộc.' },
			{ '@value': 'Files online: Tỉnh Lâm Đồng and the units within it.' },
		]);
	});

	test('of nothing published is whole, too', () => {
		const empty = told({ ...PUBLISHED, datasets: [] });
		expect(empty['dcat:dataset']).toEqual([]);
		expect(empty).not.toHaveProperty('dct:modified');
	});
});

describe('the description of a table', () => {
	const publisher = { vi: 'Trung tâm', en: 'Centre' };
	type Column = { readonly name: string; readonly titles: { readonly und: string } };
	const columnsOf = (indicator: Indicator) => {
		const { tableSchema } = csvwMetadata(indicator, { licence: null, publisher }) as {
			tableSchema: { columns: readonly Column[]; primaryKey: readonly string[] };
		};
		return tableSchema;
	};

	test('has the columns of the table, in its order', () => {
		const { columns, primaryKey } = columnsOf(INDICATOR);
		const names = csvHead()
			.replace(/^\uFEFF/, '')
			.trim()
			.split(',');
		expect(columns.map(({ titles }) => titles.und)).toEqual(names);
		expect(names).toEqual(expect.arrayContaining([...primaryKey]));
	});

	test('says what values stand for that are no numbers', () => {
		expect(JSON.stringify(columnsOf({ ...INDICATOR, kind: 'yes-no' }))).toContain(
			'0 = không; 1 = có.',
		);
		expect(JSON.stringify(columnsOf(INDICATOR))).not.toContain('0 = ');
	});

	test('lies beside the table, and claims no licence, owner or basis that was not given', () => {
		const indicator = { ...INDICATOR, owner: null, legalBasis: null };
		const described = csvwMetadata(indicator, { licence: null, publisher });
		expect(described).toMatchObject({ url: '/open-data/ho-so-truc-tuyen.csv' });
		for (const name of ['dc:license', 'dc:creator', 'dc:source']) {
			expect(described).not.toHaveProperty([name]);
		}
		const licence = { name: 'CC0-1.0', iri: 'https://creativecommons.org/publicdomain/zero/1.0/' };
		expect(csvwMetadata(INDICATOR, { licence, publisher })).toMatchObject({
			'dc:license': { '@id': licence.iri },
			'dc:creator': 'Văn phòng UBND tỉnh',
			'dc:source': '1670/KH-UBND',
		});
	});
});
