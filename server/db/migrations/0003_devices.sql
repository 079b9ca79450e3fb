-- Devices are known by site and id. One that reports before anybody described it is kept as unregistered.
create table device (
	id integer generated always as identity primary key,
	site text not null,
	device text not null,
	kind text not null default 'unknown',
	name text not null,
	unit_id integer references unit,
	lat double precision check (lat between -90 and 90),
	lon double precision check (lon between -180 and 180),
	gateway text,
	heartbeat_s integer check (heartbeat_s > 0),
	registered boolean not null default false,
	sample boolean not null default false,
	first_seen_at timestamptz not null,
	version bigint not null,
	unique (site, device)
);
create index device_version on device (version);

create table metric (
	id integer generated always as identity primary key,
	code text not null unique
);
