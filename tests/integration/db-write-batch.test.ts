import { describe, expect, test } from 'vitest';
import { databases } from '#tests/support/database.ts';
import {
	aDeadLetter,
	anInfo,
	anObservation,
	aStatus,
	aTelemetry,
	batch,
	item,
	T0,
} from '#tests/support/readings.ts';
import { storedBatches } from '#tests/support/stored-batches.ts';

const MINUTE = 60_000;

describe.each(databases)('a batch on $kind', ({ open }) => {
	const { query, changes, write, writerAsOf, count, standing, version } = storedBatches({ open });
	const deadLetters = () => query('select topic, reason, detail from dead_letter order by id');

	test('a status of an unknown device makes the device, unregistered, by the name of its id', async () => {
		const outcome = await write(batch(item(aStatus({ values: [['fps', 25]] }))));
		expect(outcome).toMatchObject({ stored: 1, unchanged: 0, refused: [] });
		const { devices, version } = await changes();
		expect(version).toBe(outcome.version);
		expect(devices).toMatchObject([
			{ device: 'cam-01', name: 'cam-01', registered: false, unitId: null, heartbeatS: null },
		]);
		expect(await standing()).toMatchObject({
			state: 'online',
			since: T0,
			seenAt: T0,
			timeSource: 'device',
		});
		expect(await count('telemetry')).toBe(1);
		expect(await count('latest_telemetry')).toBe(1);
	});

	test('a batch written twice changes nothing the second time', async () => {
		const told = batch(
			item(aStatus({ values: [['fps', 25]] }), { redelivered: true }),
			item(aTelemetry(), { redelivered: true }),
			item(anObservation({ source: 'cong-dvc' }), { redelivered: true }),
			item(anInfo(), { redelivered: true }),
		);
		const first = await write(told);
		expect(first).toMatchObject({ stored: 4, unchanged: 0 });
		const second = await write(told);
		expect(second).toMatchObject({ stored: 0, unchanged: 4, refused: [] });
		expect(await changes(first.version)).toMatchObject({
			observations: [],
			devices: [],
			statuses: [],
			deadLetters: null,
		});
		expect([
			await count('observation'),
			await count('telemetry'),
			await count('device_status'),
		]).toEqual([1, 2, 1]);
	});

	test('a redelivery among new messages: only the new ones are stored', async () => {
		await write(batch(item(aTelemetry())));
		const outcome = await write(
			batch(
				item(aTelemetry({ receivedAt: T0 + 50 }), { redelivered: true }),
				item(aTelemetry({ observedAt: T0 + 1 })),
			),
		);
		expect(outcome).toMatchObject({ stored: 1, unchanged: 1, refused: [] });
	});

	test('another value for the same series and time is a conflict, and the first stays', async () => {
		await write(batch(item(anObservation({ value: 87.2 })), item(aStatus()), item(aTelemetry())));
		const outcome = await write(
			batch(
				item(anObservation({ value: 90 })),
				item(aStatus({ state: 'degraded', reason: 'frozen' })),
				item(
					aTelemetry({
						values: [
							['pm25', 40],
							['pm10', 5],
						],
					}),
				),
			),
		);
		expect(outcome.refused.map(({ reason }) => reason)).toEqual([
			'conflict',
			'conflict',
			'conflict',
		]);
		expect(outcome.stored).toBe(1);
		expect(await deadLetters()).toEqual([
			{
				topic: 'test/telemetry',
				reason: 'conflict',
				detail: '31.2 is already stored for this time, got 40',
			},
			{
				topic: 'test/status',
				reason: 'conflict',
				detail: 'online is already stored for this time, got degraded frozen',
			},
			{
				topic: 'test/observation',
				reason: 'conflict',
				detail: '87.2 is already stored for this time, got 90',
			},
		]);
		expect((await changes()).observations).toMatchObject([{ value: 87.2 }]);
		expect(await standing()).toMatchObject({ state: 'online' });
		expect(await count('telemetry')).toBe(2);
	});

	test('two values for the same series and time in one batch: the first counts', async () => {
		const outcome = await write(
			batch(item(anObservation({ value: 1 })), item(anObservation({ value: 2 }))),
		);
		expect(outcome.refused).toMatchObject([{ reason: 'conflict' }]);
		expect((await changes()).observations).toMatchObject([{ value: 1 }]);
	});

	test('messages without a time in the same millisecond are all stored, the last is the latest', async () => {
		const told = [1, 2, 3].map((value) =>
			item(aTelemetry({ timeSource: 'receipt', values: [['pm25', value]] })),
		);
		expect(await write(batch(...told.slice(0, 2)))).toMatchObject({
			stored: 2,
			refused: [],
		});
		expect(await write(batch(...told.slice(2)))).toMatchObject({ stored: 1, refused: [] });
		expect(await query('select value from latest_telemetry')).toEqual([{ value: 3 }]);
	});

	test('a redelivered message whose time is that of receipt is not stored twice', async () => {
		const told = (receivedAt: number) => [
			item(aStatus({ timeSource: 'receipt', observedAt: receivedAt, values: [['fps', 25]] }), {
				redelivered: receivedAt > T0,
			}),
			item(anObservation({ timeSource: 'receipt', observedAt: receivedAt }), {
				redelivered: receivedAt > T0,
			}),
		];
		await write(batch(...told(T0)));
		expect(await write(batch(...told(T0 + 90_000)))).toMatchObject({
			stored: 0,
			unchanged: 2,
		});
		expect([
			await count('observation'),
			await count('telemetry'),
			await count('device_status'),
		]).toEqual([1, 1, 1]);
		expect(await standing()).toMatchObject({ seenAt: T0 });
	});

	test('a message that is told again before it was stored is stored once, a further one of its value too', async () => {
		const told = (receivedAt: number, redelivered: boolean, value = 1) =>
			item(
				aTelemetry({ timeSource: 'receipt', observedAt: receivedAt, values: [['pm25', value]] }),
				{
					redelivered,
				},
			);
		const outcome = await write(
			batch(
				told(T0, false),
				told(T0 + 1, false, 2),
				told(T0 + 2, false),
				...[3, 4, 5].map((ms) => told(T0 + ms, true, ms === 4 ? 2 : 1)),
				told(T0 + 6, true),
			),
		);
		expect(outcome).toMatchObject({ stored: 4, unchanged: 3 });
		expect(await query('select value from latest_telemetry')).toEqual([{ value: 1 }]);
	});

	test('the same value without a time, not redelivered or over an hour later, is a new reading', async () => {
		const told = (observedAt: number) => aStatus({ timeSource: 'receipt', observedAt });
		await write(batch(item(told(T0))));
		expect(await write(batch(item(told(T0 + MINUTE))))).toMatchObject({ stored: 1 });
		expect(await write(batch(item(told(T0 + 62 * MINUTE), { redelivered: true })))).toMatchObject({
			stored: 1,
		});
		expect(await count('device_status')).toBe(3);
	});

	test('the newest of two readings wins whatever the order of arrival', async () => {
		await write(
			batch(
				item(anObservation({ observedAt: T0 + MINUTE, value: 2 })),
				item(aTelemetry({ observedAt: T0 + MINUTE, values: [['pm25', 2]] })),
			),
		);
		const before = await version();
		await write(
			batch(item(anObservation({ value: 1 })), item(aTelemetry({ values: [['pm25', 1]] }))),
		);
		expect((await changes()).observations).toMatchObject([{ value: 2, observedAt: T0 + MINUTE }]);
		expect(await query('select value from latest_telemetry')).toEqual([{ value: 2 }]);
		expect(await changes(before)).toMatchObject({ observations: [], statuses: [] });
		expect([await count('observation'), await count('telemetry')]).toEqual([2, 2]);
	});

	test('a sample never takes the place of a real reading, which takes that of a sample', async () => {
		const sample = (minutes: number) =>
			item(anObservation({ observedAt: T0 + minutes * MINUTE, value: 1, sample: true }));
		await write(batch(sample(5)));
		await write(batch(item(anObservation({ value: 2 })), sample(6)));
		await write(batch(sample(7)));
		expect((await changes()).observations).toMatchObject([{ value: 2, sample: false }]);
		expect(await count('observation')).toBe(4);
	});

	test('unknown units and indicators are dead letters, the rest of the batch is stored', async () => {
		const outcome = await write(
			batch(
				item(anObservation({ unitCode: '999' })),
				item(anObservation({ indicator: 'khong-co' })),
				item(anObservation()),
			),
		);
		expect(outcome.refused.map(({ reason }) => reason)).toEqual([
			'unknown-unit',
			'unknown-indicator',
		]);
		expect(outcome.stored).toBe(1);
		const { deadLetters } = await changes();
		expect(deadLetters).toMatchObject({
			latest: { reason: 'unknown-indicator', topic: 'test/observation' },
		});
	});

	test('a unit is looked up as of the geography date', async () => {
		const later = writerAsOf('2025-07-01');
		expect((await later.write(batch(item(anObservation())))).refused).toMatchObject([
			{ reason: 'unknown-unit' },
		]);
	});

	test('an indicator that was unknown is asked for again after a while', async () => {
		const told = (at: number) => item(anObservation({ indicator: 'chi-so-moi', observedAt: at }));
		expect((await write(batch(told(T0)))).refused).toHaveLength(1);
		await query(`
			insert into indicator (code, name, name_en, pillar, measure, direction, decimals, interval_s, scored)
			values ('chi-so-moi', 'Chỉ số mới', 'New', 'government', '%', 'higher', 1, 3600, true)`);
		expect((await write(batch(told(T0 + 1_000)))).refused).toHaveLength(1);
		expect((await write(batch(told(T0 + 10_000)))).stored).toBe(1);
		await query(`delete from indicator where code = 'chi-so-moi'`);
	});

	test('what the database refuses is found alone and kept with its words; the rest is stored', async () => {
		const items = Array.from({ length: 9 }, (_, n) =>
			item(aStatus({ observedAt: T0 + n, reason: n === 5 ? 'bad\u0000reason' : null })),
		);
		const outcome = await write({ items, deadLetters: [aDeadLetter()] });
		expect(outcome).toMatchObject({
			stored: 8,
			refused: [{ reason: 'refused', topic: 'test/status' }],
		});
		expect(outcome.refused[0]?.detail).toContain('invalid byte sequence');
		expect(await count('device_status')).toBe(8);
		expect(await deadLetters()).toMatchObject([{ reason: 'bad-json' }, { reason: 'refused' }]);
	});

	test('a redelivered dead letter is kept once', async () => {
		await write({ items: [], deadLetters: [aDeadLetter()] });
		await write({
			items: [],
			deadLetters: [aDeadLetter({ receivedAt: T0 + MINUTE, redelivered: true })],
		});
		await write({ items: [], deadLetters: [aDeadLetter({ receivedAt: T0 + MINUTE })] });
		expect(await count('dead_letter')).toBe(2);
	});

	test('a dead letter keeps bytes that are no text', async () => {
		await write({
			items: [],
			deadLetters: [aDeadLetter({ payload: Uint8Array.of(0, 255, 10), detail: 'a\u0000b' })],
		});
		const [letter] = await query<{ payload: Uint8Array; detail: string }>(
			'select payload, detail from dead_letter',
		);
		expect([...(letter?.payload ?? [])]).toEqual([0, 255, 10]);
		expect(letter?.detail).toBe('a\ufffdb');
	});
});
