/** A database with the test catalogue, empty of readings at the beginning of each test, and what its tests ask of it. */
import { afterAll, beforeAll, beforeEach } from 'vitest';
import type { Database } from '#server/db/database.ts';
import type { Retention } from '#server/db/batch/times.ts';
import { readChanges } from '#server/db/read-changes.ts';
import { readLiveness } from '#server/db/read-liveness.ts';
import { batchWriter, type BatchWriter } from '#server/db/write-batch.ts';
import type { TestDatabase, TestDatabaseKind } from './database.ts';
import { installTestCatalogue } from './readings.ts';

/** By which the test catalogue's 673 is Bảo Lộc. */
export const GEOGRAPHY_DATE = '2024-11-30';

/** Called in a `describe`, for its hooks. Each test has a writer of its own, which remembers nothing. */
export function storedBatches({ open }: Pick<TestDatabaseKind, 'open'>, retention?: Retention) {
	let db: TestDatabase;
	let writer: BatchWriter;

	beforeAll(async () => {
		db = await open();
		await installTestCatalogue(db.database);
	});
	afterAll(() => db.remove());
	beforeEach(async () => {
		await forgetReadings(db.database);
		writer = batchWriter({
			database: db.database,
			geographyDate: GEOGRAPHY_DATE,
			...(retention && { retention }),
		});
	});

	const query: Database['query'] = (sql, parameters) => db.database.query(sql, parameters);
	const changes = (since: number | null = null) => readChanges(db.database, since);
	return {
		/** Only within a test. */
		database: () => db.database,
		query,
		changes,
		write: (...[batch]: Parameters<BatchWriter['write']>) => writer.write(batch),
		writerAsOf: (geographyDate: string) => batchWriter({ database: db.database, geographyDate }),
		count: async (table: string) =>
			(await query<{ n: number }>(`select count(*) as n from ${table}`))[0]?.n,
		/** What one device last said of itself. */
		standing: async () => ({
			...(await changes()).statuses[0],
			...(await readLiveness(db.database, null)).statuses[0],
		}),
		version: async () => (await changes()).version,
	};
}

/** All devices too; units, indicators and metrics stay. */
export async function forgetReadings(database: Database): Promise<void> {
	await database.query(`
		truncate observation, telemetry, device_status, latest_observation, latest_telemetry, latest_status,
			dead_letter, device cascade`);
}
