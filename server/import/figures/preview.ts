/** What would become of each cell of a report, were it imported now. */
import type { ReadReport, ReportRow } from '#lib/domain/report.ts';
import type { ImportFile } from '#lib/wire/import-outcome.ts';
import type {
	FateCounts,
	ReportFate,
	ReportImportRow,
	ReportPreview,
} from '#lib/wire/report-import.ts';
import type { Queryable } from '../../db/database.ts';
import { readReportApart } from '../report/read-apart.ts';
import { inTheWayReason, standingInTheWay } from './day-and-month.ts';
import { figureKey, type Figure, type LeftOut } from './figure.ts';
import type { ReportCatalogue } from './report-catalogue.ts';
import { sha256Of } from './report-files.ts';
import { fateOf, standingFigures, type StandingFigure } from './standing.ts';
import { earlierImport } from './store.ts';

/** By what a file is read. */
export type Reading = {
	readonly catalogue: ReportCatalogue;
	readonly answers: Readonly<Record<string, string>>;
	/** Epoch milliseconds. */
	readonly now: number;
};

export function readReportFile(
	file: ImportFile,
	{ catalogue: { units, ownId, indicators }, answers, now }: Reading,
): Promise<ReadReport> {
	return readReportApart({ file, units, ownId, indicators, answers, now });
}

/** A file of one table has no sheet. */
const sheetOf = (sheet: string): string | null => (sheet === '' ? null : sheet);

export function figuresIn(rows: readonly ReportRow[]): Figure[] {
	return rows.flatMap((row) => {
		if (row.kind !== 'take') return [];
		const { at, raw, unitId, indicatorId, observedAt, timeSource, value, evidence } = row;
		const place = { sheet: sheetOf(at.sheet), cell: at.cell, raw };
		return [{ ...place, unitId, indicatorId, observedAt, timeSource, value, evidence }];
	});
}

export function leftOutOf(rows: readonly ReportRow[]): LeftOut[] {
	return rows.flatMap((row) => {
		if (row.kind === 'take') return [];
		const { at, raw, kind, reason } = row;
		const fate = kind === 'refuse' ? ('refused' as const) : ('skipped' as const);
		return [{ sheet: sheetOf(at.sheet), cell: at.cell, raw, fate, reason }];
	});
}

export async function previewReport(
	database: Queryable,
	file: ImportFile,
	reading: Reading,
): Promise<ReportPreview> {
	const { catalogue } = reading;
	const { fileName } = file;
	const read = await readReportFile(file, reading);
	if (read.kind === 'refused') return { kind: 'refused', fileName, reason: read.reason };
	const sha256 = sha256Of(file.bytes);
	const figures = figuresIn(read.rows);
	const standing = await standingFigures(database, figures);
	const inTheWay = await standingInTheWay(database, figures, standing);
	const rows = judgedRows(read.rows, { standing, inTheWay, catalogue });
	return {
		kind: 'report',
		...{ fileName, sha256, rows },
		geographyDate: catalogue.geographyDate,
		earlier: await earlierImport(database, sha256),
		questions: read.questions,
		counts: countFates(rows),
		observedAt: [...new Set(rows.flatMap(({ figure }) => figure?.observedAt ?? []))].toSorted(
			(a, b) => a - b,
		),
	};
}

function judgedRows(
	rows: readonly ReportRow[],
	{
		standing,
		inTheWay,
		catalogue,
	}: {
		readonly standing: ReadonlyMap<string, StandingFigure>;
		readonly inTheWay: ReadonlyMap<string, StandingFigure>;
		readonly catalogue: ReportCatalogue;
	},
): ReportImportRow[] {
	const units = new Map(catalogue.units.map((unit) => [unit.id, unit.name]));
	const indicators = new Map(catalogue.indicators.map((indicator) => [indicator.id, indicator]));
	return rows.map((row): ReportImportRow => {
		const { at, raw } = row;
		if (row.kind !== 'take') {
			const fate = row.kind === 'refuse' ? 'refused' : 'skipped';
			return { at, raw, fate, reason: row.reason, figure: null };
		}
		const unlike = inTheWay.get(figureKey(row));
		if (unlike) {
			return { at, raw, fate: 'refused', reason: inTheWayReason(row, unlike), figure: null };
		}
		const stands = standing.get(figureKey(row));
		const fate = fateOf(row.value, stands);
		const indicator = indicators.get(row.indicatorId);
		const { name = '', nameEn = '', unit: measure = '' } = indicator ?? {};
		const { observedAt, timeSource, value, evidence } = row;
		const before =
			stands && fate === 'correction' ? { value: stands.value, source: stands.source } : null;
		const unit = units.get(row.unitId) ?? '';
		const what = { unit, indicator: { name, nameEn }, measure };
		return {
			at,
			raw,
			fate,
			reason: null,
			figure: { ...what, observedAt, timeSource, value, evidence, before },
		};
	});
}

export function countFates(rows: readonly { readonly fate: ReportFate }[]): FateCounts {
	const counts = { new: 0, same: 0, correction: 0, refused: 0, skipped: 0 };
	for (const { fate } of rows) counts[fate]++;
	return counts;
}
