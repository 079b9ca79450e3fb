/** A place: a province, district or commune. Its identity is the project's own; codes are dated attributes of it. */
export type UnitLevel = 'country' | 'province' | 'district' | 'commune';

export type UnitKind =
	'country' | 'province' | 'city' | 'town' | 'rural-district' | 'ward' | 'commune' | 'special-zone';

export type LonLat = readonly [lonDegrees: number, latDegrees: number];

/** Rings as in GeoJSON: polygons of rings of [lon, lat] degrees, WGS84. */
export type MultiPolygon = readonly (readonly (readonly LonLat[])[])[];

/** A unit as it stood on one date (the geography date of a centre). */
export type Unit = {
	/** Own stable id (the database's), never a code. */
	readonly id: number;
	/** Own stable name in files and addresses, such as `d-682-da-teh`. */
	readonly slug: string;
	/** GSO code on that date, as text: leading zeros count. */
	readonly code: string;
	readonly level: UnitLevel;
	readonly kind: UnitKind;
	/** Full name: "Thành phố Bảo Lộc". */
	readonly name: string;
	/** Name without its kind, for labels: "Bảo Lộc". */
	readonly shortName: string;
	readonly parentId: number | null;
	/** ISO dates; `validTo` is the last day on which the unit existed, null while it does. */
	readonly validFrom: string | null;
	readonly validTo: string | null;
	/** A point to label it at, near its seat. */
	readonly labelAt: LonLat;
	readonly areaKm2: number;
	/** Null where no boundary has been imported: then a schematic cell stands for it. */
	readonly boundary: MultiPolygon | null;
};
