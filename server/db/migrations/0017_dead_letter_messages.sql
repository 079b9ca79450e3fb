-- How many messages a dead letter stands for: of what was over a device's limit one is kept as an example of all.
alter table dead_letter add column messages integer not null default 1;
