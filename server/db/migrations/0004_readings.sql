-- History: three hypertables. Their primary keys make a redelivered message change nothing. The default index on time
-- alone is left out: nothing asks for a time without a series, and it would cost a fifth of the writing.
create table import_batch (
	id bigint generated always as identity primary key,
	kind text not null,
	file_name text not null,
	sha256 text not null,
	imported_by text not null,
	imported_at timestamptz not null,
	taken integer not null,
	refused integer not null,
	sample boolean not null
);

alter table unit_geometry add foreign key (batch_id) references import_batch;

create table source (
	id integer generated always as identity primary key,
	code text not null unique
);

create table observation (
	observed_at timestamptz not null,
	indicator_id integer not null,
	unit_id integer not null,
	value double precision not null,
	received_at timestamptz not null,
	time_source text not null,
	source_id integer,
	batch_id bigint,
	sample boolean not null,
	primary key (indicator_id, unit_id, observed_at)
);
select create_hypertable('observation', by_range('observed_at', interval '90 days'), create_default_indexes => false);

create table telemetry (
	observed_at timestamptz not null,
	device_id integer not null,
	metric_id integer not null,
	value double precision not null,
	received_at timestamptz not null,
	time_source text not null,
	primary key (device_id, metric_id, observed_at)
);
select create_hypertable('telemetry', by_range('observed_at', interval '1 day'), create_default_indexes => false);

create table device_status (
	observed_at timestamptz not null,
	device_id integer not null,
	state text not null,
	reason text,
	received_at timestamptz not null,
	time_source text not null,
	primary key (device_id, observed_at)
);
select create_hypertable('device_status', by_range('observed_at', interval '7 days'), create_default_indexes => false);
