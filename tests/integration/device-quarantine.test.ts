import { describe, expect, test } from 'vitest';
import type { AdmitRule } from '#lib/domain/admission.ts';
import { admitWaiting } from '#server/db/admit-waiting.ts';
import { batchWriter } from '#server/db/write-batch.ts';
import { databases } from '#tests/support/database.ts';
import { anInfo, aStatus, aTelemetry, batch, item, T0 } from '#tests/support/readings.ts';
import { GEOGRAPHY_DATE, storedBatches } from '#tests/support/stored-batches.ts';

const FRIGATE: AdmitRule = {
	family: 'frigate',
	site: null,
	topic: null,
	device: null,
	unit: '673',
	heartbeatS: 90,
};

describe.each(databases)('devices heard for the first time, on $kind', ({ open }) => {
	const { database, query, changes, write } = storedBatches({ open });
	const device = async () => (await changes()).devices[0];
	const frigate = { family: 'frigate' };

	test('a device is made with the evidence of it, once', async () => {
		const payload = new Uint8Array(5_000).fill(65);
		const first = {
			...item(aStatus({ receivedAt: T0 }), frigate),
			topic: 'frigate/stats',
			payload,
		};
		await write(batch(first, item(aTelemetry(), frigate)));
		await write(batch(item(aStatus({ observedAt: T0 + 1 }))));
		expect(await query('select family, registered, admitted_at from device')).toEqual([
			{ family: 'frigate', registered: false, admitted_at: null },
		]);
		const [sighting] = await query('select * from device_sighting');
		expect(sighting).toMatchObject({
			first_topic: 'frigate/stats',
			first_at: new Date(T0),
			first_payload_bytes: 5_000,
		});
		expect(sighting?.['first_payload']).toHaveLength(2_048);
	});

	test('the project’s own info admits, that of another family only describes', async () => {
		await write(batch(item(anInfo(), frigate)));
		expect(await device()).toMatchObject({ kind: 'camera', heartbeatS: 30, registered: false });
		await write(batch(item(anInfo())));
		expect(await device()).toMatchObject({ registered: true });
		expect(await query('select admitted_by, admitted_at from device')).toEqual([
			{ admitted_by: 'info', admitted_at: new Date(T0) },
		]);
	});

	test('a rule admits at first sight, and what it has set goes before what the device says', async () => {
		const writer = batchWriter({
			database: database(),
			geographyDate: GEOGRAPHY_DATE,
			rules: [{ ...FRIGATE, site: 'da-teh', unit: '999' }, FRIGATE],
		});
		const told = anInfo({ unitCode: null, heartbeatS: 10, name: 'front_door' });
		await writer.write(batch(item(told, frigate)));
		const [unit] = await query<{ id: number }>('select id from unit');
		expect(await device()).toMatchObject({
			registered: true,
			unitId: unit?.id,
			heartbeatS: 90,
			name: 'front_door',
		});
		expect(await query('select changed_by, what, detail from device_change')).toEqual([
			{ changed_by: 'rule', what: 'admit', detail: { unitId: unit?.id, heartbeatS: 90 } },
		]);
	});

	test('a rule that is new admits those who wait, and its unit has to be known', async () => {
		await write(batch(item(aStatus(), frigate), item(aStatus({ device: 'gauge' }))));
		const now = T0 + 60_000;
		const admit = (rules: AdmitRule[]) =>
			admitWaiting(database(), { rules, geographyDate: GEOGRAPHY_DATE, now });
		expect(await admit([{ ...FRIGATE, unit: '999' }])).toBe(0);
		expect(await admit([FRIGATE])).toBe(1);
		expect(await admit([FRIGATE])).toBe(0);
		expect(await query('select device, admitted_by from device where registered')).toEqual([
			{ device: 'cam-01', admitted_by: 'rule' },
		]);
		const told = (await changes()).devices.map(({ device, registered }) => [device, registered]);
		expect(new Map(told as [string, boolean][])).toEqual(
			new Map([
				['cam-01', true],
				['gauge', false],
			]),
		);
	});

	test('coordinates that cannot be are a dead letter, and the rest of the description is taken', async () => {
		const swapped = anInfo({ lat: 107.807, lon: 11.548 });
		const outcome = await write(batch(item(swapped)));
		expect(outcome).toMatchObject({ stored: 1, refused: [{ reason: 'bad-place' }] });
		expect(outcome.refused[0]?.detail).toContain('swapped');
		expect(await device()).toMatchObject({ name: swapped.name, registered: true, lat: null });
		const paris = anInfo({ lat: 48.85, lon: 2.35, name: 'Camera 2' });
		expect(await write(batch(item(paris)))).toMatchObject({ refused: [{ reason: 'bad-place' }] });
		expect(await device()).toMatchObject({ name: 'Camera 2', lat: null, lon: null });
	});

	test('of those whom nobody takes in only so many are made; what others say is refused, and nothing else is', async () => {
		const writer = batchWriter({
			database: database(),
			geographyDate: GEOGRAPHY_DATE,
			rules: [FRIGATE],
			mostWaiting: 2,
		});
		const invented = (from: number, to: number) =>
			Array.from({ length: to - from }, (_, n) =>
				item(aTelemetry({ device: `made-up-${from + n}`, values: [[`metric-${from + n}`, 1]] })),
			);
		const names = async () =>
			(await query<{ device: string }>('select device from device order by id')).map(
				({ device }) => device,
			);
		await writer.write(batch(...invented(0, 1)));
		const outcome = await writer.write(
			batch(
				...invented(1, 300),
				item(aStatus({ device: 'nvr-cam' }), frigate),
				item(aTelemetry({ device: 'cam-02' })),
				item(anInfo({ device: 'cam-02' })),
				item(aTelemetry({ device: 'made-up-0', observedAt: T0 + 1 })),
			),
		);
		expect(await names()).toEqual(
			expect.arrayContaining(['made-up-0', 'made-up-1', 'nvr-cam', 'cam-02']),
		);
		expect(await names()).toHaveLength(4);
		expect(outcome).toMatchObject({
			stored: 5,
			refused: [{ reason: 'quarantine-full', messages: 298, topic: 'test/telemetry' }],
		});
		expect(outcome.refused[0]?.detail).toContain('bao-loc/made-up-2 is new and not kept');
		expect(await query('select reason, messages from dead_letter')).toEqual([
			{ reason: 'quarantine-full', messages: 298 },
		]);
		expect(await query(`select from metric where code = 'metric-2'`)).toEqual([]);

		await query(`update device set retired_at = now() where device = 'made-up-1'`);
		const later = await writer.write(
			batch(...invented(7, 8), item(anInfo({ device: 'made-up-9' })), ...invented(8, 9)),
		);
		expect(later).toMatchObject({ stored: 2, refused: [{ messages: 1 }] });
		expect(await names()).toEqual(expect.arrayContaining(['made-up-7', 'made-up-9']));
	});

	test('another device under the same id in the middle of a batch: it goes to the right row', async () => {
		await write(batch(item(aTelemetry({ device: 'old' })), item(aTelemetry({ device: 'new' }))));
		await query(`
			update device set device = device || '-before';
			update device set device = case device when 'old-before' then 'new' else 'old' end;
			update feed set version = version + 1, catalogue_version = catalogue_version + 1`);
		await write(batch(item(aTelemetry({ device: 'new', observedAt: T0 + 1 }))));
		expect(
			await query(`
				select device, count(*) as n from telemetry join device on id = device_id group by 1 order by 1`),
		).toEqual([
			{ device: 'new', n: 2 },
			{ device: 'old', n: 1 },
		]);
	});
});
