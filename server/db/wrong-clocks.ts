/** Devices whose clock is not believed: of what it told the time of receipt was taken, and by how much it was off is kept. */
import type { DeviceClock } from '#lib/wire/registry.ts';
import type { Queryable } from './database.ts';
import { MS } from './tuples.ts';

/**
 * Holds of a row `t` of `latest_telemetry`, beside its device's `latest_status` `l`, that tells of a wrong clock. A clock
 * that was set right has told a time that is believed since.
 */
const TELLS_WRONG_CLOCK = `
	t.metric_id = (select id from metric where code = 'clockOffsetS')
	and not exists (
		select from latest_telemetry o
		where o.device_id = t.device_id and o.time_source = 'device' and o.received_at > t.received_at
	)
	and (l.time_source is distinct from 'device' or l.received_at <= t.received_at)`;

const TOLD_BY_MESSAGES = `
	select t.device_id, t.value as ahead_s, t.received_at
	from latest_telemetry t left join latest_status l on l.device_id = t.device_id
	where ${TELLS_WRONG_CLOCK}`;

/** Of a clock that is known to be behind. Its newest sign of life is as good as received when it was given. */
const KNOWN = `
	select c.device_id, -round(c.behind_ms / 1000) as ahead_s, l.seen_at
	from device_clock c join latest_status l on l.device_id = c.device_id and l.seen_at is not null`;

/** Of each device (`device_id`): by how much its clock is ahead (`ahead_s`), and when what it dated last came. */
export const WRONG_CLOCK = `
	${TOLD_BY_MESSAGES}
	union all
	select * from (${KNOWN}) known
	where not exists (select from (${TOLD_BY_MESSAGES}) told where told.device_id = known.device_id)`;

const WRONG_CLOCKS = `
	select d.id as "deviceId", d.site, d.device, c.ahead_s as "aheadS", ${MS('c.received_at')} as "receivedAt"
	from (${WRONG_CLOCK}) c
	join device d on d.id = c.device_id and d.retired_at is null
		and ($1::integer[] is null or coalesce(d.set_unit_id, d.unit_id) = any($1))
	left join latest_state s on s.device_id = d.id
	order by s.state in ('offline', 'degraded') desc nulls last, c.received_at desc, d.id`;

/**
 * Also of devices in quarantine, not of the retired; those in trouble first, then the newest. `unitIds` null: of all units
 * and of none.
 */
export function readWrongClocks(
	database: Queryable,
	unitIds: readonly number[] | null,
): Promise<DeviceClock[]> {
	return database.query(WRONG_CLOCKS, [unitIds]);
}
