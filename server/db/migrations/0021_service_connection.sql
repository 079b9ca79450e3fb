-- A broker that dies forgets the sessions it watched over, and may be back before ingest says anything of it: so ingest says
-- since when its own connection to the broker has stood. Null: it has none, or needs none.
alter table service add column connected_at timestamptz;
