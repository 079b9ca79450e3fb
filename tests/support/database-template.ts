/** Vitest's global set-up: one migrated embedded database, made once a run; each test file copies its folder. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { openDatabase } from '#server/db/connect.ts';
import { migrate } from '#server/db/migrate.ts';
import { quiet } from './quiet.ts';

declare module 'vitest' {
	interface ProvidedContext {
		/** A data folder to copy. */
		readonly databaseTemplate: string;
	}
}

export default async function makeTemplate(project: TestProject): Promise<() => Promise<void>> {
	const dataDir = await mkdtemp(join(tmpdir(), 'ioc-template-'));
	const database = await openDatabase({ url: null, dataDir, log: quiet });
	await migrate(database);
	await database.close();
	project.provide('databaseTemplate', dataDir);
	return () => rm(dataDir, { recursive: true, force: true });
}
