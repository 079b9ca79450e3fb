/**
 * How long a report of 5,000 figures takes: to look at, to import, to import with every value corrected, and to undo; over years of
 * monthly history of the same units, in columns. On the embedded database, or on that of `DATABASE_URL`.
 *
 *     npm run bench -- import [--figures 5000] [--years 10]
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { installCatalogue } from '#server/catalogue/install.ts';
import { openDatabase } from '#server/db/connect.ts';
import type { Database } from '#server/db/database.ts';
import { migrate } from '#server/db/migrate.ts';
import { readCatalogue } from '#server/db/read-catalogue.ts';
import { reportCatalogue, type ReportCatalogue } from '#server/import/figures/report-catalogue.ts';
import { reportImports } from '#server/import/figures/report-imports.ts';
import { quiet } from '../support/quiet.ts';
import { spreadsheet } from '../support/spreadsheets.ts';
import { scratchDatabase } from './scratch-database.ts';

const CENTRE = 'lam-dong';
/** Of the communes, on whose codes the report is. */
const UNITS_ON = '2025-12-31';
const READING = { answers: {}, unitsOn: UNITS_ON };

const HISTORY = `
	insert into observation
	select (date_trunc('month', '2026-01-01'::timestamp) - n * interval '1 month' - interval '1 second')
			at time zone 'Asia/Ho_Chi_Minh', i, u, 50, now() - interval '1 day', 'device', null, null, false
	from unnest($1::int[]) as u, unnest($2::int[]) as i, generate_series(1, $3::int) as n
	on conflict do nothing`;

export async function run(args: readonly string[]): Promise<unknown> {
	const { values } = parseArgs({
		args: [...args],
		options: {
			figures: { type: 'string', default: '5000' },
			years: { type: 'string', default: '10' },
		},
	});
	const serverUrl = process.env['DATABASE_URL'];
	const folder = await mkdtemp(join(tmpdir(), 'ioc-bench-'));
	const scratch = serverUrl === undefined ? null : await scratchDatabase(serverUrl);
	const dataDir = join(folder, 'data');
	const database = await openDatabase({ url: scratch?.url ?? null, dataDir, log: quiet });
	try {
		await migrate(database);
		await installCatalogue(database);
		return await measured(database, Number(values.figures), Number(values.years));
	} finally {
		await database.close();
		await scratch?.drop();
		await rm(folder, { recursive: true });
	}
}

async function measured(database: Database, figures: number, years: number) {
	const catalogue = await catalogueOf(database);
	const communes = catalogue.units.filter(({ level }) => level === 'commune');
	const indicators = catalogue.indicators.filter(({ kind, min, max }) => {
		return kind === 'number' && (min ?? 0) <= 1 && (max ?? 100) >= 100;
	});
	const units = communes.slice(0, Math.ceil(figures / indicators.length));
	const cells = units.flatMap((unit) => indicators.map((indicator) => ({ unit, indicator })));
	const ids = [units.map(({ id }) => id), indicators.map(({ id }) => id)];
	await database.query(HISTORY, [...ids, years * 12]);
	await database.query(`select compress_chunk(c, true) from show_chunks('observation') c`);
	await database.query('analyze');
	const file = (month: string, value: number) => ({
		fileName: `${month} ${String(value)}.xlsx`,
		bytes: spreadsheet([
			{
				name: 'Sheet1',
				rows: [
					['Mã đơn vị', 'Chỉ tiêu', 'Kỳ', 'Giá trị'],
					...cells
						.slice(0, figures)
						.map(({ unit, indicator }, at) => [
							unit.code,
							indicator.code,
							month,
							{ t: 'n', v: value + (at % 50) } as const,
						]),
				],
			},
		]),
	});
	const reports = reportImports({
		database,
		catalogue: () => Promise.resolve(catalogue),
		now: Date.now,
	});
	const timed = async <T>(work: () => Promise<T>): Promise<[T, ms: number]> => {
		const began = performance.now();
		const result = await work();
		return [result, Math.round(performance.now() - began)];
	};
	const consent = { ...READING, by: 'bench', withoutRefused: false };
	const imported = async (month: string, value: number) => {
		const kept = await reports.keep(file(month, value), 'bench');
		if (kept.kind !== 'kept') throw new Error(JSON.stringify(kept));
		const [, previewMs] = await timed(() => reports.preview(kept.sha256, READING));
		const [taken, importMs] = await timed(() => reports.take(kept.sha256, consent));
		if (taken.kind !== 'stored') throw new Error(JSON.stringify(taken));
		return { previewMs, importMs, counts: taken.counts, batchId: taken.batchId };
	};
	const fresh = await imported('2026-01', 10);
	const corrected = await imported('2025-07', 20);
	const [, undoCorrectedMs] = await timed(() =>
		reports.undo(corrected.batchId, { by: 'bench', why: 'bench' }),
	);
	const [, undoNewMs] = await timed(() =>
		reports.undo(fresh.batchId, { by: 'bench', why: 'bench' }),
	);
	return {
		database: database.kind,
		history: units.length * indicators.length * years * 12,
		fresh: { ...fresh, undoMs: undoNewMs },
		corrected: { ...corrected, undoMs: undoCorrectedMs },
	};
}

async function catalogueOf(database: Database): Promise<ReportCatalogue> {
	const known = await readCatalogue(database, CENTRE);
	if (!known) throw new Error(`There is no centre ${CENTRE}`);
	const { centre, units, indicators } = known;
	const { geographyDate, scopeCode } = centre;
	const own = { geographyDate, scopeCode, units, indicators };
	return reportCatalogue(database, own, UNITS_ON);
}
