/**
 * `npm run close -- --day DAY --name NAME`: tells what would be closed and by which command; with its digest closes it. Exit
 * code 1 where nothing was closed, but for a dry run.
 */
import { userInfo } from 'node:os';
import { parseArgs } from 'node:util';
import type { CloseOrder, CloseOutcome } from '#lib/wire/close-outcome.ts';
import { parseWords } from '#lib/wire/device-fields.ts';
import type { Settings } from '#lib/wire/settings.ts';
import { CannotRun, commandSettings, onDatabase, runCommand } from './command.ts';
import { orderRunning } from './import/ask-desk.ts';
import { CLOSE_PATH } from './import/desk-file.ts';
import { closeLines } from './programme/close-lines.ts';
import { closePeriod, closeSources } from './programme/close-period.ts';

const USAGE = `npm run close -- --day DAY --name NAME [--by NAME] [--province PROVINCE] [--digest DIGEST] [--dry-run]
  --day       the period's last day, such as 2026-06-30; it must be over
  --name      of the review, such as 'Sơ kết 6 tháng đầu năm 2026'
  --by        who closes it; else the user of this machine
  --province  slug or code of a province; else what the centre's wall is of
  --digest    of what was looked at: close that, and nothing where it has changed since;
              without it nothing is closed, but told what would be, and by which command it is
  --dry-run   only look, whatever else is given

What is closed stays: it can be neither changed nor removed (docs/time.md).`;

async function main(): Promise<void> {
	const { values } = parseArgs({
		options: {
			day: { type: 'string' },
			name: { type: 'string', default: '' },
			by: { type: 'string', default: userInfo().username },
			province: { type: 'string' },
			'dry-run': { type: 'boolean', default: false },
			digest: { type: 'string' },
		},
	});
	const { day, province = null, digest = null, 'dry-run': dryRun } = values;
	if (day === undefined) throw new CannotRun(USAGE);
	const { name, by } = { name: words('name', values.name), by: words('by', values.by) };
	const order = { province, day, name, by, digest, dryRun };
	const settings = commandSettings();
	const { databaseUrl, dataDir } = settings;
	const asked = { path: CLOSE_PATH, order };
	const outcome = databaseUrl === null ? await orderRunning<CloseOutcome>(dataDir, asked) : null;
	const told = outcome ?? (await directly(settings, order));
	console.log(closeLines(told, order).join('\n'));
	if (told.kind !== 'closed' && !(dryRun && told.kind === 'looked-at')) process.exitCode = 1;
}

function words(field: 'name' | 'by', given: string): string {
	const { text, faults } = parseWords(field, given);
	for (const { fault } of faults) throw new CannotRun(`--${field} ${given}: ${fault}\n\n${USAGE}`);
	return text;
}

function directly(settings: Settings, order: CloseOrder): Promise<CloseOutcome> {
	const { centre } = settings;
	return onDatabase(settings, ({ database }) =>
		closePeriod(closeSources({ database, centre, now: Date.now }), order),
	);
}

await runCommand(USAGE, main);
