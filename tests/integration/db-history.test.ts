import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { readDailyValues } from '#server/db/read-daily-values.ts';
import { readDeadLetters } from '#server/db/read-dead-letters.ts';
import { applyRetention } from '#server/db/retention.ts';
import { Upkeep } from '#server/db/upkeep.ts';
import { batchWriter } from '#server/db/write-batch.ts';
import { databases, embedded, type TestDatabase } from '#tests/support/database.ts';
import { quiet } from '#tests/support/quiet.ts';
import {
	aDeadLetter,
	anObservation,
	aStatus,
	aTelemetry,
	batch,
	installTestCatalogue,
	item,
} from '#tests/support/readings.ts';

const DAY = 86_400_000;
const GEOGRAPHY = '2024-11-30';

describe.each(databases)('history on $kind', ({ open, kind }) => {
	let db: TestDatabase;
	beforeAll(async () => {
		db = await open();
		// Its own workers would run a policy between two lines of a test.
		if (kind === 'postgres')
			await db.database.query('select _timescaledb_functions.stop_background_workers()');
		await installTestCatalogue(db.database);
	});
	afterAll(() => db.remove());

	const count = async (of: string) =>
		(await db.database.query<{ n: number }>(`select count(*) as n from ${of}`))[0]?.n;
	const job = async (name: string, table: string) => {
		const [found] = await db.database.query<{ id: number }>(
			`select job_id as id from timescaledb_information.jobs where proc_name = $1 and hypertable_name = $2`,
			[name, table],
		);
		return found?.id;
	};

	test('days are those of Vietnam, with their last value, before and after the refresh', async () => {
		const writer = batchWriter({ database: db.database, geographyDate: GEOGRAPHY });
		const told = (time: string, value: number, sample = false) =>
			item(anObservation({ observedAt: Date.parse(time), value, sample }));
		await writer.write(
			batch(
				told('2026-03-01T16:59:00Z', 1, true),
				told('2026-03-01T17:00:00Z', 2),
				told('2026-03-02T10:00:00Z', 4),
				told('2026-03-02T09:00:00Z', 3),
			),
		);
		const [series] = await db.database.query<{ unit: number; indicator: number }>(
			'select unit_id as unit, indicator_id as indicator from observation limit 1',
		);
		const daily = async () =>
			(
				await readDailyValues(db.database, {
					unitId: series?.unit ?? 0,
					indicators: [series?.indicator ?? 0, 99].map((id) => ({ id, overTime: 'last' })),
					from: new Date('2026-02-28T17:00:00Z'),
					to: new Date('2026-03-03T05:00:00Z'),
				})
			).get(series?.indicator ?? 0);
		const expected = [
			{ day: '2026-03-01', value: 1, sample: true },
			{ day: '2026-03-02', value: 4, sample: false },
		];
		expect(await daily()).toEqual(expected);
		await db.database.query(
			`call run_job(${await job('policy_refresh_continuous_aggregate', 'observation_daily')})`,
		);
		expect(await daily()).toEqual(expected);
		// One that comes late is in it with the next refresh.
		await writer.write(batch(told('2026-03-02T16:00:00Z', 5)));
		await db.database.query(
			`call run_job(${await job('policy_refresh_continuous_aggregate', 'observation_daily')})`,
		);
		expect(await daily()).toEqual([expected[0], { day: '2026-03-02', value: 5, sample: false }]);
	});

	test('old chunks become columns, where redelivery and conflict still hold', async () => {
		const writer = batchWriter({ database: db.database, geographyDate: GEOGRAPHY });
		const at = Date.now() - 4 * DAY;
		const told = (n: number, value = n, receivedAt = at) =>
			item(aTelemetry({ observedAt: at + n, receivedAt, values: [['level', value]] }));
		await writer.write(batch(...Array.from({ length: 50 }, (_, n) => told(n))));
		await db.database.query(`call run_job(${await job('policy_compression', 'telemetry')})`);
		expect(
			await count(
				`timescaledb_information.chunks where hypertable_name = 'telemetry' and is_compressed`,
			),
		).toBe(1);
		const again = await writer.write(batch(told(1, 1, at + 9_000), told(2, 99), told(60)));
		expect(again).toMatchObject({ stored: 1, unchanged: 1, refused: [{ reason: 'conflict' }] });
		expect(await count('telemetry')).toBe(51);
	});

	test('hours and days of telemetry survive the rows they were made of', async () => {
		const writer = batchWriter({ database: db.database, geographyDate: GEOGRAPHY });
		const at = Date.now() - 5 * DAY;
		await writer.write(
			batch(item(aTelemetry({ device: 'old', observedAt: at, values: [['old', 7]] }))),
		);
		const refresh = async () => {
			for (const view of ['telemetry_five_minutes', 'telemetry_hourly', 'telemetry_daily']) {
				await db.database.query(
					`call run_job(${await job('policy_refresh_continuous_aggregate', view)})`,
				);
			}
		};
		await refresh();
		const old = `where metric_id = (select id from metric where code = 'old')`;
		expect([await count(`telemetry_hourly ${old}`), await count(`telemetry_daily ${old}`)]).toEqual(
			[1, 1],
		);
		await applyRetention(db.database, { keepTelemetryDays: 3, keepStatusDays: 400 });
		await db.database.query(`call run_job(${await job('policy_retention', 'telemetry')})`);
		expect(await count(`telemetry ${old}`)).toBe(0);
		await refresh();
		expect([await count(`telemetry_hourly ${old}`), await count(`telemetry_daily ${old}`)]).toEqual(
			[1, 1],
		);
	});

	test('retention drops what is older than the settings say, and is changed by another start', async () => {
		const writer = batchWriter({ database: db.database, geographyDate: GEOGRAPHY });
		const at = Date.now() - 40 * DAY;
		await writer.write({
			items: [item(aStatus({ observedAt: at })), item(aStatus({ observedAt: Date.now() }))],
			deadLetters: [aDeadLetter({ receivedAt: at }), aDeadLetter({ receivedAt: Date.now() })],
		});
		const dropOld = async (keepDays: number) => {
			await applyRetention(db.database, { keepTelemetryDays: keepDays, keepStatusDays: keepDays });
			for (const table of ['device_status', 'dead_letter']) {
				await db.database.query(`call run_job(${await job('policy_retention', table)})`);
			}
		};
		const deadLetters = async () =>
			(await readDeadLetters(db.database, { limit: 10 })).deadLetters.length;
		await dropOld(60);
		expect([await count('device_status'), await deadLetters()]).toEqual([2, 3]);
		await dropOld(20);
		expect([await count('device_status'), await deadLetters()]).toEqual([1, 2]);
		expect(await readDeadLetters(db.database, { limit: 1 })).toMatchObject({
			deadLetters: [{ payload: '{not json', payloadBytes: 9 }],
		});
	});
});

describe('upkeep', () => {
	let db: TestDatabase;
	beforeEach(async () => {
		db = await embedded.open();
	});
	afterEach(() => db.remove());

	test('it runs every piece that is due once, and again when its time has come', async () => {
		let now = 0;
		const upkeep = new Upkeep({ database: db.database, log: quiet, elapsed: () => now });
		await upkeep.start();
		const done: string[] = [];
		for (let name = await upkeep.runDue(); name !== null; name = await upkeep.runDue())
			done.push(name);
		expect(new Set(done).size).toBe(done.length);
		expect(done).toEqual(
			expect.arrayContaining([
				'policy_refresh_continuous_aggregate of observation_daily',
				'policy_compression of telemetry',
				'checkpoint',
				'vacuum of latest_status',
			]),
		);
		now += 30_000;
		expect(await upkeep.runDue()).toBeNull();
		now += 120_000;
		const again: string[] = [];
		for (let name = await upkeep.runDue(); name !== null; name = await upkeep.runDue())
			again.push(name);
		expect(again).toEqual(done.filter((name) => !/^(vacuum|length)/.test(name)));
		await upkeep.stop();
	});

	test('chunks are as long as the rate allows: short at first, six hours where little comes', async () => {
		const upkeep = new Upkeep({ database: db.database, log: quiet, elapsed: () => 0 });
		const lengthS = async () => {
			const [row] = await db.database.query<{ seconds: number }>(
				`select extract(epoch from time_interval)::int as seconds from timescaledb_information.dimensions
				where hypertable_name = 'telemetry'`,
			);
			return row?.seconds;
		};
		await upkeep.start();
		expect(await lengthS()).toBe(600);
		expect(await upkeep.runDue()).toBe('length of chunks of telemetry');
		expect(await lengthS()).toBe(6 * 3_600);
		await db.database.query(`
			insert into telemetry (observed_at, device_id, metric_id, value, received_at, time_source)
			select now() - n * interval '1 millisecond', 1, 1, n, now(), 'device' from generate_series(1, 60000) as n`);
		const restarted = new Upkeep({ database: db.database, log: quiet, elapsed: () => 0 });
		await restarted.start();
		expect(await lengthS()).toBe(6 * 3_600);
		await restarted.runDue();
		expect(await lengthS()).toBe(8 * 600);
		await upkeep.stop();
		await restarted.stop();
	});

	test('it takes ten minutes at a time, joins their columns to longer chunks, and sums up five', async () => {
		const upkeep = new Upkeep({ database: db.database, log: quiet, elapsed: () => 0 });
		await upkeep.start();
		const writer = batchWriter({ database: db.database, geographyDate: GEOGRAPHY });
		const THREE_HOURS = 3 * 3_600_000;
		const from = Math.floor(Date.now() / THREE_HOURS) * THREE_HOURS - DAY;
		const told = Array.from({ length: 30 }, (_, n) =>
			item(aTelemetry({ observedAt: from + n * 60_000, values: [['level', n]] })),
		);
		await writer.write(batch(...told));
		const run = async (name: string, of: string) => {
			const [job] = await db.database.query<{ id: number }>(
				`select job_id as id from timescaledb_information.jobs
				where proc_name = $1 and hypertable_name = $2`,
				[name, of],
			);
			await db.database.query(`call run_job(${job?.id ?? 0})`);
		};
		const chunks = async () => {
			const [row] = await db.database.query<{ rows: number; columns: number }>(
				`select count(*) filter (where not is_compressed) as rows, count(*) filter (where is_compressed) as columns
				from timescaledb_information.chunks where hypertable_name = 'telemetry'`,
			);
			return row;
		};
		expect(await chunks()).toEqual({ rows: 3, columns: 0 });
		for (const rows of [2, 1, 0]) {
			await run('policy_compression', 'telemetry');
			expect(await chunks()).toEqual({ rows, columns: 1 });
		}
		const summedUp = async () => {
			await run('policy_refresh_continuous_aggregate', 'telemetry_five_minutes');
			const [row] = await db.database.query<{ pieces: number }>(
				`select count(*) as pieces from telemetry_five_minutes`,
			);
			return row?.pieces;
		};
		await db.database.query(
			'alter materialized view telemetry_five_minutes set (timescaledb.materialized_only = true)',
		);
		expect([await summedUp(), await summedUp(), await summedUp()]).toEqual([1, 2, 3]);
		expect(
			await db.database.query('select sum(count) as n, max(max) as max from telemetry_hourly'),
		).toEqual([{ n: 15, max: 29 }]);
		await upkeep.stop();
		// The next day, with columns there already.
		await upkeep.start();
		await upkeep.stop();
	});
});
