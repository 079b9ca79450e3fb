/** What has changed since a version of the feed: how a server's live state follows the database. */
import type { Device, DeviceState } from '#lib/domain/device.ts';
import type { Evidence, IntervalBasis } from '#lib/domain/liveness/evidence.ts';
import type { RejectReason, TimeSource } from '#lib/domain/reading.ts';
import type { Queryable } from './database.ts';
import { fromTuples, MS, tuples, type Fields } from './tuples.ts';

/** Times are epoch milliseconds. */
export type ChangedObservation = {
	readonly unitId: number;
	readonly indicatorId: number;
	readonly value: number;
	readonly observedAt: number;
	readonly timeSource: TimeSource;
	readonly sample: boolean;
	readonly source: string | null;
	/** That source is a file that people filled in. */
	readonly typed: boolean;
};

/** `retired`: no longer to be shown. */
export type ChangedDevice = Device & { readonly retired: boolean };

/** Its newest sign of life, and by whose clock the newest of its reports on itself is. */
export type ChangedStatus = {
	readonly deviceId: number;
	readonly seenAt: number | null;
	readonly timeSource: TimeSource | null;
};

/** What the judge says of it. */
export type ChangedState = {
	readonly deviceId: number;
	readonly state: DeviceState;
	readonly reason: string | null;
	readonly since: number | null;
	readonly evidence: Evidence;
	readonly intervalS: number;
	readonly intervalBasis: IntervalBasis;
	readonly flapping: boolean;
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
	/** Whoever has read less has rows that are no longer there, and reads all anew. */
	readonly withdrawnVersion: number;
	readonly observations: readonly ChangedObservation[];
	readonly devices: readonly ChangedDevice[];
	readonly statuses: readonly ChangedStatus[];
	readonly states: readonly ChangedState[];
	readonly services: readonly ChangedService[];
	/** Null where none has come since. `last24h` by the database's clock. */
	readonly deadLetters: {
		readonly last24h: number;
		readonly since: number | null;
		readonly latest: LatestDeadLetter | null;
	} | null;
};

const OBSERVATION: Fields<ChangedObservation> = {
	unitId: 'l.unit_id',
	indicatorId: 'l.indicator_id',
	value: 'l.value',
	observedAt: MS('l.observed_at'),
	timeSource: 'l.time_source',
	sample: 'l.sample',
	source: 's.code',
	typed: 'coalesce(s.typed, false)',
};

const DEVICE: Fields<ChangedDevice> = {
	id: 'id',
	site: 'site',
	device: 'device',
	kind: 'kind',
	name: 'name',
	unitId: 'unit_id',
	lat: 'lat',
	lon: 'lon',
	gateway: 'gateway',
	heartbeatS: 'heartbeat_s',
	registered: 'registered',
	sample: 'sample',
	retired: 'retired_at is not null',
};

const STATUS: Fields<ChangedStatus> = {
	deviceId: 'device_id',
	seenAt: MS('seen_at'),
	timeSource: 'time_source',
};

const STATE: Fields<ChangedState> = {
	deviceId: 'device_id',
	state: 'state',
	reason: 'reason',
	since: MS('since'),
	evidence: 'evidence',
	intervalS: 'interval_s',
	intervalBasis: 'interval_basis',
	flapping: 'flapping',
};

/** One statement is one snapshot, so rows and version belong together. */
const CHANGES = `
	select version, catalogue_version as "catalogueVersion", withdrawn_version as "withdrawnVersion",
		(
			select ${tuples(OBSERVATION)}
			from latest_observation l left join source s on s.id = l.source_id
			where l.version > $1
		) as observations,
		(select ${tuples(DEVICE)} from device where version > $1) as devices,
		(
			select ${tuples(STATUS)} from latest_status l
			where version > $1 and not exists (select from device d where d.id = l.device_id and d.retired_at is not null)
		) as statuses,
		(
			select ${tuples(STATE)} from latest_state l
			where version > $1 and not exists (select from device d where d.id = l.device_id and d.retired_at is not null)
		) as states,
		(
			select coalesce(json_agg(json_build_object(
				'name', name, 'instance', instance, 'seenAt', ${MS('seen_at')}, 'state', state)), '[]')
			from service where version > $1
		) as services,
		case when $1 < 0 or exists (select from dead_letter where version > $1) then json_build_object(
			'last24h', (select coalesce(sum(messages), 0) from dead_letter where received_at > now() - interval '24 hours'),
			'since', (
				select ${MS('min(received_at)')} from dead_letter where received_at > now() - interval '24 hours'
			),
			'latest', (
				select json_build_object('id', id, 'receivedAt', ${MS('received_at')}, 'topic', topic,
					'reason', reason, 'detail', detail)
				from dead_letter order by id desc limit 1
			)
		) end as "deadLetters"
	from feed`;

type Snapshot = Pick<
	Changes,
	'version' | 'catalogueVersion' | 'withdrawnVersion' | 'services' | 'deadLetters'
> &
	Readonly<
		Record<'observations' | 'devices' | 'statuses' | 'states', readonly (readonly unknown[])[]>
	>;

/** `since` null: everything there is. */
export async function readChanges(database: Queryable, since: number | null): Promise<Changes> {
	const [snapshot] = await database.query<Snapshot>(CHANGES, [since ?? -1]);
	if (!snapshot) throw new Error('The feed has no row: the database was not migrated');
	return {
		...snapshot,
		observations: fromTuples(OBSERVATION, snapshot.observations),
		devices: fromTuples(DEVICE, snapshot.devices),
		statuses: fromTuples(STATUS, snapshot.statuses),
		states: fromTuples(STATE, snapshot.states),
	};
}
