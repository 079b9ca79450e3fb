/** Published results as real readings, delivered as an office's report is: each with its source, its file and its line. */
import { createHash } from 'node:crypto';
import type { Queryable } from '../db/database.ts';
import { storeDelivery, withoutUnplaced } from '../import/figures/store.ts';
import type { Figure } from '../import/figures/figure.ts';
import { undoDelivery } from '../import/figures/undo.ts';
import type { PublishedFact } from './catalogue-facts.ts';

/** Who delivers them. */
const BY = 'catalogue';

const DELIVERED = `
	select id, sha256, undone_at is not null as undone from import_batch
	where kind = 'report' and imported_by = $1 and undone_by is distinct from $1`;

const IDS = `
	select i.id as "indicatorId", u.id as "unitId" from unnest($1::text[], $2::text[]) with ordinality as f(indicator, unit, place)
	join indicator i on i.code = f.indicator
	join unit u on u.slug = f.unit
	order by place`;

/**
 * Brings published results to what the catalogue says, one delivery for each source: what is new or corrected is stored, what is
 * published no more is undone. What somebody has undone by hand stays undone. `now`: epoch milliseconds.
 *
 * @returns how many deliveries came or went
 */
export async function installPublished(
	tx: Queryable,
	published: readonly PublishedFact[],
	now: number,
): Promise<number> {
	const deliveries = Array.from(
		Map.groupBy(published, ({ file, source }) => `${file} ${source}`).values(),
		(facts) => ({ facts, sha256: digestOf(facts) }),
	);
	const known = await tx.query<{ id: number; sha256: string; undone: boolean }>(DELIVERED, [BY]);
	const before = new Set(known.map(({ sha256 }) => sha256));
	const wanted = new Set(deliveries.map(({ sha256 }) => sha256));
	const coming = deliveries.filter(({ sha256 }) => !before.has(sha256));
	const going = known.filter(({ sha256, undone }) => !undone && !wanted.has(sha256));
	for (const { facts, sha256 } of coming) await deliver(tx, { facts, sha256, now });
	// Afterwards, so that what only its neighbours have changed is believed throughout.
	for (const { id } of going)
		await undoDelivery(tx, id, { by: BY, why: 'The catalogue says so no more.', now });
	return coming.length + going.length;
}

/** Not of the line, which moves with what stands above it. */
const SAID = ['indicator', 'unit', 'observedAt', 'value', 'source', 'file'];

function digestOf(facts: readonly PublishedFact[]): string {
	return createHash('sha256').update(JSON.stringify(facts, SAID)).digest('hex');
}

async function deliver(
	tx: Queryable,
	{ facts, sha256, now }: { facts: readonly PublishedFact[]; sha256: string; now: number },
): Promise<void> {
	const [first] = facts;
	if (!first) return;
	const ids = await tx.query<Pick<Figure, 'indicatorId' | 'unitId'>>(IDS, [
		facts.map(({ indicator }) => indicator),
		facts.map(({ unit }) => unit),
	]);
	const figures = facts.map(({ observedAt, timeSource, value, line }, place): Figure => {
		const own = ids[place];
		if (!own || ids.length < facts.length)
			throw new Error(`${first.file}: what is published is of nothing known`);
		const stood = { sheet: null, cell: `line ${line}`, raw: String(value) };
		return { ...own, ...stood, observedAt, timeSource, value, evidence: null };
	});
	const { file: fileName, source } = first;
	const named = { kind: 'report', fileName, sha256, by: BY, source } as const;
	const delivery = { ...named, geographyDate: null, figures, leftOut: [] };
	const stored = await storeDelivery(tx, delivery, now);
	if (stored.kind === 'in-the-way')
		await storeDelivery(tx, withoutUnplaced(delivery, stored.figures), now);
}
