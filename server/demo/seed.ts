import { createHash } from 'node:crypto';
import { hasSamples, hasStopped, sampleValue } from '#lib/domain/sample-values.ts';
import type { UnitLevel } from '#lib/domain/unit.ts';
import { noteMonths } from '../db/batch/due-months.ts';
import type { Database, Queryable } from '../db/database.ts';
import { sampleTimes } from './sample-times.ts';
import {
	GROW_FEED,
	INSERT_BATCH,
	INSERT_OBSERVATIONS,
	REFRESH_DAILY,
	SAMPLE_SERIES,
	UPSERT_LATEST,
} from './seed-sql.ts';

type SeriesRow = {
	unit_id: number;
	unit: string;
	level: UnitLevel;
	indicator_id: number;
	indicator: string;
	interval_s: number;
	/** Begin of the unit's first day, epoch ms; null where it has ever been there. */
	from_ms: number | null;
	/** The same of the last day of a unit whose area nobody goes on telling of; else null. */
	until_ms: number | null;
	/** Newest value there is, epoch ms; null where the series is empty. */
	newest_ms: number | null;
	/** Whether that one is a sample. */
	sample: boolean;
};

type Readings = {
	readonly at: number[];
	readonly indicator: number[];
	readonly unit: number[];
	readonly value: number[];
};

const ROWS_A_STATEMENT = 20_000;
/** How many intervals ago the reports of a series that has stopped came last. */
const STOPPED_BEFORE = 4;

/**
 * Tops up the sample readings of the demonstration up to `now`: two years at the first time, later what is missing. A
 * series that has a real reading gets no samples any more, and nothing that is stored is changed. All rows belong to an
 * import batch marked as sample.
 *
 * @returns how many readings were added
 */
export async function seedDemo({
	database,
	now,
	centre = null,
}: {
	database: Database;
	now: number;
	/** Whose units have samples beside those of all districts: its slug. */
	centre?: string | null;
}): Promise<{ readonly added: number }> {
	const added = await database.transaction(async (tx) => {
		await tx.query(`select pg_advisory_xact_lock(hashtext('ioc-wall demo'))`);
		const series = await tx.query<SeriesRow>(SAMPLE_SERIES, [centre]);
		const { all, newest } = missingReadings(series, now);
		const count = all.value.length;
		if (count === 0) return 0;
		const [batch] = await tx.query<{ id: number; source_id: number }>(INSERT_BATCH, [
			createHash('sha256').update(JSON.stringify(all)).digest('hex'),
			new Date(now),
			count,
		]);
		if (!batch) throw new Error('the import batch of the samples was not made');
		const provenance = [new Date(now), batch.source_id, batch.id];
		for (let from = 0; from < count; from += ROWS_A_STATEMENT) {
			await insert(tx, INSERT_OBSERVATIONS, cut(all, from, from + ROWS_A_STATEMENT), provenance);
		}
		// Taken last: it holds back every other writer until the commit.
		const [feed] = await tx.query<{ version: number }>(GROW_FEED);
		if (!feed) throw new Error('the feed has no row');
		await insert(tx, UPSERT_LATEST, newest, [...provenance, feed.version]);
		await noteMonths(tx, all);
		return count;
	});
	// No transaction may be around it. What is older than the aggregate's newest bucket is not read otherwise.
	if (added > 0) await database.query(REFRESH_DAILY, [new Date(now)]);
	return { added };
}

function missingReadings(series: readonly SeriesRow[], now: number) {
	const all: Readings = { at: [], indicator: [], unit: [], value: [] };
	const newest: Readings = { at: [], indicator: [], unit: [], value: [] };
	for (const row of series) {
		const own = { unit: row.unit, level: row.level, indicator: row.indicator };
		const real = row.newest_ms !== null && !row.sample;
		if (real || !hasSamples(own)) continue;
		const until = hasStopped(own) ? now - STOPPED_BEFORE * row.interval_s * 1000 : now;
		const times = sampleTimes({
			intervalS: row.interval_s,
			after: row.newest_ms ?? row.from_ms ?? -Infinity,
			now: until,
		}).filter((at) => row.until_ms === null || at < row.until_ms);
		for (const at of times) {
			const value = sampleValue(own, at);
			push(all, { row, at, value });
			if (at === times.at(-1)) push(newest, { row, at, value });
		}
	}
	return { all, newest };
}

function push(
	to: Readings,
	{ row, at, value }: { row: SeriesRow; at: number; value: number },
): void {
	to.at.push(at);
	to.indicator.push(row.indicator_id);
	to.unit.push(row.unit_id);
	to.value.push(value);
}

function cut({ at, indicator, unit, value }: Readings, from: number, to: number): Readings {
	return {
		at: at.slice(from, to),
		indicator: indicator.slice(from, to),
		unit: unit.slice(from, to),
		value: value.slice(from, to),
	};
}

async function insert(
	tx: Queryable,
	sql: string,
	{ at, indicator, unit, value }: Readings,
	rest: readonly unknown[],
): Promise<void> {
	await tx.query(sql, [at, indicator, unit, value, ...rest]);
}
