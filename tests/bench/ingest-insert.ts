/** A bare batched insert into a hypertable like that of telemetry, to compare with: one commit a batch, nothing else. */
import type { Database } from '#server/db/database.ts';

const BATCH = 2_000;
const DEVICES = 500;

const TABLE = [
	'create extension if not exists timescaledb',
	'drop table if exists bare_telemetry',
	`create table bare_telemetry (
		observed_at timestamptz not null,
		device_id integer not null,
		metric_id integer not null,
		value double precision not null,
		received_at timestamptz not null,
		time_source text not null,
		primary key (device_id, metric_id, observed_at)
	)`,
	`select create_hypertable('bare_telemetry', by_range('observed_at', interval '1 day'), create_default_indexes => false)`,
];

const INSERT = `
	insert into bare_telemetry
	select to_timestamp(at / 1000), device_id, 1, value, to_timestamp(at / 1000), 'device'
	from unnest($1::float8[], $2::int[], $3::float8[]) as given (at, device_id, value)`;

/** Rows a second. */
export async function bareInsert(database: Database, rows: number): Promise<number> {
	for (const statement of TABLE) await database.query(statement);
	const first = Date.now() - rows;
	const began = performance.now();
	for (let from = 0; from < rows; from += BATCH) {
		const numbers = Array.from(
			{ length: Math.min(BATCH, rows - from) },
			(_, index) => from + index,
		);
		await database.transaction((tx) =>
			tx.query(INSERT, [
				numbers.map((n) => first + n),
				numbers.map((n) => n % DEVICES),
				numbers.map((n) => (n % 1000) / 10),
			]),
		);
	}
	return (rows / (performance.now() - began)) * 1000;
}
