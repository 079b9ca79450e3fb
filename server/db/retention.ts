/** How long history is kept, as policies of TimescaleDB; observations are kept for good. */
import type { Settings } from '#lib/wire/settings.ts';
import type { Database, Queryable } from './database.ts';

const PRESENT = `
	select extract(epoch from (config ->> 'drop_after')::interval)::float8 / 86400 as days
	from timescaledb_information.jobs
	where proc_name = 'policy_retention' and hypertable_name = $1`;

const REMOVE = 'select remove_retention_policy($1::regclass, if_exists => true)';

const ADD = `
	select add_retention_policy($1::regclass, drop_after => make_interval(days => $2::int),
		schedule_interval => interval '1 hour')`;

/**
 * Dropping rows makes TimescaleDB take their time for changed, and the next refresh would empty what was made of it: it may look no
 * further back than rows are kept.
 */
const REFRESH_WITHIN = `
	select alter_job(job_id, config => config || jsonb_build_object('start_offset', wanted::text))
	from timescaledb_information.jobs, make_interval(days => least(7, $1::int)) as wanted
	where proc_name = 'policy_refresh_continuous_aggregate' and hypertable_name = 'telemetry_five_minutes'
		and (config ->> 'start_offset')::interval <> wanted`;

async function keep(tx: Queryable, table: string, days: number): Promise<void> {
	const [present] = await tx.query<{ days: number }>(PRESENT, [table]);
	if (present?.days === days) return;
	await tx.query(REMOVE, [table]);
	await tx.query(ADD, [table, days]);
}

/** Called at each start; policies that are as they should be are left alone. Dead letters are kept as telemetry is. */
export async function applyRetention(
	database: Database,
	{ keepTelemetryDays, keepStatusDays }: Pick<Settings, 'keepTelemetryDays' | 'keepStatusDays'>,
): Promise<void> {
	await database.transaction(async (tx) => {
		await tx.query(`select pg_advisory_xact_lock(hashtext('ioc-wall retention'))`);
		await tx.query(REFRESH_WITHIN, [keepTelemetryDays]);
		await keep(tx, 'telemetry', keepTelemetryDays);
		await keep(tx, 'dead_letter', keepTelemetryDays);
		await keep(tx, 'device_status', keepStatusDays);
		await keep(tx, 'device_state', keepStatusDays);
	});
}
