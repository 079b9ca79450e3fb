import { createHash } from 'node:crypto';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { seededRandom } from '#ingest/simulate/seeded-random.ts';
import { monthOf, monthSpan } from '#lib/domain/month.ts';
import { endOfDay, isoDay } from '#lib/domain/time-format.ts';
import { noteMonths } from '#server/db/batch/due-months.ts';
import type { Figure } from '#server/import/figures/figure.ts';
import { storeDelivery } from '#server/import/figures/store.ts';
import { undoDelivery } from '#server/import/figures/undo.ts';
import {
	latestAsOf,
	observationsAsOf,
	receivedAsOf,
	withoutReceipt,
} from '#server/programme/as-of.ts';
import { makeMonths } from '#server/programme/make-months.ts';
import { MonthKeeper } from '#server/programme/month-keeper.ts';
import { observationsAsBelieved } from '#tests/support/believed-plainly.ts';
import { databases } from '#tests/support/database.ts';
import { quiet } from '#tests/support/quiet.ts';
import { anObservation, batch, item } from '#tests/support/readings.ts';
import { storedBatches } from '#tests/support/stored-batches.ts';
import { until } from '#tests/support/until.ts';

const DAY_MS = 86_400_000;
const NOW = Date.parse('2026-11-23T04:00:00Z');
const INDICATORS = [1, 2, 3, 4];
/** Nothing real is told of it. */
const SAMPLED = 4;
const UNITS = [1, 2, 3, 4];
const intervalS = new Map(INDICATORS.map((id) => [id, 30 * 86_400]));

const endOf = (day: string) => endOfDay(day) - 1000;

describe.each(databases)('figures as of a day on $kind', ({ open }) => {
	const { database, query, write } = storedBatches({ open });

	beforeAll(() =>
		query(`
			insert into indicator (code, name, name_en, pillar, measure, direction, decimals, interval_s, scored)
			select 'chi-tieu-' || n, 'Chỉ tiêu', 'Indicator', 'society', '%', 'higher', 1, 2592000, true
			from generate_series(2, 4) as n`),
	);
	beforeEach(() =>
		query(`
			truncate observation_revision, import_row, import_batch, unit_month, unit_month_due cascade`),
	);

	const asked = (day: string, believedAt: string | null = null) => {
		return { unitIds: UNITS, day, believedAt, intervalS, now: NOW };
	};
	const asOf = (day: string, believedAt: string | null = null) =>
		observationsAsOf(database(), asked(day, believedAt));
	const values = async (day: string, believedAt: string | null = null) =>
		(await asOf(day, believedAt)).map(({ value }) => value);

	let deliveries = 0;
	async function deliver(figures: readonly Partial<Figure>[], now = NOW): Promise<number> {
		const place = { sheet: null, cell: 'A1', raw: '', evidence: null, indicatorId: 1, unitId: 1 };
		const timeSource = 'period' as const;
		const outcome = await database().transaction((tx) =>
			storeDelivery(
				tx,
				{
					kind: 'report',
					fileName: 'bao-cao.csv',
					sha256: createHash('sha256').update(String(deliveries++)).digest('hex'),
					by: 'Lan',
					source: 'bao-cao.csv',
					geographyDate: null,
					figures: figures.map((figure) => ({
						...{ ...place, timeSource, observedAt: 0, value: 0 },
						...figure,
					})),
					leftOut: [],
				},
				now,
			),
		);
		if (outcome.kind !== 'stored') throw new Error('It was there already');
		return outcome.batchId;
	}

	function tellSample(sample: {
		readonly unitId: number;
		readonly indicatorId: number;
		readonly observedAt: number;
		readonly receivedAt: number;
	}): Promise<void> {
		const { unitId, indicatorId, observedAt, receivedAt } = sample;
		return database().transaction(async (tx) => {
			await tx.query(
				`insert into observation (observed_at, indicator_id, unit_id, value, received_at, time_source, sample)
				values ($1, $2, $3, 50, $4, 'device', true)`,
				[new Date(observedAt), indicatorId, unitId, new Date(receivedAt)],
			);
			await noteMonths(tx, { unit: [unitId], at: [observedAt] });
		});
	}

	test('a day shows what stood at its end, as fresh as it was then', async () => {
		await write(
			batch(
				item(anObservation({ observedAt: endOf('2024-08-31'), value: 8 })),
				item(anObservation({ observedAt: endOf('2024-10-15'), value: 10 })),
			),
		);
		expect(await asOf('2024-08-30')).toEqual([]);
		expect(await values('2024-08-31')).toEqual([8]);
		const [carried] = await asOf('2024-10-14');
		expect(carried).toEqual({
			unitId: 1,
			indicatorId: 1,
			value: 8,
			observedAt: endOf('2024-08-31'),
			timeSource: 'device',
			freshness: 'fresh',
			sample: false,
			source: null,
			typed: false,
		});
		expect(await values('2024-10-15')).toEqual([10]);
		expect(await values('2024-10-31')).toEqual([10]);
		expect((await asOf('2024-12-31'))[0]).toMatchObject({ value: 10, freshness: 'late' });
		expect((await asOf('2025-02-28'))[0]).toMatchObject({ value: 10, freshness: 'stale' });
	});

	test('a reading that comes late for a month is in it at once, and only what it changes is made anew', async () => {
		const months = ['2025-01-31', '2025-02-28', '2025-03-31', '2025-04-30', '2025-05-31'];
		await deliver(months.map((day, n) => ({ observedAt: endOf(day), value: n + 1 })));
		await deliver(months.map((day) => ({ observedAt: endOf(day), value: 7, indicatorId: 2 })));
		expect(await values('2025-05-31')).toEqual([5, 7]);
		const late = { observedAt: endOf('2025-02-20'), receivedAt: NOW, value: 20 };
		await write(batch(item(anObservation(late))));
		// February's own figure is newer than the late one: nothing stands otherwise.
		expect(await makeMonths(database(), { through: '2026-10-01', unitIds: null })).toEqual({
			made: 1,
			changed: 0,
		});
		await deliver([{ observedAt: endOf('2025-02-28'), value: 22 }]);
		const pieces = [];
		for (;;) {
			const piece = await makeMonths(database(), { through: '2026-10-01', unitIds: null });
			if (piece.made === 0) break;
			pieces.push(piece);
		}
		// February, and March to see that it ends there.
		expect(pieces).toEqual([
			{ made: 1, changed: 1 },
			{ made: 1, changed: 0 },
		]);
		expect(await values('2025-02-28')).toEqual([22, 7]);
		expect(await values('2025-03-31')).toEqual([3, 7]);
	});

	test('what was believed on a day is told, whatever was corrected or taken back since', async () => {
		const told = await deliver(
			[{ observedAt: endOf('2025-11-30'), value: 95 }],
			NOW - 300 * DAY_MS,
		);
		await deliver([{ observedAt: endOf('2025-11-30'), value: 59 }], NOW - 200 * DAY_MS);
		const on = (days: number) => isoDay(NOW - days * DAY_MS);
		expect(await values('2025-12-31', on(301))).toEqual([]);
		expect(await values('2025-12-31', on(250))).toEqual([95]);
		expect(await values('2025-12-31', on(100))).toEqual([59]);
		expect(await values('2025-12-31')).toEqual([59]);
		const [received] = await receivedAsOf(database(), asked('2025-12-31', on(250)));
		expect(received).toMatchObject({ receivedAt: NOW - 300 * DAY_MS, batchId: told });
	});

	test('a month that was taken back altogether is carried over again', async () => {
		await deliver([{ observedAt: endOf('2025-01-31'), value: 1 }]);
		const wrong = await deliver([{ observedAt: endOf('2025-02-28'), value: 99 }]);
		await deliver([{ observedAt: endOf('2025-04-30'), value: 4, indicatorId: 2 }]);
		expect(await values('2025-05-31')).toEqual([99, 4]);
		await database().transaction((tx) =>
			undoDelivery(tx, wrong, { by: 'Minh', why: 'nhầm tệp', now: NOW }),
		);
		expect(await values('2025-02-28')).toEqual([1]);
		expect(await values('2025-05-31')).toEqual([1, 4]);
		expect(await query('select count(*)::int as n from unit_month')).toEqual([{ n: 2 }]);
	});

	test('the present month is read as it stands, and kept when it is over', async () => {
		await deliver([
			{ observedAt: endOf('2026-10-31'), value: 10 },
			{ observedAt: endOf('2026-11-20'), value: 20 },
		]);
		expect(await values('2026-11-22')).toEqual([20]);
		const keeper = new MonthKeeper({
			database: database(),
			now: () => NOW,
			elapsed: () => performance.now(),
			log: quiet,
		});
		keeper.start();
		await until('October is kept, and only November is due', async () => {
			const due = await query('select month::text from unit_month_due');
			return JSON.stringify(due) === JSON.stringify([{ month: '2026-11-01' }]);
		});
		await keeper.stop();
		expect(await query('select month::text from unit_month')).toEqual([{ month: '2026-10-01' }]);
	});

	test('a month that is being written to is made when that is done, and nothing of it is lost', async () => {
		await deliver([{ observedAt: endOf('2025-01-31'), value: 1 }]);
		const written = Promise.withResolvers<undefined>();
		const gate = Promise.withResolvers<undefined>();
		const at = endOf('2025-01-20');
		const writing = database().transaction(async (tx) => {
			await tx.query(
				`insert into observation (observed_at, indicator_id, unit_id, value, received_at, time_source, sample)
				values ($1, 2, 1, 2, $1, 'device', false)`,
				[new Date(at)],
			);
			await noteMonths(tx, { unit: [1], at: [at] });
			written.resolve(undefined);
			await gate.promise;
		});
		await written.promise;
		const made = makeMonths(database(), { through: '2026-10-01', unitIds: null });
		// The embedded database has one connection, which is the writer's.
		if (database().kind === 'postgres') {
			await until('the month waits for its writer', async () => {
				const [waiting] = await query(`
					select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`);
				return waiting !== undefined;
			});
		}
		gate.resolve(undefined);
		await Promise.all([writing, made]);
		expect(await query('select * from unit_month_due')).toEqual([]);
		expect(await values('2025-01-31')).toEqual([1, 2]);
	});

	test('whatever came, was corrected and taken back, every day is what all of history says', async () => {
		const random = seededRandom(20_261_123);
		const pick = (most: number) => Math.floor(random() * most);
		const first = NOW - 500 * DAY_MS;
		const batches: number[] = [];
		for (let round = 0; round < 24; round++) {
			const now = first + round * 20 * DAY_MS;
			const keys = new Map<string, Partial<Figure>>();
			for (let n = pick(12); n >= 0; n--) {
				const figure = {
					unitId: 1 + pick(UNITS.length),
					indicatorId: 1 + pick(INDICATORS.length - 1),
					// Of any day of the year before, in steps that let several be of the same time.
					observedAt: endOf(isoDay(now - pick(24) * 15 * DAY_MS)),
					value: pick(1000) / 10,
				};
				keys.set(`${figure.unitId}/${figure.indicatorId}/${figure.observedAt}`, figure);
			}
			batches.push(await deliver([...keys.values()], now));
			await tellSample({
				unitId: 1 + pick(UNITS.length),
				indicatorId: pick(2) === 0 ? SAMPLED : 1 + pick(INDICATORS.length - 1),
				// No figure is of that moment.
				observedAt: endOf(isoDay(now - pick(300) * DAY_MS)) - 1000 * (1 + round),
				receivedAt: now,
			});
			if (pick(3) === 0) {
				const batchId = batches[pick(batches.length)] ?? 0;
				await database().transaction((tx) =>
					undoDelivery(tx, batchId, { by: 'Minh', why: 'thử', now: now + DAY_MS }),
				);
			}
			for (let n = 0; n < 4; n++) {
				const day = isoDay(now - pick(400) * DAY_MS);
				const believedAt = n % 2 === 0 ? null : isoDay(now - pick(300) * DAY_MS);
				const all = await observationsAsBelieved(database(), {
					...{ unitIds: UNITS, indicatorIds: INDICATORS, day },
					believedAt: believedAt === null ? NOW + DAY_MS : endOfDay(believedAt) - 1,
				});
				const fast = await receivedAsOf(database(), asked(day, believedAt));
				expect(
					fast.toSorted(bySeries).map((one) => ({ ...one, freshness: undefined })),
					`${day} as of ${believedAt}`,
				).toEqual(all);
				// The same where nobody asks for receipts, which are not read then.
				const listed = await observationsAsOf(database(), asked(day, believedAt));
				expect(listed).toEqual(fast.map(withoutReceipt));
			}
			// The end of a month is read from what is kept alone: all at once, or one by one.
			const ofMonth = asked(isoDay(monthSpan(monthOf(now - pick(300) * DAY_MS)).from - 1));
			const listed = await observationsAsOf(database(), ofMonth);
			const latest = await latestAsOf(database(), ofMonth);
			expect(listed.map(({ unitId, indicatorId }) => latest(unitId, indicatorId))).toEqual(listed);
			expect(UNITS.flatMap((unit) => INDICATORS.flatMap((id) => latest(unit, id) ?? []))).toEqual(
				listed,
			);
		}
	});
});

type Series = { readonly unitId: number; readonly indicatorId: number };

function bySeries(one: Series, other: Series): number {
	return one.unitId - other.unitId || one.indicatorId - other.indicatorId;
}
