import { describe, expect, test } from 'vitest';
import { decodeInfo } from '#ingest/decode/info.ts';
import { seededRandom } from '#ingest/simulate/seeded-random.ts';
import { VIETNAM } from '#lib/domain/place.ts';
import type { DeviceInfo } from '#lib/domain/reading.ts';
import { parseDeviceFields } from '#lib/wire/device-fields.ts';
import { toDeviceCsv, toDeviceGeoJson } from '#lib/wire/device-list.ts';
import { importFile } from '#server/import/import-file.ts';
import { describeDevice } from '#server/registry/describe.ts';
import { listedDevices } from '#server/registry/export.ts';
import { databases } from '#tests/support/database.ts';
import { anInfo, aStatus, batch, item, T0 } from '#tests/support/readings.ts';
import { GEOGRAPHY_DATE, storedBatches } from '#tests/support/stored-batches.ts';

describe.each(databases)('a list of devices on $kind', ({ open }) => {
	const { database, query, changes, write, version } = storedBatches({ open });
	const exported = () => listedDevices(database(), GEOGRAPHY_DATE);
	const imported = (text: string, some: { fileName?: string; dryRun?: boolean } = {}) =>
		importFile(
			database(),
			{ fileName: some.fileName ?? 'devices.csv', bytes: new TextEncoder().encode(text) },
			{
				geographyDate: GEOGRAPHY_DATE,
				importedBy: 'Lan',
				now: T0,
				dryRun: some.dryRun ?? false,
				report: { centre: 'lam-dong', answers: {}, unitsOn: null, withoutRefused: false },
			},
		);
	const HEAD = 'site,device,name,kind,unit,lat,lon,gateway,heartbeat_s,replaces,retired';

	test('is told all that is wrong with a row', async () => {
		const outcome = await imported(
			[
				HEAD,
				',gauge,,,999,1,x,,0,,',
				'bao-loc,fine,,kiosk,999,,,,,,',
				'bao-loc,x,"Cống,kiosk,673',
			].join('\n'),
		);
		const told = outcome.kind === 'read' ? outcome.refused.map(({ why }) => why) : [];
		expect(told).toEqual([
			'site: is missing; name: is missing; kind: is missing; lon: "x" is no number; heartbeat_s: "0" is no whole number from 1 to 604800; unit: "999" is no unit’s code on the geography date',
			'name: is missing; unit: "999" is no unit’s code on the geography date',
			'name: "Cống,kiosk,673" begins with a quotation mark that is never closed: the rest of the file is in this cell',
		]);
	});

	test('is taken row by row: new devices, changed ones, and those that cannot be', async () => {
		await write(batch(item(anInfo()), item(aStatus({ device: 'waiting' }), { family: 'frigate' })));
		const before = await version();
		const outcome = await imported(
			[
				HEAD,
				'bao-loc,cam-01,Cổng chợ,camera,673,11.548,107.807,,30,,',
				'bao-loc,waiting,,camera,673,,,,,,',
				'bao-loc,fresh,Trạm mới,water-gauge,673,"11,55","107,81",gw-01,60,,',
				'bao-loc,fresh,Trạm mới,water-gauge,673,,,,,,',
				'bao-loc,a/b,x,camera,673,,,,,,',
				'bao-loc,nowhere,x,camera,999,107.8,11.5,,0,,maybe',
				'bao-loc,nowhere,x,camera,999,,,,,,',
			].join('\n'),
		);
		expect(outcome).toMatchObject({
			kind: 'read',
			taken: [
				{ row: 2, code: 'bao-loc/cam-01', name: 'Cổng chợ', changed: true },
				{ row: 4, code: 'bao-loc/fresh', changed: true },
			],
			refused: [
				{ row: 3, faults: [{ field: 'name', fault: 'missing' }] },
				{ row: 5, faults: [{ fault: 'twice' }] },
				{ row: 6, faults: [{ field: 'device', fault: 'bad-id' }] },
				{
					row: 7,
					faults: [
						{ field: 'retired', fault: 'bad-choice' },
						{ field: 'lat', fault: 'swapped' },
						{ field: 'heartbeat_s', fault: 'no-seconds' },
						{ field: 'unit', fault: 'unknown-unit' },
					],
				},
				{ row: 8, faults: [{ field: 'unit', fault: 'unknown-unit' }] },
			],
		});
		expect(outcome.kind === 'read' && outcome.refused[1]?.why).toBe(
			'device: "fresh" was in a row above',
		);
		expect((await changes(before)).devices.map(({ device }) => device).toSorted()).toEqual([
			'cam-01',
			'fresh',
		]);
		expect(await query('select kind, taken, refused, imported_by from import_batch')).toEqual([
			{ kind: 'devices', taken: 2, refused: 5, imported_by: 'Lan' },
		]);
		expect(await query("select count(*) as n from device where device = 'nowhere'")).toEqual([
			{ n: 0 },
		]);
		await query('truncate import_batch cascade');
	});

	test('one that was never heard takes the family of its first word, and its evidence', async () => {
		await imported([HEAD, 'bao-loc,cam-09,Cổng chợ,camera,673,,,,,,'].join('\n'));
		const heard = () =>
			query('select family, first_topic from device left join device_sighting on device_id = id');
		expect(await heard()).toEqual([{ family: '', first_topic: null }]);
		const first = {
			...item(aStatus({ device: 'cam-09' }), { family: 'frigate' }),
			topic: 'f/stats',
		};
		await write(batch(first));
		await write(batch(item(aStatus({ device: 'cam-09', observedAt: T0 + 1 }))));
		expect(await heard()).toEqual([{ family: 'frigate', first_topic: 'f/stats' }]);
		await query('truncate import_batch cascade');
	});

	test('what was exported changes nothing when it is imported, as CSV and as GeoJSON', async () => {
		await write(
			batch(
				item(anInfo({ name: '=HYPERLINK("x")' })),
				item(anInfo({ device: 'gone', lat: null, lon: null, heartbeatS: null })),
				item(aStatus({ device: 'cam-07' })),
			),
		);
		await imported(`${HEAD}\nbao-loc,cam-07,Cổng,camera,673,11.5,107.8,,30,cam-01,`);
		await imported('site,device,retired\nbao-loc,gone,yes\n');
		const listed = await exported();
		expect(listed).toMatchObject([
			{ device: 'cam-07', name: 'Cổng', replaces: 'cam-01', retired: false },
			{ device: 'gone', retired: true },
		]);
		const before = await query('select * from device order by id');
		for (const [fileName, text] of [
			['devices.csv', toDeviceCsv(listed)],
			['devices.geojson', JSON.stringify(toDeviceGeoJson(listed))],
		] as const) {
			expect(await imported(text, { fileName })).toMatchObject({
				batchId: null,
				refused: [],
				taken: [{ changed: false }, { changed: false }],
			});
		}
		expect(await query('select * from device order by id')).toEqual(before);
		expect(await exported()).toEqual(listed);
	});

	test('whatever devices say of themselves: exported and imported, or saved as it stands, it stays', async () => {
		const told = oddInfos(seededRandom(5));
		await write(batch(...told.map((info) => item(info))));
		const listed = await exported();
		expect(listed).toHaveLength(told.length);
		expect(listed.some(({ lat }) => String(lat).length > 16)).toBe(true);
		for (const [fileName, text] of [
			['devices.csv', toDeviceCsv(listed)],
			['devices.geojson', JSON.stringify(toDeviceGeoJson(listed))],
		] as const) {
			const outcome = await imported(text, { fileName });
			expect(outcome).toMatchObject({ batchId: null, refused: [] });
			expect(outcome.kind === 'read' && outcome.taken.filter(({ changed }) => changed)).toEqual([]);
		}
		const ids = await query<{ id: number }>('select id from device order by site, device');
		for (const [at, { name, kind, unit, lat, lon, gateway, heartbeat_s }] of listed.entries()) {
			const text = (value: string | number | null) => value?.toString() ?? '';
			const { fields, faults } = parseDeviceFields({
				...{ name, kind, unit: text(unit), lat: text(lat), lon: text(lon) },
				...{ gateway: text(gateway), heartbeat_s: text(heartbeat_s) },
			});
			expect(faults).toEqual([]);
			const saved = { id: ids[at]?.id ?? 0, fields, from: 'admitted', by: 'Lan', now: T0 } as const;
			const changed = await describeDevice(database(), { ...saved, geographyDate: GEOGRAPHY_DATE });
			expect(changed).toEqual({ kind: 'unchanged' });
		}
		expect(await exported()).toEqual(listed);
	});

	test('a dry run says the same and stores nothing', async () => {
		await write(batch(item(anInfo())));
		const before = await query('select * from device');
		const text = `${HEAD}\nbao-loc,new,Mới,camera,673,,,,,cam-01,\nbao-loc,late,Muộn,camera,673,,,,,,yes`;
		expect(await imported(text, { dryRun: true })).toMatchObject({
			batchId: null,
			taken: [{ changed: true }, { changed: true }],
		});
		expect(await query('select * from device')).toEqual(before);
		expect(await query('select * from device_change')).toEqual([]);
		expect(await imported(text)).toMatchObject({ taken: [{ changed: true }, { changed: true }] });
		expect(await exported()).toMatchObject([
			{ device: 'late', retired: true },
			{ device: 'new', name: 'Mới', replaces: 'cam-01' },
		]);
		await query('truncate import_batch cascade');
	});

	test('columns that are not there leave a device as it was; one in use takes nobody’s place', async () => {
		await write(batch(item(anInfo()), item(anInfo({ device: 'cam-02' }))));
		await imported('device;site;name\ncam-01;bao-loc;Cổng chợ\n');
		expect((await exported())[0]).toMatchObject({ name: 'Cổng chợ', lat: 11.548, heartbeat_s: 30 });
		expect(await imported('site,device,replaces\nbao-loc,cam-02,cam-01\n')).toMatchObject({
			refused: [{ faults: [{ field: 'replaces', fault: 'not-free' }] }],
		});
		expect(await imported('site,device,replaces\nbao-loc,cam-02,never-heard\n')).toMatchObject({
			taken: [{ changed: false }],
		});
		await query('truncate import_batch cascade');
	});

	test('a file that is none says what it should be', async () => {
		expect(await imported('device,b\n1,2')).toMatchObject({ kind: 'refused' });
		expect(await imported('{', { fileName: 'x.geojson' })).toMatchObject({ kind: 'refused' });
	});
});

/** As devices tell them: names of odd characters and formulas, any place in Vietnam that a double can hold. */
function oddInfos(random: () => number): readonly DeviceInfo[] {
	const odd = ['=', '+', '@', "'", '"', ';', ',', ' ', '-1', '$', '\\', '‘', '🚦', '\u00a0', '½'];
	const invisible = ['\u200b', '\u200d', '\u2028', '\ufeff', '\u202e'];
	const letters = ['ngã tư', 'Đ', 'ế', 'e\u0302', '\u0301', 'ở'.normalize('NFD'), 'Trần Phú'];
	const any = (parts: readonly string[]) => parts[Math.floor(random() * parts.length)] ?? '';
	const odds = (parts: readonly string[]) =>
		Array.from({ length: Math.floor(random() * 8) }, () => any(parts)).join('');
	const between = (from: number, to: number) => from + random() * (to - from);
	return Array.from({ length: 200 }, (_, at) => {
		const placed = random() < 0.8;
		const info = decodeInfo(
			{
				kind: `${odds(odd)}camera`,
				name: `${odds([...odd, ...invisible, ...letters])}${at}${odds([...letters, ...invisible])}`,
				unit: '673',
				lat: placed ? between(VIETNAM.south, VIETNAM.north) : null,
				lon: placed ? between(VIETNAM.west, VIETNAM.east) : null,
				gateway: random() < 0.5 ? null : `${odds(['=', "'", ';', 'Đ', ' '])}gw`,
				heartbeatS: random() < 0.3 ? null : between(1, 604_800),
			},
			{ site: 'bao-loc', device: `${any(['=', "'", '@', 'Cống; ', ''])}${at}`, receivedAt: T0 },
		);
		if (info.kind === 'rejected') throw new Error(info.detail);
		return info;
	});
}
