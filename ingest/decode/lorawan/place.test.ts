import { expect, test } from 'vitest';
import { placeOf } from './place.ts';

test('nothing told is no place, and no fault', () => {
	for (const told of [undefined, null, {}, { altitude: 3 }]) expect(placeOf(told)).toBeNull();
});

test('a place is where the two numbers lie in Vietnam', () => {
	expect(placeOf({ latitude: 11.5, longitude: 107.8 })).toEqual({
		kind: 'place',
		lat: 11.5,
		lon: 107.8,
	});
});

test.each([
	['11,107', 'an object is wanted'],
	[[11, 107], 'an object is wanted'],
	[{ latitude: '11', longitude: 107 }, 'two numbers are wanted'],
	[{ latitude: 107.8, longitude: 11.5 }, 'lat and lon are swapped'],
	[{ latitude: 48.86, longitude: 2.35 }, 'a place in Vietnam is wanted'],
	[{ latitude: 11.5, longitude: Infinity }, 'a place in Vietnam is wanted'],
	[{ latitude: NaN, longitude: 1 }, 'a place in Vietnam is wanted'],
	[{ latitude: 0, longitude: 0 }, 'a place in Vietnam is wanted'],
	[{ latitude: 0.0001 }, 'a place in Vietnam is wanted'],
])('%j is refused, saying "%s"', (told, why) => {
	const place = placeOf(told);
	expect(place).toMatchObject({ kind: 'rejected' });
	expect(place?.kind === 'rejected' && place.detail).toContain(why);
});
