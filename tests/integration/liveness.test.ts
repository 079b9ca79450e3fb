/** The judge on a real database: what devices are judged to be, across its restarts and takeovers. */
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { DeviceStatus } from '#lib/domain/reading.ts';
import { installCatalogue } from '#server/catalogue/install.ts';
import { GROW_FEED, VERSION } from '#server/db/batch/feed.ts';
import { beginWatch, NOTHING_DECIDED, writeDecided } from '#server/db/judged-states.ts';
import { reportService } from '#server/db/service-report.ts';
import { batchWriter, type BatchWriter } from '#server/db/write-batch.ts';
import { Liveness } from '#server/liveness/liveness.ts';
import { databases, type TestDatabase } from '#tests/support/database.ts';
import { quiet } from '#tests/support/quiet.ts';
import { anInfo, aStatus, aTelemetry, batch, item } from '#tests/support/readings.ts';
import { until } from '#tests/support/until.ts';

describe.each(databases)('the judge of liveness on $kind', ({ open }) => {
	let db: TestDatabase;
	let writer: BatchWriter;
	/** Everybody's clock, which goes on only when a test says so. */
	let clock = Date.now();
	const judges: Liveness[] = [];
	const now = () => clock;
	/** No two messages have the same time. */
	const later = () => (clock += 1);

	beforeAll(async () => {
		db = await open();
		await installCatalogue(db.database);
		writer = batchWriter({ database: db.database, geographyDate: '2024-11-30' });
	});
	afterEach(async () => {
		for (const judge of judges.splice(0)) await judge.stop();
	});
	afterAll(() => db.remove());

	function startJudge(instance = 'one'): Liveness {
		const { database } = db;
		const elapsed = () => performance.now();
		const options = { database, instance, now, elapsed, random: () => 1, log: quiet };
		const judge = new Liveness({ ...options, countsChanges: true });
		judge.start();
		judges.push(judge);
		return judge;
	}

	const report = (state: string) =>
		reportService(db.database, { name: 'ingest', instance: 'test', seenAt: now(), state });

	/** So much time goes by, in which ingest says that it hears as often as it does. */
	async function pass(seconds: number): Promise<void> {
		for (let left = seconds; left > 0; left -= 10) {
			clock += Math.min(left, 10) * 1_000;
			const at = now();
			await report('ok');
			await until(
				'the judge has heard of it',
				async () => {
					const [watch] = await db.database.query<{ heard: boolean }>(
						`select heard_until >= to_timestamp($1::float8 / 1000) as heard
					from liveness_watch order by id desc limit 1`,
						[at],
					);
					return watch?.heard;
				},
				{ everyMs: 10 },
			);
		}
	}

	/** A new device, described and heard. */
	async function hear(device: string, some: { gateway?: string; heartbeatS?: number } = {}) {
		await writer.write(batch(item(anInfo({ device, heartbeatS: 30, ...some }))));
		await says(device, 'online');
	}

	function says(device: string, state: DeviceStatus['state'], reason: string | null = null) {
		return writer.write(batch(item(aStatus({ device, state, reason, observedAt: later() }))));
	}

	/** Waits for the judge, while the clock goes on. */
	function becomes(device: string, state: string): Promise<unknown> {
		return until(
			`${device} is ${state}`,
			async () => {
				clock += 100;
				return (await stateOf(device)) === state;
			},
			{ timeoutMs: 10_000 },
		);
	}

	async function stateOf(device: string): Promise<string | undefined> {
		const [row] = await db.database.query<{ words: string }>(
			`select concat_ws(' ', state, reason) as words from latest_state
			join device on device.id = device_id where device = $1`,
			[device],
		);
		return row?.words;
	}

	async function historyOf(device: string): Promise<string[]> {
		const rows = await db.database.query<{ words: string }>(
			`select concat_ws(' ', state, reason) as words from device_state
			join device on device.id = device_id where device = $1 order by at`,
			[device],
		);
		// Described a commit before it was heard, it is unknown for a moment.
		return rows.map(({ words }) => words).filter((words) => words !== 'unknown');
	}

	test('a killed device is offline by its last will, a silent one by its silence, one that comes back at once', async () => {
		startJudge();
		await report('ok');
		await hear('killed');
		await hear('silent');
		await becomes('silent', 'online');
		await says('killed', 'offline', 'last-will');
		await pass(5);
		await becomes('killed', 'offline last-will');
		await pass(65);
		await becomes('silent', 'degraded late');
		await pass(30);
		await becomes('silent', 'offline silent');
		await says('silent', 'online');
		await becomes('silent', 'online');
		expect(await historyOf('killed')).toEqual(['online', 'offline last-will']);
		expect(await historyOf('silent')).toEqual([
			'online',
			'degraded late',
			'offline silent',
			'online',
		]);
		const [row] = await db.database.query(
			`select interval_s, interval_basis, evidence ->> 'kind' as evidence, since is not null as "hasSince"
			from latest_state join device on device.id = device_id where device = 'silent'`,
		);
		expect(row).toEqual({
			interval_s: 30,
			interval_basis: 'given',
			evidence: 'heard',
			hasSince: true,
		});
	});

	test('children of a dead gateway are one incident, and those that still speak are not in it', async () => {
		startJudge();
		await report('ok');
		await hear('gw-01');
		for (const child of ['child-1', 'child-2', 'child-3']) await hear(child, { gateway: 'gw-01' });
		await says('gw-01', 'offline', 'power');
		await becomes('gw-01', 'offline power');
		await pass(85);
		await says('child-3', 'online');
		await pass(10);
		await becomes('child-1', 'offline gateway');
		await becomes('child-2', 'offline gateway');
		expect(await stateOf('child-3')).toBe('online');
		await says('gw-01', 'online');
		await becomes('child-1', 'offline silent');
	});

	test('a camera that answers but shows nothing does not do its work', async () => {
		startJudge();
		await report('ok');
		await hear('cam-fps');
		const shows = (fps: number) => {
			const values = [['fps', fps]] as const;
			return writer.write(
				batch(item(aTelemetry({ device: 'cam-fps', observedAt: later(), values }))),
			);
		};
		await shows(0);
		await pass(25);
		await shows(0);
		await becomes('cam-fps', 'degraded no-video');
		await shows(25);
		await becomes('cam-fps', 'online');
	});

	test('planned works of a unit hold for the devices within it, which go on being recorded', async () => {
		startJudge();
		await report('ok');
		await hear('resting');
		await becomes('resting', 'online');
		await db.database.transaction(async (tx) => {
			await tx.query(GROW_FEED);
			await tx.query(
				`insert into maintenance (unit_id, from_at, until_at, reason, entered_by, entered_at, version)
				select unit_id, to_timestamp($1::float8 / 1000), to_timestamp($1::float8 / 1000) + interval '1 hour',
					'thay camera', 'test', now(), ${VERSION}
				from unit_code where value = '68' limit 1`,
				[now() - 1_000],
			);
		});
		await becomes('resting', 'maintenance');
		await says('resting', 'offline', 'power');
		expect(await stateOf('resting')).toBe('maintenance');
		const [row] = await db.database.query<{ count: number }>(
			`select count(*)::int as count from device_status join device on device.id = device_id where device = 'resting'`,
		);
		expect(row?.count).toBe(2);
		await db.database.transaction(async (tx) => {
			await tx.query(GROW_FEED);
			await tx.query(`update maintenance set ended_at = now(), version = ${VERSION}`);
		});
		await becomes('resting', 'offline power');
	});

	test('works that are entered when an outage has been judged begin when they are entered, and leave it in history', async () => {
		startJudge();
		await report('ok');
		await hear('repaired');
		await says('repaired', 'offline', 'power');
		await becomes('repaired', 'offline power');
		const toldAt = now();
		clock += 60_000;
		const enteredAt = now();
		await db.database.transaction(async (tx) => {
			await tx.query(GROW_FEED);
			await tx.query(
				`insert into maintenance (device_id, from_at, until_at, reason, entered_by, entered_at, version)
				select id, to_timestamp($1::float8 / 1000), to_timestamp($2::float8 / 1000) + interval '1 hour',
					'thay nguồn', 'test', to_timestamp($2::float8 / 1000), ${VERSION}
				from device where device = 'repaired'`,
				[toldAt - 30_000, enteredAt],
			);
		});
		await becomes('repaired', 'maintenance');
		const began = await db.database.query(
			`select state, extract(epoch from at)::float8 * 1000 as at from device_state
			join device on device.id = device_id where device = 'repaired' order by at desc limit 1`,
		);
		expect(began).toEqual([{ state: 'maintenance', at: enteredAt }]);
	});

	test('while the broker is away nobody is offline; when it is back silence counts from there', async () => {
		startJudge();
		await report('ok');
		await hear('deaf');
		await becomes('deaf', 'online');
		await report('broker-lost');
		clock += 100_000;
		await becomes('deaf', 'unknown broker');
		await report('ok');
		await pass(60);
		expect(await stateOf('deaf')).toBe('unknown broker');
		await pass(60);
		await becomes('deaf', 'offline silent');
	});

	test('a judge that takes over goes on where the one before ended, and the time between is nobody’s', async () => {
		const first = startJudge('first');
		await report('ok');
		await hear('handed-over');
		await becomes('handed-over', 'online');
		const second = startJudge('second');
		await first.stop();
		clock += 1_000;
		await pass(65);
		await becomes('handed-over', 'degraded late');
		expect(await historyOf('handed-over')).toEqual(['online', 'degraded late']);
		await second.stop();
		const watches = await db.database.query<{ gap: boolean }>(
			`select from_at > lag(until_at) over (order by id) as gap from liveness_watch order by id desc limit 1`,
		);
		expect(watches).toEqual([{ gap: true }]);
		const services = await db.database.query<{ state: string }>(
			`select state from service where name = 'liveness' and instance = 'second'`,
		);
		expect(services).toEqual([{ state: 'stopped' }]);
	});

	test('one whose watch another has begun writes nothing more, and begins anew from what is there', async () => {
		startJudge();
		await report('ok');
		await hear('usurped');
		await becomes('usurped', 'online');
		const { id } = await beginWatch(db.database, now());
		const mine = { id, now: now(), heard: { from: null, until: null } };
		await writeDecided(db.database, NOTHING_DECIDED, mine);
		await says('usurped', 'degraded', 'sensor');
		await becomes('usurped', 'degraded sensor');
		await expect(writeDecided(db.database, NOTHING_DECIDED, mine)).rejects.toThrow('has ended');
		expect(await historyOf('usurped')).toEqual(['online', 'degraded sensor']);
	});

	test('what an earlier version of the program left is not taken for memory', async () => {
		await hear('old');
		const judge = startJudge();
		await report('ok');
		await becomes('old', 'online');
		await judge.stop();
		await db.database.query(`update latest_state set memory = '{"from":"another version"}'`);
		startJudge();
		await says('old', 'offline', 'power');
		await becomes('old', 'offline power');
	});
});
