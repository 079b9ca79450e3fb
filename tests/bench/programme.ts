/**
 * `npm run bench -- programme [--units 700] [--indicators 72] [--years 1,3,10]`
 *
 * What it costs to read a programme of so many units and indicators, with a value of each every month, when its history is so
 * many years long: the standings of a date, the heat table, one series, and what follows from one reading. On the server of
 * `DATABASE_URL` (in a scratch database), else on the embedded one. What is older than 180 days is columns, as the policy has it.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import pino from 'pino';
import { openDatabase } from '#server/db/connect.ts';
import type { Database } from '#server/db/database.ts';
import { migrate } from '#server/db/migrate.ts';
import { makeMonths } from '#server/programme/make-months.ts';
import { fillProgramme, LAST_MONTH, programmeOf, type Size } from './programme-history.ts';
import { otherDesigns, programmeReads, yearlyReads } from './programme-questions.ts';
import { programmeWrites } from './programme-writes.ts';
import { scratchDatabase } from './scratch-database.ts';

/** Milliseconds, on a native server with ten years of history. */
const LIMITS = { standingsMs: 50, heatTableMs: 100, seriesMs: 20 };

const JOBS_REST = `
	select alter_job(job_id, scheduled => false) from timescaledb_information.jobs where hypertable_name is not null`;

export async function run(args: readonly string[]): Promise<unknown> {
	const { values } = parseArgs({
		args: [...args],
		options: {
			units: { type: 'string', default: '700' },
			indicators: { type: 'string', default: '72' },
			years: { type: 'string', default: '1,3,10' },
		},
	});
	const size = { units: Number(values.units), indicators: Number(values.indicators) };
	const years = values.years.split(',').map(Number);
	const server = process.env['DATABASE_URL'];
	const scratch = server ? await scratchDatabase(server) : null;
	const dataDir = await mkdtemp(join(tmpdir(), 'ioc-bench-'));
	const log = pino({ level: 'silent' });
	const database = await openDatabase({ url: scratch?.url ?? null, dataDir, log });
	try {
		await migrate(database);
		// What the policies do from time to time with new history is no part of what is measured.
		await database.query(JOBS_REST);
		const ofYears: Record<string, unknown> = {};
		let before = 0;
		for (const until of years) {
			ofYears[`${until}`] = await measured(database, { size, before, until });
			before = until;
		}
		return { database: scratch ? 'DATABASE_URL' : 'embedded', ...size, limits: LIMITS, ofYears };
	} finally {
		await database.close();
		await scratch?.drop();
		await rm(dataDir, { recursive: true });
	}
}

/** History grows backwards, from `before` years to `until`. */
async function measured(
	database: Database,
	{ size, before, until }: { readonly size: Size; readonly before: number; readonly until: number },
): Promise<unknown> {
	const filled = await fillProgramme(database, { size, before, until });
	const made = await makeAll(database);
	await database.query('vacuum analyze unit_month');
	await database.query('vacuum analyze unit_month_due');
	const { catalogue, largest, yearly } = programmeOf(size);
	const asked = { database, size, catalogue };
	return {
		...filled,
		made,
		all: await programmeReads(asked),
		largestProvince: await programmeReads({ database, catalogue: largest }),
		yearlyTarget: await yearlyReads({ database, catalogue: yearly }),
		writes: await programmeWrites(asked),
		otherDesigns: await otherDesigns(asked),
	};
}

async function makeAll(database: Database): Promise<unknown> {
	const began = performance.now();
	let months = 0;
	let longestMs = 0;
	for (;;) {
		const pieceBegan = performance.now();
		const { made } = await makeMonths(database, { through: LAST_MONTH, unitIds: null });
		if (made === 0) break;
		months += made;
		longestMs = Math.max(longestMs, performance.now() - pieceBegan);
	}
	return {
		monthsOfUnits: months,
		seconds: Math.round((performance.now() - began) / 1000),
		longestPieceMs: Math.round(longestMs),
	};
}
