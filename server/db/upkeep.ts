/**
 * On the embedded database: what TimescaleDB's background workers, autovacuum and the checkpointer do on a server. The
 * connection is the one that live traffic uses, so it is done in small pieces with rests between them.
 */
import type { DatabaseLog } from './connect.ts';
import type { Queryable } from './database.ts';

/** Between two pieces; a piece that took longer is followed by a rest ten times as long (ms). */
const REST_MS = 5_000;
const RESTS_A_PIECE = 10;

const MINUTE_MS = 60_000;

/** At most so long a policy waits, whatever its own interval: one run does one piece, and there may be more. */
const JOB_EVERY_MS = MINUTE_MS;

/** The log is replayed at the next start after a crash: this bounds how much of it there is. */
const CHECKPOINT_EVERY_MS = 2 * MINUTE_MS;
const VACUUM_EVERY_MS = 15 * MINUTE_MS;

type Task = { readonly name: string; readonly sql: string; readonly everyMs: number };

const JOBS = `
	select job_id as id, proc_name as name, hypertable_name as of,
		extract(epoch from schedule_interval)::float8 * 1000 as "everyMs"
	from timescaledb_information.jobs where job_id >= 1000 order by job_id`;

/** So many rows become columns in less than a second. */
const ROWS_A_CHUNK = 500_000;
const SHORTEST_CHUNK_S = 600;
/** Of many short chunks a message from long ago would make one each, which takes seven milliseconds. */
const LONGEST_CHUNK_S = { telemetry: 6 * 3_600, device_status: 24 * 3_600 };
const MEASURE_EVERY_MS = 10 * MINUTE_MS;

/** A chunk is as long as it may be at the rate of the last ten minutes: what few readings come needs few chunks. */
function fitChunks(table: keyof typeof LONGEST_CHUNK_S): Task {
	return {
		name: `length of chunks of ${table}`,
		sql: `
			select set_chunk_time_interval('${table}', make_interval(secs => greatest(${SHORTEST_CHUNK_S},
				least(${LONGEST_CHUNK_S[table]}, floor(${ROWS_A_CHUNK} / greatest(rows, 1)) * 600))))
			from (
				select count(*) as rows from ${table} where observed_at > now() - interval '10 minutes'
			) as recent`,
		everyMs: MEASURE_EVERY_MS,
	};
}

/**
 * A new database begins with short chunks, as nobody knows the rate. Turned into columns, short ones are joined to the
 * one before. Of an aggregate one bucket is brought up to date at a time, or where it has few rows thirty.
 */
const SMALL_PIECES = `
	select set_chunk_time_interval(longest.name, interval '10 minutes')
	from (values ('telemetry', ${LONGEST_CHUNK_S.telemetry}), ('device_status', ${LONGEST_CHUNK_S.device_status}))
			as longest (name, seconds)
		join timescaledb_information.dimensions on hypertable_name = longest.name
	where time_interval > make_interval(secs => longest.seconds);
	alter table telemetry set (timescaledb.compress_chunk_time_interval = '6 hours');
	alter table device_status set (timescaledb.compress_chunk_time_interval = '1 day');
	select alter_job(job_id, config => config || '{"maxchunks_to_compress": 1}' || case
		when hypertable_name in ('telemetry', 'device_status') then '{"compress_after": "1 hour"}'::jsonb
		else '{}'
	end)
	from timescaledb_information.jobs where proc_name = 'policy_compression';
	select alter_job(job_id, config => config || jsonb_build_object(
		'max_batches_per_execution', 1,
		'buckets_per_batch', case hypertable_name when 'observation_daily' then 30 else 1 end))
	from timescaledb_information.jobs where proc_name = 'policy_refresh_continuous_aggregate'`;

/** Tables whose every row is written again and again. */
const HOT = [
	'feed',
	'latest_status',
	'latest_state',
	'liveness_watch',
	'latest_telemetry',
	'latest_observation',
	'device',
	'service',
	'screen_report',
	'screen_pairing',
];

export class Upkeep {
	readonly #database: Queryable;
	readonly #log: DatabaseLog;
	readonly #elapsed: () => number;
	#tasks: Task[] = [];
	readonly #doneAt = new Map<string, number>();
	#timer: NodeJS.Timeout | null = null;
	#piece: Promise<unknown> = Promise.resolve();

	/** `elapsed`: a clock that only goes forward (ms). */
	constructor(options: { database: Queryable; log: DatabaseLog; elapsed: () => number }) {
		this.#database = options.database;
		this.#log = options.log;
		this.#elapsed = options.elapsed;
	}

	async start(): Promise<void> {
		await this.#database.query(SMALL_PIECES);
		this.#tasks = await this.#allTasks();
		this.#rest(REST_MS);
	}

	/** Waits for the piece under way. */
	async stop(): Promise<void> {
		if (this.#timer) clearTimeout(this.#timer);
		this.#timer = null;
		await this.#piece;
	}

	/** The piece that is due the longest, or null. Resolves to its name when it is done. */
	async runDue(): Promise<string | null> {
		const now = this.#elapsed();
		const overdue = (task: Task) => now - (this.#doneAt.get(task.name) ?? -Infinity) - task.everyMs;
		const [task] = this.#tasks
			.filter((each) => overdue(each) >= 0)
			.sort((one, other) => overdue(other) - overdue(one));
		if (!task) return null;
		this.#doneAt.set(task.name, now);
		await this.#database.query(task.sql);
		return task.name;
	}

	async #allTasks(): Promise<Task[]> {
		const jobs = await this.#database.query<{
			id: number;
			name: string;
			of: string;
			everyMs: number;
		}>(JOBS);
		return [
			fitChunks('telemetry'),
			fitChunks('device_status'),
			...jobs.map(({ id, name, of, everyMs }) => ({
				name: `${name} of ${of}`,
				sql: `call run_job(${id})`,
				everyMs: Math.min(everyMs, JOB_EVERY_MS),
			})),
			{ name: 'checkpoint', sql: 'checkpoint', everyMs: CHECKPOINT_EVERY_MS },
			...HOT.map((table) => ({
				name: `vacuum of ${table}`,
				sql: `vacuum (analyze) ${table}`,
				everyMs: VACUUM_EVERY_MS,
			})),
		];
	}

	#rest(ms: number): void {
		this.#timer = setTimeout(() => {
			this.#piece = this.#next();
		}, ms);
	}

	async #next(): Promise<void> {
		const began = this.#elapsed();
		try {
			await this.runDue();
		} catch (error) {
			// It is due again later; live traffic shows by itself when the database is away.
			this.#log.warn({ err: error }, 'a piece of the database’s upkeep failed');
		}
		const tookMs = this.#elapsed() - began;
		if (this.#timer) this.#rest(Math.max(REST_MS, tookMs * RESTS_A_PIECE));
	}
}
