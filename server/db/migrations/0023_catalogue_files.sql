-- The catalogue as its files tell it: what an indicator is, what a plan wants besides its targets, how a province scores
-- its units, and the files of the centre's own that are installed beside the built-in ones.
alter table indicator
	add column kind text not null default 'number' check (kind in ('number', 'yes-no', 'stages')),
	add column stages jsonb not null default '[]',
	add column over_units text not null default 'none' check (over_units in ('none', 'sum', 'mean')),
	add column weight_by text,
	add column over_time text not null default 'last' check (over_time in ('last', 'sum', 'mean')),
	add column owner text,
	add column reported text not null default 'hand' check (reported in ('hand', 'machine')),
	add column legal_basis text,
	add column public boolean not null default false,
	add column aliases jsonb not null default '[]',
	add column parent text,
	-- no file names it any more: its readings stay, and nothing shows it
	add column withdrawn boolean not null default false;

alter table plan
	add column cadence text check (cadence in ('half-yearly', 'yearly')),
	add column milestones jsonb not null default '[]',
	add column awards jsonb not null default '[]',
	add column organisations jsonb not null default '[]',
	add column basis jsonb not null default '[]';

alter table target add column path jsonb not null default '{"kind": "due"}';

create table score_index (
	code text primary key,
	document jsonb not null
);

create table catalogue_file (
	name text primary key,
	sha256 text not null,
	text text not null,
	imported_by text not null,
	imported_at timestamptz not null
);
