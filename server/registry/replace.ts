/**
 * One device takes the place of another. The two rows change ids: the place keeps its row, and with it name, position
 * and history; what the newcomer has sent before comes along where the place has nothing of that time. The other row, now
 * with the old id, is retired, so that the old device, should it speak again, does not speak for the place.
 */
import { VERSION } from '../db/batch/feed.ts';
import type { Queryable } from '../db/database.ts';
import type { Changed, Deed } from '#lib/wire/registry.ts';
import { logChange } from './transaction.ts';

type Row = {
	id: number;
	site: string;
	device: string;
	family: string;
	registered: boolean;
	retired: boolean;
};

const READ = `
	select id, site, device, family, registered, retired_at is not null as retired
	from device where id = any($1::int[]) order by id`;

const MOVE_HISTORY = [
	`with gone as (delete from telemetry where device_id = $2 returning *)
	insert into telemetry (observed_at, device_id, metric_id, value, received_at, time_source)
	select observed_at, $1, metric_id, value, received_at, time_source from gone on conflict do nothing`,
	`with gone as (delete from device_status where device_id = $2 returning *)
	insert into device_status (observed_at, device_id, state, reason, received_at, time_source)
	select observed_at, $1, state, reason, received_at, time_source from gone on conflict do nothing`,
];

const MOVE_LATEST = [
	`with gone as (delete from latest_telemetry where device_id = $2 returning *)
	insert into latest_telemetry as l (device_id, metric_id, observed_at, value, received_at, time_source, version)
	select $1, metric_id, observed_at, value, received_at, time_source, ${VERSION} from gone
	on conflict (device_id, metric_id) do update set observed_at = excluded.observed_at, value = excluded.value,
		received_at = excluded.received_at, time_source = excluded.time_source, version = excluded.version
	where l.observed_at < excluded.observed_at`,
	`with gone as (delete from latest_status where device_id = $2 returning *)
	insert into latest_status as l (device_id, state, reason, observed_at, received_at, time_source, since, seen_at, presence, version)
	select $1, state, reason, observed_at, received_at, time_source, since, seen_at, presence, ${VERSION} from gone
	on conflict (device_id) do update set
		(state, reason, observed_at, received_at, time_source, since) = (
			select state, reason, observed_at, received_at, time_source, since
			from (values
				(l.state, l.reason, l.observed_at, l.received_at, l.time_source, l.since),
				(excluded.state, excluded.reason, excluded.observed_at, excluded.received_at, excluded.time_source,
					excluded.since)
			) as told (state, reason, observed_at, received_at, time_source, since)
			order by observed_at desc nulls last limit 1
		),
		seen_at = greatest(l.seen_at, excluded.seen_at), presence = excluded.presence, version = excluded.version`,
	'delete from device_sighting where device_id in ($1, $2)',
	'delete from device_clock where device_id in ($1, $2)',
];

/** Whoever looks up the id in between finds nobody, but nobody can: the transaction holds the feed. */
const FREE_ID = `update device set device = device || chr(10) where id = $1`;

/** What is told of the place is kept for it; one that was called by its id, as nobody knew more, is called as the newcomer is. */
const TAKE_PLACE = `
	update device d set site = $3, device = $4, family = $5,
		name = case when d.name = d.device then n.name else d.name end,
		kind = case when d.kind = 'unknown' then n.kind else d.kind end,
		set_name = coalesce(d.set_name, nullif(d.name, d.device)),
		set_kind = coalesce(d.set_kind, nullif(d.kind, 'unknown')),
		set_unit_id = coalesce(d.set_unit_id, d.unit_id),
		set_lat = coalesce(d.set_lat, d.lat), set_lon = coalesce(d.set_lon, d.lon),
		gateway = coalesce(d.set_gateway, n.gateway, d.gateway),
		heartbeat_s = coalesce(d.set_heartbeat_s, n.heartbeat_s),
		sample = n.sample, version = ${VERSION}
	from device n where d.id = $1 and n.id = $2`;

/**
 * The name is the place's and stays there: what is retired is called by its id, until it tells a name of its own. Should it
 * come back, it has to be taken in anew.
 */
const STEP_BACK = `
	update device d set site = $2, device = $3, family = $4, retired_at = to_timestamp($5::float8 / 1000),
		successor_id = o.id, name = $3, kind = o.kind, unit_id = null, lat = null, lon = null, gateway = null,
		heartbeat_s = null, registered = false, admitted_at = null, admitted_by = null, set_name = null, set_kind = null,
		set_unit_id = null, set_lat = null, set_lon = null, set_gateway = null, set_heartbeat_s = null,
		version = ${VERSION}
	from device o where d.id = $1 and o.id = $6`;

/** What hung on the old one hangs on the new one. */
const REHANG = `
	update device set gateway = $3, set_gateway = case when set_gateway = $2 then $3 else set_gateway end,
		version = ${VERSION}
	where site = $1 and gateway = $2`;

/** Every process of ingest looks the ids up anew. */
const RENEW_IDS = 'update feed set catalogue_version = catalogue_version + 1';

type Pair = { readonly id: number; readonly newcomer: number };

/** Null where it may take the place. */
function whyNot(place: Row | undefined, other: Row | undefined): Changed | null {
	if (!place || !other || !place.registered || place.retired) return { kind: 'gone' };
	if (other !== place && (!other.registered || other.retired)) return null;
	const given = `${other.site}/${other.device}`;
	return { kind: 'refused', faults: [{ field: 'replaced_by', fault: 'not-free', given }] };
}

/**
 * Most of the history, while readings go on being written: a device that has waited for weeks has so much of it that they would
 * wait for seconds. Does nothing where it may not take the place.
 */
export async function moveHistoryAhead(tx: Queryable, { id, newcomer }: Pair): Promise<void> {
	const rows = await tx.query<Row>(READ, [[id, newcomer]]);
	const [place, other] = [id, newcomer].map((one) => rows.find((row) => row.id === one));
	if (whyNot(place, other)) return;
	for (const sql of MOVE_HISTORY) await tx.query(sql, [id, newcomer]);
}

/** `id`: the place; `newcomer`: in quarantine, or retired. */
export async function replaceDevice(
	tx: Queryable,
	{ id, newcomer, by, now }: Pair & Deed,
): Promise<Changed> {
	const rows = await tx.query<Row>(`${READ} for update`, [[id, newcomer]]);
	const [place, other] = [id, newcomer].map((one) => rows.find((row) => row.id === one));
	const refusal = whyNot(place, other);
	if (refusal || !place || !other) return refusal ?? { kind: 'gone' };
	for (const sql of [...MOVE_HISTORY, ...MOVE_LATEST]) await tx.query(sql, [id, newcomer]);
	await tx.query(FREE_ID, [newcomer]);
	await tx.query(TAKE_PLACE, [id, newcomer, other.site, other.device, other.family]);
	await tx.query(STEP_BACK, [newcomer, place.site, place.device, place.family, now, id]);
	if (other.site === place.site) await tx.query(REHANG, [place.site, place.device, other.device]);
	await tx.query(RENEW_IDS);
	const detail = {
		before: `${place.site}/${place.device}`,
		after: `${other.site}/${other.device}`,
	};
	await logChange(tx, { id, by, now, what: 'replace', detail });
	return { kind: 'changed' };
}
