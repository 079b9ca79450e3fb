import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, rm, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openDatabase } from '#server/db/connect.ts';
import { DatabaseUnavailable, type Database } from '#server/db/database.ts';
import { DataDirInUse } from '#server/db/pglite/lock.ts';
import { dataFolder } from '#tests/support/database.ts';
import { quiet } from '#tests/support/quiet.ts';

const WRITER = fileURLToPath(new URL('../support/database-writer.ts', import.meta.url));

let dataDir: string;
let opened: Database[];

beforeEach(async () => {
	dataDir = await dataFolder({ migrated: false });
	opened = [];
});
afterEach(async () => {
	for (const database of opened) await database.close();
	await rm(dataDir, { recursive: true, force: true });
});

async function open(): Promise<Database> {
	const database = await openDatabase({ url: null, dataDir, log: quiet });
	opened.push(database);
	return database;
}

test('every row that a killed process had committed is there, and its lock is gone', async () => {
	const writer = spawn(process.execPath, [WRITER, dataDir], {
		stdio: ['ignore', 'pipe', 'inherit'],
	});
	const committed: number[] = [];
	for await (const line of createInterface(writer.stdout)) {
		committed.push(Number(line));
		if (committed.length === 300) writer.kill('SIGKILL');
	}
	if (writer.exitCode === null && writer.signalCode === null) await once(writer, 'exit');
	expect(writer.signalCode).toBe('SIGKILL');
	const database = await open();
	const rows = await database.query<{ n: number }>('select n from told order by n');
	expect(rows.map(({ n }) => n).slice(0, committed.length)).toEqual(committed);
});

test('a second process gets a clear error while the first has the folder', async () => {
	await open();
	const second = openDatabase({ url: null, dataDir, log: quiet });
	await expect(second).rejects.toThrow(DataDirInUse);
	await expect(second).rejects.toThrow(/in use by another process.*IOC_DATA_DIR/);
});

test('a folder whose making was cut short is made again', async () => {
	await rm(join(dataDir, 'database'), { recursive: true });
	await mkdir(join(dataDir, 'database.new', 'base'), { recursive: true });
	const database = await open();
	expect(await database.query('select 1 as one')).toEqual([{ one: 1 }]);
	expect(await readdir(dataDir)).not.toContain('database.new');
});

test('a message that ends where a piece of 8 KiB ends is answered like the others', async () => {
	const database = await open();
	// One of these lengths makes the message so long.
	for (let length = 8_100; length < 8_160; length++) {
		const text = 'x'.repeat(length);
		const rows = await database.query('select length($1::text) as length', [text]);
		expect(rows).toEqual([{ length }]);
	}
});

test('a heavy query does not hold up the event loop', async () => {
	const database = await open();
	let longest = 0;
	let last = performance.now();
	const timer = setInterval(() => {
		longest = Math.max(longest, performance.now() - last);
		last = performance.now();
	}, 5);
	const began = performance.now();
	await database.query('select sum(sqrt(g)) from generate_series(1, 3000000) g');
	const took = performance.now() - began;
	clearInterval(timer);
	expect(took).toBeGreaterThan(200);
	expect(longest).toBeLessThan(took / 3);
});

test('when its thread dies, what is under way fails, and the next query has it back', async () => {
	const database = await open();
	await database.query('create table kept (n integer)');
	await database.query('insert into kept values (1)');
	let woken = 0;
	await database.listen('bell', () => woken++);
	// The engine takes this for a crash: what a client may never send.
	const lost = database.transaction(async (tx) => {
		await tx.query('insert into kept values (2)');
		await tx.query('copy kept from stdin');
	});
	await expect(lost).rejects.toThrow(DatabaseUnavailable);
	expect(await database.query('select n from kept')).toEqual([{ n: 1 }]);
	expect(woken).toBe(1);
	await database.query(`select pg_notify('bell', 'x')`);
	expect(woken).toBe(2);
});
