/** Positions of boundaries: degrees in Vietnam, or what they are instead. Pure. */
import type { LonLat } from '#lib/domain/unit.ts';

/** Vietnam with Hoàng Sa and Trường Sa, in degrees. */
const WITHIN = { west: 102, east: 118, south: 6, north: 24 };
/** Vietnam in metres, whichever meridian the zone has: how far east of it and how far north of the equator. */
const VN_2000 = { least: 100_000, mostEast: 900_000, south: 660_000, north: 2_700_000 };
const WEB_MERCATOR = { west: 11_300_000, east: 13_200_000, south: 650_000, north: 2_750_000 };

/** What a file in metres is told, whoever made it. */
export const METRES =
	'coordinates are in metres, as VN-2000 has them, and degrees are wanted: convert the file to WGS 84 (EPSG:4326) first';

export type CheckedPosition =
	| { readonly kind: 'position'; readonly at: LonLat }
	| { readonly kind: 'refused'; readonly why: string };

/** Of a GeoJSON position as it came; a height is dropped. */
export function checkPosition(position: unknown): CheckedPosition {
	const [lon, lat, ...more] = Array.isArray(position) ? (position as unknown[]) : [];
	if (!isNumber(lon) || !isNumber(lat) || !more.every(isNumber)) {
		return refused('two numbers, longitude and latitude, are wanted, and at most a height');
	}
	if (isInside(lon, lat)) return { kind: 'position', at: [lon, lat] };
	const said = `${lon}, ${lat} is not in Vietnam`;
	if (isInside(lat, lon)) return refused(`${said}: latitude and longitude seem to be exchanged`);
	if (isVn2000(lon, lat) || isVn2000(lat, lon)) return refused(`${said}: ${METRES}`);
	if (isWebMercator(lon, lat)) {
		return refused(`${said}: ${METRES.replace('VN-2000 has', 'maps of the web (EPSG:3857) have')}`);
	}
	return refused(said);
}

function refused(why: string): CheckedPosition {
	return { kind: 'refused', why };
}

function isNumber(value: unknown): value is number {
	return typeof value === 'number' && Number.isFinite(value);
}

function isInside(lon: number, lat: number): boolean {
	const { west, east, south, north } = WITHIN;
	return lon >= west && lon <= east && lat >= south && lat <= north;
}

function isVn2000(eastM: number, northM: number): boolean {
	const { least, mostEast, south, north } = VN_2000;
	return eastM >= least && eastM <= mostEast && northM >= south && northM <= north;
}

function isWebMercator(eastM: number, northM: number): boolean {
	const { west, east, south, north } = WEB_MERCATOR;
	return eastM >= west && eastM <= east && northM >= south && northM <= north;
}
