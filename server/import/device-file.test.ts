import { expect, test } from 'vitest';
import { toDeviceCsv, toDeviceGeoJson, type ListedDevice } from '#lib/wire/device-list.ts';
import { isDeviceFeatures, readDeviceCsv, readDeviceFeatures } from './device-file.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const CAMERA: ListedDevice = {
	site: 'bao-loc',
	device: 'cam-01',
	name: 'Camera "ngã tư"; Trần Phú, số 1',
	kind: 'camera',
	unit: '673',
	lat: 11.548,
	lon: 107.807,
	gateway: null,
	heartbeat_s: 30,
	replaces: 'cam-00',
	retired: false,
};

test('a list that was written is read as it was, with a byte order mark and CRLF', () => {
	const csv = toDeviceCsv([
		CAMERA,
		{ ...CAMERA, device: 'cam-02', lat: null, lon: null, retired: true },
	]);
	expect(csv.startsWith('\uFEFFsite,device,name,')).toBe(true);
	const read = readDeviceCsv(bytes(csv));
	expect(read).toMatchObject({
		kind: 'devices',
		devices: [
			{
				row: 2,
				cells: {
					name: CAMERA.name,
					unit: '673',
					lat: '11.548',
					gateway: '',
					heartbeat_s: '30',
					replaces: 'cam-00',
					retired: '',
				},
			},
			{ row: 3, cells: { device: 'cam-02', lat: '', lon: '', retired: 'yes' } },
		],
	});
});

test.each(['=1+1', '+84 263', '-x', '@cam', '\tx', "'=x", "''=x"])(
	'what a spreadsheet would run is guarded, and read back: %j',
	(name) => {
		const csv = toDeviceCsv([{ ...CAMERA, name }]);
		expect(csv).toContain(`'${name}`);
		expect(readDeviceCsv(bytes(csv))).toMatchObject({ devices: [{ cells: { name } }] });
	},
);

test('an apostrophe that guards nothing is part of the name', () => {
	const csv = toDeviceCsv([{ ...CAMERA, name: "'Ea H'leo" }]);
	expect(readDeviceCsv(bytes(csv))).toMatchObject({ devices: [{ cells: { name: "'Ea H'leo" } }] });
});

test('semicolons, as Vietnamese Excel writes them, and columns in whatever order and case', () => {
	const read = readDeviceCsv(bytes('Device; SITE ;lat;lon\ncam-01;bao-loc;11,548;107,807\n;;;\n'));
	expect(read).toEqual({
		kind: 'devices',
		devices: [
			{
				row: 2,
				cells: { device: 'cam-01', site: 'bao-loc', lat: '11,548', lon: '107,807' },
				fault: null,
			},
		],
	});
});

test('a quotation mark that is never closed is told with its row and column', () => {
	const read = readDeviceCsv(bytes('site,device,name,kind\na,b,"Cống,camera\na,c,Trạm,kiosk\n'));
	expect(read).toMatchObject({
		devices: [{ row: 2, fault: { field: 'name', fault: 'unclosed' } }],
	});
});

test.each([
	['', 'empty', { kind: 'empty', given: '' }],
	['site,device,lattitude\n', 'lattitude', { kind: 'unknown-column', given: 'lattitude' }],
	['site,name\n', 'lacks device', { kind: 'column-missing', given: 'device' }],
	['site,device,site\n', 'twice', { kind: 'column-twice', given: '' }],
])('the file %j is refused as a whole', (text, why, fault) => {
	expect(readDeviceCsv(bytes(text))).toEqual({
		kind: 'refused',
		why: expect.stringContaining(why) as string,
		fault,
	});
});

test('what is no UTF-8 is refused', () => {
	expect(readDeviceCsv(Uint8Array.of(0x73, 0xe9, 0x0a))).toMatchObject({ kind: 'refused' });
});

test('GeoJSON has the same, with the position as its geometry', () => {
	const { features } = toDeviceGeoJson([CAMERA, { ...CAMERA, lat: null, lon: null }]) as {
		features: unknown[];
	};
	expect(isDeviceFeatures(features)).toBe(true);
	expect(readDeviceFeatures(features)).toMatchObject({
		devices: [
			{ row: 1, cells: { name: CAMERA.name, lat: '11.548', lon: '107.807', retired: '' } },
			{ row: 2, cells: { lat: '', lon: '', gateway: '', heartbeat_s: '30' } },
		],
	});
});

test('a geometry that is no point is the fault of its feature alone', () => {
	const geometry = { type: 'LineString', coordinates: [] };
	const features = [
		{ geometry, properties: { device: 'x' } },
		{ geometry: null, properties: {} },
	];
	expect(readDeviceFeatures(features)).toMatchObject({
		kind: 'devices',
		devices: [
			{
				row: 1,
				cells: { device: 'x' },
				fault: { field: 'geometry', fault: 'no-point', given: JSON.stringify(geometry) },
			},
			{ row: 2, fault: null },
		],
	});
	expect(isDeviceFeatures([{ geometry, properties: { code: '673' } }])).toBe(false);
});
