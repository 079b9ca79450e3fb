-- One resolution merges several provinces on one day, so an event has a name of its own; what is stated of a unit's part in it
-- is kept as it is stated. The catalogue fills both tables anew at the next start.
delete from unit_event_part;
delete from unit_event;
alter table unit_event drop constraint unit_event_happened_on_type_legal_basis_key;
alter table unit_event add column code text not null unique;
alter table unit_event add column note text;
alter table unit_event_part drop constraint unit_event_part_event_id_fkey;
alter table unit_event_part
	add foreign key (event_id) references unit_event on delete cascade,
	-- whether all of the unit took part, or some of it; null where nobody stated it
	add column extent text check (extent in ('whole', 'part')),
	add column note text;
create index unit_event_part_unit on unit_event_part (unit_id);

-- How figures of former units are carried over to those that came of them: by name, with a source, never by itself.
create table crosswalk (
	code text primary key,
	-- { code, name, nameEn, source, basis: whole-units | area | indicator, parts: [{ from, to, share }] }, units by slug
	document jsonb not null
);
