-- Who ended works before their time, or took them back; null: they were not, or it was before this was kept.
alter table maintenance add column ended_by text;
