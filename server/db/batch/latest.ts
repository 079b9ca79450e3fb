/**
 * The latest of everything, with the feed's version. All of it runs while the transaction holds the feed's row, so that
 * no other writer comes between reading and writing.
 */
import type { Queryable } from '../database.ts';
import { rowStandsFrom } from '../stands-from.ts';
import { booleans, float8s, int4s } from './columns.ts';
import type { BatchItem } from '../write-batch.ts';
import { VERSION } from './feed.ts';
import type { InfoRow, ObservationRow, TelemetryRow } from './rows.ts';
import type { Standing } from './standings.ts';

const UPSERT_TELEMETRY = `
	insert into latest_telemetry as l
		(observed_at, received_at, time_source, device_id, metric_id, value, version)
	select to_timestamp(at_ms / 1000), to_timestamp(received_ms / 1000), time_source, device_id, metric_id, value, ${VERSION}
	from unnest($1::float8[], $2::float8[], $3::text[], $4::int[], $5::int[], $6::float8[])
		as u (at_ms, received_ms, time_source, device_id, metric_id, value)
	on conflict (device_id, metric_id) do update set
		observed_at = excluded.observed_at, received_at = excluded.received_at,
		time_source = excluded.time_source, value = excluded.value, version = excluded.version
	where l.observed_at < excluded.observed_at`;

/**
 * A real reading displaces a sample whatever their times, and no sample a real one; then one with a time displaces a
 * retained one without, and not the other way round; among equals the newest stays. None of these is told of a period.
 */
const UPSERT_OBSERVATIONS = `
	insert into latest_observation as l
		(observed_at, received_at, time_source, indicator_id, unit_id, value, source_id, sample, version)
	select to_timestamp(at_ms / 1000), to_timestamp(received_ms / 1000), time_source, indicator_id, unit_id, value,
		source_id, sample, ${VERSION}
	from unnest($1::float8[], $2::float8[], $3::text[], $4::int[], $5::int[], $6::float8[], $7::int[], $8::boolean[])
		as u (at_ms, received_ms, time_source, indicator_id, unit_id, value, source_id, sample)
	on conflict (indicator_id, unit_id) do update set
		observed_at = excluded.observed_at, received_at = excluded.received_at, time_source = excluded.time_source,
		value = excluded.value, source_id = excluded.source_id, batch_id = null, sample = excluded.sample,
		version = excluded.version
	where (not excluded.sample, excluded.time_source <> 'retained', excluded.observed_at)
			> (not l.sample, l.time_source <> 'retained', ${rowStandsFrom('l')})
		and (excluded.time_source <> 'retained' or (excluded.value, excluded.sample) <> (l.value, l.sample))`;

/**
 * `takes`: the batch's newest status becomes the device's. A retained one without a time only where nothing is known; but an
 * “offline” that the broker keeps beside another word means that nobody watches over that word any more.
 * Returns the devices of which the batch held a status older than the one already known.
 */
const UPSERT_STATUS = `
	with told as (
		select device_id, state, reason, time_source, broke_run,
			to_timestamp(at_ms / 1000) as observed_at, to_timestamp(received_ms / 1000) as received_at,
			to_timestamp(run_ms / 1000) as run_start, to_timestamp(earliest_ms / 1000) as earliest,
			to_timestamp(seen_ms / 1000) as seen_at, presence
		from unnest($1::int[], $2::text[], $3::text[], $4::text[], $5::boolean[], $6::float8[], $7::float8[],
			$8::float8[], $9::float8[], $10::float8[], $11::text[])
			as u (device_id, state, reason, time_source, broke_run, at_ms, received_ms, run_ms, earliest_ms, seen_ms, presence)
	),
	joined as (
		select told, l, greatest(l.seen_at, told.seen_at) as seen_at,
			case when told.observed_at is null and told.state = 'offline' and l.state in ('online', 'degraded') then null
				else coalesce(told.presence, l.presence)
			end as presence,
			told.state is not null and (
				l.device_id is null or l.state = 'unknown'
				or (told.observed_at is not null and (l.observed_at is null or told.observed_at > l.observed_at))
			) as takes
		from told left join latest_status l using (device_id)
	),
	upserted as (
		insert into latest_status
			(device_id, state, reason, observed_at, received_at, time_source, since, seen_at, presence, version)
		select (told).device_id,
			case when takes then (told).state else coalesce((l).state, 'unknown') end,
			case when takes then (told).reason else (l).reason end,
			case when takes then (told).observed_at else (l).observed_at end,
			case when takes then (told).received_at else (l).received_at end,
			case when takes then (told).time_source else (l).time_source end,
			case
				when not takes then (l).since
				when (told).broke_run or (l).state is distinct from (told).state then (told).run_start
				else coalesce((l).since, (told).run_start)
			end,
			seen_at, presence, ${VERSION}
		from joined
		where takes or (l).device_id is null
			or (seen_at, presence) is distinct from ((l).seen_at, (l).presence)
		on conflict (device_id) do update set
			state = excluded.state, reason = excluded.reason, observed_at = excluded.observed_at,
			received_at = excluded.received_at, time_source = excluded.time_source, since = excluded.since,
			seen_at = excluded.seen_at, presence = excluded.presence, version = excluded.version
	)
	select (told).device_id as id, extract(epoch from (told).earliest)::float8 * 1000 as earliest
	from joined where (told).earliest < (l).observed_at`;

/**
 * A status that came late may begin the present state earlier (the same state, nothing else in between) or later
 * (another state, after what was taken for the beginning): history tells. It is read no further back than the late one,
 * and no later time than that of the receipt counts. Of a clock that is behind, history has other times: it says nothing.
 */
const MEND_SINCE = `
	with late as (
		select l.device_id, l.state, l.since, l.observed_at, to_timestamp(u.earliest_ms / 1000) as earliest
		from unnest($1::int[], $2::float8[]) as u (device_id, earliest_ms)
		join latest_status l using (device_id)
		where not exists (select from device_clock c where c.device_id = l.device_id)
	),
	broken as (
		select late.*, (
			select max(least(d.observed_at, d.received_at)) from device_status d
			where d.device_id = late.device_id and d.state <> late.state and d.observed_at >= late.earliest
				and least(d.observed_at, d.received_at) between late.earliest and late.observed_at
		) as other_at
		from late
	),
	began as (
		select device_id, case
			when other_at is null then least(since, earliest)
			else (
				select min(least(d.observed_at, d.received_at)) from device_status d
				where d.device_id = broken.device_id and least(d.observed_at, d.received_at) > other_at
					and d.observed_at > other_at
			)
		end as since
		from broken
	)
	update latest_status l set since = began.since, version = ${VERSION}
	from began where l.device_id = began.device_id and l.since is distinct from began.since`;

/**
 * What was set by hand or by rule goes before what the device says. `admits`: its word alone takes it in. A gateway that
 * another device has taken the place of is that other one. What is the same as before is left alone.
 */
const DESCRIBE_DEVICES = `
	with told as (
		select * from unnest($1::int[], $2::text[], $3::text[], $4::int[], $5::float8[], $6::float8[], $7::text[], $8::int[],
			$9::boolean[], $10::boolean[], $11::float8[])
			as t (id, kind, name, unit_id, lat, lon, gateway, heartbeat_s, sample, admits, at_ms)
	),
	described as (
		select id, coalesce(set_kind, t.kind) as kind, coalesce(set_name, t.name) as name,
			coalesce(set_unit_id, t.unit_id) as unit_id,
			coalesce(set_lat, t.lat) as lat, coalesce(set_lon, t.lon) as lon,
			coalesce(set_gateway, (
				select after.device from device g join device after on after.id = g.successor_id
				where t.gateway is not null and g.site = d.site and g.device = t.gateway and after.site = d.site
			), t.gateway) as gateway,
			coalesce(set_heartbeat_s, t.heartbeat_s) as heartbeat_s, t.sample,
			d.registered or t.admits as registered,
			case when d.registered then admitted_at when t.admits then to_timestamp(at_ms / 1000) end as admitted_at,
			case when d.registered then admitted_by when t.admits then 'info' end as admitted_by
		from told t join device d using (id)
	)
	update device d set kind = i.kind, name = i.name, unit_id = i.unit_id, lat = i.lat, lon = i.lon,
		gateway = i.gateway, heartbeat_s = i.heartbeat_s, sample = i.sample, registered = i.registered,
		admitted_at = i.admitted_at, admitted_by = i.admitted_by, version = ${VERSION}
	from described i
	where d.id = i.id and (d.kind, d.name, d.unit_id, d.lat, d.lon, d.gateway, d.heartbeat_s, d.sample, d.registered)
		is distinct from (i.kind, i.name, i.unit_id, i.lat, i.lon, i.gateway, i.heartbeat_s, i.sample, i.registered)
	returning d.id`;

export async function upsertLatestTelemetry(
	tx: Queryable,
	rows: readonly TelemetryRow[],
): Promise<void> {
	const newest = newestOf(rows, ({ device, metric }) => ({
		series: `${device}/${metric}`,
		rank: 0,
	}));
	if (newest.length === 0) return;
	await tx.query(UPSERT_TELEMETRY, [
		float8s(newest.map(({ countsFrom }) => countsFrom)),
		float8s(newest.map(({ receivedAt }) => receivedAt)),
		newest.map(({ timeSource }) => timeSource),
		int4s(newest.map(({ device }) => device)),
		int4s(newest.map(({ metric }) => metric)),
		float8s(newest.map(({ value }) => value)),
	]);
}

export async function upsertLatestObservations(
	tx: Queryable,
	rows: readonly ObservationRow[],
): Promise<void> {
	const newest = newestOf(rows, ({ indicator, unit, sample, timeSource }) => ({
		series: `${indicator}/${unit}`,
		rank: (sample ? 0 : 2) + (timeSource === 'retained' ? 0 : 1),
	}));
	if (newest.length === 0) return;
	await tx.query(UPSERT_OBSERVATIONS, [
		float8s(newest.map(({ countsFrom }) => countsFrom)),
		float8s(newest.map(({ receivedAt }) => receivedAt)),
		newest.map(({ timeSource }) => timeSource),
		int4s(newest.map(({ indicator }) => indicator)),
		int4s(newest.map(({ unit }) => unit)),
		float8s(newest.map(({ value }) => value)),
		int4s(newest.map(({ source }) => source)),
		booleans(newest.map(({ sample }) => sample)),
	]);
}

export async function upsertStandings(
	tx: Queryable,
	standings: readonly Standing[],
): Promise<void> {
	if (standings.length === 0) return;
	const late = await tx.query<{ id: number; earliest: number }>(UPSERT_STATUS, [
		int4s(standings.map(({ device }) => device)),
		standings.map(({ newest }) => newest?.state ?? null),
		standings.map(({ newest }) => newest?.reason ?? null),
		standings.map(({ newest }) => newest?.timeSource ?? null),
		booleans(standings.map(({ brokeRun }) => brokeRun)),
		float8s(
			standings.map(({ newest, retained }) => (retained ? null : (newest?.countsFrom ?? null))),
		),
		float8s(standings.map(({ newest }) => newest?.receivedAt ?? null)),
		float8s(standings.map(({ runStart }) => runStart)),
		float8s(standings.map(({ earliest }) => earliest)),
		float8s(standings.map(({ seenAt }) => seenAt)),
		standings.map(({ presence }) => presence),
	]);
	if (late.length === 0) return;
	await tx.query(MEND_SINCE, [
		int4s(late.map(({ id }) => id)),
		float8s(late.map(({ earliest }) => earliest)),
	]);
}

/**
 * Resolves to the ids of those whose description is another than before. A device is taken in by its own word only on the
 * project's own topics, and only with a unit that there is.
 */
export async function describeDevices(
	tx: Queryable,
	{ infos, items }: { readonly infos: readonly InfoRow[]; readonly items: readonly BatchItem[] },
): Promise<Set<number>> {
	const last = [...new Map(infos.map((row) => [row.device, row])).values()];
	if (last.length === 0) return new Set();
	const changed = await tx.query<{ id: number }>(DESCRIBE_DEVICES, [
		int4s(last.map(({ device }) => device)),
		last.map(({ info }) => info.deviceKind),
		last.map(({ info }) => info.name),
		int4s(last.map(({ unit }) => unit)),
		float8s(last.map(({ info }) => info.lat)),
		float8s(last.map(({ info }) => info.lon)),
		last.map(({ info }) => info.gateway),
		int4s(last.map(({ info }) => info.heartbeatS)),
		booleans(last.map(({ info }) => info.sample)),
		booleans(last.map(({ item, unit }) => unit !== null && items[item]?.family === 'ioc')),
		float8s(last.map(({ info }) => info.receivedAt)),
	]);
	return new Set(changed.map(({ id }) => id));
}

/** Of each series the newest among those of the highest rank. */
function newestOf<R extends { readonly countsFrom: number }>(
	rows: readonly R[],
	place: (row: R) => { readonly series: string; readonly rank: number },
): R[] {
	const newest = new Map<string, { readonly row: R; readonly rank: number }>();
	for (const row of rows) {
		const { series, rank } = place(row);
		const known = newest.get(series);
		if (
			!known ||
			rank > known.rank ||
			(rank === known.rank && row.countsFrom > known.row.countsFrom)
		) {
			newest.set(series, { row, rank });
		}
	}
	return Array.from(newest.values(), ({ row }) => row);
}
