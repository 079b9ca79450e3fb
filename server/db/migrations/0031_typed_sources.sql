-- What people filled in and handed over as a file is typed in; what a device or another system sent is read by a machine. A name may be both a
-- file's and a system's: then there are two sources.
alter table source
	add column typed boolean not null default false,
	drop constraint source_code_key,
	add unique (code, typed);

update source set typed = true where id in (select source_id from import_batch where kind = 'report')
	and id not in (select source_id from import_batch where kind = 'intake' and source_id is not null);
