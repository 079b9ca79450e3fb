/** Only one process at a time may have the embedded database's folder: two would destroy it. */
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { DataDirUnusable } from './data-dir.ts';

export class DataDirInUse extends Error {
	override readonly name = 'DataDirInUse';
}

/** https://www.sqlite.org/rescode.html: the lowest byte of a code says of what kind it is. */
const SQLITE_BUSY = 5;

function isBusy(error: unknown): boolean {
	const code = error instanceof Error && 'errcode' in error ? Number(error.errcode) : 0;
	return (code & 0xff) === SQLITE_BUSY;
}

/**
 * Takes the folder, or throws `DataDirInUse`, or `DataDirUnusable` where no lock can be had at all; the answer gives it
 * back. The lock is SQLite's on a file of its own: the system releases it however the process ends, which a file with a
 * process id in it cannot promise.
 */
export function lockDataDir(dataDir: string): () => void {
	let lock: DatabaseSync | null = null;
	try {
		lock = new DatabaseSync(join(dataDir, 'database.lock'));
		lock.exec('begin exclusive');
	} catch (error) {
		lock?.close();
		if (!isBusy(error)) throw new DataDirUnusable(dataDir, error);
		throw new DataDirInUse(
			`The embedded database in ${dataDir} is in use by another process. ` +
				'Stop that one, or set IOC_DATA_DIR to another folder.',
			{ cause: error },
		);
	}
	const taken = lock;
	return () => taken.close();
}
