/** How screens stand in the database. */
import type { ScreenSettings } from '#lib/domain/screen.ts';
import type { ScreenTold } from '#lib/wire/screen.ts';
import type { Queryable } from '../db/database.ts';

/** Whatever changes about a screen is notified here. */
export const CHANNEL = 'ioc_screens';

export async function announce(tx: Queryable): Promise<void> {
	await tx.query(`select pg_notify('${CHANNEL}', '')`);
}

/** Epoch milliseconds of a column. */
export const epochMs = (column: string) => `round(extract(epoch from ${column}) * 1000)::float8`;

/** What `ScreenTold` has, of `screen as s`. */
export const TOLD = `
	s.id, s.name, s.place, s.panel_height_cm as "panelHeightCm", s.distance_m as "distanceM", s.theme, s.locale,
	s.group_name as "group", s.playlist, s.brightness,
	case when s.night_from is not null then json_build_object(
		'from', s.night_from, 'until', s.night_until, 'brightness', s.night_brightness) end as night`;

/** The columns of `screen` that settings fill, in the order of `settingValues`. */
export const SETTING_COLUMNS = `
	name, place, panel_height_cm, distance_m, theme, locale, group_name, playlist, brightness,
	night_from, night_until, night_brightness`;

export function settingValues(settings: ScreenSettings): unknown[] {
	const { name, place, panelHeightCm, distanceM, theme, locale, group } = settings;
	const { playlist, brightness, night } = settings;
	return [
		...[name, place, panelHeightCm, distanceM, theme, locale, group],
		...[JSON.stringify(playlist), brightness],
		...[night?.from ?? null, night?.until ?? null, night?.brightness ?? null],
	];
}

const SHARE = `
	update screen set playlist = $2::jsonb where group_name = $1 and revoked_at is null`;

/** Screens of one group change together, so they have one playlist: the one that was saved last. */
export async function sharePlaylist(
	tx: Queryable,
	{ group, playlist }: Pick<ScreenSettings, 'group' | 'playlist'>,
): Promise<void> {
	if (group !== null) await tx.query(SHARE, [group, JSON.stringify(playlist)]);
}

export type CredentialRow = ScreenTold & {
	/** Hexadecimal. */
	readonly hash: string;
	/** Null: it is in use. */
	readonly revokedAt: number | null;
	readonly revokedReason: string | null;
};

const BY_CREDENTIAL = `
	select encode(s.token_sha256, 'hex') as hash, ${epochMs('s.revoked_at')} as "revokedAt",
		s.revoked_reason as "revokedReason", ${TOLD}
	from screen as s
	where s.token_sha256 in (select decode(hash, 'hex') from unnest($1::text[]) as asked (hash))`;

/** The screens with these credentials (hexadecimal hashes), revoked ones too. */
export function screensOf(
	database: Queryable,
	hashes: readonly string[],
): Promise<CredentialRow[]> {
	return database.query(BY_CREDENTIAL, [hashes]);
}

/** Without what only its credential is about. */
export function toldOf(row: CredentialRow): ScreenTold {
	const { id, name, place, panelHeightCm, distanceM, theme, locale, group } = row;
	const { playlist, brightness, night } = row;
	const looks = { panelHeightCm, distanceM, theme, locale };
	return { id, name, place, ...looks, group, playlist, brightness, night };
}
