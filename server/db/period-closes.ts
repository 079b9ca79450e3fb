/** `period_close`: what was closed stays as it is. */
import { indexName } from '#lib/domain/score-index.ts';
import type { PreviousStandings, ProgrammeClose } from '#lib/wire/api/programme.ts';
import type { CloseDelivery } from '../programme/close-document.ts';
import type { Queryable } from './database.ts';

export type ListedClose = ProgrammeClose & { readonly unitId: number };

const RFC3339 = (column: string) =>
	`to_char(${column} at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

const FACTS = `
	id, unit_id as "unitId", name, day::text, closed_by as "closedBy", ${RFC3339('closed_at')} as "closedAt", sha256`;

const LIST = `
	select ${FACTS} from period_close where $1::int is null or unit_id = $1 order by day desc, id desc`;

/** The newest first. `unitId`: whose parts are ranked; null: of all. */
export function readCloses(database: Queryable, unitId: number | null): Promise<ListedClose[]> {
	return database.query(LIST, [unitId]);
}

const ONE = `select ${FACTS}, document from period_close where id = $1`;

export async function readClose(
	database: Queryable,
	id: number,
): Promise<(ListedClose & { readonly document: string }) | null> {
	const [close] = await database.query<ListedClose & { document: string }>(ONE, [id]);
	return close ?? null;
}

const LAST = `
	select day::text, name, score_index as "index", standings from period_close
	where unit_id = $1 and day < $2::date and ($3::timestamptz is null or closed_at < $3)
	order by day desc, id desc limit 1`;

/** Of the last close before an ISO day, of those that had been made before a time (epoch ms); null: of all. */
export async function readLastClose(
	database: Queryable,
	asked: { readonly unitId: number; readonly day: string; readonly madeBefore: number | null },
): Promise<PreviousStandings | null> {
	const { unitId, day, madeBefore } = asked;
	const [close] = await database.query<Omit<PreviousStandings, 'nameEn'>>(LAST, [
		...[unitId, day, madeBefore === null ? null : new Date(madeBefore)],
	]);
	return close ? { ...close, nameEn: close.name, index: indexName(close.index) } : null;
}

/** Nobody else closes until the transaction ends. */
export async function holdCloses(database: Queryable): Promise<void> {
	await database.query('lock table period_close in share row exclusive mode');
}

const KEEP = `
	insert into period_close (unit_id, name, day, closed_by, closed_at, document, sha256, standings)
	values ($1, $2, $3::date, $4, $5::timestamptz, $6, $7, $8::json) returning id`;

export async function keepClose(
	database: Queryable,
	close: Omit<ListedClose, 'id'> & {
		readonly document: string;
		readonly standings: PreviousStandings['standings'];
	},
): Promise<number> {
	const { unitId, name, day, closedBy, closedAt, document, sha256, standings } = close;
	const [kept] = await database.query<{ id: number }>(KEEP, [
		...[unitId, name, day, closedBy, closedAt, document, sha256, JSON.stringify(standings)],
	]);
	if (!kept) throw new Error('A close was not kept');
	return kept.id;
}

const DELIVERIES = `
	select id, kind, file_name as "fileName", sha256, imported_by as "importedBy",
		${RFC3339('imported_at')} as "importedAt"
	from import_batch where id = any($1::bigint[]) order by id`;

export function readDeliveries(
	database: Queryable,
	ids: readonly number[],
): Promise<CloseDelivery[]> {
	return database.query(DELIVERIES, [ids]);
}
