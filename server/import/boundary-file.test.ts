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
