/**
 * A fresh migrated database for a test file: the embedded one always, and a scratch database on the server of
 * `TEST_DATABASE_URL` where given.
 *
 *     describe.each(databases)('on $kind', ({ open }) => {
 *         let test: TestDatabase;
 *         beforeAll(async () => void (test = await open()));
 *         afterAll(() => test.remove());
 */
import { randomUUID } from 'node:crypto';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inject } from 'vitest';
import { openDatabase } from '#server/db/connect.ts';
import type { Database } from '#server/db/database.ts';
import { migrate } from '#server/db/migrate.ts';
import { quiet } from './quiet.ts';

export type TestDatabase = {
	readonly database: Database;
	/** What `openDatabase` opened it by; on a server, a second connection may be opened so. */
	readonly url: string | null;
	readonly dataDir: string;
	remove(): Promise<void>;
};

export type TestDatabaseKind = {
	readonly kind: Database['kind'];
	open(options?: { readonly migrated: boolean }): Promise<TestDatabase>;
};

const server = process.env['TEST_DATABASE_URL'];

export const embedded: TestDatabaseKind = { kind: 'embedded', open: openEmbedded };

export const databases: readonly TestDatabaseKind[] = server
	? [embedded, { kind: 'postgres', open: (options) => openScratch(server, options) }]
	: [embedded];

/** A data folder of the embedded database, to be removed by whoever asked for it. */
export async function dataFolder({ migrated } = { migrated: true }): Promise<string> {
	const folder = await mkdtemp(join(tmpdir(), 'ioc-test-'));
	await cp(inject(migrated ? 'databaseTemplate' : 'emptyTemplate'), folder, { recursive: true });
	return folder;
}

async function openEmbedded({ migrated } = { migrated: true }): Promise<TestDatabase> {
	const dataDir = await dataFolder({ migrated });
	const database = await openDatabase({ url: null, dataDir, log: quiet });
	return {
		database,
		url: null,
		dataDir,
		async remove() {
			await database.close();
			await rm(dataDir, { recursive: true, force: true });
		},
	};
}

async function openScratch(
	serverUrl: string,
	{ migrated } = { migrated: true },
): Promise<TestDatabase> {
	const name = `ioc_test_${randomUUID().replaceAll('-', '')}`;
	const url = new URL(serverUrl);
	url.pathname = name;
	await onServer(serverUrl, `create database ${name}`);
	const database = await openDatabase({ url: url.href, dataDir: '', log: quiet });
	if (migrated) await migrate(database);
	return {
		database,
		url: url.href,
		dataDir: '',
		async remove() {
			await database.close();
			await onServer(serverUrl, `drop database ${name} with (force)`);
		},
	};
}

async function onServer(url: string, sql: string): Promise<void> {
	const database = await openDatabase({ url, dataDir: '', log: quiet });
	await database.query(sql);
	await database.close();
}
