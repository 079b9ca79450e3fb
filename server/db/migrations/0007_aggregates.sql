-- By hour and by day: what charts and the API read instead of raw rows. Refreshed by TimescaleDB's policies (on the
-- embedded database by the upkeep timer, which runs the same jobs). Days are those of Vietnam. What is not yet
-- materialised is added at reading, so the present day is always whole.
create materialized view telemetry_hourly
with (timescaledb.continuous, timescaledb.materialized_only = false) as
select
	time_bucket('1 hour', observed_at) as bucket,
	device_id,
	metric_id,
	sum(value) as total,
	count(*) as count,
	min(value) as min,
	max(value) as max,
	last(value, observed_at) as last
from telemetry
group by bucket, device_id, metric_id
with no data;

create materialized view telemetry_daily
with (timescaledb.continuous, timescaledb.materialized_only = false) as
select
	time_bucket('1 day', bucket, 'Asia/Ho_Chi_Minh') as day,
	device_id,
	metric_id,
	sum(total) as total,
	sum(count) as count,
	min(min) as min,
	max(max) as max,
	last(last, bucket) as last
from telemetry_hourly
group by day, device_id, metric_id
with no data;

create materialized view observation_daily
with (timescaledb.continuous, timescaledb.materialized_only = false) as
select
	time_bucket('1 day', observed_at, 'Asia/Ho_Chi_Minh') as day,
	indicator_id,
	unit_id,
	sum(value) as total,
	count(*) as count,
	min(value) as min,
	max(value) as max,
	last(value, observed_at) as last,
	-- true as soon as one value of the day is
	bool_or(sample) as sample
from observation
group by day, indicator_id, unit_id
with no data;

-- Observations may come years late (an import): every day that changed is looked at. Telemetry that comes more than a
-- week late stays in the raw rows only.
select add_continuous_aggregate_policy('telemetry_hourly',
	start_offset => interval '7 days', end_offset => interval '1 hour', schedule_interval => interval '10 minutes');
select add_continuous_aggregate_policy('telemetry_daily',
	start_offset => interval '9 days', end_offset => interval '1 day', schedule_interval => interval '1 hour');
select add_continuous_aggregate_policy('observation_daily',
	start_offset => null, end_offset => interval '1 day', schedule_interval => interval '1 hour');
