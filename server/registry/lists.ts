/** What the console shows of devices. Times are epoch milliseconds. */
import type { Queryable } from '../db/database.ts';
import { WRONG_CLOCK } from '../db/wrong-clocks.ts';
import type {
	DeviceChange,
	DeviceFile,
	DevicePage,
	DeviceQuery,
	DeviceStage,
	Maintenance,
	RegisteredDevice,
} from '#lib/wire/registry.ts';

const MS = (column: string) => `(extract(epoch from ${column}) * 1000)::float8`;

const STAGE = `case when retired_at is not null then 'retired' when registered then 'admitted' else 'quarantine' end`;

/** Without accents and case: who looks for "tran phu" means "Trần Phú". */
const plain = (text: string) =>
	`translate(regexp_replace(normalize(lower(${text}), nfd), '[\\u0300-\\u036f]', '', 'g'), 'đ', 'd')`;

const CLOCK = `
	select json_build_object('aheadS', c.ahead_s, 'receivedAt', ${MS('c.received_at')})
	from (${WRONG_CLOCK}) c where c.device_id = d.id`;

const DEVICE = `
	select d.id, d.site, d.device, d.family, ${STAGE} as stage, d.name, d.kind, d.unit_id as "unitId", d.lat, d.lon,
		d.gateway, d.heartbeat_s as "heartbeatS", d.sample, ${MS('d.first_seen_at')} as "firstSeenAt",
		${MS('l.seen_at')} as "seenAt", ${MS('d.admitted_at')} as "admittedAt", d.admitted_by as "admittedBy",
		${MS('d.retired_at')} as "retiredAt", (${CLOCK}) as clock,
		(select a.site || '/' || a.device from device a where a.id = d.successor_id) as successor`;

/** History has the times that devices told: a clock that is behind told earlier ones. */
const A_DAY_AGO = `to_timestamp(
	($1::float8 - coalesce((select behind_ms from device_clock where device_id = d.id), 0)) / 1000) - interval '24 hours'`;

/** Messages are told apart by the time they tell of. */
const EVIDENCE = `
	case when s.device_id is not null then json_build_object(
		'firstTopic', s.first_topic, 'firstPayload', encode(s.first_payload, 'base64'),
		'firstPayloadBytes', s.first_payload_bytes,
		'messagesLast24h', (
			select count(*) from (
				select observed_at from telemetry
				where device_id = d.id and observed_at > ${A_DAY_AGO}
				union
				select observed_at from device_status
				where device_id = d.id and observed_at > ${A_DAY_AGO}
			) heard
		)
	) end as evidence`;

const FROM = `
	from device d left join latest_status l on l.device_id = d.id left join device_sighting s on s.device_id = d.id`;

const WHERE = `
	where $1::float8 is not null and ${STAGE} = $2
		and ($3 = '' or ${plain(`d.name || ' ' || d.site || '/' || d.device`)} like '%' || ${plain('$3')} || '%')
		and ($4::int[] is null or d.unit_id = any($4::int[]))`;

const ORDER: Record<DeviceStage, string> = {
	quarantine: 'l.seen_at desc nulls last, d.id desc',
	admitted: 'd.name, d.id',
	retired: 'd.retired_at desc, d.id',
};

type Stored = RegisteredDevice & {
	evidence: {
		firstTopic: string;
		firstPayload: string;
		firstPayloadBytes: number;
		messagesLast24h: number;
	} | null;
};

export async function listDevices(
	database: Queryable,
	{ stage, search, unitIds, limit, offset }: DeviceQuery,
	now: number,
): Promise<DevicePage> {
	const sought = search.normalize('NFC').replace(/[\\%_]/g, '\\$&');
	const wanted = [now, stage, sought, unitIds && [...unitIds]];
	const evidence = stage === 'quarantine' ? EVIDENCE : 'null as evidence';
	const [counted, rows] = await Promise.all([
		database.query<{ total: number }>(`select count(*) as total ${FROM} ${WHERE}`, wanted),
		database.query<Stored>(
			`${DEVICE}, ${evidence} ${FROM} ${WHERE} order by ${ORDER[stage]} limit $5 offset $6`,
			[...wanted, limit, offset],
		),
	]);
	return { total: counted[0]?.total ?? 0, devices: rows.map(toDevice) };
}

function toDevice({ evidence, ...device }: Stored): DevicePage['devices'][number] {
	if (!evidence) return { ...device, evidence };
	const firstPayload = Buffer.from(evidence.firstPayload, 'base64');
	return { ...device, evidence: { ...evidence, firstPayload } };
}

export async function countStages(database: Queryable): Promise<Record<DeviceStage, number>> {
	const rows = await database.query<{ stage: DeviceStage; n: number }>(
		`select ${STAGE} as stage, count(*) as n from device group by 1`,
	);
	const counts = new Map(rows.map(({ stage, n }) => [stage, n]));
	const of = (stage: DeviceStage) => counts.get(stage) ?? 0;
	return { quarantine: of('quarantine'), admitted: of('admitted'), retired: of('retired') };
}

/** Works on a unit hold for all units in it. */
const ABOVE = `
	with recursive above as (
		select $2::int as id
		union
		select p.parent_id from unit_parent p join above on above.id = p.unit_id
	)`;

const WORKS_DETAIL = `jsonb_build_object(
	'unitId', unit_id, 'from', ${MS('from_at')}, 'until', ${MS('until_at')}, 'reason', reason)`;

/** What was planned and ended is kept with the works themselves: those of a unit are of many devices. */
const CHANGES = `${ABOVE},
	works as (select * from maintenance where device_id = $1 or unit_id in (select id from above)),
	change (id, at, by, what, detail) as (
		select id, changed_at, changed_by, what, detail from device_change where device_id = $1
		union all
		select id, entered_at, entered_by, 'plan', ${WORKS_DETAIL} from works
		union all
		select id, ended_at, ended_by, 'end-plan', ${WORKS_DETAIL} from works where ended_at is not null
	)
	select ${MS('at')} as "changedAt", by as "changedBy", what, detail
	from change order by at desc, id desc limit 50`;

const WORKS = `${ABOVE}
	select id, device_id as "deviceId", unit_id as "unitId", ${MS('from_at')} as "from", ${MS('until_at')} as until,
		reason, entered_by as "enteredBy"
	from maintenance
	where (device_id = $1 or unit_id in (select id from above)) and ended_at is null
		and until_at > to_timestamp($3::float8 / 1000)
	order by from_at, id`;

export async function findDevice(
	database: Queryable,
	id: number,
	now: number,
): Promise<DeviceFile | null> {
	const [row] = await database.query<Stored>(`${DEVICE}, ${EVIDENCE} ${FROM} where d.id = $2`, [
		now,
		id,
	]);
	if (!row) return null;
	const [changes, maintenance] = await Promise.all([
		database.query<DeviceChange>(CHANGES, [id, row.unitId]),
		database.query<Maintenance>(WORKS, [id, row.unitId, now]),
	]);
	return { device: toDevice(row), changes, maintenance };
}

const FREE = `
	select d.id, site, device, name, ${STAGE} as stage
	from device d left join latest_status l on l.device_id = d.id
	where not registered or retired_at is not null
	order by retired_at is not null, l.seen_at desc nulls last, d.id desc limit 500`;

export function freeDevices(
	database: Queryable,
): Promise<Pick<RegisteredDevice, 'id' | 'site' | 'device' | 'name' | 'stage'>[]> {
	return database.query(FREE);
}
