/** The thread of its own in which one report is read. */
import { parentPort, workerData } from 'node:worker_threads';
import type { ReadReport } from '#lib/domain/report.ts';
import type { ReportToRead } from './read-apart.ts';
import { readReport } from './read-report.ts';
import { readWorkbook } from './read-workbook.ts';

const { file, ...catalogue } = workerData as ReportToRead;
const workbook = readWorkbook(file);
const read: ReadReport = workbook.kind === 'refused' ? workbook : readReport(workbook, catalogue);
parentPort?.postMessage(read);
