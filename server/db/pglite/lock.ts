/** Only one process at a time may have the embedded database's folder: two would destroy it. */
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

export class DataDirInUse extends Error {
	override readonly name = 'DataDirInUse';
}

/**
 * Takes the folder, or throws `DataDirInUse`; the answer gives it back. The lock is SQLite's on a file of its own:
 * the system releases it however the process ends, which a file with a process id in it cannot promise.
 */
export function lockDataDir(dataDir: string): () => void {
	const file = join(dataDir, 'database.lock');
	const lock = new DatabaseSync(file);
	try {
		lock.exec('begin exclusive');
	} catch (error) {
		lock.close();
		throw new DataDirInUse(
			`The embedded database in ${dataDir} is in use by another process. ` +
				'Stop that one, or set IOC_DATA_DIR to another folder.',
			{ cause: error },
		);
	}
	return () => lock.close();
}
