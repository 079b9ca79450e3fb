-- What was merged and then divided goes back only to what a part of it was before: the unit whose area it has, where that is stated.
alter table unit_event_part add column area_of integer references unit (id);
