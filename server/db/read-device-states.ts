/** How devices stood in the course of a time. */
import {
	deviceTimeline,
	type DeviceTimeline,
	type JudgedChange,
} from '#lib/domain/device-timeline.ts';
import type { Queryable } from './database.ts';

export type TimelineDevice = {
	readonly id: number;
	readonly site: string;
	readonly device: string;
	readonly name: string;
	readonly kind: string;
	readonly unitId: number | null;
	readonly sample: boolean;
};

const MS = (column: string) => `(extract(epoch from ${column}) * 1000)::float8`;

/** Tuples made by the database: 20,000 devices are then one `JSON.parse`. One statement is one snapshot. */
const STATES = `
	with shown as (
		select id, site, device, coalesce(set_name, name) as name, coalesce(set_kind, kind) as kind,
			coalesce(set_unit_id, unit_id) as unit_id, sample
		from device
		where registered and retired_at is null
			and ($3::integer[] is null or coalesce(set_unit_id, unit_id) = any($3))
	),
	-- The state at the beginning; where its row is so old that it has been dropped, the latest still tells.
	openings as (
		select shown.id, coalesce(s.at, l.since) as at,
			case when s.at is null then l.state else s.state end as state,
			case when s.at is null then l.reason else s.reason end as reason
		from shown
		left join lateral (
			select at, state, reason from device_state
			where device_id = shown.id and at < $1
			order by at desc limit 1
		) s on true
		left join latest_state l on s.at is null and l.device_id = shown.id and l.since < $1
	),
	changes as (
		select id, at, state, reason from openings where at is not null
		union all
		select device_id, at, state, reason from device_state
		where at >= $1 and at < $2 and device_id in (select id from shown)
	)
	select
		(
			select coalesce(json_agg(json_build_array(id, site, device, name, kind, unit_id, sample)), '[]')
			from shown
		) as devices,
		(
			select coalesce(json_agg(json_build_array(id, ${MS('at')}, state, reason) order by id, at), '[]')
			from changes
		) as changes,
		(
			select coalesce(json_agg(json_build_array(sample, ${MS('lower(part)')}, ${MS('upper(part)')}) order by part), '[]')
			from (
				select sample, unnest(range_agg(tstzrange(from_at, until_at))) as part
				from watched_time
				where from_at < $2 and until_at > $1
				group by sample
			) merged
		) as watched,
		(
			select json_build_object('count', count(*), 'since', ${MS('min(first_seen_at)')})
			from device where not registered and retired_at is null
		) as quarantine`;

/** Devices that nobody has taken in yet, and when the first of them came (epoch ms); null where there is none. */
export type Quarantine = { readonly count: number; readonly since: number | null };

type Stored = {
	readonly devices: readonly [number, string, string, string, string, number | null, boolean][];
	readonly changes: readonly [number, number, JudgedChange['state'], string | null][];
	readonly watched: readonly [boolean, number, number][];
	readonly quarantine: Quarantine;
};

/** Devices in use, in no order, and what is in quarantine. `unitIds` null: of all units and of none. */
export async function readDeviceStates(
	database: Queryable,
	{ from, until, unitIds }: { from: number; until: number; unitIds: readonly number[] | null },
): Promise<{
	readonly quarantine: Quarantine;
	readonly devices: readonly {
		readonly about: TimelineDevice;
		readonly timeline: DeviceTimeline;
	}[];
}> {
	const asked = [new Date(from), new Date(until), unitIds];
	const [stored] = await database.query<Stored>(STATES, asked);
	if (!stored) throw new Error('The states of devices are one row');
	const watchedOf = (ofSamples: boolean) =>
		stored.watched
			.filter(([sample]) => sample === ofSamples)
			.map(([, from, until]) => ({ from, until }));
	const watched = { real: watchedOf(false), samples: watchedOf(true) };
	const changes = Map.groupBy(stored.changes, ([id]) => id);
	const devices = stored.devices.map(([id, site, device, name, kind, unitId, sample]) => {
		const own = (changes.get(id) ?? []).map(([, at, state, reason]) => ({ at, state, reason }));
		return {
			about: { id, site, device, name, kind, unitId, sample },
			timeline: deviceTimeline(own, {
				from,
				until,
				watched: sample ? watched.samples : watched.real,
			}),
		};
	});
	return { quarantine: stored.quarantine, devices };
}
