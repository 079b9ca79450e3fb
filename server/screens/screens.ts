/** The screens on a database: each change is one transaction, and every server hears of it. */
import type { ScreenSettings } from '#lib/domain/screen.ts';
import type { Deed } from '#lib/wire/registry.ts';
import type { ListedScreen, ScreenChanged, Screens, ScreenState } from '#lib/wire/screens.ts';
import type { Database, Queryable } from '../db/database.ts';
import type { Secrets } from './credential.ts';
import { lastOrders, orderScreen } from './orders.ts';
import { isNameTaken, nameScreen, pair, waitingBrowsers, whoseCredential } from './pairing.ts';
import { announce, epochMs, SETTING_COLUMNS, settingValues, sharePlaylist, TOLD } from './rows.ts';

export function screensOn(options: {
	readonly database: Database;
	readonly secrets: Secrets;
	readonly now: () => number;
}): Screens {
	const { database, secrets, now } = options;
	return {
		list: () => listScreens(database, null),
		async find(id) {
			const [screen] = await listScreens(database, id);
			return screen ? { ...screen, orders: await lastOrders(database, id) } : null;
		},
		waiting: () => waitingBrowsers(database, now()),
		whose: (token) => whoseCredential(database, token),
		pair: (token) => pair(database, { token, now: now(), secrets }),
		name: (code, settings, deed) => nameScreen(database, { code, settings, ...deed }),
		change: (id, settings, deed) => changeScreen(database, { id, settings, ...deed }),
		order: (id, order, deed) => orderScreen(database, { id, ...order, ...deed }),
		revoke: (id, reason, deed) => revokeScreen(database, { id, reason, ...deed }),
	};
}

const LIST = `
	select ${TOLD}, ${epochMs('s.named_at')} as "namedAt", s.named_by as "namedBy",
		${epochMs('s.changed_at')} as "changedAt", s.changed_by as "changedBy",
		${epochMs('r.reported_at')} as "reportedAt", r.scene, r.page_version as version, r.lag_ms as "lagMs",
		r.frames_per_second as "framesPerSecond", r.heap_bytes as "heapBytes", r.width, r.height,
		r.pixel_ratio as "pixelRatio", ${epochMs('r.frozen_since')} as "frozenSince"
	from screen as s left join screen_report as r on r.screen_id = s.id
	where s.revoked_at is null and ($1::int is null or s.id = $1)
	order by lower(s.name)`;

type Row = Omit<ListedScreen, 'state'> &
	Omit<ScreenState, 'reportedAt'> & { readonly reportedAt: number | null };

/** Those in use; `id` null: all. */
async function listScreens(database: Queryable, id: number | null): Promise<ListedScreen[]> {
	const rows = await database.query<Row>(LIST, [id]);
	return rows.map((row) => {
		const { reportedAt, scene, version, lagMs, framesPerSecond, heapBytes, ...rest } = row;
		const { width, height, pixelRatio, frozenSince, ...screen } = rest;
		if (reportedAt === null) return { ...screen, state: null };
		const health = { lagMs, framesPerSecond, heapBytes, frozenSince };
		return {
			...screen,
			state: { reportedAt, scene, version, ...health, width, height, pixelRatio },
		};
	});
}

const CHANGE = `
	update screen set (${SETTING_COLUMNS}) = ($2, $3, $4, $5, $6, $7, $8, $9::jsonb, $10, $11, $12, $13),
		changed_at = to_timestamp($14::float8 / 1000), changed_by = $15
	where id = $1 and revoked_at is null returning id`;

function changeScreen(
	database: Database,
	{ id, settings, by, now }: { id: number; settings: ScreenSettings } & Deed,
): Promise<ScreenChanged> {
	return database.transaction(async (tx): Promise<ScreenChanged> => {
		await tx.query('lock table screen in share row exclusive mode');
		if (await isNameTaken(tx, { name: settings.name, but: id })) {
			const given = settings.name;
			return { kind: 'refused', faults: [{ field: 'name', fault: 'name-taken', given }] };
		}
		const changed = await tx.query(CHANGE, [id, ...settingValues(settings), now, by]);
		await sharePlaylist(tx, settings);
		await announce(tx);
		return changed.length > 0 ? { kind: 'changed', id } : { kind: 'gone' };
	});
}

const REVOKE = `
	update screen set revoked_at = to_timestamp($2::float8 / 1000), revoked_by = $3, revoked_reason = $4
	where id = $1 and revoked_at is null returning id`;

function revokeScreen(
	database: Database,
	{ id, reason, by, now }: { id: number; reason: string } & Deed,
): Promise<ScreenChanged> {
	return database.transaction(async (tx): Promise<ScreenChanged> => {
		const revoked = await tx.query(REVOKE, [id, now, by, reason]);
		await announce(tx);
		return revoked.length > 0 ? { kind: 'changed', id } : { kind: 'gone' };
	});
}
