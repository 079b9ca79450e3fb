import { expect, test } from 'vitest';
import { MOST_BYTES, readBoundaryFile } from './boundary-file.ts';

const RING = [
	[107.5, 11.5],
	[107.6, 11.5],
	[107.6, 11.6],
	[107.5, 11.5],
];
const GEOMETRY = { type: 'Polygon', coordinates: [RING] };
const feature = (properties: unknown, geometry: unknown = GEOMETRY) => ({
	type: 'Feature',
	properties,
	geometry,
});
const read = (document: unknown) => readBoundaryFile(Buffer.from(JSON.stringify(document)));
const collection = (...features: unknown[]) => read({ type: 'FeatureCollection', features });

test('each feature is a row with its code, its name in NFC, and the days it says it holds', () => {
	const properties = { code: '682', name: 'Đạ Tẻh'.normalize('NFD'), valid_to: '2025-06-30' };
	expect(collection(feature(properties))).toEqual({
		kind: 'boundaries',
		boundaries: [
			{
				row: 1,
				code: '682',
				name: 'Đạ Tẻh',
				boundary: [[RING]],
				turned: 0,
				validFrom: null,
				validTo: '2025-06-30',
			},
		],
		refused: [],
	});
});

test('what can’t be taken is named with its row, and the rest is taken', () => {
	const file = collection(
		feature({ code: 94, name: 'Điện Biên Phủ' }),
		feature({ code: '094' }),
		feature({ code: '094', name: 'again' }),
		feature({ code: '095' }, { type: 'Point', coordinates: [1, 2] }),
		null,
		feature({ code: '096', name: 'Mường Nhé', valid_to: '30/06/2025' }),
		feature({ code: '097', name: 'Mường Chà', valid_from: '2026-02-30' }),
	);
	if (file.kind === 'refused') throw new Error(file.why);
	expect(file.boundaries.map(({ row }) => row)).toEqual([2]);
	expect(file.refused).toEqual([
		expect.objectContaining({ row: 1, code: null, name: 'Điện Biên Phủ' }),
		{ row: 3, code: '094', name: 'again', why: 'row 2 has the same code' },
		expect.objectContaining({ row: 4, code: '095' }),
		expect.objectContaining({ row: 5, code: null }),
		expect.objectContaining({ row: 6, why: expect.stringContaining('"valid_to"') as string }),
		expect.objectContaining({ row: 7, why: expect.stringContaining('are to be days') as string }),
	]);
});

test.each([
	['not JSON', Buffer.from('code,name\n682,Đạ Tẻh')],
	['not JSON in UTF-8', Buffer.from([0x7b, 0xff, 0x7d])],
	['not a FeatureCollection', Buffer.from('null')],
	['not a FeatureCollection', Buffer.from('{"type":"Feature"}')],
	['is empty', Buffer.from('{"type":"FeatureCollection","features":[]}')],
	['bytes; ', new Uint8Array(MOST_BYTES + 1)],
])('a file is refused that is %s', (words, bytes) => {
	const file = readBoundaryFile(bytes);
	expect(file).toMatchObject({ kind: 'refused', why: expect.stringContaining(words) as string });
});

test('a file of too many features is refused', () => {
	const features = new Array<null>(5_001).fill(null);
	expect(read({ type: 'FeatureCollection', features })).toMatchObject({
		kind: 'refused',
		why: expect.stringContaining('5001 features') as string,
	});
});

test('of one code, features of other days stand beside each other', () => {
	const file = collection(
		feature({ code: '682', valid_to: '2024-11-30' }),
		feature({ code: '682', valid_from: '2024-12-01' }),
		feature({ code: '682', valid_from: '2024-11-30', valid_to: '2024-12-31' }),
		feature({ code: '683', valid_from: '2024-11-30', valid_to: '2024-11-29' }),
	);
	if (file.kind === 'refused') throw new Error(file.why);
	expect(file.boundaries.map(({ row }) => row)).toEqual([1, 2]);
	expect(file.refused).toMatchObject([
		{ row: 3, why: 'row 1 has the same code' },
		{ row: 4, why: '"valid_to" 2024-11-29 is before "valid_from" 2024-11-30' },
	]);
});

test('where there is no code, what is there in its place is told', () => {
	const file = collection(
		feature({ ma_huyen: '682', ten: 'Đạ Tẻh' }),
		feature({ code: 94 }),
		feature(null),
		feature({ code: '094' }),
	);
	expect(file).toMatchObject({
		refused: [
			{ why: expect.stringMatching(/there are ma_huyen, ten$/) as string },
			{ why: expect.stringMatching(/it is 94$/) as string },
			{ why: expect.stringMatching(/there are no properties$/) as string },
		],
	});
});

test.each([
	['urn:ogc:def:crs:EPSG::3405', true],
	['EPSG:4756', true],
	['urn:ogc:def:crs:OGC:1.3:CRS84', false],
	['EPSG:4326', false],
])('a file that says it is in %s is refused: %s', (name, isRefused) => {
	const crs = { type: 'name', properties: { name } };
	const file = read({ type: 'FeatureCollection', crs, features: [feature({ code: '682' })] });
	expect(file.kind === 'refused').toBe(isRefused);
	if (file.kind === 'refused') expect(file.why).toContain(`in ${name}; WGS 84`);
});

test('a "crs" that is of no known form is refused with what it says', () => {
	const file = read({ type: 'FeatureCollection', crs: { type: 'link' }, features: [feature({})] });
	expect(file).toMatchObject({ why: expect.stringContaining('{"type":"link"}') as string });
});

test('a file all in metres is refused with one sentence', () => {
	const metres = RING.map(([lon, lat]) => [(lon as number) * 5_000, (lat as number) * 110_000]);
	const one = feature({ code: '682' }, { type: 'Polygon', coordinates: [metres] });
	expect(collection(one, one)).toMatchObject({
		kind: 'refused',
		why: expect.stringMatching(/^All 2 features .* in metres, as VN-2000 has them/) as string,
	});
	expect(collection(one, feature({ code: '683' }))).toMatchObject({ kind: 'boundaries' });
});
