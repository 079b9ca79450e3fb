import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openDatabase } from '#server/db/connect.ts';
import { DatabaseUnavailable } from '#server/db/database.ts';
import { databases, type TestDatabase } from '#tests/support/database.ts';
import { freePort } from '#tests/support/free-port.ts';
import { quiet } from '#tests/support/quiet.ts';
import { until } from '#tests/support/until.ts';

describe.each(databases)('the connection on $kind', ({ open, kind }) => {
	let db: TestDatabase;
	beforeAll(async () => {
		db = await open();
	});
	afterAll(() => db.remove());

	test('parameters and results are alike on both drivers', async () => {
		const rows = await db.database.query(
			`select $1::int8 as whole, $2::numeric as decimal, $3::date as day, $4::timestamptz as at, $5::bytea as bytes,
				$6::jsonb as json, $7::int8[] as wholes, $8::text[] as texts, $9::float8[] as reals, $10::bool as yes,
				$11::text as nothing, $12::date[] as days, $13::int8[] as none`,
			[
				2 ** 52,
				1.5,
				'2025-06-30',
				new Date(1_795_309_323_456),
				Uint8Array.of(0, 1, 255),
				'{"a":[1]}',
				[1, null],
				['a"b', null, 'Đạ Tẻh'],
				[1.5, -2],
				true,
				null,
				['2025-07-01'],
				[],
			],
		);
		expect(rows).toEqual([
			{
				whole: 2 ** 52,
				decimal: 1.5,
				day: '2025-06-30',
				at: new Date(1_795_309_323_456),
				bytes: Buffer.of(0, 1, 255),
				json: { a: [1] },
				wholes: [1, null],
				texts: ['a"b', null, 'Đạ Tẻh'],
				reals: [1.5, -2],
				yes: true,
				nothing: null,
				days: ['2025-07-01'],
				none: [],
			},
		]);
	});

	test('a whole number beyond 2^53 is not rounded in silence', async () => {
		await expect(db.database.query('select 9007199254740993::int8 as n')).rejects.toThrow(
			'beyond 2^53',
		);
	});

	test('a transaction that throws leaves nothing behind, and the connection serves on', async () => {
		await db.database.query('create table rolled (n integer)');
		const failing = db.database.transaction(async (tx) => {
			await tx.query('insert into rolled values (1)');
			throw new Error('changed my mind');
		});
		await expect(failing).rejects.toThrow('changed my mind');
		const wrong = db.database.transaction(async (tx) => {
			await tx.query('insert into rolled values (1)');
			await tx.query('select $1::int / 0', [1]);
		});
		await expect(wrong).rejects.toThrow('division by zero');
		expect(await db.database.query('select count(*) as n from rolled')).toEqual([{ n: 0 }]);
	});

	test('of what is asked together in a transaction the answers come in order, each to its own', async () => {
		const answers = await db.database.transaction((tx) =>
			Promise.all([1, 2, 3].map((n) => tx.query('select $1::int as n', [n]))),
		);
		expect(answers).toEqual([[{ n: 1 }], [{ n: 2 }], [{ n: 3 }]]);
	});

	test('where one part of a transaction fails nothing of the others stays, and none asks any more', async () => {
		await db.database.query('create table parted (n integer)');
		const { promise: ended, resolve: end } = Promise.withResolvers<undefined>();
		const late: Promise<unknown>[] = [];
		const failing = db.database.transaction(async (tx) => {
			late.push(ended.then(() => tx.query('insert into parted values (3)')));
			await Promise.all([
				tx.query('insert into parted values (1)'),
				tx.query('select $1::int / 0', [1]),
				tx.query('insert into parted values (2)').catch(() => 'aborted, too'),
			]);
		});
		await expect(failing).rejects.toThrow('division by zero');
		end(undefined);
		await expect(Promise.all(late)).rejects.toThrow('The transaction is over');
		expect(await db.database.query('select count(*) as n from parted')).toEqual([{ n: 0 }]);
	});

	test('queries outside a transaction do not get into it', async () => {
		await db.database.query('create table apart (n integer)');
		const counted: Promise<unknown>[] = [];
		await db.database.transaction(async (tx) => {
			await tx.query('insert into apart values (1)');
			const outside = db.database.query('select count(*) as n from apart');
			counted.push(outside);
			if (kind === 'postgres') await outside;
			await tx.query('insert into apart values (2)');
		});
		// The embedded one has one connection: it waits for the commit. A server reads what is committed.
		expect(await Promise.all(counted)).toEqual([[{ n: kind === 'embedded' ? 2 : 0 }]]);
	});

	test('a notification comes after the commit, and none after a rollback', async () => {
		const heard: string[] = [];
		const stop = await db.database.listen('bell', (payload) => heard.push(payload));
		await db.database
			.transaction(async (tx) => {
				await tx.query(`select pg_notify('bell', 'never')`);
				throw new Error('no');
			})
			.catch(() => undefined);
		await db.database.query(`select pg_notify('bell', $1)`, ['once']);
		await until('the notification', () => heard.length > 0);
		expect(heard).toEqual(['once']);
		await stop();
		await db.database.query(`select pg_notify('bell', 'after')`);
		expect(heard).toEqual(['once']);
	});
});

const server = databases.find(({ kind }) => kind === 'postgres');

describe.runIf(server)('a server that goes away', () => {
	test('who listens is told once when the connection is back', async () => {
		const db = await server?.open();
		if (!db) return;
		const heard: string[] = [];
		await db.database.listen('bell', (payload) => heard.push(payload));
		await db.database
			.query(
				`select pg_terminate_backend(pid) from pg_stat_activity
				where datname = current_database() and application_name = 'ioc-wall' and pid <> pg_backend_pid()`,
			)
			.catch(() => undefined);
		await until('being told to look', () => heard.includes(''));
		// Who begins to listen afterwards hears, too.
		const late: string[] = [];
		await db.database.listen('late', (payload) => late.push(payload));
		await db.database.query(`select pg_notify('late', 'now')`);
		await until('the notification of the late one', () => late.includes('now'));
		await db.database.query(`select pg_notify('bell', 'again')`);
		await until('the notification', () => heard.includes('again'));
		await db.remove();
	});

	test('a query whose connection is cut fails as unavailable, and the next one is answered', async () => {
		const db = await server?.open();
		if (!db) return;
		const cut = db.database.query('select pg_terminate_backend(pg_backend_pid())');
		await expect(cut).rejects.toThrow(DatabaseUnavailable);
		expect(await db.database.query('select 1 as one')).toEqual([{ one: 1 }]);
		await db.remove();
	});
});

test('where no server listens, opening fails as unavailable', async () => {
	const url = `postgres://nobody@127.0.0.1:${await freePort()}/none`;
	await expect(openDatabase({ url, dataDir: '', log: quiet })).rejects.toThrow(DatabaseUnavailable);
});
