/** The judge on a database of its own, whose clock goes on only when a test says so. */
import { afterAll, afterEach, beforeAll } from 'vitest';
import type { DeviceStatus } from '#lib/domain/reading.ts';
import { installCatalogue } from '#server/catalogue/install.ts';
import type { Database } from '#server/db/database.ts';
import { reportService } from '#server/db/service-report.ts';
import { batchWriter, type BatchWriter } from '#server/db/write-batch.ts';
import { Liveness } from '#server/liveness/liveness.ts';
import type { TestDatabase, TestDatabaseKind } from './database.ts';
import { quiet } from './quiet.ts';
import { anInfo, aStatus, batch, item } from './readings.ts';
import { until } from './until.ts';

export function judgedDevices({ open }: Pick<TestDatabaseKind, 'open'>) {
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

	let connectedAt: number | null = null;

	/** What ingest says; its connection is as old as it was told last. */
	function report(state: string, since = connectedAt): Promise<void> {
		connectedAt = since;
		const about = { name: 'ingest', instance: 'test' } as const;
		return reportService(db.database, { ...about, seenAt: now(), state, connectedAt });
	}

	const query: Database['query'] = (sql, parameters) => db.database.query(sql, parameters);

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

	function skip(seconds: number): void {
		clock += seconds * 1_000;
	}

	return {
		database: () => db.database,
		query,
		write: (...items: Parameters<typeof batch>) => writer.write(batch(...items)),
		now,
		later,
		/** The clock goes on, and nobody says anything. */
		skip,
		startJudge,
		report,
		pass,
		hear,
		says,
		becomes,
		stateOf,
		historyOf,
	};
}
