import { expect, test } from 'vitest';
import { placeOf } from './place.ts';

test('nothing told is no place, and no fault', () => {
	for (const told of [undefined, null, {}, { altitude: 3 }]) expect(placeOf(told)).toBeNull();
});

test('a place is where the two numbers can be degrees', () => {
	expect(placeOf({ latitude: 11.5, longitude: 107.8 })).toEqual({
		kind: 'place',
		lat: 11.5,
		lon: 107.8,
	});
	expect(placeOf({ latitude: -90, longitude: 180 })).toMatchObject({ lat: -90, lon: 180 });
});

test.each([
	['11,107', 'an object is wanted'],
	[[11, 107], 'an object is wanted'],
	[{ latitude: '11', longitude: 107 }, 'two numbers are wanted'],
	[{ latitude: 107.8, longitude: 11.5 }, 'seem to be swapped'],
	[{ latitude: 190, longitude: 11.5 }, 'degrees are wanted'],
	[{ latitude: 11.5, longitude: Infinity }, 'degrees are wanted'],
	[{ latitude: NaN, longitude: 1 }, 'degrees are wanted'],
	[{ latitude: 0, longitude: 0 }, '0, 0 is no place'],
	[{ latitude: 0.0001 }, '0, 0 is no place'],
])('%j is refused, saying "%s"', (told, why) => {
	const place = placeOf(told);
	expect(place).toMatchObject({ kind: 'rejected' });
	expect(place?.kind === 'rejected' && place.detail).toContain(why);
});
