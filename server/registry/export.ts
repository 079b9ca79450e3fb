import type { ListedDevice } from '#lib/wire/device-list.ts';
import type { Queryable } from '../db/database.ts';

/** Those that were taken in, the retired among them; the newest of those whose place they took. */
const LISTED = `
	select d.site, d.device, d.name, d.kind, c.value as unit, d.lat, d.lon, d.gateway, d.heartbeat_s,
		(
			select case when o.site = d.site then o.device else o.site || '/' || o.device end
			from device o where o.successor_id = d.id order by o.retired_at desc, o.id desc limit 1
		) as replaces,
		d.retired_at is not null as retired
	from device d left join unit_code c on c.unit_id = d.unit_id and c.scheme = 'gso'
		and $1::date between coalesce(c.valid_from, '-infinity') and coalesce(c.valid_to, 'infinity')
	where d.registered
	order by d.site, d.device`;

/** Codes of units are those of the geography date. */
export function listedDevices(database: Queryable, geographyDate: string): Promise<ListedDevice[]> {
	return database.query<ListedDevice>(LISTED, [geographyDate]);
}
