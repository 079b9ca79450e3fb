-- Devices whose clock is behind by the same, message after message: of each, by how much. It is found while batches are
-- written, by whichever process of ingest, and holds for all of them and after a restart. Whose clock is believed has no row.
create table device_clock (
	device_id integer primary key references device,
	behind_ms double precision not null check (behind_ms > 0)
);
