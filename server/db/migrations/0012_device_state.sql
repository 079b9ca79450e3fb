-- What the judge of liveness has decided, beside what devices said of themselves (device_status). A row of history is
-- one decision: the state holds from `at` until the device's next row. Two rows in a row may have the same state with
-- another reason: that is one stretch. Nothing is decided outside the stretches of liveness_watch: there nobody knows.
create table device_state (
	-- when the state began; of each device later than that of every row before
	at timestamptz not null,
	device_id integer not null,
	state text not null check (state in ('online', 'degraded', 'offline', 'maintenance', 'unknown')),
	reason text,
	decided_at timestamptz not null,
	primary key (device_id, at)
);
select create_hypertable('device_state', by_range('at', interval '7 days'), create_default_indexes => false);
alter table device_state set (
	timescaledb.enable_columnstore,
	timescaledb.segmentby = 'device_id',
	timescaledb.orderby = 'at'
);
call add_columnstore_policy('device_state', after => interval '14 days');

create table latest_state (
	device_id integer primary key references device,
	state text not null,
	reason text,
	-- null where nobody knows
	since timestamptz,
	evidence jsonb not null,
	interval_s real not null,
	interval_basis text not null check (interval_basis in ('given', 'learned', 'assumed')),
	flapping boolean not null,
	-- what the judge needs to go on after a restart; changes without a new version
	memory jsonb not null,
	version bigint not null
) with (fillfactor = 60);

-- A stretch in which a judge was at work, prolonged while it is. One judge at a time writes, and only in the newest.
create table liveness_watch (
	id bigint generated always as identity primary key,
	from_at timestamptz not null,
	until_at timestamptz not null,
	-- silence of devices means something between these two: so long ingest has been hearing the broker
	heard_from timestamptz,
	heard_until timestamptz
);
create index liveness_watch_until on liveness_watch (until_at);

-- Planned works: of one device, or of a unit and those within it. Devices go on being recorded.
create table maintenance (
	id bigint generated always as identity primary key,
	device_id integer references device,
	unit_id integer references unit,
	from_at timestamptz not null,
	until_at timestamptz not null check (until_at > from_at),
	reason text not null,
	entered_by text not null,
	entered_at timestamptz not null,
	-- ended before its time, or taken back
	ended_at timestamptz,
	ended_by text,
	version bigint not null,
	check ((device_id is null) <> (unit_id is null))
);
create index maintenance_version on maintenance (version);
