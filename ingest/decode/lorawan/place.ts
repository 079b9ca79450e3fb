import { placeRefusal } from '#lib/domain/place.ts';
import type { Rejected } from '#lib/domain/reading.ts';
import { rejected, shown } from '../fields.ts';
import { asObject } from './json-parts.ts';

export type Place = { readonly kind: 'place'; readonly lat: number; readonly lon: number };

/**
 * `{"latitude":11.548,"longitude":107.807}`, as both network servers tell places; a coordinate that is left out is 0, for
 * they leave out zeros. Refused where it is no place in Vietnam, as the
 * register would: here it is told once. Null where nothing is told.
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
	const fault = placeRefusal({ lat, lon });
	if (fault !== null) return rejected('bad-place', `location: ${fault}`);
	return { kind: 'place', lat, lon };
}
