import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'valibot';
import type { Indicator } from '#lib/domain/indicator.ts';
import type { Unit } from '#lib/domain/unit.ts';
import { observationsQuery, observationsSchema } from '#lib/wire/api/observations.ts';
import { readObservations } from '#server/db/read-observations.ts';
import { batchWriter } from '#server/db/write-batch.ts';
import { databases, type TestDatabase } from '#tests/support/database.ts';
import { anObservation, batch, installTestCatalogue, item } from '#tests/support/readings.ts';

const MINUTE = 60_000;
const MIDNIGHT = Date.parse('2026-03-01T00:00:00Z');

describe.each(databases)('the hours of a series on $kind', ({ open }) => {
	let db: TestDatabase;
	let unit: Unit;
	let indicator: Indicator;

	beforeAll(async () => {
		db = await open();
		await installTestCatalogue(db.database);
		// Every 20 minutes for six hours: 0, 1, 2 in the first one.
		const told = Array.from({ length: 18 }, (_, n) =>
			item(anObservation({ observedAt: MIDNIGHT + n * 20 * MINUTE, value: n })),
		);
		const writer = batchWriter({ database: db.database, geographyDate: '2024-11-30' });
		await writer.write(batch(...told));
		const [series] = await db.database.query<{ unit: number; indicator: number }>(
			'select unit_id as unit, indicator_id as indicator from latest_observation',
		);
		unit = { id: series?.unit, code: '673' } as Unit;
		indicator = { id: series?.indicator, code: 'ho-so-truc-tuyen' } as Indicator;
	});
	afterAll(() => db.remove());

	async function page(asked: Readonly<Record<string, string>>) {
		const named = { unit: unit.code, indicator: indicator.code, bucket: 'hour', ...asked };
		const query = parse(observationsQuery, named);
		const answer = await readObservations(db.database, { unit, indicator, query });
		if (answer.bucket === 'raw') throw new Error('hours were asked for');
		const points = answer.points.map(({ at, min, max, last, count }) => {
			expect({ min, max, count }).toEqual({ min: last - 2, max: last, count: 3 });
			return `${at.slice(11, 16)} ${last}`;
		});
		return { points, next: answer.next };
	}

	const ALL = ['00:00 2', '01:00 5', '02:00 8', '03:00 11', '04:00 14', '05:00 17'];

	test('page after page gives every hour once, and whole', async () => {
		const first = await page({ limit: '4' });
		expect(first.points).toEqual(ALL.slice(0, 4));
		const second = await page({ limit: '4', cursor: first.next ?? '' });
		expect(second).toEqual({ points: ALL.slice(4), next: null });
	});

	test('an hour counts by its beginning, and is whole where the bounds lie within it', async () => {
		const day = '2026-03-01T';
		const between = async (from: string, to: string) =>
			(await page({ from: `${day}${from}Z`, to: `${day}${to}Z` })).points;
		expect(await between('00:30:00', '03:10:00')).toEqual(ALL.slice(1, 4));
		expect(await between('01:00:00', '03:00:00')).toEqual(ALL.slice(1, 3));
		expect(await between('01:00:01', '02:00:00')).toEqual([]);
	});

	test('a figure of a period says which, beside the instant at which it counts; one that a clock dated says none', async () => {
		const told = [
			['2026-11-23T16:59:59Z', 'day', '2026-11-23'],
			['2026-11-30T16:59:59Z', 'period', '2026-11'],
			['2026-12-31T16:59:59.25Z', 'quarter', '2026-Q4'],
			['2026-12-31T16:59:59.5Z', 'half-year', '2026-H2'],
			['2026-12-31T16:59:59.625Z', 'year-to-date', '2026-01/2026-12'],
			['2026-12-31T16:59:59.75Z', 'year', '2026'],
		] as const;
		await db.database.query(
			`insert into observation (observed_at, indicator_id, unit_id, value, received_at, time_source, sample)
			select at::timestamptz, $1, $2, 1, '2027-01-05T02:00:00Z', source, false
			from unnest($3::text[], $4::text[]) as told(at, source)`,
			[indicator.id, unit.id, told.map(([at]) => at), told.map(([, source]) => source)],
		);
		const query = parse(observationsQuery, {
			...{ unit: unit.code, indicator: indicator.code, from: '2026-03-01T05:40:00Z' },
		});
		const answer = parse(
			observationsSchema,
			await readObservations(db.database, { unit, indicator, query }),
		);
		if (answer.bucket !== 'raw') throw new Error('raw points were asked for');
		expect(answer.points.map(({ timeSource, period }) => [timeSource, period])).toEqual([
			['device', null],
			...told.map(([, source, period]) => [source, period]),
		]);
		expect(answer.points.at(-1)).toMatchObject({ at: '2026-12-31T16:59:59.750Z', period: '2026' });
	});
});
