import { expect, test } from 'vitest';
import { honeycomb } from './honeycomb.ts';
import type { Spot } from './honeycomb.ts';

const apart = (a: Spot, b: Spot) => Math.hypot(a[0] - b[0], a[1] - b[1]);

test('homes on a honeycomb stay as they lie to each other', () => {
	const row = Math.sqrt(3) / 2;
	const homes: Spot[] = [
		[0, 0],
		[1, 0],
		[2, 0],
		[0.5, row],
		[1.5, row],
	];
	const spots = honeycomb(homes);
	const [first, home] = [spots[0] as Spot, homes[0] as Spot];
	for (const [at, [x, y]] of spots.entries()) {
		expect(x - first[0]).toBeCloseTo((homes[at]?.[0] ?? 0) - home[0], 6);
		expect(y - first[1]).toBeCloseTo((homes[at]?.[1] ?? 0) - home[1], 6);
	}
});

test('each has a cell of its own, even where all have one home', () => {
	const spots = honeycomb(Array.from({ length: 40 }, () => [0, 0] as const));
	for (const [at, a] of spots.entries()) {
		for (const b of spots.slice(at + 1)) expect(apart(a, b)).toBeGreaterThan(0.99);
	}
});

test('of three in a line the one between stays between', () => {
	const [a, b, c] = honeycomb([
		[0, 0],
		[0.4, 0],
		[0.8, 0],
	]) as [Spot, Spot, Spot];
	expect(a[0]).toBeLessThan(b[0]);
	expect(b[0]).toBeLessThan(c[0]);
});

test('without homes there are no cells', () => {
	expect(honeycomb([])).toEqual([]);
});
