import type { Rejected } from '#lib/domain/reading.ts';
import { rejected, shown } from '../fields.ts';
import { asObject } from './json-parts.ts';

export type Place = { readonly kind: 'place'; readonly lat: number; readonly lon: number };

/** Nearer to 0, 0 than a hundred metres is the Gulf of Guinea, or a receiver without a fix. */
const NOWHERE_DEG = 0.001;

/**
 * `{"latitude":11.548,"longitude":107.807}`, as both network servers tell places; a coordinate that is left out is 0, for
 * they leave out zeros. Refused where it cannot be meant. Null where nothing is told.
 */
export function placeOf(told: unknown): Place | Rejected | null {
	if (told === undefined || told === null) return null;
	const location = asObject(told);
	if (location === null) {
		return rejected('bad-shape', `location: an object is wanted, got ${shown(told)}`);
	}
	const { latitude, longitude } = location;
	if (latitude === undefined && longitude === undefined) return null;
	const [lat, lon] = [latitude ?? 0, longitude ?? 0];
	const got = `got ${shown(lat)}, ${shown(lon)}`;
	if (typeof lat !== 'number' || typeof lon !== 'number') {
		return rejected('bad-shape', `location: two numbers are wanted, ${got}`);
	}
	if (Math.abs(lat) > 90 && Math.abs(lat) <= 180 && Math.abs(lon) <= 90) {
		return rejected('bad-number', `location: latitude and longitude seem to be swapped, ${got}`);
	}
	// Written so that what is no number is refused as well.
	if (!(Math.abs(lat) <= 90 && Math.abs(lon) <= 180)) {
		return rejected('bad-number', `location: degrees are wanted, ${got}`);
	}
	if (Math.abs(lat) < NOWHERE_DEG && Math.abs(lon) < NOWHERE_DEG) {
		return rejected('bad-number', 'location: 0, 0 is no place, but a receiver without a fix');
	}
	return { kind: 'place', lat, lon };
}
