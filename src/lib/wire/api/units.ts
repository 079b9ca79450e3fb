/** `GET /api/v1/units` */
import * as v from 'valibot';
import type { FoundUnit } from '../../domain/unit-search.ts';
import type { Unit } from '../../domain/unit.ts';
import { day, dayGiven, lonLat, multiPolygon, unitCode, unitGiven } from './fields.ts';

export const unitsQuery = v.object({
	date: v.pipe(
		v.optional(dayGiven),
		v.description('Units as they stood on this day; absent: on the centre’s geography date.'),
	),
	code: v.pipe(v.optional(unitGiven), v.description('Only the unit that had this code.')),
	search: v.pipe(
		v.optional(v.pipe(v.string(), v.maxLength(100, 'at most 100 characters'))),
		v.description(
			'Part of a name or code, with or without accents, of the unit or of what it came of; the best first, and of those as good the ones of the centre’s province.',
		),
	),
	geometry: v.optional(v.picklist(['true', 'false'], 'true or false'), 'false'),
	format: v.optional(v.picklist(['json', 'geojson'], 'json or geojson'), 'json'),
});

export const unitLevel = v.picklist(['country', 'province', 'district', 'commune']);

export const unitKind = v.picklist([
	'country',
	'province',
	'city',
	'town',
	'rural-district',
	'ward',
	'commune',
	'special-zone',
]);

const entries = {
	slug: v.pipe(
		v.string(),
		v.description('Own stable name; a code may be given to another unit later.'),
	),
	code: unitCode,
	level: unitLevel,
	kind: unitKind,
	name: v.string(),
	shortName: v.string(),
	parent: v.nullable(unitCode),
	validFrom: v.nullable(day),
	validTo: v.nullable(day),
	labelAt: lonLat,
	areaKm2: v.number(),
};

export const unitsSchema = v.object({
	geographyDate: v.pipe(
		day,
		v.description('Units, codes and boundaries are as they stood on this day.'),
	),
	units: v.array(
		v.object({
			...entries,
			former: v.exactOptional(
				v.pipe(
					v.object({ code: v.string(), name: v.string() }),
					v.description('What it came of, where it was found by that.'),
				),
			),
			geometry: v.exactOptional(
				v.pipe(
					v.nullable(multiPolygon),
					v.description('With geometry=true; null where no boundary was imported.'),
				),
			),
		}),
	),
});

export const unitFeaturesSchema = v.object({
	type: v.literal('FeatureCollection'),
	features: v.array(
		v.object({
			type: v.literal('Feature'),
			id: v.string(),
			geometry: v.nullable(multiPolygon),
			properties: v.object(entries),
		}),
	),
});

export type UnitsAnswer = v.InferOutput<typeof unitsSchema>;
export type UnitFeatures = v.InferOutput<typeof unitFeaturesSchema>;

type UnitFields = v.InferOutput<typeof unitFeaturesSchema>['features'][number]['properties'];
type Geometry = v.InferOutput<typeof multiPolygon>;

/** The units of a day; of them those that were wanted, in their order. */
type Asked = {
	readonly units: readonly Unit[];
	readonly wanted: readonly FoundUnit<Unit>[];
};

export function toUnits(
	asked: Asked,
	{ geographyDate, geometry }: { geographyDate: string; geometry: boolean },
): UnitsAnswer {
	return {
		geographyDate,
		units: withParents(asked).map(({ unit, former, fields }) => ({
			...fields,
			...(former && { former: { code: former.code, name: former.name } }),
			...(geometry && { geometry: toGeometry(unit) }),
		})),
	};
}

export function toUnitFeatures(asked: Asked): UnitFeatures {
	return {
		type: 'FeatureCollection',
		features: withParents(asked).map(({ unit, fields }) => ({
			type: 'Feature',
			id: unit.slug,
			geometry: toGeometry(unit),
			properties: fields,
		})),
	};
}

function withParents({ units, wanted }: Asked): (FoundUnit<Unit> & { fields: UnitFields })[] {
	const codes = new Map(units.map((unit) => [unit.id, unit.code]));
	return wanted.map(({ unit, former }) => {
		const { slug, code, level, kind, name, shortName, validFrom, validTo, labelAt, areaKm2 } = unit;
		const parent = unit.parentId === null ? null : (codes.get(unit.parentId) ?? null);
		const fields = { slug, code, level, kind, name, shortName, parent };
		return {
			unit,
			former,
			fields: { ...fields, validFrom, validTo, labelAt: [...labelAt], areaKm2 },
		};
	});
}

function toGeometry({ boundary }: Unit): Geometry | null {
	if (!boundary) return null;
	const coordinates = boundary.map((polygon) =>
		polygon.map((ring) => ring.map((point) => [...point])),
	);
	return { type: 'MultiPolygon', coordinates };
}
