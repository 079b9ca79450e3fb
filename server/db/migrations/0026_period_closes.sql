-- A period that was closed ("chốt kỳ"): what a review stood on, in one document that nobody changes any more. It holds all
-- that the standings were worked out from and the standings themselves, so that it can be worked out again years later
-- (docs/time.md). The text is what was hashed, so it is kept as text.
create table period_close (
	id integer generated always as identity primary key,
	-- whose parts are ranked
	unit_id integer not null references unit,
	name text not null check (name <> ''),
	-- its end was closed
	day date not null,
	closed_by text not null check (closed_by <> ''),
	closed_at timestamptz not null,
	document text not null,
	sha256 text not null,
	-- of the document, to be read without it: unit, score and rank of each part
	standings json not null,
	constraint period_close_sha256 check (sha256 = encode(sha256(convert_to(document, 'UTF8')), 'hex'))
);
create index period_close_unit on period_close (unit_id, day);

create function refuse_to_change_a_close() returns trigger language plpgsql as $$
begin
	raise exception 'a close is final: it is neither changed nor removed';
end
$$;
create trigger period_close_is_final before update or delete on period_close
	for each row execute function refuse_to_change_a_close();
create trigger period_close_stays before truncate on period_close
	for each statement execute function refuse_to_change_a_close();
