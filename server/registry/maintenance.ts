/** Planned works: whoever judges devices reads them, and they go on being recorded. */
import { VERSION } from '../db/batch/feed.ts';
import type { Queryable } from '../db/database.ts';
import type { Changed, Deed, Maintenance } from '#lib/wire/registry.ts';

const PLAN = `
	insert into maintenance (device_id, unit_id, from_at, until_at, reason, entered_by, entered_at, version)
	select $1, $2, to_timestamp($3::float8 / 1000), to_timestamp($4::float8 / 1000), $5, $6,
		to_timestamp($7::float8 / 1000), ${VERSION}
	where ($1::int is null or exists (select from device where id = $1 and retired_at is null))
		and ($2::int is null or exists (select from unit where id = $2))
	returning id`;

const END = `
	update maintenance set ended_at = to_timestamp($2::float8 / 1000), ended_by = $3, version = ${VERSION}
	where id = $1 and ended_at is null and until_at > to_timestamp($2::float8 / 1000) returning id`;

/** Longer nobody plans to work: such an end is a slip, and would hide what fails until then (ms). */
const FARTHEST_END_MS = 90 * 86_400_000;

/** Refused where it would do nothing any more, or would never end. */
export async function planMaintenance(
	tx: Queryable,
	{
		works: { deviceId, unitId, from, until, reason },
		by,
		now,
	}: { readonly works: Omit<Maintenance, 'id' | 'enteredBy'> } & Deed,
): Promise<Changed> {
	const fault = until <= now ? 'over' : until > now + FARTHEST_END_MS ? 'too-far' : null;
	if (fault !== null) {
		const given = new Date(until).toISOString();
		return { kind: 'refused', faults: [{ field: 'until', fault, given }] };
	}
	const [made] = await tx.query(PLAN, [deviceId, unitId, from, until, reason, by, now]);
	return { kind: made ? 'changed' : 'gone' };
}

/** Now; what has not begun yet is taken back. */
export async function endMaintenance(
	tx: Queryable,
	{ id, by, now }: { readonly id: number } & Deed,
): Promise<Changed> {
	const [ended] = await tx.query(END, [id, now, by]);
	return { kind: ended ? 'changed' : 'gone' };
}
