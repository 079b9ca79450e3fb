-- Indicators, and plans with their targets: a target belongs to a plan, not to an indicator.
create table indicator (
	id integer generated always as identity primary key,
	code text not null unique,
	name text not null,
	name_en text not null,
	pillar text not null,
	measure text not null,
	direction text not null check (direction in ('higher', 'lower')),
	decimals integer not null check (decimals between 0 and 6),
	interval_s integer not null check (interval_s > 0),
	scored boolean not null
);

create table plan (
	code text primary key,
	number text,
	name text not null,
	issuer text not null,
	issued_on date,
	unit_id integer not null references unit,
	period_from date,
	period_to date
);

create table target (
	id text primary key,
	plan_code text not null references plan,
	indicator_id integer not null references indicator,
	level text not null,
	operator text not null check (operator in ('>=', '>', '<=', '~', '=', 'per-year')),
	value double precision not null,
	due_on date,
	words text not null
);
