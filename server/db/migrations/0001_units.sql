-- Places with dates: districts ended on 30/06/2025, and codes were given again to other units, so a unit has an
-- id of its own, and its codes, names, parents and boundaries are attributes with a validity.
create extension if not exists timescaledb;

create table unit (
	id integer generated always as identity primary key,
	slug text not null unique,
	level text not null check (level in ('country', 'province', 'district', 'commune')),
	kind text not null,
	label_lon double precision not null check (label_lon between -180 and 180),
	label_lat double precision not null check (label_lat between -90 and 90),
	area_km2 double precision not null check (area_km2 > 0),
	-- both days inclusive; null: since ever, until further notice
	valid_from date,
	valid_to date
);

create table unit_code (
	unit_id integer not null references unit,
	scheme text not null default 'gso',
	value text not null,
	valid_from date,
	valid_to date
);
create unique index unit_code_identity on unit_code (unit_id, scheme, value, coalesce(valid_from, '-infinity'));
create index unit_code_value on unit_code (scheme, value);

create table unit_name (
	unit_id integer not null references unit,
	name text not null,
	short_name text not null,
	valid_from date,
	valid_to date
);
create unique index unit_name_identity on unit_name (unit_id, coalesce(valid_from, '-infinity'));

create table unit_parent (
	unit_id integer not null references unit,
	parent_id integer not null references unit,
	valid_from date,
	valid_to date
);
create unique index unit_parent_identity on unit_parent (unit_id, coalesce(valid_from, '-infinity'));

create table unit_geometry (
	unit_id integer not null references unit,
	-- GeoJSON MultiPolygon coordinates, WGS84, counter-clockwise outer rings
	coordinates jsonb not null,
	valid_from date,
	valid_to date,
	batch_id bigint
);
create unique index unit_geometry_identity on unit_geometry (unit_id, coalesce(valid_from, '-infinity'));

create table unit_event (
	id integer generated always as identity primary key,
	happened_on date not null,
	type text not null check (type in ('merge', 'split', 'rename', 'abolish')),
	legal_basis text not null,
	unique (happened_on, type, legal_basis)
);

create table unit_event_part (
	event_id integer not null references unit_event,
	role text not null check (role in ('from', 'to')),
	unit_id integer not null references unit,
	-- share of the unit that took part, 0 to 1; null where nobody stated it
	share double precision check (share > 0 and share <= 1),
	primary key (event_id, role, unit_id)
);
