/**
 * `npm run import -- FILE… [--dry-run]`: boundaries, devices, catalogues, reports; `--list` and `--undo ID`: what was taken of these.
 * Exit code 1 where anything was refused.
 */
import { readFile } from 'node:fs/promises';
import { userInfo } from 'node:os';
import { basename, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { parseWords } from '#lib/wire/device-fields.ts';
import type { FileOutcome, ImportFile, ReportHow } from '#lib/wire/import-outcome.ts';
import { isDay } from '#lib/wire/rfc3339.ts';
import type { Settings } from '#lib/wire/settings.ts';
import { CannotRun, commandSettings, onDatabase, runCommand } from '../command.ts';
import { handOver } from './hand-over.ts';
import { importFile } from './import-file.ts';
import { DELIVERIES_USAGE, deliveryOrderOf, orderDeliveries } from './order-deliveries.ts';
import { outcomeLines, wentWell } from './outcome-lines.ts';

const USAGE = `npm run import -- FILE… [--dry-run] [--answer 'QUESTION=ANSWER']… [--units-on DAY] [--without-refused] [--by NAME]
  FILE       boundaries of units: a GeoJSON FeatureCollection of polygons, each with its GSO code as "code"
             devices: a .csv, or a GeoJSON FeatureCollection of points, each with its id as "device" (docs/devices.md)
             a catalogue: a .yaml with indicators, plans, targets, indices (docs/catalogue.md)
             a report of an office: an .xlsx or .csv with figures of units (docs/imports.md)
  --dry-run  only say what would be taken and what refused
  --answer   to what a report leaves open, as a run without it asks
  --units-on  the day by which a report names units, such as 2024-11-30; else the centre's geography date
  --without-refused  take a report's other figures where some cannot be taken
  --by       who imports it; else the user of this machine

${DELIVERIES_USAGE}`;

async function main(): Promise<void> {
	const { values, positionals } = parseArgs({
		options: {
			'dry-run': { type: 'boolean', default: false },
			answer: { type: 'string', multiple: true, default: [] },
			'units-on': { type: 'string' },
			'without-refused': { type: 'boolean', default: false },
			by: { type: 'string', default: userInfo().username },
			list: { type: 'boolean', default: false },
			undo: { type: 'string' },
			reason: { type: 'string', default: '' },
			'without-corrected': { type: 'boolean', default: false },
		},
		allowPositionals: true,
	});
	const order = deliveryOrderOf({
		...{ list: values.list, undo: values.undo, by: values.by, reason: values.reason },
		withoutCorrected: values['without-corrected'],
		others: [
			...positionals,
			...(values['dry-run'] ? ['--dry-run'] : []),
			...(values.answer.length > 0 ? ['--answer'] : []),
			...(values['units-on'] === undefined ? [] : ['--units-on']),
			...(values['without-refused'] ? ['--without-refused'] : []),
		],
	});
	if (order) return orderDeliveries(commandSettings(), order);
	if (positionals.length === 0) throw new CannotRun(USAGE);
	const dryRun = values['dry-run'];
	const answers = Object.fromEntries(values.answer.map(answerOf));
	const settings = commandSettings();
	const importedBy = nameOf(values.by);
	const unitsOn = values['units-on'] ?? null;
	if (unitsOn !== null && !isDay(unitsOn))
		throw new CannotRun(`--units-on ${unitsOn}: wanted is a day such as 2024-11-30`);
	const report = { answers, unitsOn, withoutRefused: values['without-refused'] };
	const how = { importedBy, dryRun, report };
	const files = await Promise.all(positionals.map(fileAt));
	const outcomes =
		settings.databaseUrl === null ? await throughRunning(files, settings, how) : null;
	for (const outcome of outcomes ?? (await directly(files, settings, how))) {
		console.log(outcomeLines(outcome, { dryRun }).join('\n'));
		if (!wentWell(outcome)) process.exitCode = 1;
	}
}

/** A person's name, with the rules that it has on the page. */
function nameOf(given: string): string {
	const { text, faults } = parseWords('by', given);
	for (const { fault } of faults) throw new CannotRun(`--by ${given}: ${fault}\n\n${USAGE}`);
	return text;
}

/** npm runs the command in the project's folder, and says in INIT_CWD where the person was. */
async function fileAt(path: string): Promise<ImportFile> {
	try {
		const bytes = await readFile(resolve(process.env['INIT_CWD'] ?? '.', path));
		return { fileName: basename(path).normalize('NFC'), bytes };
	} catch (cause) {
		throw new CannotRun(`${path} cannot be read: ${(cause as Error).message}`, { cause });
	}
}

/** The question's id and the answer; an id may have no equals sign in it. */
function answerOf(text: string): [id: string, answer: string] {
	const [, id, answer] = /^([^=]+)=(.+)$/s.exec(text) ?? [];
	if (id === undefined || answer === undefined)
		throw new CannotRun(`--answer ${text}: wanted is 'QUESTION=ANSWER'\n\n${USAGE}`);
	return [id, answer.normalize('NFC')];
}

type How = {
	readonly importedBy: string;
	readonly dryRun: boolean;
	readonly report: Omit<ReportHow, 'centre'>;
};

/** Null where no process has the embedded database open. */
async function throughRunning(
	files: readonly ImportFile[],
	{ dataDir }: Settings,
	how: How,
): Promise<FileOutcome[] | null> {
	const outcomes: FileOutcome[] = [];
	for (const file of files) {
		const handed = await handOver(dataDir, file, how);
		if (handed.kind === 'nobody') return null;
		if (handed.kind === 'failed') throw new CannotRun(`${file.fileName}: ${handed.why}`);
		outcomes.push(handed.body);
	}
	return outcomes;
}

function directly(
	files: readonly ImportFile[],
	settings: Settings,
	how: How,
): Promise<FileOutcome[]> {
	return onDatabase(settings, async ({ database, geographyDate }) => {
		const outcomes: FileOutcome[] = [];
		for (const file of files) {
			const report = { ...how.report, centre: settings.centre };
			const options = { ...how, geographyDate, now: Date.now(), report };
			outcomes.push(await importFile(database, file, options));
		}
		return outcomes;
	});
}

await runCommand(USAGE, main);
