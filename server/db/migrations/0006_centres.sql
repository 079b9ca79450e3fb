-- Operations centres, as their configuration files say; ingest reads the geography date from here.
create table centre (
	slug text primary key,
	geography_date date not null,
	document jsonb not null
);
