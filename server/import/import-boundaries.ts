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
import type { LonLat, MultiPolygon } from '#lib/domain/unit.ts';
import { areaKm2 } from './rings.ts';

/** Boundaries are drawn in different detail; by more than this factor it may be another unit with the same code. */
const AREA_FACTOR = 1.5;

/** Farther from the outline's box than this (degrees) a label point belongs to another unit: codes may be mixed up. */
const ELSEWHERE = 0.05;

type Matched = ReadBoundary & {
	readonly unit: UnitRow;
	/** ISO day as of which its code was read. */
	readonly day: string;
};

/**
 * Takes the boundaries of a GeoJSON file, in one transaction, under an import batch with the file's SHA-256. A code is read as of
 * the geography date, or where the feature's own days do not hold that, as of the nearest one that they hold; so a file of other
 * days is taken for the units of its days. A boundary is kept for the days that the feature gives it, as far as the unit was there;
 * what was known for these days gives way to it. The same boundaries again change nothing, and make no batch.
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
				notes: notesOn(boundary, how.geographyDate),
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
			await storeGeometries(tx, asJson(rows), batchId);
			await announceCatalogue(tx);
		}
		const { geographyDate } = how;
		return { kind: 'read', fileName, geographyDate, batchId, taken, refused };
	});
}

type UnitRow = {
	readonly row: number;
	readonly id: number;
	readonly name: string;
	readonly area_km2: number;
	readonly label_lon: number;
	readonly label_lat: number;
};

async function match(tx: Queryable, boundaries: readonly ReadBoundary[], geographyDate: string) {
	const asked = boundaries.map((boundary) => {
		const { row, code } = boundary;
		return { row, code, day: dayOf(boundary, geographyDate) };
	});
	const units = await tx.query<UnitRow>(UNITS_BY_CODE, [JSON.stringify(asked)]);
	const unitByRow = new Map(units.map((unit) => [unit.row, unit]));
	const matched: Matched[] = [];
	const unmatched: RefusedRow[] = [];
	for (const [at, boundary] of boundaries.entries()) {
		const { row, code, name } = boundary;
		const unit = unitByRow.get(row);
		const day = asked[at]?.day ?? geographyDate;
		if (unit) matched.push({ ...boundary, unit, day });
		else unmatched.push({ row, code, name, why: `no unit had this code on ${day}` });
	}
	return { matched, unmatched };
}

/** ISO days compare as text. */
function dayOf({ validFrom, validTo }: ReadBoundary, geographyDate: string): string {
	if (validFrom !== null && geographyDate < validFrom) return validFrom;
	return validTo !== null && validTo < geographyDate ? validTo : geographyDate;
}

function notesOn({ boundary, turned, unit, day }: Matched, geographyDate: string): string[] {
	const notes = day === geographyDate ? [] : [`the unit of ${day}`];
	if (turned > 0) notes.push(`${turned} rings turned to the order of RFC 7946`);
	const area = areaKm2(boundary);
	const factor = area / unit.area_km2;
	if (factor > AREA_FACTOR || factor < 1 / AREA_FACTOR) {
		notes.push(`encloses ${Math.round(area)} km², the unit has ${Math.round(unit.area_km2)} km²`);
	}
	if (liesElsewhere(boundary, [unit.label_lon, unit.label_lat])) {
		notes.push(`lies elsewhere than ${unit.name}: codes may be mixed up`);
	}
	return notes;
}

function liesElsewhere(boundary: MultiPolygon, [lon, lat]: LonLat): boolean {
	const points = boundary.flat(2);
	const outside = (at: number, values: readonly number[]) =>
		values.every((value) => value < at - ELSEWHERE) ||
		values.every((value) => value > at + ELSEWHERE);
	return (
		outside(
			lon,
			points.map(([x]) => x),
		) ||
		outside(
			lat,
			points.map(([, y]) => y),
		)
	);
}

async function changedUnits(tx: Queryable, matched: readonly Matched[]): Promise<Set<number>> {
	const rows = await tx.query<{ unit_id: number }>(CHANGED_UNITS, [asJson(matched)]);
	return new Set(rows.map(({ unit_id }) => unit_id));
}

function asJson(matched: readonly Matched[]): string {
	return JSON.stringify(
		matched.map(({ unit, boundary, validFrom, validTo }) => ({
			unitId: unit.id,
			boundary,
			validFrom,
			validTo,
		})),
	);
}

/** What was known for the same days is cut, or goes. */
async function storeGeometries(tx: Queryable, given: string, batchId: number | null) {
	await tx.query(KEEP_LATER_DAYS, [given]);
	await tx.query(KEEP_EARLIER_DAYS, [given]);
	await tx.query(DELETE_SAME_DAYS, [given]);
	await tx.query(INSERT_GEOMETRIES, [given, batchId]);
}

const UNITS_BY_CODE = `
select asked.row, u.id, coalesce(n.name, u.slug) as name, u.area_km2, u.label_lon, u.label_lat
from jsonb_to_recordset($1::text::jsonb) as asked(row integer, code text, day date)
join unit_code c on c.scheme = 'gso' and c.value = asked.code
	and day between coalesce(c.valid_from, '-infinity') and coalesce(c.valid_to, 'infinity')
join unit u on u.id = c.unit_id
	and day between coalesce(u.valid_from, '-infinity') and coalesce(u.valid_to, 'infinity')
left join unit_name n on n.unit_id = u.id
	and day between coalesce(n.valid_from, '-infinity') and coalesce(n.valid_to, 'infinity')`;

/** As far as the unit was there: a day at which it began or ended is no bound of its boundary. */
const GIVEN = `
given as (
	select u.id as unit_id, f.boundary as coordinates,
		case when f."validFrom" > coalesce(u.valid_from, '-infinity') then f."validFrom" end as valid_from,
		case when f."validTo" < coalesce(u.valid_to, 'infinity') then f."validTo" end as valid_to
	from jsonb_to_recordset($1::text::jsonb)
		as f("unitId" integer, boundary jsonb, "validFrom" date, "validTo" date)
	join unit u on u.id = f."unitId"
)`;

const SAME_DAYS = `
known.unit_id = given.unit_id
	and coalesce(known.valid_from, '-infinity') <= coalesce(given.valid_to, 'infinity')
	and coalesce(given.valid_from, '-infinity') <= coalesce(known.valid_to, 'infinity')`;

const CHANGED_UNITS = `
with ${GIVEN}
select unit_id
from given
where not exists (
	select from unit_geometry known
	where known.unit_id = given.unit_id and known.coordinates = given.coordinates
		and coalesce(known.valid_from, '-infinity') <= coalesce(given.valid_from, '-infinity')
		and coalesce(given.valid_to, 'infinity') <= coalesce(known.valid_to, 'infinity')
)`;

const INSERT_BATCH = `
insert into import_batch
	(kind, file_name, sha256, imported_by, imported_at, taken, refused, sample)
values ('boundaries', $1, $2, $3, $4, $5, $6, false)
returning id`;

const KEEP_LATER_DAYS = `
with ${GIVEN}
insert into unit_geometry (unit_id, coordinates, valid_from, valid_to, batch_id)
select known.unit_id, known.coordinates, given.valid_to + 1, known.valid_to, known.batch_id
from given join unit_geometry known on ${SAME_DAYS}
where given.valid_to < coalesce(known.valid_to, 'infinity')`;

const KEEP_EARLIER_DAYS = `
with ${GIVEN}
update unit_geometry known set valid_to = given.valid_from - 1
from given
where ${SAME_DAYS} and given.valid_from > coalesce(known.valid_from, '-infinity')`;

const DELETE_SAME_DAYS = `
with ${GIVEN}
delete from unit_geometry known using given where ${SAME_DAYS}`;

const INSERT_GEOMETRIES = `
with ${GIVEN}
insert into unit_geometry (unit_id, coordinates, valid_from, valid_to, batch_id)
select unit_id, coordinates, valid_from, valid_to, $2::bigint from given`;
