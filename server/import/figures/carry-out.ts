/** What the command orders about deliveries. Where later ones have corrected some of a delivery's figures, it is undone only if that was said. */
import type {
	CorrectedBy,
	DeliveryAnswer,
	DeliveryOrder,
	UndoOrder,
} from '#lib/wire/delivery-order.ts';
import { GROW_FEED } from '../../db/batch/feed.ts';
import type { Database, Queryable } from '../../db/database.ts';
import { MS } from '../../db/tuples.ts';
import { changeFigures } from './change.ts';
import { findDelivery, listDeliveries } from './deliveries.ts';
import type { FigureKey } from './figure.ts';
import { standingFigures } from './standing.ts';
import { undoDelivery } from './undo.ts';

/** `now`: epoch milliseconds. */
export async function carryOut(
	database: Database,
	order: DeliveryOrder,
	now: number,
): Promise<DeliveryAnswer> {
	if (order.kind === 'undo') return changeFigures(database, (tx) => undo(tx, order, now));
	return { kind: 'list', ...(await listDeliveries(database, { limit: order.most, offset: 0 })) };
}

async function undo(tx: Queryable, order: UndoOrder, now: number): Promise<DeliveryAnswer> {
	const { batchId, by, why, withoutCorrected } = order;
	// Before it is asked what stands: from here on no other delivery comes between.
	await tx.query(GROW_FEED);
	const entry = await findDelivery(tx, batchId);
	if (!entry) return unknown(tx, batchId);
	const corrected = entry.undone ? [] : await correctedSince(tx, batchId);
	if (corrected.length > 0 && !withoutCorrected) return { kind: 'corrected', entry, corrected };
	const undone = await undoDelivery(tx, batchId, { by, why, now });
	if (undone.kind === 'unknown') return unknown(tx, batchId);
	return undone.kind === 'undone' ? { ...undone, entry, corrected } : undone;
}

async function unknown(tx: Queryable, batchId: number): Promise<DeliveryAnswer> {
	const [batch] = await tx.query<{ fileName: string }>(
		'select file_name as "fileName" from import_batch where id = $1',
		[batchId],
	);
	return { kind: 'unknown', fileName: batch?.fileName ?? null };
}

const TOLD = `
	select indicator_id as "indicatorId", unit_id as "unitId", ${MS('observed_at')} as "observedAt"
	from import_row where batch_id = $1 and fate in ('new', 'correction')`;

const NAMES = `select id as "batchId", file_name as "fileName" from import_batch where id = any($1::bigint[])`;

/** Of the figures that it brought those that stand as another delivery has them; the newest delivery first. */
async function correctedSince(tx: Queryable, batchId: number): Promise<CorrectedBy[]> {
	const told = await tx.query<FigureKey>(TOLD, [batchId]);
	const counts = new Map<number, number>();
	for (const { batchId: by } of (await standingFigures(tx, told)).values()) {
		if (by !== null && by !== batchId) counts.set(by, (counts.get(by) ?? 0) + 1);
	}
	const names = await tx.query<Omit<CorrectedBy, 'figures'>>(NAMES, [[...counts.keys()]]);
	return names
		.map((named) => ({ ...named, figures: counts.get(named.batchId) ?? 0 }))
		.toSorted((one, other) => other.batchId - one.batchId);
}
