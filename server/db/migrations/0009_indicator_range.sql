-- What a value can be, bounds included; null: no bound. What lies outside is a dead letter.
alter table indicator
	add column min_value double precision,
	add column max_value double precision,
	add check (min_value < max_value);
