/** Vitest's global set-up: an embedded database, made once a run (4 s of processor time); tests copy its folder. */
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { openDatabase } from '#server/db/connect.ts';
import { migrate } from '#server/db/migrate.ts';
import { quiet } from './quiet.ts';

declare module 'vitest' {
	interface ProvidedContext {
		/** A data folder to copy, with the schema in it. */
		readonly databaseTemplate: string;
		/** One with an empty database. */
		readonly emptyTemplate: string;
	}
}

export default async function makeTemplate(project: TestProject): Promise<() => Promise<void>> {
	const folder = await mkdtemp(join(tmpdir(), 'ioc-template-'));
	const [empty, migrated] = [join(folder, 'empty'), join(folder, 'migrated')];
	await (await openDatabase({ url: null, dataDir: empty, log: quiet })).close();
	await cp(empty, migrated, { recursive: true });
	const database = await openDatabase({ url: null, dataDir: migrated, log: quiet });
	await migrate(database);
	await database.close();
	project.provide('emptyTemplate', empty);
	project.provide('databaseTemplate', migrated);
	return () => rm(folder, { recursive: true, force: true });
}
