/**
 * The catalogue of the open data as DCAT 3 (https://www.w3.org/TR/vocab-dcat-3/) in JSON-LD, with what the application
 * profile of European portals asks of one (https://semiceu.github.io/DCAT-AP/releases/3.0.1/), which other portals read too.
 */
import { isoDay } from '../../domain/time-format.ts';
import type { OpenDataset, OpenDatasets } from './dataset.ts';
import type { InBoth } from './figure.ts';
import { CSVW_SUFFIX, filePath, MEDIA_TYPES, OPEN_FORMATS } from './file-name.ts';
import type { OpenFormat } from './file-name.ts';
import { frequencyIri } from './frequency.ts';
import type { Licence } from './licence.ts';

const CONTEXT = {
	dcat: 'http://www.w3.org/ns/dcat#',
	dct: 'http://purl.org/dc/terms/',
	foaf: 'http://xmlns.com/foaf/0.1/',
	rdfs: 'http://www.w3.org/2000/01/rdf-schema#',
	skos: 'http://www.w3.org/2004/02/skos/core#',
	xsd: 'http://www.w3.org/2001/XMLSchema#',
} as const;

const EU = 'http://publications.europa.eu/resource/authority';
const MEDIA_TYPE_LIST = 'https://www.iana.org/assignments/media-types';

const FORMATS: Readonly<Record<OpenFormat, { eu: string; title: InBoth; standards: string[] }>> = {
	csv: {
		eu: `${EU}/file-type/CSV`,
		title: { vi: 'Mọi số liệu, bảng CSV', en: 'All figures, a table in CSV' },
		standards: [
			'https://www.rfc-editor.org/info/rfc4180',
			'https://www.w3.org/TR/tabular-data-model/',
		],
	},
	json: {
		eu: `${EU}/file-type/JSON`,
		title: { vi: 'Mọi số liệu, JSON', en: 'All figures, in JSON' },
		standards: ['https://www.rfc-editor.org/info/rfc8259'],
	},
	geojson: {
		eu: `${EU}/file-type/GEOJSON`,
		title: {
			vi: 'Số liệu mới nhất của từng địa bàn, GeoJSON',
			en: 'The newest figure of each unit, in GeoJSON',
		},
		standards: ['https://www.rfc-editor.org/info/rfc7946'],
	},
};

/** `origin`: where the files are asked for, such as `https://ioc.example.vn`. */
export function dcatCatalogue(
	{ centre, scopeName, licence, datasets }: OpenDatasets,
	{
		origin,
		sizeOf,
	}: { origin: string; sizeOf: (indicator: string, format: OpenFormat) => number | null },
): object {
	const id = `${origin}/open-data/catalog.jsonld`;
	const publisher = { '@id': `${id}#publisher` };
	const place = {
		'@id': `${id}#scope`,
		'@type': 'dct:Location',
		'skos:prefLabel': { '@value': scopeName, '@language': 'vi' },
	};
	const modified = Math.max(...datasets.map(({ modifiedAt }) => modifiedAt ?? -Infinity));
	return {
		'@context': CONTEXT,
		'@id': id,
		'@type': 'dcat:Catalog',
		'dct:title': inBoth({ vi: `Dữ liệu mở · ${centre.name}`, en: `Open data · ${centre.nameEn}` }),
		'dct:description': inBoth({
			vi: `Số liệu các chỉ tiêu chuyển đổi số được công bố: ${scopeName} và các địa bàn trực thuộc.`,
			en: `Published figures of digital transformation: ${scopeName} and the units within it.`,
		}),
		'dct:publisher': {
			...publisher,
			'@type': 'foaf:Agent',
			'foaf:name': inBoth({ vi: centre.name, en: centre.nameEn }),
		},
		'dct:language': ['VIE', 'ENG'].map((code) =>
			listed(`${EU}/language/${code}`, 'dct:LinguisticSystem'),
		),
		'dct:spatial': place,
		'foaf:homepage': { '@id': `${origin}/open-data`, '@type': 'foaf:Document' },
		...terms(licence),
		...(Number.isFinite(modified) && { 'dct:modified': dateTime(modified) }),
		'dcat:dataset': datasets.map((dataset) => ({
			...describedDataset(dataset, { scopeName, origin }),
			'dct:publisher': publisher,
			'dct:spatial': { '@id': place['@id'] },
			'dcat:distribution': OPEN_FORMATS.map((format) => ({
				...describedFile(dataset, { format, origin }),
				...terms(licence),
				...byteSize(sizeOf(dataset.indicator.code, format)),
			})),
		})),
	};
}

function describedDataset(
	{ indicator, firstAt, lastAt, modifiedAt }: OpenDataset,
	{ scopeName, origin }: { scopeName: string; origin: string },
): object {
	const { code, name, nameEn, unit, owner, legalBasis, intervalS } = indicator;
	const page = `${origin}/open-data#${code}`;
	const measure = { vi: `Đơn vị tính: ${unit}.`, en: `Unit of measure: ${unit}.` };
	const basis = { vi: `Căn cứ: ${legalBasis}.`, en: `Legal basis: ${legalBasis}.` };
	const told = [...(unit === '' ? [] : [measure]), ...(legalBasis === null ? [] : [basis])];
	return {
		'@id': page,
		'@type': 'dcat:Dataset',
		'dct:identifier': code,
		'dct:title': inBoth({ vi: name, en: nameEn }),
		'dct:description': inBoth({
			vi: [`${name}: ${scopeName} và các địa bàn trực thuộc.`, ...told.map(({ vi }) => vi)].join(
				' ',
			),
			en: [`${nameEn}: ${scopeName} and the units within it.`, ...told.map(({ en }) => en)].join(
				' ',
			),
		}),
		'dcat:landingPage': { '@id': page, '@type': 'foaf:Document' },
		'dcat:keyword': inBoth({ vi: 'chuyển đổi số', en: 'digital transformation' }),
		'dcat:theme': {
			...listed(`${EU}/data-theme/GOVE`, 'skos:Concept'),
			'skos:prefLabel': inBoth({
				vi: 'Chính quyền và khu vực công',
				en: 'Government and public sector',
			}),
		},
		'dct:accessRights': listed(`${EU}/access-right/PUBLIC`, 'dct:RightsStatement'),
		'dct:accrualPeriodicity': listed(frequencyIri(intervalS), 'dct:Frequency'),
		...(owner !== null && {
			'dct:creator': {
				'@type': 'foaf:Agent',
				'foaf:name': { '@value': owner, '@language': 'vi' },
			},
		}),
		...(modifiedAt !== null && { 'dct:modified': dateTime(modifiedAt) }),
		...(firstAt !== null &&
			lastAt !== null && {
				'dct:temporal': {
					'@type': 'dct:PeriodOfTime',
					'dcat:startDate': { '@value': isoDay(firstAt), '@type': 'xsd:date' },
					'dcat:endDate': { '@value': isoDay(lastAt), '@type': 'xsd:date' },
				},
			}),
	};
}

function describedFile(
	{ indicator, modifiedAt }: OpenDataset,
	{ format, origin }: { format: OpenFormat; origin: string },
): object {
	const { eu, title, standards } = FORMATS[format];
	const address = origin + filePath(indicator.code, format);
	return {
		'@id': address,
		'@type': 'dcat:Distribution',
		'dct:title': inBoth(title),
		'dcat:accessURL': { '@id': address },
		'dcat:downloadURL': { '@id': address },
		'dcat:mediaType': listed(`${MEDIA_TYPE_LIST}/${MEDIA_TYPES[format]}`, 'dct:MediaType'),
		'dct:format': listed(eu, 'dct:MediaTypeOrExtent'),
		'dct:conformsTo': standards.map((iri) => ({ '@id': iri, '@type': 'dct:Standard' })),
		...(format === 'csv' && {
			'foaf:page': { '@id': address + CSVW_SUFFIX, '@type': 'foaf:Document' },
		}),
		...(modifiedAt !== null && { 'dct:modified': dateTime(modifiedAt) }),
	};
}

/** Where no licence was given, that is said, and no right is. */
function terms(licence: Licence | null): object {
	if (licence) {
		return { 'dct:license': { '@id': licence.iri, '@type': 'dct:LicenseDocument' } };
	}
	return {
		'dct:rights': {
			'@type': 'dct:RightsStatement',
			'rdfs:label': inBoth({
				vi: 'Chưa công bố giấy phép',
				en: 'No licence has been published',
			}),
		},
	};
}

/** An entry of a public list, with what it is one of: who reads this need not have the list. */
function listed(iri: string, type: string): { '@id': string; '@type': string } {
	return { '@id': iri, '@type': type };
}

function byteSize(bytes: number | null): object {
	if (bytes === null) return {};
	return { 'dcat:byteSize': { '@value': String(bytes), '@type': 'xsd:nonNegativeInteger' } };
}

function dateTime(epochMs: number): object {
	return { '@value': new Date(epochMs).toISOString(), '@type': 'xsd:dateTime' };
}

function inBoth({ vi, en }: InBoth): readonly object[] {
	return [
		{ '@value': vi, '@language': 'vi' },
		{ '@value': en, '@language': 'en' },
	];
}
