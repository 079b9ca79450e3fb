import { describe, expect, test } from 'vitest';
import type { Batch } from '#server/db/write-batch.ts';
import { readWrongClocks } from '#server/db/wrong-clocks.ts';
import { databases } from '#tests/support/database.ts';
import { aStatus, aTelemetry, batch, item, T0 } from '#tests/support/readings.ts';
import { GEOGRAPHY_DATE, storedBatches } from '#tests/support/stored-batches.ts';

const S = 1_000;
const HOUR = 3_600 * S;
const DAY = 24 * HOUR;
const EVERY = 30 * S;
/** So many messages show that a clock is behind. */
const ENOUGH = 4;

describe.each(databases)('clocks that are behind, on $kind', ({ open }) => {
	const { database, query, write, writerAsOf, standing, count } = storedBatches(
		{ open },
		{ keepTelemetryDays: 90, keepStatusDays: 400 },
	);
	const at = (index: number) => T0 + index * EVERY;
	const figure = (index: number, behindMs: number, redelivered = false): Batch =>
		batch(
			item(
				aTelemetry({
					observedAt: at(index) - behindMs,
					receivedAt: at(index),
					values: [['n', index]],
				}),
				{ redelivered },
			),
		);
	const word = (index: number, behindMs: number): Batch =>
		batch(item(aStatus({ observedAt: at(index) - behindMs, receivedAt: at(index) })));
	const clocks = () => readWrongClocks(database(), null);

	test('what is said by one is of its receipt once that is known; history keeps what was told', async () => {
		for (let index = 0; index < ENOUGH - 1; index++) await write(figure(index, 7 * HOUR));
		expect(await standing()).toMatchObject({ seenAt: at(2) - 7 * HOUR });
		expect(await clocks()).toEqual([]);
		await write(figure(3, 7 * HOUR));
		expect(await standing()).toMatchObject({ seenAt: at(3) });
		expect(await clocks()).toMatchObject([{ aheadS: -7 * 3_600, receivedAt: at(3) }]);
		const [row] = await query(
			`select max(extract(epoch from received_at - observed_at))::float8 as s from telemetry`,
		);
		expect(row).toEqual({ s: 7 * 3_600 });
	});

	test('every process of ingest knows it, and whichever hears that it was set right tells the others', async () => {
		for (let index = 0; index < ENOUGH; index++) await write(figure(index, HOUR));
		const other = writerAsOf(GEOGRAPHY_DATE);
		await other.write(word(4, HOUR));
		expect(await standing()).toMatchObject({ state: 'online', at: at(4), seenAt: at(4) });
		await other.write(word(5, 0));
		expect(await clocks()).toEqual([]);
		await write(figure(6, HOUR));
		expect(await standing()).toMatchObject({ seenAt: at(5) });
	});

	test('what had waited does not move the beginning of what it is now', async () => {
		for (let index = 0; index < ENOUGH; index++) await write(word(index, HOUR));
		const offline = aStatus({
			state: 'offline',
			observedAt: at(5) - HOUR,
			receivedAt: at(5),
		});
		await write(batch(item(offline)));
		expect(await standing()).toMatchObject({ state: 'offline', since: at(5) });
		const waited = aStatus({ observedAt: at(4.5) - HOUR, receivedAt: at(6) });
		await write(batch(item(waited)));
		expect(await standing()).toMatchObject({ state: 'offline', since: at(5), seenAt: at(5) });
	});

	test('what is told again shows nothing, nor what waited and comes at once', async () => {
		for (let index = 0; index < 9; index++) await write(figure(index, HOUR, true));
		expect(await clocks()).toEqual([]);
		const waited = Array.from({ length: 120 }, (_, index) =>
			item(aTelemetry({ observedAt: T0 + index * EVERY, receivedAt: T0 + HOUR + index * 10 })),
		);
		await write(batch(...waited));
		expect(await clocks()).toEqual([]);
		expect(await standing()).toMatchObject({ seenAt: T0 + 119 * EVERY });
	});

	test('of a clock that is behind by more than figures are kept the receipt is taken, and how far it is off kept', async () => {
		for (let index = 0; index < ENOUGH - 1; index++) {
			expect(await write(figure(index, 100 * DAY))).toMatchObject({
				refused: [{ reason: 'too-old' }],
			});
		}
		expect(await write(figure(3, 100 * DAY))).toMatchObject({ stored: 1, refused: [] });
		expect(await write(figure(3, 100 * DAY, true))).toMatchObject({ stored: 0, refused: [] });
		expect(await count('telemetry')).toBe(2);
		expect(await standing()).toMatchObject({ seenAt: at(3) });
		expect(await clocks()).toMatchObject([{ aheadS: -100 * 86_400, receivedAt: at(3) }]);
		const waited = aTelemetry({ observedAt: T0 - 101 * DAY, receivedAt: at(4) });
		expect(await write(batch(item(waited)))).toMatchObject({ refused: [{ reason: 'too-old' }] });
	});

	test('a time that is ahead of its receipt makes nothing fresher than that', async () => {
		for (const [index, aheadMs] of [S, HOUR, 7 * HOUR].entries()) {
			await write(figure(index, -aheadMs));
			expect(await standing()).toMatchObject({ seenAt: at(index) });
		}
	});
});
