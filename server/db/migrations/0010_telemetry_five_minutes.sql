-- An hour of telemetry summed up in one piece holds up the embedded database's one connection for seconds, so it is made
-- of pieces of five minutes, each well below one; days are made of hours as before. Pieces older than what is ever looked
-- at again are dropped.
drop materialized view telemetry_daily;
drop materialized view telemetry_hourly;

create materialized view telemetry_five_minutes
with (timescaledb.continuous, timescaledb.materialized_only = false) as
select
	time_bucket('5 minutes', observed_at) as bucket,
	device_id,
	metric_id,
	sum(value) as total,
	count(*) as count,
	min(value) as min,
	max(value) as max,
	last(value, observed_at) as last
from telemetry
group by 1, device_id, metric_id
with no data;
select set_chunk_time_interval('telemetry_five_minutes', interval '1 day');

create materialized view telemetry_hourly
with (timescaledb.continuous, timescaledb.materialized_only = false) as
select
	time_bucket('1 hour', bucket) as bucket,
	device_id,
	metric_id,
	sum(total) as total,
	sum(count) as count,
	min(min) as min,
	max(max) as max,
	last(last, bucket) as last
from telemetry_five_minutes
group by 1, device_id, metric_id
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

-- Telemetry that comes more than a week late stays in the raw rows only.
select add_continuous_aggregate_policy('telemetry_five_minutes',
	start_offset => interval '7 days', end_offset => interval '5 minutes', schedule_interval => interval '5 minutes');
select add_continuous_aggregate_policy('telemetry_hourly',
	start_offset => interval '7 days', end_offset => interval '1 hour', schedule_interval => interval '10 minutes');
select add_continuous_aggregate_policy('telemetry_daily',
	start_offset => interval '9 days', end_offset => interval '1 day', schedule_interval => interval '1 hour');
select add_retention_policy('telemetry_five_minutes',
	drop_after => interval '8 days', schedule_interval => interval '1 hour');
