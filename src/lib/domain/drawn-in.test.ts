import { expect, test } from 'vitest';
import { drawnIn } from './drawn-in.ts';

test('homes that lie together stay where they are', () => {
	const homes = [
		[0, 0],
		[2, 0],
		[4, 1],
	] as const;
	expect(drawnIn(homes, 3)).toEqual(homes);
});

test('an island is drawn in to its nearest, in its direction, and the mainland stays', () => {
	const homes = [
		[0, 0],
		[1, 0],
		[0, 1],
		[1, -40],
	] as const;
	expect(drawnIn(homes, 3)).toEqual([
		[0, 0],
		[1, 0],
		[0, 1],
		[1, -3],
	]);
});

test('islands that lie together come together', () => {
	const [, , , first, second] = drawnIn(
		[
			[0, 0],
			[1, 0],
			[2, 0],
			[40, 0],
			[42, 0],
		],
		3,
	);
	expect(first).toEqual([5, 0]);
	expect(second).toEqual([7, 0]);
});

test('without homes there is nothing', () => {
	expect(drawnIn([], 3)).toEqual([]);
});
