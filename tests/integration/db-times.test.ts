import { describe, expect, test } from 'vitest';
import { databases } from '#tests/support/database.ts';
import { anObservation, aStatus, aTelemetry, batch, item, T0 } from '#tests/support/readings.ts';
import { storedBatches } from '#tests/support/stored-batches.ts';

const MINUTE = 60_000;
const DAY = 86_400_000;

describe.each(databases)('readings without a time, and of long ago, on $kind', (database) => {
	const { write, changes, count } = storedBatches(database, {
		keepTelemetryDays: 90,
		keepStatusDays: 400,
	});
	const latest = async () => (await changes()).observations;
	const retained = (value: number, some: { observedAt?: number; sample?: boolean } = {}) =>
		item(anObservation({ timeSource: 'retained', value, ...some }));

	test('a retained indicator without a time is the latest where there is none, and no history', async () => {
		await write(batch(retained(71.5)));
		expect(await latest()).toMatchObject([{ value: 71.5, timeSource: 'retained' }]);
		expect(await count('observation')).toBe(0);
	});

	test('told again with the next subscription it changes nothing, another value does', async () => {
		await write(batch(retained(71.5)));
		const [first] = await latest();
		await write(batch(retained(71.5, { observedAt: T0 + MINUTE })));
		expect(await latest()).toEqual([first]);
		await write(batch(retained(72, { observedAt: T0 + 2 * MINUTE })));
		expect(await latest()).toMatchObject([{ value: 72, timeSource: 'retained' }]);
	});

	test('a reading with a time displaces it, however old, and is not displaced by it', async () => {
		await write(batch(retained(71.5)));
		const timed = item(anObservation({ observedAt: T0 - DAY, value: 60 }));
		await write(batch(timed, retained(73, { observedAt: T0 + MINUTE })));
		expect(await latest()).toMatchObject([{ value: 60, timeSource: 'device' }]);
		await write(batch(retained(74, { observedAt: T0 + 2 * MINUTE })));
		expect(await latest()).toMatchObject([{ value: 60, timeSource: 'device' }]);
	});

	test('a real one without a time displaces a sample', async () => {
		await write(batch(item(anObservation({ sample: true, value: 60 }))));
		await write(batch(retained(71.5, { observedAt: T0 - DAY })));
		expect(await latest()).toMatchObject([{ value: 71.5, sample: false }]);
	});

	test('telemetry and states older than they are kept are refused, at the bound they are taken', async () => {
		const told = (days: number) => ({ observedAt: T0 - days * DAY, receivedAt: T0 });
		const outcome = await write(
			batch(
				item(aTelemetry(told(90))),
				item(aTelemetry({ ...told(90), observedAt: T0 - 90 * DAY - 1 })),
				item(aStatus(told(400))),
				item(aStatus(told(401))),
			),
		);
		expect(outcome).toMatchObject({ stored: 2, unchanged: 0 });
		expect(outcome.refused).toMatchObject([
			{
				reason: 'too-old',
				detail: 'ts: figures are kept for 90 days, got 2026-08-24T00:59:59.999Z',
			},
			{
				reason: 'too-old',
				detail: 'ts: states are kept for 400 days, got 2025-10-17T01:00:00.000Z',
			},
		]);
	});

	test('of a state whose figures are older than such are kept the state is taken', async () => {
		const old = aStatus({ observedAt: T0 - 100 * DAY, receivedAt: T0, values: [['fps', 25]] });
		const outcome = await write(batch(item(old)));
		expect(outcome).toMatchObject({ stored: 1, refused: [{ reason: 'too-old' }] });
		expect([await count('device_status'), await count('telemetry')]).toEqual([1, 0]);
	});

	test('an indicator may be of any time, for those are kept for good', async () => {
		const outcome = await write(
			batch(item(anObservation({ observedAt: T0 - 5_000 * DAY, receivedAt: T0 }))),
		);
		expect(outcome).toMatchObject({ stored: 1, refused: [] });
	});
});
