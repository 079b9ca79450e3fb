-- Whether a process reaches the broker it alone can say: one that holds its place and is cut off gives it up where another one
-- is there. So the first session has a row too, and each row says it.
alter table ingest_session drop constraint ingest_session_number_check;
alter table ingest_session add constraint ingest_session_number_check check (number > 0);
-- by the word of whoever holds the session
alter table ingest_session add column connected boolean not null default false;
