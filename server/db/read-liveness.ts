/** What the judge of liveness reads: what has changed since a version of the feed, and what the judge before it left. */
import type { DeviceReport, Presence } from '#lib/domain/reading.ts';
import type { StreamMetric } from '#lib/domain/liveness/evidence.ts';
import type { Queryable } from './database.ts';
import { fromTuples, MS, tuples, type Fields } from './tuples.ts';

/** Times are epoch milliseconds. */
export type LivenessDevice = {
	readonly id: number;
	readonly site: string;
	readonly device: string;
	readonly kind: string;
	readonly unitId: number | null;
	readonly gateway: string | null;
	/** What the device or an operator says of its interval (s). */
	readonly givenS: number | null;
	readonly retired: boolean;
};

export type LivenessStatus = {
	readonly deviceId: number;
	readonly state: DeviceReport | 'unknown';
	readonly reason: string | null;
	/** Null: kept by the broker without a time. */
	readonly at: number | null;
	readonly since: number | null;
	readonly seenAt: number | null;
	readonly presence: Presence | null;
};

export type LivenessFigure = {
	readonly deviceId: number;
	readonly metric: StreamMetric;
	readonly value: number;
	readonly at: number;
};

/** Planned works that are not over: of one device, or of all devices in these units. */
export type MaintenanceWindow = {
	readonly from: number;
	readonly enteredAt: number;
	readonly until: number;
	readonly words: string;
	readonly deviceId: number | null;
	readonly unitIds: readonly number[];
};

export type LivenessChanges = {
	readonly version: number;
	readonly devices: readonly LivenessDevice[];
	readonly statuses: readonly LivenessStatus[];
	/** Reports of ingest on itself. */
	readonly ingest: readonly {
		readonly instance: string;
		readonly seenAt: number;
		readonly state: string;
		/** Since when its connection to the broker has stood; null: it does not. */
		readonly connectedAt: number | null;
	}[];
	/** All there are, where any has changed; else null. */
	readonly maintenance: readonly MaintenanceWindow[] | null;
};

const DEVICE: Fields<LivenessDevice> = {
	id: 'id',
	site: 'site',
	device: 'device',
	kind: 'kind',
	unitId: 'unit_id',
	gateway: 'gateway',
	givenS: 'heartbeat_s',
	retired: 'retired_at is not null',
};

const STATUS: Fields<LivenessStatus> = {
	deviceId: 'device_id',
	state: 'state',
	reason: 'reason',
	at: MS('observed_at'),
	since: MS('since'),
	seenAt: MS('seen_at'),
	presence: 'presence',
};

const FIGURE: Fields<LivenessFigure> = {
	deviceId: 'device_id',
	metric: 'code',
	value: 'value',
	at: MS('observed_at'),
};

/** One statement is one snapshot, so rows and version belong together. */
const CHANGES = `
	select version,
		(select ${tuples(DEVICE)} from device where version > $1) as devices,
		(select ${tuples(STATUS)} from latest_status where version > $1) as statuses,
		(
			select coalesce(json_agg(json_build_object(
				'instance', instance, 'seenAt', ${MS('seen_at')}, 'state', state,
				'connectedAt', ${MS('connected_at')})), '[]')
			from service where name = 'ingest' and version > $1
		) as ingest,
		case when $1 < 0 or exists (select from maintenance where version > $1) then (
			with recursive planned as (
				select * from maintenance where ended_at is null and until_at > now()
			),
			inside as (
				select unit_id as top, unit_id from planned where unit_id is not null
				union
				select top, p.unit_id from inside join unit_parent p on p.parent_id = inside.unit_id
			)
			select coalesce(json_agg(json_build_object(
				'from', ${MS('from_at')}, 'enteredAt', ${MS('entered_at')}, 'until', ${MS('until_at')},
				'words', reason, 'deviceId', device_id,
				'unitIds', coalesce((select json_agg(unit_id) from inside where top = planned.unit_id), '[]')
			) order by until_at desc), '[]')
			from planned
		) end as maintenance
	from feed`;

type Snapshot = Pick<LivenessChanges, 'version' | 'ingest' | 'maintenance'> &
	Readonly<Record<'devices' | 'statuses', readonly (readonly unknown[])[]>>;

/** `since` null: everything there is. */
export async function readLiveness(
	database: Queryable,
	since: number | null,
): Promise<LivenessChanges> {
	const [snapshot] = await database.query<Snapshot>(CHANGES, [since ?? -1]);
	if (!snapshot) throw new Error('The feed has no row: the database was not migrated');
	return {
		...snapshot,
		devices: fromTuples(DEVICE, snapshot.devices),
		statuses: fromTuples(STATUS, snapshot.statuses),
	};
}

const STREAM_METRICS: readonly StreamMetric[] = ['fps', 'bitrateKbps', 'frozen'];

const FIGURES = `
	select version, (
		select ${tuples(FIGURE)}
		from latest_telemetry l join metric on metric.id = l.metric_id
		where code = any($2::text[]) and l.version > $1
	) as figures
	from feed`;

/** Figures of streams that are newer than `since`; null: all. */
export async function readStreamFigures(
	database: Queryable,
	since: number | null,
): Promise<{ readonly version: number; readonly figures: readonly LivenessFigure[] }> {
	const [snapshot] = await database.query<{ version: number; figures: unknown[][] }>(FIGURES, [
		since ?? -1,
		STREAM_METRICS,
	]);
	if (!snapshot) throw new Error('The feed has no row: the database was not migrated');
	return { version: snapshot.version, figures: fromTuples(FIGURE, snapshot.figures) };
}
