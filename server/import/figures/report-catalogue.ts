/** By which names and codes of a file are read. */
import type { Indicator } from '#lib/domain/indicator.ts';
import type { Unit } from '#lib/domain/unit.ts';
import type { Queryable } from '../../db/database.ts';
import { readUnits } from '../../db/read-units.ts';

export type ReportCatalogue = {
	/** ISO day of the units. */
	readonly geographyDate: string;
	readonly units: readonly Unit[];
	/** Of the unit whose parts the centre shows; null where there is none of its code. */
	readonly ownId: number | null;
	readonly indicators: readonly (Indicator & Bounds)[];
};

/** Of an indicator's values, both included; null: none. */
type Bounds = { readonly min: number | null; readonly max: number | null };

const BOUNDS = 'select id, min_value as min, max_value as max from indicator';

/** The catalogue of the centre, with units as they stood on `unitsOn` (ISO day; null: the centre's own). */
export async function reportCatalogue(
	database: Queryable,
	known: {
		readonly geographyDate: string;
		/** Of the unit whose parts the centre shows, as it is among `units`. */
		readonly scopeCode: string;
		readonly units: readonly Unit[];
		readonly indicators: readonly Indicator[];
	},
	unitsOn: string | null,
): Promise<ReportCatalogue> {
	const geographyDate = unitsOn ?? known.geographyDate;
	const isOwn = geographyDate === known.geographyDate;
	const rows = await database.query<Bounds & { id: number }>(BOUNDS);
	const bounds = new Map(rows.map(({ id, min, max }) => [id, { min, max }]));
	const none = { min: null, max: null };
	return {
		geographyDate,
		ownId: known.units.find(({ code }) => code === known.scopeCode)?.id ?? null,
		units: isOwn ? known.units : await readUnits(database, geographyDate),
		indicators: known.indicators.map((each) => ({ ...each, ...(bounds.get(each.id) ?? none) })),
	};
}
