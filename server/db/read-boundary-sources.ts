import type { BoundarySource } from '#lib/wire/open-data/dataset.ts';
import type { Queryable } from './database.ts';

const SOURCES = `
select b.file_name as "fileName", (extract(epoch from b.imported_at) * 1000)::float8 as "importedAt",
	count(*) as units
from unit_geometry g join import_batch b on b.id = g.batch_id
where g.unit_id = any($1)
	and $2::date between coalesce(g.valid_from, '-infinity') and coalesce(g.valid_to, 'infinity')
group by b.id
order by b.imported_at desc, b.id desc`;

/** Which files the boundaries of units are from that hold on an ISO day, the last imported first. */
export function readBoundarySources(
	database: Queryable,
	{ unitIds, day }: { readonly unitIds: readonly number[]; readonly day: string },
): Promise<BoundarySource[]> {
	return database.query<BoundarySource>(SOURCES, [unitIds, day]);
}
