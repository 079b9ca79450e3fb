import { expect, test } from 'vitest';
import { contains, overlaps } from './box.ts';
import { placeLabels } from './place-labels.ts';
import type { Label } from './place-labels.ts';

const bounds = { x: 0, y: 0, width: 400, height: 300 };
const nothing = { bounds, obstacles: [], avoid: [], gapPx: 2 };

function label(key: string, x: number, y: number, own: Partial<Label> = {}): Label {
	const outline = [
		{ x: x - 80, y: y - 60 },
		{ x: x + 80, y: y - 60 },
		{ x: x + 80, y: y + 60 },
		{ x: x - 80, y: y + 60 },
	];
	const sizes = [
		{ width: 70, height: 50 },
		{ width: 70, height: 26 },
	];
	return { key, sizes, at: { x, y }, outline, first: false, ...own };
}

test('a label alone stands where it would best be', () => {
	expect(placeLabels([label('a', 200, 150)], nothing).get('a')).toMatchObject({
		x: 165,
		y: 125,
		sizeIndex: 0,
	});
});

test('no two labels overlap, and none leaves the bounds', () => {
	const labels = Array.from({ length: 8 }, (_, at) =>
		label(String(at), 30 + at * 45, 20 + at * 35),
	);
	const boxes = [...placeLabels(labels, nothing).values()];
	expect(boxes.length).toBeGreaterThan(5);
	for (const [at, box] of boxes.entries()) {
		expect(contains(bounds, box)).toBe(true);
		for (const other of boxes.slice(at + 1)) expect(overlaps(box, other)).toBe(false);
	}
});

test('a label moves off a symbol of trouble', () => {
	const trouble = { x: 190, y: 140, width: 24, height: 24 };
	const box = placeLabels([label('a', 200, 150)], { ...nothing, obstacles: [trouble] }).get('a');
	expect(box && overlaps(box, trouble)).toBe(false);
});

test('where the value has no room the name stands alone', () => {
	const low = { x: 0, y: 0, width: 400, height: 40 };
	const box = placeLabels([label('a', 200, 20)], { ...nothing, bounds: low }).get('a');
	expect(box?.sizeIndex).toBe(1);
});

test('a label with no room at all is left out', () => {
	const placed = placeLabels([label('a', 200, 150)], { ...nothing, obstacles: [bounds] });
	expect(placed.has('a')).toBe(false);
});

test('of two that cannot both stand, the first one asked for does', () => {
	const small = { x: 0, y: 0, width: 80, height: 30 };
	const labels = [label('a', 40, 15), label('home', 40, 15, { first: true })];
	expect([...placeLabels(labels, { ...nothing, bounds: small }).keys()]).toEqual(['home']);
});
