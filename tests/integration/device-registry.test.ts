import { beforeEach, describe, expect, test } from 'vitest';
import type { DeviceFields } from '#lib/wire/device-fields.ts';
import type { Registry } from '#lib/wire/registry.ts';
import { deviceRegistry } from '#server/registry/registry.ts';
import { batchWriter } from '#server/db/write-batch.ts';
import { databases } from '#tests/support/database.ts';
import { anInfo, aStatus, aTelemetry, batch, item, T0 } from '#tests/support/readings.ts';
import { GEOGRAPHY_DATE, storedBatches } from '#tests/support/stored-batches.ts';

const HOUR = 3_600_000;
const NOW = T0 + HOUR;
const LAN = { by: 'Lan', now: NOW };
const FIELDS: DeviceFields = {
	name: 'Cống Lộc Sơn',
	kind: 'water-gauge',
	unitCode: '673',
	lat: 11.55,
	lon: 107.81,
	gateway: null,
	heartbeatS: 60,
};

describe.each(databases)('the device registry on $kind', ({ open }) => {
	const { database, query, changes, write, version } = storedBatches({ open });
	const mapping = { family: 'muc-nuoc' };
	let registry: Registry;
	beforeEach(() => {
		registry = deviceRegistry({
			database: database(),
			geographyDate: () => Promise.resolve(GEOGRAPHY_DATE),
			now: () => NOW,
		});
	});
	const list = (stage: 'quarantine' | 'admitted' | 'retired', search = '') =>
		registry.list({ stage, search, unitIds: null, limit: 50, offset: 0 });
	const idOf = async (device: string) =>
		(await query<{ id: number }>('select id from device where device = $1', [device]))[0]?.id ?? 0;

	test('a device in quarantine is shown with its evidence, and found without accents', async () => {
		await write(
			batch(
				item(aTelemetry({ device: 'mn-07' }), mapping),
				item(aTelemetry({ device: 'mn-07', observedAt: T0 + 1 }), mapping),
				item(anInfo({ device: 'mn-07', name: 'Trạm Đại Lào', unitCode: null }), mapping),
			),
		);
		const { total, devices } = await list('quarantine', 'tram dai');
		expect(total).toBe(1);
		expect(devices[0]).toMatchObject({
			device: 'mn-07',
			family: 'muc-nuoc',
			seenAt: T0 + 1,
			evidence: { firstTopic: 'test/telemetry', firstPayloadBytes: 2, messagesLast24h: 2 },
		});
		expect(new TextDecoder().decode(devices[0]?.evidence?.firstPayload)).toBe('{}');
		expect((await list('quarantine', '100%')).total).toBe(0);
		expect(await registry.counts()).toEqual({ quarantine: 1, admitted: 0, retired: 0 });
	});

	test('what an operator admits is on the wall at once, and his word goes before the device’s', async () => {
		await write(batch(item(aStatus({ device: 'mn-07' }), mapping)));
		const id = await idOf('mn-07');
		const before = await version();
		expect(await registry.admit(id, FIELDS, LAN)).toEqual({ kind: 'changed' });
		expect((await changes(before)).devices).toMatchObject([
			{ id, name: FIELDS.name, registered: true, heartbeatS: 60, lat: 11.55 },
		]);
		const told = anInfo({ device: 'mn-07', name: 'MN7', unitCode: null, lat: null, lon: null });
		await write(batch(item({ ...told, heartbeatS: 5, gateway: 'gw-01' }, mapping)));
		expect((await registry.find(id))?.device).toMatchObject({
			name: FIELDS.name,
			heartbeatS: 60,
			lat: 11.55,
			gateway: 'gw-01',
			stage: 'admitted',
			admittedBy: 'Lan',
			admittedAt: NOW,
		});
		expect(await registry.admit(id, FIELDS, LAN)).toEqual({ kind: 'gone' });
	});

	test('a unit has to be there; nothing is changed by what is refused', async () => {
		await write(batch(item(aStatus())));
		const id = await idOf('cam-01');
		const asked = (unitCode: string | null) => registry.admit(id, { ...FIELDS, unitCode }, LAN);
		expect(await asked('999')).toMatchObject({
			faults: [{ field: 'unit', fault: 'unknown-unit' }],
		});
		expect(await asked(null)).toMatchObject({ faults: [{ field: 'unit', fault: 'missing' }] });
		expect(await registry.counts()).toMatchObject({ quarantine: 1 });
		expect(await registry.admit(987_654, FIELDS, LAN)).toEqual({ kind: 'gone' });
	});

	test('what is described as it was changes nothing; what changes is kept with who and when', async () => {
		await write(batch(item(anInfo())));
		const id = await idOf('cam-01');
		const asTold: DeviceFields = {
			...FIELDS,
			name: 'Camera ngã tư Trần Phú',
			kind: 'camera',
			lat: 11.548,
			lon: 107.807,
			heartbeatS: 30,
		};
		expect(await registry.describe(id, asTold, LAN)).toEqual({ kind: 'unchanged' });
		expect(await registry.describe(id, { ...asTold, name: 'Cổng chợ' }, LAN)).toEqual({
			kind: 'changed',
		});
		await write(batch(item(anInfo({ heartbeatS: 20, name: 'cam' }))));
		const file = await registry.find(id);
		expect(file?.device).toMatchObject({ name: 'Cổng chợ', heartbeatS: 20 });
		expect(file?.changes).toEqual([
			{
				changedAt: NOW,
				changedBy: 'Lan',
				what: 'describe',
				detail: { name: ['Camera ngã tư Trần Phú', 'Cổng chợ'] },
			},
		]);
	});

	test('one that takes another’s place: the place keeps its history, and goes on with the new one’s', async () => {
		await write(
			batch(
				item(anInfo()),
				item(aStatus({ state: 'offline', values: [['fps', 25]] })),
				item(anInfo({ device: 'behind', gateway: 'cam-01' })),
				item(aStatus({ device: 'cam-07', observedAt: T0 + 5, values: [['fps', 20]] })),
				// Of the same time as the old one's: that one stays.
				item(aStatus({ device: 'cam-07', values: [['fps', 1]] })),
			),
		);
		const [place, newcomer] = [await idOf('cam-01'), await idOf('cam-07')];
		expect(await registry.replace(place, newcomer, LAN)).toEqual({ kind: 'changed' });
		const history = () =>
			query('select value from telemetry where device_id = $1 order by observed_at', [place]);
		expect(await history()).toEqual([{ value: 25 }, { value: 20 }]);
		const after = await changes();
		expect(after.statuses).toMatchObject([{ deviceId: place, seenAt: T0 + 5 }]);
		expect(await query('select device_id, state from latest_status')).toEqual([
			{ device_id: place, state: 'online' },
		]);
		expect(after.devices.find(({ id }) => id === place)).toMatchObject({
			device: 'cam-07',
			name: 'Camera ngã tư Trần Phú',
			retired: false,
		});
		expect(after.devices.find(({ device }) => device === 'behind')?.gateway).toBe('cam-07');

		// The writer knows the ids from before; the old device's word is no longer that of the place.
		await write(
			batch(
				item(aStatus({ device: 'cam-07', observedAt: T0 + 9, values: [['fps', 19]] })),
				item(aStatus({ device: 'cam-01', observedAt: T0 + 10, state: 'offline' })),
				item(anInfo({ device: 'cam-07', name: 'IPC-1234', heartbeatS: 15 })),
				item(anInfo({ device: 'behind', gateway: 'cam-01', name: 'Behind' })),
			),
		);
		expect(await history()).toHaveLength(3);
		expect((await registry.find(place))?.device).toMatchObject({
			name: 'Camera ngã tư Trần Phú',
			heartbeatS: 15,
			seenAt: T0 + 9,
		});
		expect(await query("select gateway from device where device = 'behind'")).toEqual([
			{ gateway: 'cam-07' },
		]);
		expect((await list('retired')).devices).toMatchObject([
			{ id: newcomer, device: 'cam-01', successor: 'bao-loc/cam-07', seenAt: T0 + 10 },
		]);
		expect((await registry.find(place))?.changes[0]).toMatchObject({
			what: 'replace',
			detail: { before: 'bao-loc/cam-01', after: 'bao-loc/cam-07' },
		});
		expect(await query('select name, registered from device where id = $1', [newcomer])).toEqual([
			{ name: 'cam-01', registered: false },
		]);
		// And back again, when the old one has been mended.
		expect(await registry.replace(place, newcomer, LAN)).toEqual({ kind: 'changed' });
		expect((await registry.find(place))?.device).toMatchObject({ device: 'cam-01' });
	});

	test('a place that was called by its id, for nobody knew more, is called as the new device is', async () => {
		const rules = [
			{ family: null, site: null, topic: null, device: 'cam-01', unit: '673', heartbeatS: null },
		];
		const writer = batchWriter({ database: database(), geographyDate: GEOGRAPHY_DATE, rules });
		await writer.write(batch(item(aStatus()), item(aStatus({ device: 'cam-07' }))));
		const [place, newcomer] = [await idOf('cam-01'), await idOf('cam-07')];
		expect(await registry.replace(place, newcomer, LAN)).toEqual({ kind: 'changed' });
		await write(batch(item(anInfo({ device: 'cam-07', name: 'Cổng chợ', unitCode: null }))));
		expect((await registry.find(place))?.device).toMatchObject({
			device: 'cam-07',
			name: 'Cổng chợ',
			kind: 'camera',
			stage: 'admitted',
		});
	});

	test('a place is not taken by one that has its own, nor by itself', async () => {
		await write(
			batch(item(anInfo()), item(anInfo({ device: 'cam-02' })), item(aStatus({ device: 'new' }))),
		);
		const [first, second, fresh] = [await idOf('cam-01'), await idOf('cam-02'), await idOf('new')];
		for (const by of [first, second]) {
			expect(await registry.replace(first, by, LAN)).toMatchObject({
				faults: [{ field: 'replaced_by', fault: 'not-free' }],
			});
		}
		expect(await registry.replace(fresh, first, LAN)).toEqual({ kind: 'gone' });
		expect(await registry.replace(first, 987_654, LAN)).toEqual({ kind: 'gone' });
		expect(await registry.free()).toMatchObject([{ device: 'new', stage: 'quarantine' }]);
	});

	test('a retired device is told as such, hears no rule, and comes back with how it stands', async () => {
		await write(batch(item(anInfo()), item(aStatus())));
		const id = await idOf('cam-01');
		const before = await version();
		expect(await registry.retire(id, LAN)).toEqual({ kind: 'changed' });
		expect(await registry.retire(id, LAN)).toEqual({ kind: 'gone' });
		expect((await changes(before)).devices).toMatchObject([{ id, retired: true }]);
		await write(batch(item(aStatus({ observedAt: T0 + 1 }))));
		expect((await changes()).statuses).toEqual([]);
		const retired = await version();
		expect(await registry.bringBack(id, LAN)).toEqual({ kind: 'changed' });
		expect(await registry.bringBack(id, LAN)).toEqual({ kind: 'gone' });
		expect(await changes(retired)).toMatchObject({
			devices: [{ id, retired: false }],
			statuses: [{ deviceId: id, seenAt: T0 + 1 }],
		});
	});

	test('works are planned for a device or a unit, shown with the device, and ended', async () => {
		await write(batch(item(anInfo())));
		const id = await idOf('cam-01');
		const [unit] = await query<{ id: number }>('select id from unit');
		const works = { from: NOW, until: NOW + HOUR, reason: 'Thay nguồn' };
		const plan = (of: { deviceId: number | null; unitId: number | null }) =>
			registry.planMaintenance({ ...works, ...of }, LAN);
		expect(await plan({ deviceId: id, unitId: null })).toEqual({ kind: 'changed' });
		expect(await plan({ deviceId: null, unitId: unit?.id ?? 0 })).toEqual({ kind: 'changed' });
		for (const [until, fault] of [
			[NOW, 'over'],
			[NOW + 91 * 86_400_000, 'too-far'],
		] as const) {
			const asked = { ...works, deviceId: id, unitId: null, from: NOW - 60_000, until };
			expect(await registry.planMaintenance(asked, LAN)).toMatchObject({
				kind: 'refused',
				faults: [{ field: 'until', fault }],
			});
		}
		expect(await plan({ deviceId: 987_654, unitId: null })).toEqual({ kind: 'gone' });
		const planned = (await registry.find(id))?.maintenance ?? [];
		expect(planned).toMatchObject([
			{ deviceId: id, reason: 'Thay nguồn', enteredBy: 'Lan', from: NOW },
			{ unitId: unit?.id },
		]);
		const end = () =>
			registry.endMaintenance(planned[0]?.id ?? 0, { by: 'Minh', now: NOW + 60_000 });
		expect(await end()).toEqual({ kind: 'changed' });
		expect(await end()).toEqual({ kind: 'gone' });
		const file = await registry.find(id);
		expect(file?.maintenance).toHaveLength(1);
		const own = { unitId: null, from: NOW, until: NOW + HOUR, reason: 'Thay nguồn' };
		expect(file?.changes).toEqual([
			{ changedAt: NOW + 60_000, changedBy: 'Minh', what: 'end-plan', detail: own },
			{ changedAt: NOW, changedBy: 'Lan', what: 'plan', detail: { ...own, unitId: unit?.id } },
			{ changedAt: NOW, changedBy: 'Lan', what: 'plan', detail: own },
		]);
	});
});
