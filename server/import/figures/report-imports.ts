/** Reports of offices: looked at, taken with consent, listed, undone. */
import type { ImportFile } from '#lib/wire/import-outcome.ts';
import type { ReportConsent, ReportImports, ReportTaken } from '#lib/wire/report-import.ts';
import type { Database } from '../../db/database.ts';
import { changeFigures } from './change.ts';
import { findDelivery, listDeliveries } from './deliveries.ts';
import { figuresIn, leftOutOf, previewReport, readReportFile } from './preview.ts';
import type { ReportCatalogue } from './report-catalogue.ts';
import { fileOfDelivery, findReportFile, keepReportFile, sha256Of } from './report-files.ts';
import { standingInTheWay } from './day-and-month.ts';
import { standingFigures } from './standing.ts';
import { storeDelivery, withoutUnplaced, type Stored } from './store.ts';
import { undoDelivery } from './undo.ts';

export function reportImports({
	database,
	catalogue,
	now,
}: {
	readonly database: Database;
	/** With units as of the ISO day; null: as of the centre's geography date. */
	readonly catalogue: (unitsOn: string | null) => Promise<ReportCatalogue>;
	/** Epoch milliseconds. */
	readonly now: () => number;
}): ReportImports {
	return {
		async keep(file, by) {
			const read = await readReportFile(file, {
				...{ catalogue: await catalogue(null), answers: {}, now: now() },
			});
			// By the units of another day it may have a table, which the preview can be asked for.
			if (read.kind === 'refused' && read.reason.kind !== 'no-table') return read;
			return { kind: 'kept', sha256: await keepReportFile(database, file, { by, now: now() }) };
		},
		async preview(sha256, { answers, unitsOn }) {
			const file = await findReportFile(database, sha256);
			if (!file) return null;
			const known = await catalogue(unitsOn);
			return previewReport(database, file, { catalogue: known, answers, now: now() });
		},
		async take(sha256, consent) {
			const file = await findReportFile(database, sha256);
			if (!file) return { kind: 'gone' };
			const known = await catalogue(consent.unitsOn);
			return takeReport(database, file, { consent, catalogue: known, now: now() });
		},
		list: (query) => listDeliveries(database, query),
		find: (batchId) => findDelivery(database, batchId),
		undo: (batchId, deed) =>
			changeFigures(database, (tx) => undoDelivery(tx, batchId, { ...deed, now: now() })),
		file: (batchId) => fileOfDelivery(database, batchId),
	};
}

/** A file that is kept already. */
export async function takeReport(
	database: Database,
	file: ImportFile,
	{
		consent,
		catalogue,
		now,
	}: {
		readonly consent: ReportConsent;
		readonly catalogue: ReportCatalogue;
		readonly now: number;
	},
): Promise<ReportTaken> {
	const { answers, by, withoutRefused } = consent;
	const read = await readReportFile(file, { catalogue, answers, now });
	if (read.kind === 'refused') return read;
	const figures = figuresIn(read.rows);
	if (figures.length === 0) return { kind: 'nothing' };
	const leftOut = leftOutOf(read.rows);
	const skipped = leftOut.filter(({ fate }) => fate === 'skipped').length;
	const refused = leftOut.length - skipped;
	if (refused > 0 && !withoutRefused) {
		const standing = await standingFigures(database, figures);
		const unplaced = await standingInTheWay(database, figures, standing);
		return { kind: 'unconsented', refused: refused + unplaced.size };
	}
	const { fileName, bytes } = file;
	const { geographyDate } = catalogue;
	const named = { kind: 'report' as const, fileName, source: fileName, sha256: sha256Of(bytes) };
	const delivery = { ...named, by, geographyDate, figures, leftOut };
	return changeFigures(database, async (tx): Promise<ReportTaken> => {
		const stored = await storeDelivery(tx, delivery, now);
		if (stored.kind !== 'in-the-way') return takenAs(stored, { refused, skipped });
		const unplaced = stored.figures.length;
		if (!withoutRefused) return { kind: 'unconsented', refused: unplaced };
		if (unplaced === figures.length) return { kind: 'nothing' };
		const rest = await storeDelivery(tx, withoutUnplaced(delivery, stored.figures), now);
		return takenAs(rest, { refused: refused + unplaced, skipped });
	});
}

function takenAs(
	stored: Stored,
	leftOut: { readonly refused: number; readonly skipped: number },
): ReportTaken {
	if (stored.kind === 'in-the-way') throw new Error('What had no place is left out');
	if (stored.kind === 'already') return stored;
	const { batchId, counts } = stored;
	return { kind: 'stored', batchId, counts: { ...counts, ...leftOut } };
}
