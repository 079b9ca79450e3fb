import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openDatabase } from '#server/db/connect.ts';
import { migrate, MigrationFailed, missingMigrations } from '#server/db/migrate.ts';
import { databases, type TestDatabase } from '#tests/support/database.ts';
import { quiet } from '#tests/support/quiet.ts';

describe.each(databases)('migrations on $kind', ({ open }) => {
	let db: TestDatabase;
	let folder: string;

	beforeAll(async () => {
		db = await open({ migrated: false });
		folder = await mkdtemp(join(tmpdir(), 'ioc-migrations-'));
	});
	afterAll(async () => {
		await db.remove();
		await rm(folder, { recursive: true });
	});

	const url = () => pathToFileURL(`${folder}/`);
	const write = (file: string, sql: string) => writeFile(join(folder, file), sql);

	test('two that start at once run each file once', async () => {
		expect(await missingMigrations(db.database)).toContain('0001_units.sql');
		// On a server from a connection pool of its own, as another process would.
		const other =
			db.url === null ? db.database : await openDatabase({ url: db.url, dataDir: '', log: quiet });
		const applied = await Promise.all([migrate(db.database), migrate(other)]);
		if (other !== db.database) await other.close();
		expect(applied.map((files) => files.length).sort()).toEqual([0, applied.flat().length]);
		expect(await missingMigrations(db.database)).toEqual([]);
		expect(await migrate(db.database)).toEqual([]);
		await db.database.query('drop table migration');
	});

	test('a statement that fails is named with file, line and words, and leaves nothing behind', async () => {
		await write('0001_first.sql', '-- why\ncreate table first (a int);\n');
		await write('0002_second.sql', '-- why\nselect 1;\n\nselect 1 / 0;\n');
		const failure = migrate(db.database, url());
		await expect(failure).rejects.toThrow(MigrationFailed);
		await expect(failure).rejects.toThrow('0002_second.sql, line 4: division by zero');
		expect(await db.database.query(`select to_regclass('first') as it`)).toEqual([{ it: null }]);
	});

	test('a file that was changed after it was run is refused, and so is a database from the future', async () => {
		await write('0002_second.sql', 'select 2;');
		expect(await migrate(db.database, url())).toEqual(['0001_first.sql', '0002_second.sql']);
		await write('0002_second.sql', 'select 3;');
		await expect(migrate(db.database, url())).rejects.toThrow('0002_second.sql was changed');
		await rm(join(folder, '0002_second.sql'));
		await expect(migrate(db.database, url())).rejects.toThrow('which this program does not know');
		await write('second.sql', 'select 2;');
		await expect(migrate(db.database, url())).rejects.toThrow('second.sql is not named like');
	});
});
