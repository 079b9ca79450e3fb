-- Sessions at the broker besides the first one, each of one ingest process that helps it. A process that dies leaves its
-- session behind, with its part of the messages in it: here the first one sees that there is one to be emptied.
create table ingest_session (
	number integer primary key check (number > 1),
	-- whether the first one leaves to it what it may take
	helps boolean not null default false
);
