import { createHash } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import { seededRandom } from '#ingest/simulate/seeded-random.ts';
import { GROW_FEED } from '#server/db/batch/feed.ts';
import { upsertLatestObservations } from '#server/db/batch/latest.ts';
import type { Database, Queryable } from '#server/db/database.ts';
import type { Delivery, Figure, FigureKey } from '#server/import/figures/figure.ts';
import { storeDelivery } from '#server/import/figures/store.ts';
import { undoDelivery } from '#server/import/figures/undo.ts';
import { observationsAsBelieved } from '#tests/support/believed-plainly.ts';
import { databases } from '#tests/support/database.ts';
import { PlainRecord, seen, type Told } from '#tests/support/plain-record.ts';
import { anObservation, batch, item } from '#tests/support/readings.ts';
import { storedBatches } from '#tests/support/stored-batches.ts';

const DAY_MS = 86_400_000;
/** The ends of three months in Vietnam. */
const DAYS = ['2024-10-31', '2024-11-30', '2024-12-31'] as const;
const endOf = (day: string) => Date.parse(`${day}T23:59:59+07:00`);
/** Of rows that may be unpacked. */
const LIMIT = 'set local timescaledb.max_tuples_decompressed_per_dml_transaction';
const T = Date.parse('2025-01-10T02:00:00Z');

const KEYS: readonly FigureKey[] = [1, 2].flatMap((unitId) =>
	DAYS.map((day) => ({ indicatorId: 1, unitId, observedAt: endOf(day) })),
);

function aFigure(some: Partial<Figure> = {}): Figure {
	const place = { sheet: 'Tháng 11', cell: 'C7', raw: '87,2', evidence: null };
	const told = { observedAt: endOf(DAYS[1]), timeSource: 'period' as const, value: 87.2 };
	return { ...place, ...told, indicatorId: 1, unitId: 1, ...some };
}

function aDelivery(figures: readonly Figure[], some: Partial<Delivery> = {}): Delivery {
	const body = JSON.stringify([figures, some]);
	return {
		kind: 'report',
		fileName: 'Báo cáo.xlsx',
		sha256: createHash('sha256').update(body).digest('hex'),
		by: 'Lan',
		source: 'Báo cáo.xlsx',
		geographyDate: null,
		figures,
		leftOut: [],
		...some,
	};
}

describe.each(databases)('figures that are delivered on $kind', ({ open }) => {
	const { database, query, changes, write } = storedBatches({ open });

	beforeEach(() => query('truncate observation_revision, import_row, import_batch cascade'));

	const store = (delivery: Delivery, now = T) =>
		database().transaction((tx) => storeDelivery(tx, delivery, now));
	const undo = (id: number, now = T) =>
		database().transaction((tx) => undoDelivery(tx, id, { by: 'Minh', why: 'nhầm kỳ', now }));
	async function stored(delivery: Delivery, now = T): Promise<number> {
		const outcome = await store(delivery, now);
		if (outcome.kind !== 'stored') throw new Error('It was there already');
		return outcome.batchId;
	}
	/** The newest values by unit, as open walls are told them. */
	const shown = async () => {
		const { observations } = await changes();
		const byUnit = observations.toSorted((one, other) => one.unitId - other.unitId);
		return byUnit.map(({ value }) => value);
	};

	test('new, the same, and corrections are told apart, and the same file changes nothing', async () => {
		const first = aDelivery([aFigure(), aFigure({ unitId: 2, cell: 'C8', value: 60 })]);
		expect(await store(first)).toMatchObject({ counts: { new: 2, same: 0, correction: 0 } });
		const before = await changes();
		expect(await store(first, T + DAY_MS)).toEqual({
			kind: 'already',
			batchId: expect.any(Number),
			importedBy: 'Lan',
			importedAt: T,
		});
		expect((await changes(before.version)).observations).toEqual([]);
		const second = aDelivery([
			aFigure({ value: 78.2 }),
			aFigure({ unitId: 2, value: 60 }),
			aFigure({ unitId: 3 }),
		]);
		expect(await store(second, T + DAY_MS)).toMatchObject({
			counts: { new: 1, same: 1, correction: 1 },
		});
		const told = (await changes(before.version)).observations;
		const words = told.map(({ unitId, value, source, typed }) => [unitId, value, source, typed]);
		expect(words.toSorted()).toEqual([
			[1, 78.2, 'Báo cáo.xlsx', true],
			[3, 87.2, 'Báo cáo.xlsx', true],
		]);
	});

	test('an undone delivery leaves no trace on a wall, and may be delivered again', async () => {
		const delivery = aDelivery([aFigure()]);
		const id = await stored(delivery);
		const before = await changes();
		expect(await undo(id, T + 1)).toEqual({ kind: 'undone', removed: 1, restored: 0 });
		const after = await changes(before.version);
		expect(after.withdrawnVersion).toBeGreaterThan(before.version);
		expect(await shown()).toEqual([]);
		expect(await undo(id, T + 2)).toEqual({ kind: 'already', undoneBy: 'Minh', undoneAt: T + 1 });
		expect(await undo(987_654, T + 2)).toEqual({ kind: 'unknown' });
		expect(await stored(delivery, T + 3)).toBeGreaterThan(id);
		expect(await shown()).toEqual([87.2]);
	});

	test('the months that changed are noted, of an undoing too', async () => {
		const due = () => query('select unit_id as unit, month::text from unit_month_due');
		await query('truncate unit_month_due');
		const id = await stored(aDelivery([aFigure()]));
		expect(await due()).toEqual([{ unit: 1, month: '2024-11-01' }]);
		await query('truncate unit_month_due');
		await undo(id, T + 1);
		expect(await due()).toEqual([{ unit: 1, month: '2024-11-01' }]);
	});

	test('a figure that two files tell stands until both are undone', async () => {
		const wrong = await stored(aDelivery([aFigure(), aFigure({ unitId: 2, value: 1 })]));
		const right = await stored(aDelivery([aFigure(), aFigure({ unitId: 2, value: 10 })]), T + 1);
		expect(await undo(wrong, T + 2)).toEqual({ kind: 'undone', removed: 0, restored: 1 });
		expect(await shown()).toEqual([87.2, 10]);
		expect(await undo(right, T + 3)).toEqual({ kind: 'undone', removed: 2, restored: 0 });
		expect(await shown()).toEqual([]);
	});

	test('what a machine measured returns when its correction is undone, with its own source', async () => {
		const reading = anObservation({ observedAt: T - DAY_MS, source: 'cong-dvc', value: 50 });
		await write(batch(item(reading)));
		const [series] = await query<FigureKey>(
			'select indicator_id as "indicatorId", unit_id as "unitId" from latest_observation',
		);
		const figure = aFigure({ ...series, observedAt: T - DAY_MS, value: 55 });
		const id = await stored(aDelivery([figure]), T);
		expect(await shown()).toEqual([55]);
		const other = aDelivery([{ ...figure, value: 56 }], { kind: 'intake' });
		const later = await stored(other, T);
		expect((await changes()).observations).toMatchObject([{ value: 56, typed: false }]);
		await undo(later, T);
		await write(batch(item(reading, { redelivered: true })));
		expect(await shown()).toEqual([55]);
		await undo(id, T + 1);
		const [told] = (await changes()).observations;
		expect(told).toMatchObject({ value: 50, source: 'cong-dvc', observedAt: T - DAY_MS });
		const newer = anObservation({ observedAt: T, source: 'cong-dvc', value: 51 });
		await write(batch(item(newer)));
		expect(await shown()).toEqual([51]);
	});

	test('a period that is not over counts from its delivery, so that the next reading takes its place', async () => {
		const observedAt = T + 20 * DAY_MS;
		await stored(aDelivery([aFigure({ observedAt })]));
		const [told] = (await changes()).observations;
		expect(told).toMatchObject({ observedAt: T, value: 87.2 });
		await stored(aDelivery([aFigure({ observedAt, value: 88 })]), T + 1);
		expect(await shown()).toEqual([88]);
	});

	test('what comes back of such a period is as old as it was', async () => {
		const ofYear = { observedAt: endOf('2025-12-31') };
		await stored(aDelivery([aFigure({ ...ofYear, value: 40 })]));
		const later = await stored(aDelivery([aFigure({ ...ofYear, value: 41 })]), T + DAY_MS);
		await undo(later, T + 2 * DAY_MS);
		const { observations } = await changes();
		expect(observations).toMatchObject([{ value: 40, observedAt: T }]);
	});

	test('nothing ends before it began, though a clock was ahead', async () => {
		await stored(aDelivery([aFigure()]), T + DAY_MS);
		await stored(aDelivery([aFigure({ value: 1 })]), T);
		expect(await shown()).toEqual([1]);
	});

	test('corrections and undoings reach into compressed chunks', async () => {
		const figures = DAYS.flatMap((day) =>
			Array.from({ length: 40 }, (_, unitId) => aFigure({ unitId, observedAt: endOf(day) })),
		);
		await stored(aDelivery(figures));
		await query(`select compress_chunk(c, true) from show_chunks('observation') c`);
		const corrected = figures.slice(0, 60).map((figure) => ({ ...figure, value: 5 }));
		const late = aFigure({ unitId: 77, observedAt: endOf(DAYS[0]) });
		const id = await stored(aDelivery([...corrected, late]), T + 1);
		await query(`select compress_chunk(c, true) from show_chunks('observation') c`);
		const five = 'select count(*) as n from observation where value = 5';
		expect(await query(five)).toEqual([{ n: 60 }]);
		expect(await undo(id, T + 2)).toEqual({ kind: 'undone', removed: 1, restored: 60 });
		expect(await query(five)).toEqual([{ n: 0 }]);
		expect(await query('select count(*) as n from observation')).toEqual([{ n: 120 }]);

		// Of all that is compressed an undoing unpacks only what it takes away, with plans that are kept, too.
		const few = Array.from({ length: 8 }, (_, n) => ({ ...late, indicatorId: 1 + n }));
		const more = await stored(aDelivery(few), T + 3);
		await query(`select compress_chunk(c, true) from show_chunks('observation') c`);
		const undone = await database().transaction(async (tx) => {
			await tx.query('set local plan_cache_mode = force_generic_plan');
			await tx.query(`${LIMIT} = 20`);
			const limited: Queryable = {
				query: (sql, parameters) =>
					sql.startsWith(LIMIT) ? Promise.resolve([]) : tx.query(sql, parameters),
			};
			return undoDelivery(limited, more, { by: 'Minh', why: 'thừa', now: T + 4 });
		});
		expect(undone).toEqual({ kind: 'undone', removed: 8, restored: 0 });
	});

	test.each([1, 2, 3, 4])(
		'what was believed at any moment is what a plain record of everything told says (seed %i)',
		async (seed) => {
			const random = seededRandom(seed);
			const record = new PlainRecord(KEYS);
			const values = () => Math.floor(random() * 3);
			const last = T + 30;
			for (let at = T; at <= last; at++) {
				const chosen = KEYS.filter(() => random() < 0.4);
				const kind = random();
				const batches = [...record.batches];
				const batchId = batches[Math.floor(random() * batches.length)];
				if (kind < 0.35 && batchId !== undefined) {
					await undo(batchId, at);
					record.undo(batchId, at);
				} else if (kind < 0.5) {
					for (const key of chosen.filter((each) => !record.believed(each, at))) {
						const told = { ...key, value: values(), sample: random() < 0.5, at, batchId: null };
						await measure(database(), told);
						record.tell(told);
					}
				} else {
					const figures = chosen.map((key) => aFigure({ ...key, value: values() }));
					const id = await stored(aDelivery(figures, { by: String(at) }), at);
					for (const figure of figures) record.tell({ ...figure, sample: false, at, batchId: id });
				}
				const newest = (await changes()).observations.map(seen);
				expect(newest.toSorted()).toEqual(record.newest(endOf(DAYS[2]), at));
			}
			for (let believedAt = T - 1; believedAt <= last; believedAt++) {
				for (const day of DAYS) {
					const asked = { unitIds: [1, 2], indicatorIds: [1], day, believedAt };
					const answer = await observationsAsBelieved(database(), asked);
					expect(answer.map(seen)).toEqual(record.newest(endOf(day), believedAt));
				}
			}
		},
	);
});

/** As a machine’s reading or a sample comes: only where nothing is told of that time. */
async function measure(database: Database, told: Told): Promise<void> {
	const { indicatorId, unitId, observedAt, value, sample, at } = told;
	await database.transaction(async (tx) => {
		await tx.query(GROW_FEED);
		await tx.query(
			`insert into observation (observed_at, indicator_id, unit_id, value, received_at, time_source, sample)
			values ($1, $2, $3, $4, $5, 'device', $6)`,
			[new Date(observedAt), indicatorId, unitId, value, new Date(at), sample],
		);
		const times = { item: 0, at: observedAt, countsFrom: observedAt, receivedAt: at };
		const row = { ...times, timeSource: 'device' as const, source: null, value, sample };
		await upsertLatestObservations(tx, [{ ...row, indicator: indicatorId, unit: unitId }]);
	});
}
