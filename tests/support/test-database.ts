/** A database of one's own for a test file: embedded in a new folder, or newly made on `TEST_DATABASE_URL`. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { openDatabase } from '#server/db/connect.ts';
import type { Database } from '#server/db/database.ts';
import { migrate } from '#server/db/migrate.ts';

export type TestDatabase = {
	readonly database: Database;
	/** Closes it, and leaves nothing behind. */
	drop(): Promise<void>;
};

const NATIVE = process.env['TEST_DATABASE_URL'];

/** The suites run on each of these. */
export const DATABASE_KINDS: readonly Database['kind'][] = NATIVE
	? ['embedded', 'postgres']
	: ['embedded'];

const LOG = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** Migrated, and otherwise empty. */
export async function testDatabase(kind: Database['kind']): Promise<TestDatabase> {
	const made = kind === 'embedded' ? await embedded() : await native();
	await migrate(made.database);
	return made;
}

async function embedded(): Promise<TestDatabase> {
	const dataDir = await mkdtemp(join(tmpdir(), 'ioc-database-'));
	const database = await openDatabase({ url: null, dataDir, log: LOG });
	return {
		database,
		async drop() {
			await database.close();
			await rm(dataDir, { recursive: true });
		},
	};
}

async function native(): Promise<TestDatabase> {
	if (!NATIVE) throw new Error('TEST_DATABASE_URL names the server to make databases on');
	const name = `ioc_test_${process.pid}_${Math.floor(performance.now() * 1000)}`;
	await administer(NATIVE, `create database ${name}`);
	const url = new URL(NATIVE);
	url.pathname = `/${name}`;
	const database = await openDatabase({ url: url.href, dataDir: '', log: LOG });
	return {
		database,
		async drop() {
			await database.close();
			await administer(NATIVE, `drop database ${name} with (force)`);
		},
	};
}

async function administer(url: string, statement: string): Promise<void> {
	const client = new Client({ connectionString: url });
	await client.connect();
	try {
		await client.query(statement);
	} finally {
		await client.end();
	}
}
