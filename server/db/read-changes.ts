/** What has changed since a version of the feed: how a server's live state follows the database. */
import { DEFAULT_HEARTBEAT_S, type Device, type DeviceState } from '#lib/domain/device.ts';
import type { RejectReason, TimeSource } from '#lib/domain/reading.ts';
import type { Queryable } from './database.ts';

/** Times are epoch milliseconds. */
export type ChangedObservation = {
	readonly unitId: number;
	readonly indicatorId: number;
	readonly value: number;
	readonly observedAt: number;
	readonly timeSource: TimeSource;
	readonly sample: boolean;
	readonly source: string | null;
};

export type ChangedStatus = {
	readonly deviceId: number;
	readonly state: DeviceState;
	readonly reason: string | null;
	readonly since: number | null;
	readonly seenAt: number | null;
	readonly timeSource: TimeSource | null;
};

export type ChangedService = {
	readonly name: string;
	readonly instance: string;
	readonly seenAt: number;
	readonly state: string;
};

export type LatestDeadLetter = {
	readonly id: number;
	readonly receivedAt: number;
	readonly topic: string;
	readonly reason: RejectReason;
	readonly detail: string;
};

export type Changes = {
	/** Everything committed up to here has been read. */
	readonly version: number;
	readonly catalogueVersion: number;
	readonly observations: readonly ChangedObservation[];
	readonly devices: readonly Device[];
	readonly statuses: readonly ChangedStatus[];
	readonly services: readonly ChangedService[];
	/** Null where none has come since. `last24h` by the database's clock. */
	readonly deadLetters: {
		readonly last24h: number;
		readonly latest: LatestDeadLetter | null;
	} | null;
};

const MS = (column: string) => `(extract(epoch from ${column}) * 1000)::float8`;

/**
 * One statement is one snapshot, so rows and version belong together. Rows are put into JSON tuples by the database:
 * parsing 20,000 of them is then one `JSON.parse`.
 */
const CHANGES = `
	select version, catalogue_version as "catalogueVersion",
		(
			select coalesce(json_agg(json_build_array(
				l.unit_id, l.indicator_id, l.value, ${MS('l.observed_at')}, l.time_source, l.sample, s.code)), '[]')
			from latest_observation l left join source s on s.id = l.source_id
			where l.version > $1
		) as observations,
		(
			select coalesce(json_agg(json_build_array(id, site, device, kind, name, unit_id, lat, lon, gateway,
				coalesce(heartbeat_s, ${DEFAULT_HEARTBEAT_S}), registered, sample)), '[]')
			from device where version > $1
		) as devices,
		(
			select coalesce(json_agg(json_build_array(
				device_id, state, reason, ${MS('since')}, ${MS('seen_at')}, time_source)), '[]')
			from latest_status where version > $1
		) as statuses,
		(
			select coalesce(json_agg(json_build_object(
				'name', name, 'instance', instance, 'seenAt', ${MS('seen_at')}, 'state', state)), '[]')
			from service where version > $1
		) as services,
		case when $1 < 0 or exists (select from dead_letter where version > $1) then json_build_object(
			'last24h', (select count(*) from dead_letter where received_at > now() - interval '24 hours'),
			'latest', (
				select json_build_object('id', id, 'receivedAt', ${MS('received_at')}, 'topic', topic,
					'reason', reason, 'detail', detail)
				from dead_letter order by id desc limit 1
			)
		) end as "deadLetters"
	from feed`;

type ObservationTuple = [number, number, number, number, TimeSource, boolean, string | null];
type StatusTuple = [
	number,
	DeviceState,
	string | null,
	number | null,
	number | null,
	TimeSource | null,
];
type DeviceTuple = [
	number,
	string,
	string,
	string,
	string,
	number | null,
	number | null,
	number | null,
	string | null,
	number,
	boolean,
	boolean,
];

type Snapshot = Pick<Changes, 'version' | 'catalogueVersion' | 'services' | 'deadLetters'> & {
	readonly observations: readonly ObservationTuple[];
	readonly devices: readonly DeviceTuple[];
	readonly statuses: readonly StatusTuple[];
};

/** `since` null: everything there is. */
export async function readChanges(database: Queryable, since: number | null): Promise<Changes> {
	const [snapshot] = await database.query<Snapshot>(CHANGES, [since ?? -1]);
	if (!snapshot) throw new Error('The feed has no row: the database was not migrated');
	return {
		...snapshot,
		observations: snapshot.observations.map(
			([unitId, indicatorId, value, observedAt, timeSource, sample, source]) => ({
				unitId,
				indicatorId,
				value,
				observedAt,
				timeSource,
				sample,
				source,
			}),
		),
		devices: snapshot.devices.map(
			([
				id,
				site,
				device,
				kind,
				name,
				unitId,
				lat,
				lon,
				gateway,
				heartbeatS,
				registered,
				sample,
			]) => ({
				id,
				site,
				device,
				kind,
				name,
				unitId,
				lat,
				lon,
				gateway,
				heartbeatS,
				registered,
				sample,
			}),
		),
		statuses: snapshot.statuses.map(([deviceId, state, reason, since, seenAt, timeSource]) => ({
			deviceId,
			state,
			reason,
			since,
			seenAt,
			timeSource,
		})),
	};
}
