import { describe, expect, test } from 'vitest';
import { seededRandom } from '#ingest/simulate/seeded-random.ts';
import { readLiveness } from '#server/db/read-liveness.ts';
import { databases } from '#tests/support/database.ts';
import {
	anInfo,
	anObservation,
	aStatus,
	aTelemetry,
	batch,
	item,
	T0,
} from '#tests/support/readings.ts';
import { GEOGRAPHY_DATE, storedBatches } from '#tests/support/stored-batches.ts';

const MINUTE = 60_000;

describe.each(databases)('a device’s standing on $kind', ({ open }) => {
	const { database, query, changes, write, writerAsOf, count, standing, version } = storedBatches({
		open,
	});
	test('a device is described by its info, and only what is new gets a version', async () => {
		await write(batch(item(aStatus()), item(anInfo())));
		const { devices, version } = await changes();
		expect(devices).toMatchObject([
			{
				kind: 'camera',
				name: 'Camera ngã tư Trần Phú',
				registered: true,
				heartbeatS: 30,
				lat: 11.548,
			},
		]);
		expect(devices[0]?.unitId).not.toBeNull();
		expect(await write(batch(item(anInfo())))).toMatchObject({ stored: 0, unchanged: 1 });
		expect((await changes(version)).devices).toEqual([]);
		await write(batch(item(anInfo({ name: 'Camera 1' }))));
		expect((await changes(version)).devices).toMatchObject([{ name: 'Camera 1' }]);
	});

	test('an info that names an unknown unit is taken without it, admits nobody, and is kept once as a dead letter', async () => {
		const told = () => item(anInfo({ unitCode: '999' }));
		expect((await write(batch(told()))).refused).toMatchObject([{ reason: 'unknown-unit' }]);
		await write(batch(told()));
		expect((await changes()).devices).toMatchObject([
			{ name: 'Camera ngã tư Trần Phú', unitId: null, registered: false },
		]);
		expect(await count('dead_letter')).toBe(1);
	});

	test('a device that tells no figure is there: its sign of life is all that is kept', async () => {
		const sign = (at: number) => item(aTelemetry({ observedAt: at, receivedAt: at, values: [] }));
		await write(batch(item(aStatus())));
		const before = await version();
		expect(await write(batch(sign(T0 + MINUTE)))).toMatchObject({ stored: 1, refused: [] });
		expect(await standing()).toMatchObject({ state: 'online', since: T0, seenAt: T0 + MINUTE });
		expect((await changes(before)).statuses).toHaveLength(1);
		// One that is late, or of nobody knows when, makes nothing newer.
		await write(batch(sign(T0 + 1)));
		const kept = { timeSource: 'retained', observedAt: T0 + 2 * MINUTE, values: [] } as const;
		await write(batch(item(aTelemetry(kept))));
		expect(await standing()).toMatchObject({ seenAt: T0 + MINUTE });
		expect(await count('telemetry')).toBe(0);
		await write(batch(item(aTelemetry({ device: 'new', values: [] }))));
		expect(await query(`select count(*) as n from device where device = 'new'`)).toEqual([
			{ n: 1 },
		]);
	});

	test('who watches over a device is known until the broker keeps an “offline” beside its word', async () => {
		const presence = async () =>
			(await readLiveness(database(), null)).statuses.map((status) => status.presence);
		const told = (some: Parameters<typeof aStatus>[0]) => write(batch(item(aStatus(some))));
		await told({});
		expect(await presence()).toEqual([null]);
		const retained = { timeSource: 'retained', presence: 'session' } as const;
		await told({ ...retained, observedAt: T0 + MINUTE });
		expect(await presence()).toEqual(['session']);
		await told({ observedAt: T0 + MINUTE });
		expect(await presence()).toEqual(['session']);
		await told({ ...retained, state: 'offline' });
		expect(await presence()).toEqual([null]);
		expect(await standing()).toMatchObject({ state: 'online' });
		await told({ observedAt: T0 + 2 * MINUTE, presence: 'bridge' });
		expect(await presence()).toEqual(['bridge']);
	});

	test('a retained status without a time counts only where nothing is known, and never as a sign of life', async () => {
		const retained = (state: 'online' | 'offline') =>
			item(
				aStatus({ state, timeSource: 'retained', observedAt: T0 + MINUTE, values: [['fps', 1]] }),
			);
		await write(batch(retained('offline')));
		expect(await standing()).toMatchObject({
			state: 'offline',
			seenAt: null,
			since: null,
			timeSource: 'retained',
		});
		await write(batch(retained('online')));
		expect(await standing()).toMatchObject({ state: 'offline' });
		await write(batch(item(aStatus({ state: 'online' }))));
		await write(batch(retained('offline')));
		expect(await standing()).toMatchObject({
			state: 'online',
			seenAt: T0,
			since: T0,
			timeSource: 'device',
		});
		expect([await count('device_status'), await count('telemetry')]).toEqual([1, 0]);
	});

	test('telemetry alone is a sign of life of a device whose state nobody knows', async () => {
		await write(batch(item(aTelemetry())));
		expect(await standing()).toMatchObject({
			state: 'unknown',
			seenAt: T0,
			since: null,
			timeSource: null,
		});
		await write(batch(item(aStatus({ timeSource: 'retained', state: 'offline' }))));
		expect(await standing()).toMatchObject({ state: 'offline', seenAt: T0, since: null });
		await write(batch(item(aTelemetry({ observedAt: T0 + MINUTE }))));
		expect(await standing()).toMatchObject({ state: 'offline', seenAt: T0 + MINUTE });
	});

	test('since is when the state began, not when it was last told', async () => {
		await write(batch(item(aStatus({ state: 'offline' }))));
		await write(batch(item(aStatus({ state: 'offline', observedAt: T0 + MINUTE }))));
		expect(await standing()).toMatchObject({ since: T0, seenAt: T0 + MINUTE });
		await write(
			batch(
				...[2, 3, 4, 5].map((minutes) =>
					item(
						aStatus({
							state: minutes === 3 ? 'online' : 'offline',
							observedAt: T0 + minutes * MINUTE,
						}),
					),
				),
			),
		);
		expect(await standing()).toMatchObject({
			state: 'offline',
			since: T0 + 4 * MINUTE,
			seenAt: T0 + 5 * MINUTE,
		});
	});

	test.each([
		{ late: { state: 'offline', at: 1 }, since: 1, why: 'the same state before: it began earlier' },
		{ late: { state: 'online', at: 1 }, since: 4, why: 'another state before: nothing else' },
		{
			late: { state: 'online', at: 5 },
			since: 6,
			why: 'another state in between: it began after that',
		},
		{ late: { state: 'offline', at: 5 }, since: 4, why: 'the same state in between: nothing else' },
	] as const)('a status that comes late, $why', async ({ late, since }) => {
		const told = (state: 'online' | 'offline', minute: number) =>
			item(aStatus({ state, observedAt: T0 + minute * MINUTE }));
		await write(batch(told('offline', 4)));
		await write(batch(told('offline', 6)));
		await write(batch(told(late.state, late.at)));
		expect(await standing()).toMatchObject({
			state: 'offline',
			since: T0 + since * MINUTE,
			seenAt: T0 + 6 * MINUTE,
		});
	});

	test('whichever of two writers was told what, and in whatever order, the standing is that of the newest times', async () => {
		const random = seededRandom(7);
		const writers = [writerAsOf(GEOGRAPHY_DATE), writerAsOf(GEOGRAPHY_DATE)];
		const states = ['online', 'offline', 'degraded'] as const;
		const devices = Array.from({ length: 40 }, (_, n) => `cam-${n}`);
		const told = devices.flatMap((device) =>
			Array.from({ length: 12 }, (_, minute) =>
				aStatus({
					device,
					state: states[Math.floor(random() * 3)] ?? 'online',
					observedAt: T0 + minute * MINUTE,
				}),
			),
		);
		const shuffled = told
			.map((status) => ({ status, place: random(), by: Math.floor(random() * 2) }))
			.toSorted((one, other) => one.place - other.place);
		await Promise.all(
			writers.map(async (writer, by) => {
				const own = shuffled.filter((one) => one.by === by).map(({ status }) => item(status));
				while (own.length > 0) {
					await writer.write(batch(...own.splice(0, 1 + Math.floor(random() * 30))));
				}
			}),
		);
		const { devices: known } = await changes();
		const { statuses } = await readLiveness(database(), null);
		expect(await count('device_status')).toBe(told.length);
		expect(await count('dead_letter')).toBe(0);
		for (const { id, device } of known) {
			const own = told.filter((status) => status.device === device);
			const state = own.at(-1)?.state;
			const since = own[own.findLastIndex((one) => one.state !== state) + 1]?.observedAt;
			expect(statuses.find(({ deviceId }) => deviceId === id)).toMatchObject({
				state,
				since,
				seenAt: T0 + 11 * MINUTE,
			});
		}
		expect(known).toHaveLength(devices.length);
	});

	test('a clock that is ahead hides nothing that comes later, and told again changes nothing', async () => {
		const AHEAD = 280_000;
		const ahead = (receivedAt: number, redelivered = false) =>
			[
				aStatus({ observedAt: T0 + AHEAD, receivedAt, values: [['fps', 25]] }),
				anObservation({ observedAt: T0 + AHEAD, receivedAt, value: 80 }),
			].map((reading) => item(reading, { redelivered }));
		await write(batch(...ahead(T0)));
		expect(await standing()).toMatchObject({ state: 'online', since: T0, seenAt: T0 });
		expect((await changes()).observations).toMatchObject([{ observedAt: T0 }]);
		const will = { state: 'offline', timeSource: 'receipt', values: [['fps', 0]] } as const;
		await write(
			batch(
				item(aStatus({ ...will, observedAt: T0 + MINUTE })),
				item(anObservation({ observedAt: T0 + MINUTE, value: 81 })),
			),
		);
		const now = { state: 'offline', since: T0 + MINUTE, seenAt: T0 + MINUTE };
		expect(await standing()).toMatchObject(now);
		expect((await changes()).observations).toMatchObject([{ value: 81 }]);
		expect(await query('select value from latest_telemetry')).toEqual([{ value: 0 }]);
		for (const later of [T0 + 2 * MINUTE, T0 + AHEAD + MINUTE]) {
			const again = await write(batch(...ahead(later, true)));
			expect(again).toMatchObject({ stored: 0, unchanged: 2, refused: [] });
		}
		expect(await standing()).toMatchObject(now);
		expect([await count('device_status'), await count('observation')]).toEqual([2, 2]);
		const late = aStatus({ state: 'offline', observedAt: T0 + MINUTE / 2 });
		await write(batch(item(late)));
		expect(await standing()).toMatchObject({ since: T0 + MINUTE / 2 });
		await write(batch(item(aStatus({ observedAt: T0 + 3, state: 'offline' }))));
		expect(await standing()).toMatchObject({ since: T0 + 3 });
	});

	test('a status that comes late, before another state: the present state is as old as before', async () => {
		const told = (state: 'online' | 'offline', minute: number) =>
			item(aStatus({ state, observedAt: T0 + minute * MINUTE }));
		await write(batch(told('online', 3), told('offline', 4)));
		const before = await version();
		await write(batch(told('offline', 1)));
		expect(await standing()).toMatchObject({ since: T0 + 4 * MINUTE });
		expect((await changes(before)).statuses).toEqual([]);
	});
});
