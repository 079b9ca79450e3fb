import { expect, test } from 'vitest';
import { stretched } from './stretch.ts';
import type { MapUnit } from './types.ts';

/** A hexagon on a corner, 2 wide and 4 high. */
function cell(lon: number, lat: number): MapUnit {
	const ring = [
		[1, 1],
		[0, 2],
		[-1, 1],
		[-1, -1],
		[0, -2],
		[1, -1],
		[1, 1],
	].map(([x = 0, y = 0]): [number, number] => [lon + x, lat + y]);
	return { labelAt: [lon, lat], shape: [[ring]] } as unknown as MapUnit;
}

const ringOf = (unit: MapUnit | undefined) => unit?.shape[0]?.[0];

test('cells as they are stay the same arrays', () => {
	const cells = [cell(0, 0)];
	expect(stretched(cells, { times: 1, flat: 0 })).toBe(cells);
});

test('they grow wider about the middle of all', () => {
	const [west, east] = stretched([cell(-1, 0), cell(1, 0)], { times: 2, flat: 0 });
	expect(west?.labelAt).toEqual([-2, 0]);
	expect(ringOf(east)?.[0]).toEqual([4, 1]);
});

test('flatter ones still meet their neighbours: corners lose what sides gain', () => {
	const [low, high] = stretched([cell(0, 0), cell(1, 3)], { times: 1, flat: 0.8 });
	expect(ringOf(low)?.[0]).toEqual([1, 1.4]);
	expect(ringOf(low)?.[1]).toEqual([0, 1.6]);
	// The upper one's lower corner is on the lower one's side.
	expect(ringOf(high)?.[4]).toEqual([1, 1.4]);
});
