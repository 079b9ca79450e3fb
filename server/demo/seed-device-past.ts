import { monthBefore, monthOf, monthSpan } from '#lib/domain/month.ts';
import type { Database } from '../db/database.ts';
import { devicePast, type PastDevice } from './device-past.ts';

/** Sample devices whose own states have begun, and that have none from before. */
const WITHOUT_PAST = `
	select d.id, d.site, d.device, d.kind, d.gateway, (extract(epoch from own.at) * 1000)::float8 as until
	from device d
	join lateral (
		select at from device_state where device_id = d.id order by at limit 1
	) own on own.at > $1
	where d.sample and d.registered and d.retired_at is null
	order by d.id`;

const INSERT_STATES = `
	insert into device_state (at, device_id, state, reason, decided_at)
	select to_timestamp(at_ms / 1000), device_id, state, reason, to_timestamp(at_ms / 1000)
	from unnest($1::float8[], $2::integer[], $3::text[], $4::text[]) as past(at_ms, device_id, state, reason)
	on conflict do nothing`;

/** Up to the first judge; once for all of them. */
const INSERT_WATCH = `
	insert into sample_watch (from_at, until_at)
	select $1, min(from_at) from liveness_watch
	where not exists (select from sample_watch)
	having min(from_at) > $1`;

const ROWS_A_STATEMENT = 5_000;

/**
 * Gives sample devices that have come since a past, from the beginning of last month on.
 *
 * @returns how many states were added
 */
export async function seedDevicePast({
	database,
	now,
}: {
	database: Database;
	now: number;
}): Promise<number> {
	const { from } = monthSpan(monthBefore(monthOf(now)));
	return database.transaction(async (tx) => {
		await tx.query(`select pg_advisory_xact_lock(hashtext('ioc-wall demo'))`);
		const devices = await tx.query<PastDevice>(WITHOUT_PAST, [new Date(from)]);
		if (devices.length === 0) return 0;
		const past = devicePast(devices, from);
		for (let at = 0; at < past.length; at += ROWS_A_STATEMENT) {
			const rows = past.slice(at, at + ROWS_A_STATEMENT);
			await tx.query(INSERT_STATES, [
				rows.map((row) => row.at),
				rows.map(({ deviceId }) => deviceId),
				rows.map(({ state }) => state),
				rows.map(({ reason }) => reason),
			]);
		}
		await tx.query(INSERT_WATCH, [new Date(from)]);
		return past.length;
	});
}
