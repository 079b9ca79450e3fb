-- Screens: browsers that an operator has named, which show walls without a sign-in (docs/screens.md). Of a credential only
-- the hash is kept. Whatever changes here is notified on the channel ioc_screens, whatever server the screen is linked to.
create table screen (
	id integer generated always as identity primary key,
	name text not null check (name <> ''),
	-- '' where that was not said
	place text not null,
	panel_height_cm double precision not null check (panel_height_cm > 0),
	distance_m double precision not null check (distance_m > 0),
	theme text not null check (theme in ('dark', 'light')),
	locale text not null check (locale in ('vi', 'en')),
	-- of the screens that change together
	group_name text check (group_name <> ''),
	-- [{"scene": "overview", "seconds": 60}, …]
	playlist jsonb not null check (jsonb_typeof(playlist) = 'array'),
	-- per cent
	brightness smallint not null check (brightness between 10 and 100),
	-- minutes since midnight in Vietnam, and how bright it is between them; all three or none
	night_from smallint check (night_from between 0 and 1439),
	night_until smallint check (night_until between 0 and 1439),
	night_brightness smallint check (night_brightness between 10 and 100),
	token_sha256 bytea not null unique check (length(token_sha256) = 32),
	named_at timestamptz not null,
	named_by text not null,
	changed_at timestamptz not null,
	changed_by text not null,
	revoked_at timestamptz,
	revoked_by text,
	-- told on the screen itself
	revoked_reason text,
	constraint screen_night_is_whole check (num_nulls(night_from, night_until, night_brightness) in (0, 3)),
	constraint screen_revocation_is_whole check (num_nulls(revoked_at, revoked_by, revoked_reason) in (0, 3))
);
-- Two screens in use are not called alike, or an order would go to the wrong one.
create unique index screen_name on screen (lower(name)) where revoked_at is null;

-- A browser that shows a code and waits to be named. A code that is renewed counts until it expires.
create table screen_pairing (
	code text primary key check (code <> ''),
	token_sha256 bytea not null check (length(token_sha256) = 32),
	created_at timestamptz not null,
	expires_at timestamptz not null,
	-- when the browser last asked whether it was named
	asked_at timestamptz not null,
	-- what it was before, where that was revoked
	former_screen_id integer references screen
);
create index screen_pairing_token on screen_pairing (token_sha256);

-- Codes that were typed in and are none, so that they cannot be guessed.
create table screen_guess (
	at timestamptz not null
);

-- What a screen last told of itself.
create table screen_report (
	screen_id integer primary key references screen,
	reported_at timestamptz not null,
	scene text not null,
	page_version text not null,
	-- null: it is not linked, or does not know
	lag_ms double precision,
	-- null: it is not visible
	frames_per_second double precision,
	-- null: its browser does not tell
	heap_bytes double precision,
	width integer not null,
	height integer not null,
	pixel_ratio double precision not null,
	-- since when it holds what it shows; null: it does not
	frozen_since timestamptz
) with (fillfactor = 50);

create table screen_order (
	id bigint generated always as identity primary key,
	screen_id integer not null references screen,
	-- {"kind": "scene", "scene": "overview"}, …
	body jsonb not null,
	ordered_at timestamptz not null,
	ordered_by text not null,
	-- afterwards it is not carried out any more, or no longer shown
	until_at timestamptz not null,
	-- when the screen had it
	taken_at timestamptz
);
create index screen_order_screen on screen_order (screen_id, id);
