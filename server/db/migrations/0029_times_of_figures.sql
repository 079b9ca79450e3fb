-- A figure of a period is told by no clock: its time is the end of the period. `time_source` says so from here on ('period');
-- a system that names a time itself is taken at its word as before.
alter table import_row add column time_source text;
-- As `observation` has what was taken before.
update import_row set time_source = 'device' where fate in ('new', 'same', 'correction');
alter table import_row add check (fate in ('refused', 'skipped') or time_source is not null);
