-- What screens show: the latest of everything, each row with a version that grows in the order of commits. A sequence
-- would not: two writers may commit in the other order, and a reader that asks for "newer than" would skip the first.
-- So each writer takes its version by updating the one row of `feed`, late in its transaction, and holds that row until
-- it has committed; whoever comes next gets a higher version and cannot be seen earlier.
create table feed (
	only_row boolean primary key default true check (only_row),
	version bigint not null,
	-- grows when units, boundaries, indicators, plans or targets change
	catalogue_version bigint not null
) with (fillfactor = 10);
insert into feed (version, catalogue_version) values (0, 0);

create table latest_observation (
	indicator_id integer not null,
	unit_id integer not null,
	observed_at timestamptz not null,
	value double precision not null,
	received_at timestamptz not null,
	time_source text not null,
	source_id integer,
	batch_id bigint,
	sample boolean not null,
	version bigint not null,
	primary key (indicator_id, unit_id)
) with (fillfactor = 60);
create index latest_observation_version on latest_observation (version);

create table latest_telemetry (
	device_id integer not null,
	metric_id integer not null,
	observed_at timestamptz not null,
	value double precision not null,
	received_at timestamptz not null,
	time_source text not null,
	version bigint not null,
	primary key (device_id, metric_id)
) with (fillfactor = 60);

create table latest_status (
	device_id integer primary key references device,
	state text not null,
	reason text,
	-- of the newest status; null where the device has sent only telemetry
	observed_at timestamptz,
	received_at timestamptz,
	time_source text,
	-- when the present state began
	since timestamptz,
	-- the newest sign of life of any kind; null where all we have is a retained message without a time
	seen_at timestamptz,
	version bigint not null
) with (fillfactor = 60);
-- No index on the version: every sign of life changes it, and without one those updates stay on their page, which
-- cleans itself; reading all of it takes a few milliseconds.

-- A hypertable, so that old ones are dropped as old readings are.
create table dead_letter (
	id bigint generated always as identity,
	received_at timestamptz not null,
	topic text not null,
	-- the first 64 KiB
	payload bytea not null,
	payload_bytes integer not null,
	reason text not null,
	detail text not null,
	version bigint not null,
	primary key (id, received_at)
);
select create_hypertable('dead_letter', by_range('received_at', interval '7 days'), create_default_indexes => false);
create index dead_letter_version on dead_letter (version);
create index dead_letter_received_at on dead_letter (received_at);
create index dead_letter_topic on dead_letter (topic, received_at);

-- Each running ingest and server process says here that it lives and what it lacks.
create table service (
	name text not null,
	instance text not null,
	seen_at timestamptz not null,
	state text not null,
	version bigint not null,
	primary key (name, instance)
);
