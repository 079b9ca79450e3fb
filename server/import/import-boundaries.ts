import { createHash } from 'node:crypto';
import { announceCatalogue } from '../catalogue/announce.ts';
import type { Database, Queryable } from '../db/database.ts';
import { readBoundaryFile } from './boundary-file.ts';
import type { ReadBoundary } from './boundary-file.ts';
import type {
	ImportFile,
	ImportHow,
	ImportOutcome,
	RefusedRow,
	TakenRow,
} from '#lib/wire/import-outcome.ts';
import { areaKm2 } from './rings.ts';

/** Boundaries are drawn in different detail; by more than this factor it may be another unit with the same code. */
const AREA_FACTOR = 1.5;

type Matched = ReadBoundary & { readonly unit: UnitRow };

/**
 * Takes the boundaries of a GeoJSON file for the units that had those codes on the geography date, in one transaction,
 * under an import batch with the file's SHA-256. The same boundaries again change nothing, and make no batch.
 */
export async function importBoundaries(
	database: Database,
	file: ImportFile,
	how: ImportHow,
): Promise<ImportOutcome> {
	const { fileName, bytes } = file;
	const read = readBoundaryFile(bytes);
	if (read.kind === 'refused') return { kind: 'refused', fileName, why: read.why };
	return database.transaction(async (tx) => {
		const { matched, unmatched } = await match(tx, read.boundaries, how.geographyDate);
		const refused = [...read.refused, ...unmatched].toSorted((a, b) => a.row - b.row);
		const changed = await changedUnits(tx, matched);
		const taken = matched.map((boundary): TakenRow => {
			const { row, code, unit } = boundary;
			return {
				row,
				code,
				name: unit.name,
				notes: notesOn(boundary),
				changed: changed.has(unit.id),
			};
		});
		let batchId: number | null = null;
		if (changed.size > 0 && !how.dryRun) {
			const [batch] = await tx.query<{ id: number }>(INSERT_BATCH, [
				fileName,
				createHash('sha256').update(bytes).digest('hex'),
				how.importedBy,
				new Date(how.now),
				taken.length,
				refused.length,
			]);
			batchId = batch?.id ?? null;
			const rows = matched.filter(({ unit }) => changed.has(unit.id));
			await tx.query(UPSERT_GEOMETRIES, [asJson(rows), batchId]);
			await announceCatalogue(tx);
		}
		const { geographyDate } = how;
		return { kind: 'read', fileName, geographyDate, batchId, taken, refused };
	});
}

type UnitRow = { id: number; code: string; name: string; area_km2: number };

async function match(tx: Queryable, boundaries: readonly ReadBoundary[], day: string) {
	const units = await tx.query<UnitRow>(UNITS_BY_CODE, [boundaries.map(({ code }) => code), day]);
	const byCode = new Map(units.map((unit) => [unit.code, unit]));
	const matched: Matched[] = [];
	const unmatched: RefusedRow[] = [];
	for (const boundary of boundaries) {
		const { row, code, name } = boundary;
		const unit = byCode.get(code);
		const why = whyNot(boundary, unit, day);
		if (why !== null) unmatched.push({ row, code, name, why });
		else if (unit) matched.push({ ...boundary, unit });
	}
	return { matched, unmatched };
}

function whyNot(
	{ validFrom, validTo }: ReadBoundary,
	unit: UnitRow | undefined,
	day: string,
): string | null {
	if (validFrom !== null && day < validFrom) return `holds from ${validFrom}, units are of ${day}`;
	if (validTo !== null && validTo < day) return `holds until ${validTo}, units are of ${day}`;
	return unit ? null : `no unit had this code on ${day}`;
}

function notesOn({ boundary, turned, unit }: Matched): string[] {
	const notes = turned === 0 ? [] : [`${turned} rings turned to the order of RFC 7946`];
	const area = areaKm2(boundary);
	const factor = area / unit.area_km2;
	if (factor < AREA_FACTOR && factor > 1 / AREA_FACTOR) return notes;
	return [
		...notes,
		`encloses ${Math.round(area)} km², the unit has ${Math.round(unit.area_km2)} km²`,
	];
}

async function changedUnits(tx: Queryable, matched: readonly Matched[]): Promise<Set<number>> {
	const rows = await tx.query<{ unit_id: number }>(CHANGED_UNITS, [asJson(matched)]);
	return new Set(rows.map(({ unit_id }) => unit_id));
}

function asJson(matched: readonly Matched[]): string {
	return JSON.stringify(matched.map(({ unit, boundary }) => ({ unitId: unit.id, boundary })));
}

const UNITS_BY_CODE = `
select u.id, c.value as code, coalesce(n.name, u.slug) as name, u.area_km2
from unit_code c
join unit u on u.id = c.unit_id
left join unit_name n on n.unit_id = u.id
	and $2::date between coalesce(n.valid_from, '-infinity') and coalesce(n.valid_to, 'infinity')
where c.scheme = 'gso' and c.value = any($1::text[])
	and $2::date between coalesce(c.valid_from, '-infinity') and coalesce(c.valid_to, 'infinity')
	and $2::date between coalesce(u.valid_from, '-infinity') and coalesce(u.valid_to, 'infinity')`;

const GIVEN = `jsonb_to_recordset($1::text::jsonb) as given("unitId" integer, boundary jsonb)`;

const CHANGED_UNITS = `
select given."unitId" as unit_id
from ${GIVEN}
left join unit_geometry known on known.unit_id = given."unitId" and known.valid_from is null
where known.coordinates is distinct from given.boundary`;

const INSERT_BATCH = `
insert into import_batch
	(kind, file_name, sha256, imported_by, imported_at, taken, refused, sample)
values ('boundaries', $1, $2, $3, $4, $5, $6, false)
returning id`;

const UPSERT_GEOMETRIES = `
insert into unit_geometry (unit_id, coordinates, batch_id)
select "unitId", boundary, $2::bigint from ${GIVEN}
on conflict (unit_id, coalesce(valid_from, '-infinity')) do update set
	coordinates = excluded.coordinates, batch_id = excluded.batch_id`;
