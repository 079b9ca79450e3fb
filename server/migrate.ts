/** `npm run migrate`: brings schema, catalogue and retention of the database up to date, and ends. */
import { pino } from 'pino';
import { parseSettings, problemLine } from '#lib/wire/settings.ts';
import { fileProblemLine } from '#lib/wire/yaml-file.ts';
import { installPublished } from './catalogue/install-published.ts';
import { installCatalogue } from './catalogue/install.ts';
import { openDatabase } from './db/connect.ts';
import { migrate } from './db/migrate.ts';
import { applyRetention } from './db/retention.ts';
import { changeFigures } from './import/figures/change.ts';
import { startProblem } from './start-problem.ts';

if (process.argv.length > 2) {
	const given = process.argv.slice(2).join(' ');
	console.error(
		`npm run migrate takes no arguments, got ${given}. It brings the database of DATABASE_URL up to date, or the ` +
			'embedded one in IOC_DATA_DIR.',
	);
	process.exit(1);
}
const parsed = parseSettings(process.env);
if (parsed.kind === 'refused') {
	for (const problem of parsed.problems) console.error(problemLine(problem));
	process.exit(1);
}
const { settings } = parsed;
const log = pino({ name: 'migrate', level: settings.logLevel });

try {
	await bringUpToDate();
} catch (error) {
	const problem = startProblem(error, settings);
	if (problem === null) throw error;
	console.error(problem);
	process.exitCode = 1;
}

async function bringUpToDate(): Promise<void> {
	const { databaseUrl: url, dataDir } = settings;
	const database = await openDatabase({ url, dataDir, log });
	try {
		const files = await migrate(database);
		log.info({ files }, files.length === 0 ? 'the schema is up to date' : 'the schema was changed');
		const { changed, facts, leftOut } = await installCatalogue(database);
		for (const problem of leftOut) log.warn(`catalogue left out: ${fileProblemLine(problem)}`);
		await changeFigures(database, (tx) => installPublished(tx, facts.published, Date.now()));
		log.info({ changed }, 'the catalogue is installed');
		await applyRetention(database, settings);
	} finally {
		await database.close();
	}
}
