-- Old chunks become columns: a tenth of the room, and a series is read without its neighbours.
alter table telemetry set (
	timescaledb.enable_columnstore,
	timescaledb.segmentby = 'device_id, metric_id',
	timescaledb.orderby = 'observed_at'
);
alter table device_status set (
	timescaledb.enable_columnstore,
	timescaledb.segmentby = 'device_id',
	timescaledb.orderby = 'observed_at'
);
alter table observation set (
	timescaledb.enable_columnstore,
	timescaledb.segmentby = 'indicator_id, unit_id',
	timescaledb.orderby = 'observed_at'
);
call add_columnstore_policy('telemetry', after => interval '2 days');
call add_columnstore_policy('device_status', after => interval '14 days');
call add_columnstore_policy('observation', after => interval '180 days');
