/** Devices whose clock is not believed: of what it told the time of receipt was taken, and by how much it was off is kept. */
import type { DeviceClock } from '#lib/wire/registry.ts';
import type { Queryable } from './database.ts';
import { MS } from './tuples.ts';

/**
 * Holds of a row `t` of `latest_telemetry`, beside its device's `latest_status` `l`, that tells of a wrong clock. A clock
 * that was set right has told a time that is believed since.
 */
export const TELLS_WRONG_CLOCK = `
	t.metric_id = (select id from metric where code = 'clockOffsetS')
	and not exists (
		select from latest_telemetry o
		where o.device_id = t.device_id and o.time_source = 'device' and o.received_at > t.received_at
	)
	and (l.time_source is distinct from 'device' or l.received_at <= t.received_at)`;

const WRONG_CLOCKS = `
	select d.id as "deviceId", d.site, d.device, t.value as "aheadS", ${MS('t.received_at')} as "receivedAt"
	from latest_telemetry t
	join device d on d.id = t.device_id and d.retired_at is null
	left join latest_status l on l.device_id = d.id
	left join latest_state s on s.device_id = d.id
	where ${TELLS_WRONG_CLOCK}
	order by s.state in ('offline', 'degraded') desc nulls last, t.received_at desc, d.id`;

/** Also of devices in quarantine, not of the retired; those in trouble first, then the newest. */
export function readWrongClocks(database: Queryable): Promise<DeviceClock[]> {
	return database.query(WRONG_CLOCKS);
}
