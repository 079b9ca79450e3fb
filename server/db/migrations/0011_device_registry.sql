-- Devices as an operations centre keeps them: who took one in and when, what was set by hand or by rule, and what was
-- first heard of it. A row is a device's place with its history; `site` and `device` are the id that is heard there now.
-- When another device takes the place, the two rows change ids, so the history stays where it is.
alter table device
	-- 'ioc': the project's own topics; else the payload family or the mapping that understood it first
	add column family text not null default 'ioc',
	-- null: in quarantine; `registered` says the same
	add column admitted_at timestamptz,
	-- 'info': it described itself on the project's own topics; 'rule'; else a person's name
	add column admitted_by text,
	-- null: in use; else no longer shown or judged
	add column retired_at timestamptz,
	-- the row that has taken this one's place
	add column successor_id integer references device,
	-- what a rule or an operator has set goes before what the device says of itself; null: nothing set
	add column set_name text,
	add column set_kind text,
	add column set_unit_id integer references unit,
	add column set_lat double precision check (set_lat between -90 and 90),
	add column set_lon double precision check (set_lon between -180 and 180),
	add column set_gateway text,
	add column set_heartbeat_s integer check (set_heartbeat_s > 0),
	add check ((set_lat is null) = (set_lon is null));
update device set admitted_at = first_seen_at, admitted_by = 'info' where registered;

-- The evidence by which an operator judges a device in quarantine.
create table device_sighting (
	device_id integer primary key references device,
	first_at timestamptz not null,
	first_topic text not null,
	-- the first 2 KiB
	first_payload bytea not null,
	first_payload_bytes integer not null
);

-- Who changed what, and when.
create table device_change (
	id bigint generated always as identity primary key,
	device_id integer not null references device,
	changed_at timestamptz not null,
	-- a person's name, as typed in; 'rule' for the rules of the centre's file
	changed_by text not null,
	what text not null check (what in ('admit', 'describe', 'replace', 'retire', 'return')),
	-- the fields that were set, or the id that was replaced
	detail jsonb not null
);
create index device_change_device on device_change (device_id, changed_at desc);
