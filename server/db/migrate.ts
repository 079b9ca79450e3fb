/** Brings the schema up to date: numbered SQL files, each run once, in order, never changed afterwards. */
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { DatabaseUnavailable, type Database, type Queryable } from './database.ts';
import { statementsOf } from './statements.ts';

const FOLDER = new URL('./migrations/', import.meta.url);

/** Any number that no other program locks in the same database. */
const LOCK = 20_261_122;

const FILE_NAME = /^(\d{4})_[a-z0-9_]+\.sql$/;

const HISTORY = `
	create table if not exists migration (
		number integer primary key,
		file text not null,
		sha256 text not null,
		applied_at timestamptz not null default now()
	)`;

type Migration = {
	readonly number: number;
	readonly file: string;
	readonly sha256: string;
	readonly text: string;
};

export class MigrationFailed extends Error {
	override readonly name = 'MigrationFailed';
}

async function readMigrations(folder: URL): Promise<Migration[]> {
	const files = (await readdir(folder)).filter((file) => file.endsWith('.sql')).sort();
	return Promise.all(
		files.map(async (file) => {
			const number = Number(FILE_NAME.exec(file)?.[1]);
			if (!number) throw new MigrationFailed(`${file} is not named like 0001_what_it_does.sql`);
			const text = (await readFile(new URL(file, folder), 'utf8')).replaceAll('\r\n', '\n');
			return { number, file, text, sha256: createHash('sha256').update(text).digest('hex') };
		}),
	);
}

async function apply(tx: Queryable, migration: Migration): Promise<void> {
	for (const { sql, line } of statementsOf(migration.text)) {
		try {
			await tx.query(sql);
		} catch (error) {
			if (error instanceof DatabaseUnavailable) throw error;
			const words = error instanceof Error ? error.message : String(error);
			throw new MigrationFailed(`${migration.file}, line ${line}: ${words}\n${sql}`, {
				cause: error,
			});
		}
	}
	await tx.query('insert into migration (number, file, sha256) values ($1, $2, $3)', [
		migration.number,
		migration.file,
		migration.sha256,
	]);
}

/**
 * Runs what is missing in one transaction, and says which files. Of two processes that start at once, the second waits
 * for the first and then finds nothing to do. Throws `MigrationFailed` with file, line and statement; then nothing has
 * been changed.
 */
export async function migrate(database: Database, folder: URL = FOLDER): Promise<string[]> {
	const migrations = await readMigrations(folder);
	return database.transaction(async (tx) => {
		await tx.query('select pg_advisory_xact_lock($1)', [LOCK]);
		await tx.query(HISTORY);
		const applied = await tx.query<{ number: number; file: string; sha256: string }>(
			'select number, file, sha256 from migration order by number',
		);
		const known = new Map(migrations.map((migration) => [migration.number, migration]));
		for (const { number, file, sha256 } of applied) {
			const migration = known.get(number);
			if (!migration)
				throw new MigrationFailed(
					`The database has ${file}, which this program does not know: it is older than its database`,
				);
			if (migration.sha256 !== sha256)
				throw new MigrationFailed(
					`${migration.file} was changed after it had been run: write a new file instead`,
				);
			known.delete(number);
		}
		const missing = [...known.values()];
		for (const migration of missing) await apply(tx, migration);
		return missing.map(({ file }) => file);
	});
}

/** Files that `migrate` would run; it changes nothing. */
export async function missingMigrations(
	database: Queryable,
	folder: URL = FOLDER,
): Promise<string[]> {
	const migrations = await readMigrations(folder);
	const [schema] = await database.query(`select to_regclass('migration') is not null as "isThere"`);
	const applied =
		schema?.['isThere'] === true
			? await database.query<{ number: number }>('select number from migration')
			: [];
	const numbers = new Set(applied.map(({ number }) => number));
	return migrations.filter(({ number }) => !numbers.has(number)).map(({ file }) => file);
}
