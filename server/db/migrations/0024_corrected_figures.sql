-- Figures that offices report can be wrong: a later one takes the place of an earlier one, and a whole delivery may be
-- undone. `observation` holds what is believed today; here is what was believed before, each row from its `received_at`
-- to its `superseded_at`. So what was believed at any moment is in the two together, at most one row for each
-- indicator, unit and time.
create table observation_revision (
	observed_at timestamptz not null,
	indicator_id integer not null,
	unit_id integer not null,
	value double precision not null,
	received_at timestamptz not null,
	time_source text not null,
	source_id integer,
	batch_id bigint,
	sample boolean not null,
	superseded_at timestamptz not null,
	-- the delivery that corrected it; null: its own was undone
	superseded_by bigint references import_batch,
	check (received_at <= superseded_at)
);
create index observation_revision_series on observation_revision (indicator_id, unit_id, observed_at, superseded_at);
create index observation_revision_superseded_at on observation_revision (superseded_at);

alter table import_batch
	add column source_id integer references source,
	-- ISO day by which names and codes of units were read; null for what names none
	add column geography_date date,
	-- of those taken: how many were so already, and how many took the place of another value
	add column unchanged integer not null default 0,
	add column corrections integer not null default 0,
	add column undone_at timestamptz,
	add column undone_by text,
	add column undone_why text,
	add check ((undone_at is null) = (undone_by is null)),
	add check ((undone_at is null) = (undone_why is null));
-- The same file is taken once; after it was undone, once more.
create unique index import_batch_report on import_batch (sha256) where kind = 'report' and undone_at is null;
create index import_batch_newest on import_batch (imported_at desc);

-- The files as they were handed in, for provenance; what was only looked at is swept after a day.
create table import_file (
	sha256 text primary key,
	file_name text not null,
	bytes bytea not null,
	uploaded_by text not null,
	uploaded_at timestamptz not null
);
-- A workbook is compressed already.
alter table import_file alter column bytes set storage external;

-- What a delivery said, cell by cell, and what became of it.
create table import_row (
	batch_id bigint not null references import_batch,
	ordinal integer not null,
	-- null where the file has no sheets
	sheet text,
	cell text not null,
	-- as it stands in the file
	raw text not null,
	indicator_id integer,
	unit_id integer,
	observed_at timestamptz,
	value double precision,
	evidence text,
	fate text not null check (fate in ('new', 'same', 'correction', 'refused', 'skipped')),
	-- why it was left out: a kind with what fills its words (src/lib/domain/report.ts)
	reason jsonb,
	primary key (batch_id, ordinal),
	check (fate in ('refused', 'skipped') or (indicator_id, unit_id, observed_at, value) is not null)
);
create unique index import_row_figure on import_row (indicator_id, unit_id, observed_at, batch_id)
	where fate in ('new', 'same', 'correction');

-- What another system was answered: it may ask again with the same key, not knowing whether it was heard.
create table intake_key (
	token_name text not null,
	key text not null,
	body_sha256 text not null,
	answered_at timestamptz not null,
	answer jsonb not null,
	primary key (token_name, key)
);
create index intake_key_answered_at on intake_key (answered_at);

-- By this version rows have left the latest tables: whoever has read less reads all of them anew.
alter table feed add column withdrawn_version bigint not null default 0;

-- A correction changes days long gone, and charts are to tell it soon; where nothing changed the look is cheap.
select alter_job(job_id, schedule_interval => interval '1 minute')
from timescaledb_information.jobs
where proc_name = 'policy_refresh_continuous_aggregate' and hypertable_name = 'observation_daily';
