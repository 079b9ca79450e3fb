/** Orders to screens. They lie in the database, from where whichever server a screen is linked to hands them over. */
import type { Deed } from '#lib/wire/registry.ts';
import type { ScreenCommand, ScreenOrder } from '#lib/wire/screen.ts';
import type { ScreenChanged, SentOrder } from '#lib/wire/screens.ts';
import type { Database, Queryable } from '../db/database.ts';
import { announce, epochMs } from './rows.ts';

/** How long it is told what was sent (ms). */
const KEPT_MS = 90 * 86_400_000;
const MOST_TOLD = 8;

const ADD = `
	insert into screen_order (screen_id, body, ordered_at, ordered_by, until_at)
	select id, $2::jsonb, to_timestamp($3::float8 / 1000), $4, to_timestamp($5::float8 / 1000)
	from screen where id = $1 and revoked_at is null
	returning screen_id as id`;

/** A message takes the place of the one before. */
const END_MESSAGES = `
	update screen_order set until_at = to_timestamp($2::float8 / 1000)
	where screen_id = $1 and body ->> 'kind' = 'message' and until_at > to_timestamp($2::float8 / 1000)`;

export function orderScreen(
	database: Database,
	{ id, command, lastsMs, by, now }: { id: number; command: ScreenCommand; lastsMs: number } & Deed,
): Promise<ScreenChanged> {
	return database.transaction(async (tx): Promise<ScreenChanged> => {
		if (command.kind === 'message' || command.kind === 'clear')
			await tx.query(END_MESSAGES, [id, now]);
		const body = JSON.stringify(command);
		const added = await tx.query(ADD, [id, body, now, by, now + lastsMs]);
		await announce(tx);
		return added.length > 0 ? { kind: 'changed', id } : { kind: 'gone' };
	});
}

const FACTS = `
	id, screen_id as "screenId", body, ordered_by as "orderedBy", ${epochMs('ordered_at')} as "orderedAt",
	${epochMs('until_at')} as until, ${epochMs('taken_at')} as "takenAt"`;

type Row = Omit<SentOrder, 'command'> & { readonly screenId: number; readonly body: ScreenCommand };

/** What was not carried out yet, and what is still to be shown: that is shown again by a screen that was reloaded. */
const OPEN = `
	select ${FACTS} from screen_order
	where screen_id = any($1::int[]) and until_at > to_timestamp($2::float8 / 1000)
		and (taken_at is null or body ->> 'kind' in ('message', 'identify'))
	order by id`;

export async function openOrders(
	database: Queryable,
	{ screenIds, now }: { readonly screenIds: readonly number[]; readonly now: number },
): Promise<{ readonly screenId: number; readonly order: ScreenOrder }[]> {
	const rows = await database.query<Row>(OPEN, [screenIds, now]);
	return rows.map(({ screenId, body, id, orderedAt, orderedBy, until }) => {
		return { screenId, order: { id, orderedAt, orderedBy, until, ...body } };
	});
}

const LAST = `select ${FACTS} from screen_order where screen_id = $1 order by id desc limit ${MOST_TOLD}`;

/** The newest first. */
export async function lastOrders(database: Queryable, screenId: number): Promise<SentOrder[]> {
	const rows = await database.query<Row>(LAST, [screenId]);
	return rows.map(({ id, orderedAt, orderedBy, until, takenAt, body }) => {
		return { id, orderedAt, orderedBy, until, takenAt, command: body };
	});
}

const TAKE = `
	update screen_order set taken_at = to_timestamp($2::float8 / 1000)
	where id = any($1::bigint[]) and taken_at is null`;

export async function noteTaken(
	database: Queryable,
	{ ids, now }: { readonly ids: readonly number[]; readonly now: number },
): Promise<void> {
	if (ids.length > 0) await database.query(TAKE, [ids, now]);
}

export async function forgetOrders(database: Queryable, now: number): Promise<void> {
	await database.query(
		`delete from screen_order where until_at < to_timestamp($1::float8 / 1000)`,
		[now - KEPT_MS],
	);
}
