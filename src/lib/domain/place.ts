/** Whether coordinates can be a place in Vietnam. */
export type Place = { readonly lat: number; readonly lon: number };

/** `swapped`: latitude and longitude fit only the other way round. */
export type PlaceFault = 'swapped' | 'outside';

/**
 * Degrees that hold the mainland (8°34′–23°23′ N, 102°09′–109°24′ E), the sea, and with it Hoàng Sa (15°45′–17°15′ N,
 * 111°–113° E) and Trường Sa (down to 6°50′ N, out to 117°20′ E), as the schoolbook Địa lí 12 gives the country's
 * position (Bài 2, Vị trí địa lí). A box is no border: it tells what is certainly wrong.
 */
export const VIETNAM = { south: 6.8, north: 23.4, west: 101, east: 117.4 } as const;

/** Null where nothing speaks against it. */
export function placeFault({ lat, lon }: Place): PlaceFault | null {
	if (isInside({ lat, lon })) return null;
	return isInside({ lat: lon, lon: lat }) ? 'swapped' : 'outside';
}

/** Why coordinates are refused, for a dead letter; null where nothing speaks against them. */
export function placeRefusal({ lat, lon }: Place): string | null {
	const fault = placeFault({ lat, lon });
	if (fault === null) return null;
	const got = `got lat ${lat}, lon ${lon}`;
	return fault === 'swapped'
		? `lat and lon are swapped: they lie in Vietnam the other way round, ${got}`
		: `lat and lon: a place in Vietnam is wanted, ${got}`;
}

function isInside({ lat, lon }: Place): boolean {
	const { south, north, west, east } = VIETNAM;
	return lat >= south && lat <= north && lon >= west && lon <= east;
}
