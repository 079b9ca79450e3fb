/** What the bench of the programme asks and writes, in milliseconds. */
import { createHash } from 'node:crypto';
import { latestOf } from '#lib/domain/observation.ts';
import { programmeStandings } from '#lib/domain/programme.ts';
import type { Programme } from '#lib/wire/api/programme.ts';
import { toProgrammeBody } from '#lib/wire/api/programme-answer.ts';
import { noteMonths } from '#server/db/batch/due-months.ts';
import type { Database } from '#server/db/database.ts';
import { readObservations } from '#server/db/read-observations.ts';
import { storeDelivery } from '#server/import/figures/store.ts';
import { makeMonths } from '#server/programme/make-months.ts';
import { programmeOfDay } from '#server/programme/programme.ts';
import type { Catalogue } from '#server/services.ts';
import { DAY, FIRST_UNIT, LAST_MONTH, NOW, type Size } from './programme-history.ts';
import { median } from './quantiles.ts';

const ROUNDS = 15;
/** As the report that an office sends. */
const CORRECTIONS = 1_000;

type Asked = { readonly database: Database; readonly size: Size };

/** Of so many rounds, in milliseconds; the fastest is what it takes when nobody else uses the machine. */
type Took = { readonly median: number; readonly fastest: number };

async function timed(ask: (round: number) => Promise<unknown>): Promise<Took> {
	const took: number[] = [];
	for (let round = 0; round < ROUNDS; round++) {
		const began = performance.now();
		await ask(round);
		took.push(performance.now() - began);
	}
	const rounded = (ms: number) => Math.round(ms * 10) / 10;
	return { median: rounded(median(took)), fastest: rounded(Math.min(...took)) };
}

/** The figures of a date; the standings made of them; the heat table as a wall is sent it; the answer of the API. */
export async function programmeReads({
	database,
	catalogue,
}: Asked & { readonly catalogue: Catalogue }): Promise<Record<string, Took>> {
	const sources = {
		database,
		catalogue: () => Promise.resolve(catalogue),
		latestObservations: () => [],
		now: () => NOW,
	};
	const ask = async (day: string, believedAt: string | null = null) => {
		const answer = await programmeOfDay(sources, { province: null, day, believedAt });
		if (answer.kind !== 'found') throw new Error(answer.kind);
		return answer.found;
	};
	const standings = async (day: string, believedAt: string | null = null) => {
		const programme = await ask(day, believedAt);
		return programmeStandings({ ...programme, latest: latestOf(programme.cells) });
	};
	const none = { areaChanges: [], previous: null, lastYear: null, closes: [], close: null };
	const heatTable = async () => {
		const programme = await ask(DAY);
		const { cells } = programmeStandings({ ...programme, latest: latestOf(programme.cells) });
		return [cells.length, JSON.stringify(programme)];
	};
	const api = async () => {
		const programme: Programme = { ...(await ask(DAY)), ...none };
		return JSON.stringify(toProgrammeBody(programme));
	};
	return {
		readMs: await timed(() => ask(DAY)),
		standingsMs: await timed(() => standings(DAY)),
		standingsMidMonthMs: await timed(() => standings('2026-10-15')),
		believedMs: await timed(() => standings(DAY, '2026-11-15')),
		believedBeforeAnyCameMs: await timed(() => standings(DAY, '2026-11-05')),
		heatTableMs: await timed(heatTable),
		apiMs: await timed(api),
	};
}

/** One series whole, and what one late reading, one correction and a thousand of them cost until all is made anew. */
export async function programmeWrites({ database, size }: Asked): Promise<Record<string, unknown>> {
	const unit = { id: FIRST_UNIT + 7, code: '20007' };
	const query = { limit: 1_000, bucket: 'raw', unit: unit.code, indicator: 'bench' } as const;
	const ofSeries = async (round: number) => {
		const indicator = { id: 1 + (round % size.indicators), code: 'bench' };
		await readObservations(database, {
			unit: unit as never,
			indicator: indicator as never,
			query,
		});
	};
	const late = async (round: number) => {
		// A moment that nothing was told of yet.
		const at = Date.parse('2026-09-20T00:00:00Z') + Math.round(performance.now());
		await database.transaction(async (tx) => {
			await tx.query(LATE, [new Date(at), 1 + (round % size.indicators), unit.id]);
			await noteMonths(tx, { unit: [unit.id], at: [at] });
		});
	};
	const seriesMs = await timed(ofSeries);
	const pieces: { made: number; changed: number }[] = [];
	const recomputed = await timed(async (round) => {
		await late(round);
		pieces.push(await makeAgain(database));
	});
	return {
		seriesMs,
		lateReading: { ms: recomputed, rows: pieces[0] },
		correctionOfLastMonth: await corrected(database, { size, month: 0, count: 1 }),
		correctionsOfColumns: await corrected(database, { size, month: 8, count: CORRECTIONS }),
	};
}

const LATE = `
	insert into observation
		(observed_at, indicator_id, unit_id, value, received_at, time_source, source_id, batch_id, sample)
	values ($1, $2, $3, 50, now(), 'device', null, null, false)`;

async function corrected(
	database: Database,
	{ size, month, count }: { size: Size; month: number; count: number },
): Promise<unknown> {
	const at = Date.parse('2026-10-31T23:59:59+07:00');
	const end = new Date(at + 1000 + 7 * 3_600_000);
	end.setUTCMonth(end.getUTCMonth() - month);
	const observedAt = end.getTime() - 7 * 3_600_000 - 1000;
	const figures = Array.from({ length: count }, (_, n) => ({
		...{ sheet: null, cell: `A${n}`, raw: '', evidence: null, observedAt },
		unitId: FIRST_UNIT + (n % size.units),
		indicatorId: 1 + (Math.floor(n / size.units) % size.indicators),
		timeSource: 'period' as const,
		value: performance.now(),
	}));
	const sha256 = createHash('sha256').update(JSON.stringify(figures)).digest('hex');
	const began = performance.now();
	await database.transaction((tx) =>
		storeDelivery(
			tx,
			{
				kind: 'report',
				...{ fileName: 'bench.csv', sha256, by: 'bench', source: 'bench.csv', geographyDate: null },
				...{ figures, leftOut: [] },
			},
			NOW,
		),
	);
	const stored = performance.now();
	const rows = await makeAgain(database);
	return {
		count,
		storedMs: Math.round(stored - began),
		madeMs: Math.round(performance.now() - stored),
		rows,
	};
}

async function makeAgain(database: Database): Promise<{ made: number; changed: number }> {
	const all = { made: 0, changed: 0 };
	for (;;) {
		const piece = await makeMonths(database, { through: LAST_MONTH, unitIds: null });
		if (piece.made === 0) return all;
		all.made += piece.made;
		all.changed += piece.changed;
	}
}

/** The date by what is there without `unit_month`: the newest value of each series, looked up, and by a walk of all history. */
export async function otherDesigns({ database, size }: Asked): Promise<Record<string, number>> {
	const day = new Date('2026-10-31T17:00:00Z');
	const numbers = (first: number, count: number) =>
		Array.from({ length: count }, (_, n) => first + n);
	const of = (units: number) => [numbers(FIRST_UNIT, units), numbers(1, size.indicators), day];
	const once = async (sql: string, units: number) => {
		const began = performance.now();
		await database.query(sql, of(units));
		return Math.round(performance.now() - began);
	};
	await once(LOOKED_UP, 1);
	return {
		lookedUp135Ms: await once(LOOKED_UP, 135),
		lookedUpAllMs: await once(LOOKED_UP, size.units),
		walked135Ms: await once(WALKED, 135),
	};
}

const LOOKED_UP = `
	select u.unit, i.indicator, newest.*
	from unnest($1::int[]) as u (unit), unnest($2::int[]) as i (indicator),
		lateral (
			select value, observed_at, received_at, sample from observation
			where unit_id = u.unit and indicator_id = i.indicator and observed_at < $3
			order by observed_at desc limit 1
		) as newest`;

const WALKED = `
	select distinct on (unit_id, indicator_id) unit_id, indicator_id, value, observed_at, received_at, sample
	from observation
	where unit_id = any($1::int[]) and indicator_id = any($2::int[]) and observed_at < $3
	order by unit_id, indicator_id, observed_at desc`;
