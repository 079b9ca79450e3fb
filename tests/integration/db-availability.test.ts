/** Availability in SQL, against a month of outages worked out by hand (tests/support/month-of-outages.ts). */
import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { availabilityFigures, isUp } from '#lib/domain/availability.ts';
import { monthSpan } from '#lib/domain/month.ts';
import { availabilitySchema } from '#lib/wire/api/availability.ts';
import { deviceStatesSchema } from '#lib/wire/api/device-states.ts';
import {
	deviceAvailability,
	kindAvailability,
	unitAvailability,
	type DeviceAvailability,
} from '#server/db/read-availability.ts';
import { readDeviceStates } from '#server/db/read-device-states.ts';
import { deviceHistory } from '#server/http/device-history.ts';
import { aUnit } from '#server/live/examples.ts';
import { databases, type TestDatabase } from '#tests/support/database.ts';
import { DEVICES, local, NOTHING, NOVEMBER, WATCHES } from '#tests/support/month-of-outages.ts';
import { installTestCatalogue } from '#tests/support/readings.ts';

describe.each(databases)('availability on $kind', ({ open }) => {
	let db: TestDatabase;
	let bảoLộc: number;

	beforeAll(async () => {
		db = await open();
		await installTestCatalogue(db.database);
		const [unit] = await db.database.query<{ id: number }>('select id from unit');
		bảoLộc = unit?.id ?? 0;
		for (const [from, until] of WATCHES) {
			await db.database.query('insert into liveness_watch (from_at, until_at) values ($1, $2)', [
				local(from),
				local(until),
			]);
		}
		for (const [device, [kind, ...states]] of Object.entries(DEVICES)) {
			const [made] = await db.database.query<{ id: number }>(
				`insert into device (site, device, kind, name, unit_id, registered, sample, first_seen_at, retired_at, version)
				values ('bao-loc', $1, $2, $1, $3, $1 <> 'stranger', $1 like 'sample%', now(),
					case when $1 = 'kiosk-old' then $4::timestamptz end, 0) returning id`,
				[device, kind, device === 'cam-new' ? null : bảoLộc, local('2026-11-11 00:00:00')],
			);
			for (const [time, state, reason = null] of states) {
				await db.database.query(
					`insert into device_state (at, device_id, state, reason, decided_at) values ($1, $2, $3, $4, $1)`,
					[local(time), made?.id, state, reason],
				);
			}
		}
	});
	afterAll(() => db.remove());

	const span = (month: string) => {
		const { from, until } = monthSpan(month);
		return { from: new Date(from), until: new Date(until), unitIds: null };
	};
	const byName = async (scope: ReturnType<typeof span>) => {
		const { rows } = await deviceAvailability(db.database, { ...scope, limit: 100 });
		return new Map(rows.map((row): [string, DeviceAvailability] => [row.device, row]));
	};

	test('a month of outages is the one worked out by hand, to the second', async () => {
		const found = await byName(span('2026-11'));
		expect([...found.keys()].toSorted()).toEqual(Object.keys(NOVEMBER).toSorted());
		for (const [device, sums] of Object.entries(NOVEMBER)) {
			expect(found.get(device), device).toMatchObject(sums);
		}
		const camera = found.get('cam-01');
		expect(camera && availabilityFigures(camera)).toEqual({
			knownS: 2_553_270,
			unknownS: 24_330,
			uptimeShare: 2_516_040 / 2_553_270,
			degradedShare: 900 / 2_553_270,
			mtbfS: 503_208,
			mttrS: 6_006,
		});
	});

	test('an outage counts in the month in which it began, and its length in each', async () => {
		const october = (await byName(span('2026-10'))).get('cam-01');
		// 31 days, of which two hours were down.
		expect(october).toMatchObject({
			spanS: 2_678_400,
			upS: 2_671_200,
			downS: 7_200,
			failures: 1,
			restored: 0,
			restoredS: 0,
			downAtEnd: 1,
		});
		// Until noon of the first.
		const noon = { ...span('2026-12'), until: local('2026-12-01 12:00:00') };
		expect((await byName(noon)).get('cam-01')).toMatchObject({
			spanS: 43_200,
			upS: 32_400,
			downS: 10_800,
			failures: 0,
			restored: 1,
			restoredS: 25_200,
			downAtEnd: 0,
		});
	});

	test('units and kinds have the sums of their devices, and samples rows of their own', async () => {
		const scope = span('2026-11');
		const units = await unitAvailability(db.database, {
			...scope,
			lies: [
				[bảoLộc, bảoLộc],
				[bảoLộc, 4711],
			],
		});
		const real = {
			devices: 5,
			upS: 2_516_040 + 2_484_000 + 2_570_400 + 864_000,
			downS: 37_230 + 2_570_400 + 64_800,
			failures: 5,
			restored: 6,
			restoredS: 30_030 + 223_200,
			downAtEnd: 2,
		};
		for (const unitId of [bảoLộc, 4711]) {
			const own = units.filter((row) => row.unitId === unitId);
			expect(own.find(({ sample }) => !sample)).toMatchObject(real);
			expect(own.find(({ sample }) => sample)).toMatchObject({ devices: 1, downS: 2_570_400 });
		}
		const kinds = await kindAvailability(db.database, scope);
		expect(kinds.map(({ kind, sample, devices }) => [kind, sample, devices])).toEqual([
			['camera', false, 3],
			['camera', true, 1],
			['kiosk', false, 3],
		]);
		const within = await kindAvailability(db.database, { ...scope, unitIds: [bảoLộc] });
		expect(within[0]).toMatchObject({ kind: 'camera', devices: 2 });
	});

	test('the least available devices come first, as many as are asked for', async () => {
		const { total, rows } = await deviceAvailability(db.database, { ...span('2026-11'), limit: 3 });
		expect(total).toBe(7);
		expect(rows.map(({ device }) => device)).toEqual(['cam-dead', 'sample-01', 'kiosk-01']);
	});

	test('where nobody judged, nothing is known: no share at all', async () => {
		const { from, until } = {
			from: local('2026-11-20 10:30:00'),
			until: local('2026-11-20 15:00:00'),
		};
		const found = await byName({ from, until, unitIds: null });
		const dead = found.get('cam-dead');
		expect(dead).toMatchObject({ ...NOTHING, spanS: 16_200, upS: 0, downAtEnd: 0 });
		expect(dead && availabilityFigures(dead)).toMatchObject({
			uptimeShare: null,
			unknownS: 16_200,
		});
	});

	test('a state whose row is so old that it was dropped is told by the latest', async () => {
		await db.database.query(
			`insert into device (site, device, name, registered, first_seen_at, version)
			values ('bao-loc', 'old', 'old', true, now(), 0);
			insert into latest_state (device_id, state, since, evidence, interval_s, interval_basis, flapping, memory, version)
			select id, 'online', '2025-01-01', '{}', 60, 'given', false, '{}', 0 from device where device = 'old'`,
		);
		const scope = span('2026-11');
		expect((await byName(scope)).get('old')).toMatchObject({ ...NOTHING, upS: 2_570_400 });
		const { devices: states } = await readDeviceStates(db.database, {
			...monthSpan('2026-11'),
			unitIds: null,
		});
		expect(states.find(({ about }) => about.device === 'old')?.timeline.upS).toBe(2_570_400);
		await db.database.query(`delete from latest_state; delete from device where device = 'old'`);
	});

	test('the course of a day has the same lengths, stretch by stretch', async () => {
		const from = local('2026-11-20 00:00:00').getTime();
		const { devices: states, quarantine } = await readDeviceStates(db.database, {
			from,
			until: from + 86_400_000,
			unitIds: [bảoLộc],
		});
		const camera = states.find(({ about }) => about.device === 'cam-01');
		expect(camera?.about).toMatchObject({ site: 'bao-loc', kind: 'camera', sample: false });
		expect(
			camera?.timeline.stretches.map(({ from: at, state }) => [(at - from) / 3_600_000, state]),
		).toEqual([
			[0, 'online'],
			[9, 'offline'],
			[10, 'unknown'],
			[16, 'offline'],
			[17, 'online'],
		]);
		expect(camera?.timeline).toMatchObject({ upS: 57_600, downS: 7_200, unknownS: 21_600 });
		expect(quarantine).toMatchObject({ count: 1, since: expect.any(Number) as number });
		// Neither the one without a unit, nor the stranger, nor the one that is out of use.
		expect(states.map(({ about }) => about.device).toSorted()).toEqual([
			'cam-01',
			'cam-dead',
			'kiosk-01',
			'kiosk-02',
			'sample-01',
		]);
	});

	test('the API tells of it by unit, kind and device, the least available first', async () => {
		const unit = aUnit({ id: bảoLộc });
		const history = deviceHistory({
			database: db.database,
			catalogue: () => Promise.resolve({ units: [unit] }),
			now: () => local('2026-12-01 12:00:00').getTime(),
		});
		const ask = async (by: 'unit' | 'kind' | 'device', month = '2026-11', limit = 10) =>
			v.parse(availabilitySchema, await history.availability({ month, by, limit, unit }));
		const units = await ask('unit');
		expect(units).toMatchObject({ month: '2026-11', unit: '673', total: 2 });
		expect(units).toMatchObject({
			from: '2026-10-31T17:00:00.000Z',
			to: '2026-11-30T17:00:00.000Z',
		});
		expect(units.rows).toMatchObject([
			{ unit: '673', sample: true, uptimeShare: 0, outages: 0, mtbfS: null },
			{ unit: '673', sample: false, devices: 5, outages: 5, restored: 6 },
		]);
		// The present month as far as it has come.
		expect(await ask('kind', '2026-12')).toMatchObject({ to: '2026-12-01T05:00:00.000Z' });
		const devices = await ask('device', '2026-11', 2);
		expect(devices.total).toBe(6);
		expect(devices.by === 'device' && devices.rows.map(({ device }) => device)).toEqual([
			'cam-dead',
			'sample-01',
		]);
		await db.database.query(
			`insert into metric (code) values ('clockOffsetS');
			insert into latest_telemetry (device_id, metric_id, observed_at, value, received_at, time_source, version)
			select d.id, m.id, now(), -94672800, '2026-11-30T00:00:00Z', 'receipt', 0 from device d, metric m
			where d.device like 'kiosk%'`,
		);
		const states = v.parse(
			deviceStatesSchema,
			await history.deviceStates({ unit: null, hours: 24, limit: 2 }),
		);
		// Without an outage in the last day: cam-new, kiosk-01 and kiosk-02.
		expect(states).toMatchObject({ total: 6, steady: 3, to: '2026-12-01T05:00:00.000Z' });
		expect(states.devices.map(({ device, downS }) => [device, downS])).toEqual([
			['cam-dead', 86_400],
			// From 20:00 to 03:00; a sample that was away all day comes after every real device.
			['cam-01', 25_200],
		]);
		const told = { aheadS: -94_672_800, receivedAt: '2026-11-30T00:00:00.000Z' };
		expect(states.clocks).toMatchObject({ count: 2, devices: [told, told] });
		await db.database.query(
			`update device set set_unit_id = null, unit_id = null where device = 'kiosk-02'`,
		);
		const ofUnit = await history.deviceStates({ unit, hours: 24, limit: 2 });
		expect(ofUnit.clocks).toMatchObject({ count: 1, devices: [{ device: 'kiosk-01' }] });
	});

	test('the database and the screens mean the same by up and down', async () => {
		const states = ['online', 'degraded', 'offline', 'maintenance', 'unknown'] as const;
		const reasons = [null, 'no-video', 'frozen', 'late', 'low-rate', 'flapping', 'silent', 'power'];
		for (const state of states) {
			for (const reason of reasons) {
				const [row] = await db.database.query('select device_is_up($1, $2) as up', [state, reason]);
				expect(row?.['up'], `${state} ${String(reason)}`).toBe(isUp(state, reason));
			}
		}
	});
});
