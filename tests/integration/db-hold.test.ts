import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { openDatabase } from '#server/db/connect.ts';
import type { Database } from '#server/db/database.ts';
import { databases, embedded, type TestDatabase } from '#tests/support/database.ts';
import { quiet } from '#tests/support/quiet.ts';
import { until } from '#tests/support/until.ts';

test('on the embedded database, which one process has, one of its parts holds what it asks for', async () => {
	const db = await embedded.open();
	const hold = await db.database.hold('the chair');
	if (hold.kind !== 'held') throw new Error(hold.by);
	expect(hold.lost.aborted).toBe(false);
	expect(await db.database.hold('the chair')).toEqual({ kind: 'taken', by: 'this process' });
	await hold.release();
	expect(await db.database.hold('the chair')).toMatchObject({ kind: 'held' });
	await db.remove();
});

const server = databases.find(({ kind }) => kind === 'postgres');

describe.skipIf(!server)('what one process at a time may have, on postgres', () => {
	let db: TestDatabase;
	const undo: (() => Promise<void>)[] = [];

	beforeAll(async () => {
		if (server) db = await server.open({ migrated: false });
	});
	afterEach(async () => {
		for (const step of undo.splice(0).reverse()) await step();
	});
	afterAll(() => db.remove());

	async function held(database: Database = db.database, name = 'the chair') {
		const hold = await database.hold(name);
		if (hold.kind !== 'held') throw new Error(hold.by);
		undo.push(() => hold.release());
		return hold;
	}

	test('the second one is told who has it, and gets it after the release', async () => {
		const first = await held();
		const by = `the chair, process ${process.pid} on `;
		expect(await db.database.hold('the chair')).toEqual({
			kind: 'taken',
			by: expect.stringMatching(new RegExp(`^${by}.+ since 2\\d{3}-.+Z$`)) as string,
		});
		await held(db.database, 'the table');
		await first.release();
		await held();
	});

	test('it keeps no row from being cleaned away', async () => {
		await held();
		const [holder] = await db.database.query(
			`select state, backend_xid, backend_xmin from pg_stat_activity
			where datname = current_database() and application_name like 'the chair%'`,
		);
		expect(holder).toEqual({ state: 'idle in transaction', backend_xid: null, backend_xmin: null });
	});

	test('whose connection is ended by the server knows at once, and another one gets it', async () => {
		const { lost } = await held();
		const ended = once(lost, 'abort');
		await db.database.query(
			`select pg_terminate_backend(pid) from pg_stat_activity
			where datname = current_database() and application_name like 'the chair%'`,
		);
		await ended;
		await held();
	});

	test('whose server falls silent without a word takes it for lost', async () => {
		const url = new URL(db.url ?? '');
		const { hostname, port } = url;
		const sockets: Socket[] = [];
		const between = createServer((socket) => {
			const onwards = connect(Number(port || 5432), hostname);
			sockets.push(socket, onwards);
			socket.pipe(onwards).pipe(socket);
		}).listen(0, '127.0.0.1');
		await once(between, 'listening');
		const address = between.address();
		if (address === null || typeof address === 'string') throw new Error('No TCP address');
		url.host = `127.0.0.1:${address.port}`;
		const database = await openDatabase({ url: url.href, dataDir: '', log: quiet });
		undo.push(async () => {
			for (const socket of sockets) socket.destroy();
			between.close();
			await database.close();
		});
		const { lost } = await held(database);
		for (const socket of sockets) socket.unpipe();
		await until('it is noticed', () => lost.aborted);
	});

	test('where it cannot be asked for, the reason is thrown', async () => {
		const gone = await server?.open({ migrated: false });
		const database = await openDatabase({ url: gone?.url ?? null, dataDir: '', log: quiet });
		await gone?.remove();
		await expect(database.hold('the chair')).rejects.toThrow(/does not exist/);
		await database.close();
	});
});
