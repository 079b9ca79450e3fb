import { VERSION } from '../db/batch/feed.ts';
import type { Queryable } from '../db/database.ts';
import type { Changed, Deed } from '#lib/wire/registry.ts';
import { logChange } from './transaction.ts';

const RETIRE = `
	update device set retired_at = to_timestamp($2::float8 / 1000), version = ${VERSION}
	where id = $1 and retired_at is null returning id`;

/** As it was before: admitted, or in quarantine. Its standing is told anew, for nobody was told it meanwhile. */
const BRING_BACK = [
	`update device set retired_at = null, successor_id = null, version = ${VERSION}
	where id = $1 and retired_at is not null returning id`,
	`update latest_status set version = ${VERSION} where device_id = $1`,
	`update latest_state set version = ${VERSION} where device_id = $1`,
] as const;

export async function retireDevice(
	tx: Queryable,
	{ id, by, now }: { readonly id: number } & Deed,
): Promise<Changed> {
	const [done] = await tx.query(RETIRE, [id, now]);
	if (!done) return { kind: 'gone' };
	await logChange(tx, { id, by, now, what: 'retire', detail: {} });
	return { kind: 'changed' };
}

export async function bringDeviceBack(
	tx: Queryable,
	{ id, by, now }: { readonly id: number } & Deed,
): Promise<Changed> {
	const [done] = await tx.query(BRING_BACK[0], [id]);
	if (!done) return { kind: 'gone' };
	await tx.query(BRING_BACK[1], [id]);
	await tx.query(BRING_BACK[2], [id]);
	await logChange(tx, { id, by, now, what: 'return', detail: {} });
	return { kind: 'changed' };
}
