/** Opens the database that the settings name: a TimescaleDB by its address, or the embedded one in a folder. */
import type { Logger } from 'pino';
import type { Database } from './database.ts';
import { openEmbedded } from './pglite/open.ts';
import { openPostgres } from './postgres.ts';

export type DatabaseLog = Pick<Logger, 'info' | 'warn' | 'error'>;

/**
 * Resolves once a first query was answered; throws `DatabaseUnavailable` where none is.
 * `url` null: the embedded one, in `dataDir`, which throws `DataDirInUse` where another process has it
 * and `DataDirUnusable` where the folder cannot be made.
 */
export async function openDatabase(options: {
	readonly url: string | null;
	readonly dataDir: string;
	readonly log: DatabaseLog;
}): Promise<Database> {
	const { url, dataDir, log } = options;
	return url === null ? openEmbedded({ dataDir, log }) : openPostgres({ url, log });
}
