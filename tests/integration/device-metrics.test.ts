import { describe, expect, test } from 'vitest';
import { batchWriter } from '#server/db/write-batch.ts';
import { databases } from '#tests/support/database.ts';
import { aStatus, aTelemetry, batch, item, T0 } from '#tests/support/readings.ts';
import { GEOGRAPHY_DATE, storedBatches } from '#tests/support/stored-batches.ts';

const MOST = 3;
const YEAR = 365 * 86_400_000;

describe.each(databases)('metrics of one device, on $kind', ({ open }) => {
	const { database, query, standing } = storedBatches({ open });
	const aWriter = () =>
		batchWriter({
			database: database(),
			geographyDate: GEOGRAPHY_DATE,
			retention: { keepTelemetryDays: 90, keepStatusDays: 400 },
			mostMetrics: MOST,
		});
	const says = (at: number, ...names: string[]) =>
		item(
			aTelemetry({
				observedAt: T0 + at,
				receivedAt: T0 + at,
				values: names.map((name) => [name, at]),
			}),
		);
	const latest = async (device = 'cam-01') =>
		(
			await query<{ code: string }>(
				`select code from latest_telemetry join metric m on m.id = metric_id
				join device d on d.id = device_id where device = $1 order by code`,
				[device],
			)
		).map(({ code }) => code);
	const namesLike = async (pattern: string) =>
		(await query<{ code: string }>('select code from metric where code like $1', [pattern])).map(
			({ code }) => code,
		);

	test('beyond the limit none is made, and the known ones go on', async () => {
		const writer = aWriter();
		await writer.write(batch(says(0, 'a', 'b')));
		const outcome = await writer.write(
			batch(
				says(1, 'a', 'c', 'invented-1', 'invented-2'),
				says(2, 'invented-3'),
				item(aTelemetry({ device: 'cam-02', values: [['invented-4', 1]] })),
				item(aTelemetry({ device: 'cam-02', values: [['b', 1]] })),
			),
		);
		expect(await latest()).toEqual(['a', 'b', 'c']);
		expect(await latest('cam-02')).toEqual(['b', 'invented-4']);
		expect(await namesLike('invented-%')).toEqual(['invented-4']);
		expect(outcome.refused).toMatchObject([{ reason: 'too-many-metrics', messages: 2 }]);
		expect(outcome.refused[0]?.detail).toBe(
			'metrics invented-1 and 1 more are new and not kept: device bao-loc/cam-01 has 3 metrics, as many as one may; nor 1 more',
		);
		expect(await query('select reason, messages from dead_letter')).toEqual([
			{ reason: 'too-many-metrics', messages: 2 },
		]);
		expect(await writer.write(batch(says(3, 'a', 'b', 'c')))).toMatchObject({
			stored: 1,
			refused: [],
		});
	});

	test('whoever starts later, or writes beside it, knows what the device has', async () => {
		const [one, other] = [aWriter(), aWriter()];
		await one.write(batch(says(0, 'a')));
		await other.write(batch(says(1, 'a', 'b', 'c')));
		expect(await one.write(batch(says(2, 'late-1')))).toMatchObject({
			refused: [{ reason: 'too-many-metrics', messages: 1 }],
		});
		expect(await one.write(batch(says(3, 'b', 'c')))).toMatchObject({ stored: 1, refused: [] });
		expect(await aWriter().write(batch(says(4, 'c', 'late-2')))).toMatchObject({
			stored: 1,
			refused: [{ detail: expect.stringMatching(/^metric late-2 is new/) as string }],
		});
		expect(await latest()).toEqual(['a', 'b', 'c']);
	});

	test('a device of which no figure is taken was heard all the same', async () => {
		const writer = aWriter();
		await writer.write(batch(says(0, 'a', 'b', 'c')));
		await writer.write(batch(says(60_000, 'further')));
		expect(await standing()).toMatchObject({ seenAt: T0 + 60_000 });
	});

	test('what is not kept itself makes no more names than the limit either', async () => {
		const writer = aWriter();
		for (let n = 0; n < 9; n++) {
			const old = aTelemetry({ observedAt: T0 - YEAR, values: [[`old-${n}`, 1]] });
			const ageless = aStatus({ timeSource: 'retained', values: [[`ageless-${n}`, 1]] });
			await writer.write(batch(item(old), item(ageless)));
		}
		expect(await namesLike('old-%')).toHaveLength(MOST);
		expect(await namesLike('ageless-%')).toEqual([]);
	});
});
