/**
 * A report read in a thread of its own, within bounds of time and memory: the largest that is taken keeps a processor busy
 * for seconds, in which no wall may wait.
 */
import { Worker } from 'node:worker_threads';
import type { ReadReport, ReportAnswers } from '#lib/domain/report.ts';
import type { ImportFile } from '#lib/wire/import-outcome.ts';
import type { ReportIndicator } from './indicator-names.ts';
import type { ReportUnit } from './unit-names.ts';

export type ReportToRead = {
	readonly file: ImportFile;
	/** As they stood on the day by which the report is read. */
	readonly units: readonly ReportUnit[];
	/** Of the unit whose centre reads; null: of none. */
	readonly ownId: number | null;
	readonly indicators: readonly ReportIndicator[];
	readonly answers: ReportAnswers;
	/** Epoch milliseconds. */
	readonly now: number;
};

const WITHIN_MS = 30_000;
const MOST_MEMORY_MB = 1_024;

/** Refused as `too-heavy` where it takes longer, or more memory. Rejects where the reading itself is broken. */
export function readReportApart(
	report: ReportToRead,
	{ withinMs = WITHIN_MS }: { readonly withinMs?: number } = {},
): Promise<ReadReport> {
	const worker = new Worker(new URL('./thread.ts', import.meta.url), {
		workerData: { ...report, units: report.units.map(namesOnly) } satisfies ReportToRead,
		resourceLimits: { maxOldGenerationSizeMb: MOST_MEMORY_MB },
	});
	const tooHeavy = { kind: 'refused', reason: { kind: 'too-heavy' } } as const;
	return new Promise<ReadReport>((resolve, reject) => {
		const deadline = setTimeout(() => {
			resolve(tooHeavy);
			void worker.terminate();
		}, withinMs);
		worker.once('message', resolve);
		worker.once('error', (error: NodeJS.ErrnoException) => {
			if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') resolve(tooHeavy);
			else reject(error);
		});
		worker.once('exit', () => {
			clearTimeout(deadline);
			reject(new Error('The thread that reads a report ended without a word'));
		});
	});
}

/** Boundaries would be copied, too. */
function namesOnly(unit: ReportUnit): ReportUnit {
	const { id, code, name, shortName, kind, level, parentId, validFrom, validTo } = unit;
	return { id, code, name, shortName, kind, level, parentId, validFrom, validTo };
}
