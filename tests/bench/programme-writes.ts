/** What follows from what is written to a programme's history, in milliseconds. */
import { createHash } from 'node:crypto';
import { noteMonths } from '#server/db/batch/due-months.ts';
import type { Database } from '#server/db/database.ts';
import { readObservations } from '#server/db/read-observations.ts';
import { storeDelivery } from '#server/import/figures/store.ts';
import { makeMonths } from '#server/programme/make-months.ts';
import { programmeAsked, timed, type Asked } from './programme-asked.ts';
import { DAY, FIRST_UNIT, LAST_MONTH, NOW, type Size } from './programme-history.ts';

/** As the report that an office sends. */
const CORRECTIONS = 1_000;

/** One series whole, and what one late reading, one correction and a thousand of them cost until all is made anew. */
export async function programmeWrites(asked: Asked): Promise<Record<string, unknown>> {
	const { database, size } = asked;
	const { standings } = programmeAsked(asked);
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
	// Nothing is made anew before the standings are asked for.
	const standingsAfterLateReadingMs = await timed(async (round) => {
		await late(round);
		await standings(DAY);
	});
	const pieces: { made: number; changed: number }[] = [];
	const recomputed = await timed(async (round) => {
		await late(round);
		pieces.push(await makeAgain(database));
	});
	return {
		seriesMs,
		standingsAfterLateReadingMs,
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
