/** What an operator says of a device: with it out of quarantine, or later. */
import type { DeviceFields } from '#lib/wire/device-fields.ts';
import { VERSION } from '../db/batch/feed.ts';
import type { Queryable } from '../db/database.ts';
import type { Changed, Deed } from '#lib/wire/registry.ts';
import { logChange } from './transaction.ts';
import { unitIdOf } from './units.ts';

type Effective = {
	name: string;
	kind: string;
	unitId: number | null;
	lat: number | null;
	lon: number | null;
	gateway: string | null;
	heartbeatS: number | null;
};

type Row = Effective & { registered: boolean; retired: boolean };

const READ = `
	select name, kind, unit_id as "unitId", lat, lon, gateway, heartbeat_s as "heartbeatS", registered,
		retired_at is not null as retired
	from device where id = $1 for update`;

/** `$9`: what is set from now on, before what the device says. */
const WRITE = `
	update device set name = $2, kind = $3, unit_id = $4, lat = $5, lon = $6, gateway = $7, heartbeat_s = $8,
		set_name = case when 'name' = any($9::text[]) then $2 else set_name end,
		set_kind = case when 'kind' = any($9::text[]) then $3 else set_kind end,
		set_unit_id = case when 'unitId' = any($9::text[]) then $4 else set_unit_id end,
		set_lat = case when $9::text[] && '{lat,lon}' then $5 else set_lat end,
		set_lon = case when $9::text[] && '{lat,lon}' then $6 else set_lon end,
		set_gateway = case when 'gateway' = any($9::text[]) then $7 else set_gateway end,
		set_heartbeat_s = case when 'heartbeatS' = any($9::text[]) then $8 else set_heartbeat_s end,
		registered = true, admitted_at = coalesce(admitted_at, to_timestamp($10::float8 / 1000)),
		admitted_by = coalesce(admitted_by, $11), version = ${VERSION}
	where id = $1`;

/**
 * `from`: the stage it has to be in. What is typed in as it was is not set: the device may go on telling it. A unit and a
 * place are, when it is taken in: a family's info often has none, and would take them away.
 */
export async function describeDevice(
	tx: Queryable,
	{
		id,
		fields,
		from,
		geographyDate,
		by,
		now,
	}: {
		readonly id: number;
		readonly fields: DeviceFields;
		readonly from: 'quarantine' | 'admitted';
		readonly geographyDate: string;
	} & Deed,
): Promise<Changed> {
	const { unitCode, ...rest } = fields;
	const unitId = unitCode === null ? null : await unitIdOf(tx, unitCode, geographyDate);
	const refusal = (fault: 'missing' | 'unknown-unit'): Changed => ({
		kind: 'refused',
		faults: [{ field: 'unit', fault, given: unitCode ?? '' }],
	});
	if (unitCode !== null && unitId === null) return refusal('unknown-unit');
	const [row] = await tx.query<Row>(READ, [id]);
	if (!row || row.retired || row.registered !== (from === 'admitted')) return { kind: 'gone' };
	// One that was taken in without a unit may stay so.
	if (unitId === null && (row.unitId !== null || !row.registered)) return refusal('missing');
	const after: Effective = { ...rest, unitId };
	const names = Object.keys(after) as (keyof Effective)[];
	const other = names.filter((name) => after[name] !== row[name]);
	if (row.registered && other.length === 0) return { kind: 'unchanged' };
	const kept = after.lat === null ? [] : ['lat', 'lon'];
	const set = row.registered ? other : [...other, 'unitId', ...kept];
	const { name, kind, lat, lon, gateway, heartbeatS } = after;
	const values = [name, kind, unitId, lat, lon, gateway, heartbeatS, set, now, by];
	await tx.query(WRITE, [id, ...values]);
	await logChange(tx, {
		id,
		by,
		now,
		what: row.registered ? 'describe' : 'admit',
		detail: Object.fromEntries(other.map((field) => [field, [row[field], after[field]]])),
	});
	return { kind: 'changed' };
}
