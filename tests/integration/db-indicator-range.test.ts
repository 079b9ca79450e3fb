import { describe, expect, test } from 'vitest';
import { databases } from '#tests/support/database.ts';
import { anObservation, batch, item, T0 } from '#tests/support/readings.ts';
import { GEOGRAPHY_DATE, storedBatches } from '#tests/support/stored-batches.ts';

describe.each(databases)('the range of an indicator on $kind', ({ open }) => {
	const { query, changes, write, writerAsOf } = storedBatches({ open });

	test('a value beyond what the indicator can be is a dead letter, and its bounds are not', async () => {
		const bounds = (min: number | null, max: number | null) =>
			query(`update indicator set min_value = $1, max_value = $2 where code = 'ho-so-truc-tuyen'`, [
				min,
				max,
			]);
		const told = (...values: number[]) =>
			batch(...values.map((value, n) => item(anObservation({ observedAt: T0 + n, value }))));
		await bounds(0, 100);
		const outcome = await write(told(0, 100, 1e300, -0.1));
		expect(outcome.stored).toBe(2);
		const wanted = 'value: a number from 0 to 100 is wanted';
		expect(outcome.refused).toMatchObject([
			{ reason: 'bad-number', detail: `${wanted}, got 1e+300` },
			{ reason: 'bad-number', detail: `${wanted}, got -0.1` },
		]);
		expect((await write(told(0, 100, 101))).refused).toHaveLength(1);
		expect((await changes()).observations).toMatchObject([{ value: 100 }]);
		await bounds(null, 5);
		const other = writerAsOf(GEOGRAPHY_DATE);
		expect((await other.write(told(6))).refused).toMatchObject([
			{ detail: 'value: a number to 5 is wanted, got 6' },
		]);
		await bounds(null, null);
	});
});
