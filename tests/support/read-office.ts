/** A report of the test's own units and indicators, read and told in short lines. */
import type { ReadReport, ReportAnswers, ReportQuestion } from '#lib/domain/report.ts';
import { isoDay } from '#lib/domain/time-format.ts';
import { readReport } from '#server/import/report/read-report.ts';
import { readWorkbook } from '#server/import/report/read-workbook.ts';
import { indicatorCode, REPORT_INDICATORS, REPORT_UNITS, unitCode } from './report-catalogue.ts';
import { spreadsheet } from './spreadsheets.ts';
import type { SheetPlan } from './spreadsheets.ts';
import type { OfficeFigure } from './workbooks.ts';

export type ToldReport = {
	readonly questions: readonly ReportQuestion[];
	readonly figures: readonly OfficeFigure[];
	/** "D7 682 ho-so-truc-tuyen 2024-11-30 95,2" */
	readonly taken: readonly string[];
	/** "D7 formula" */
	readonly refused: readonly string[];
	/** "A1 title" */
	readonly skipped: readonly string[];
	readonly report: Extract<ReadReport, { kind: 'report' }>;
};

/** Throws where the file is refused as a whole. */
/** When the reports of the tests are read. */
export const READ_AT = Date.parse('2026-11-23T12:00:00+07:00');

export function told(bytes: Uint8Array, answers: ReportAnswers = {}): ToldReport {
	const report = readOffice(bytes, answers);
	if (report.kind === 'refused') throw new Error(JSON.stringify(report.reason));
	const { rows, questions } = report;
	const figures: OfficeFigure[] = [];
	const lines = { take: [] as string[], refuse: [] as string[], skip: [] as string[] };
	for (const row of rows) {
		if (row.kind === 'take') {
			const figure = {
				unit: unitCode(row.unitId),
				indicator: indicatorCode(row.indicatorId),
				day: isoDay(row.observedAt),
				value: row.value,
			};
			figures.push(figure);
			lines.take.push([row.at.cell, ...Object.values(figure)].join(' '));
		} else lines[row.kind].push(`${row.at.cell} ${row.reason.kind}`);
	}
	const { take: taken, refuse: refused, skip: skipped } = lines;
	return { questions, figures, taken, refused, skipped, report };
}

export function readOffice(bytes: Uint8Array, answers: ReportAnswers = {}): ReadReport {
	const workbook = readWorkbook({ fileName: 'báo cáo', bytes });
	if (workbook.kind === 'refused') return workbook;
	const catalogue = { units: REPORT_UNITS, indicators: REPORT_INDICATORS };
	return readReport(workbook, { ...catalogue, answers, now: READ_AT });
}

/** Of one sheet, by its rows. */
export function toldSheet(
	rows: SheetPlan['rows'],
	{ answers, ...more }: Partial<SheetPlan> & { readonly answers?: ReportAnswers } = {},
): ToldReport {
	return told(spreadsheet([{ name: 'Biểu', ...more, rows }]), answers);
}
