import { expect, test } from 'vitest';
import { contains, holds, overlaps } from './box.ts';
import { nearestOf } from './call-out.ts';
import { groundOf } from './ground.ts';
import type { Pixel } from './mercator.ts';
import { placeLabels } from './place-labels.ts';
import type { Label, LabelForm } from './label-spots.ts';

const bounds = { x: 0, y: 0, width: 400, height: 300 };
const nothing = { bounds, obstacles: [], avoid: [], emPx: 20, gapPx: 2 };
type Room = Omit<Parameters<typeof placeLabels>[1], 'ground'>;

function place(labels: readonly Label[], room: Room): ReturnType<typeof placeLabels> {
	const outlines = labels.map(({ outline }) => outline);
	return placeLabels(labels, { ...room, ground: groundOf(outlines, { bounds, stepPx: 2 }) });
}

/** Widths of the lines in px. */
function formsOf({ name, value }: { name: number; value: number }): LabelForm[] {
	const nameRow = { width: name, height: 26 };
	const valueRow = { width: value, height: 24 };
	return [
		{ says: 'all', width: Math.max(name, value), height: 50, rows: [nameRow, valueRow] },
		{ says: 'name', ...nameRow, rows: [nameRow] },
		{ says: 'value', ...valueRow, rows: [valueRow] },
	];
}

function label(key: string, x: number, y: number, own: Partial<Label> = {}): Label {
	const outline = [
		{ x: x - 80, y: y - 60 },
		{ x: x + 80, y: y - 60 },
		{ x: x + 80, y: y + 60 },
		{ x: x - 80, y: y + 60 },
	];
	const forms = formsOf({ name: 70, value: 50 });
	return { key, forms, at: { x, y }, outline, first: false, ...own };
}

test('a label alone stands where it would best be', () => {
	expect(place([label('a', 200, 150)], nothing).get('a')).toMatchObject({
		x: 165,
		y: 125,
		form: 0,
	});
});

test('no two labels overlap, and none leaves the bounds', () => {
	const labels = Array.from({ length: 8 }, (_, at) =>
		label(String(at), 30 + at * 45, 20 + at * 35),
	);
	const boxes = [...place(labels, nothing).values()];
	expect(boxes.length).toBeGreaterThan(5);
	for (const [at, box] of boxes.entries()) {
		expect(contains(bounds, box)).toBe(true);
		for (const other of boxes.slice(at + 1)) expect(overlaps(box, other)).toBe(false);
	}
});

test('a label moves off a symbol of trouble', () => {
	const trouble = { x: 190, y: 140, width: 24, height: 24 };
	const box = place([label('a', 200, 150)], { ...nothing, obstacles: [trouble] }).get('a');
	expect(box && overlaps(box, trouble)).toBe(false);
});

test('where the value has no room the name stands alone', () => {
	const low = { x: 0, y: 0, width: 400, height: 40 };
	const box = place([label('a', 200, 20)], { ...nothing, bounds: low }).get('a');
	expect(box?.form).toBe(1);
});

test('a label with no room at all is left out', () => {
	const placed = place([label('a', 200, 150)], { ...nothing, obstacles: [bounds] });
	expect(placed.has('a')).toBe(false);
});

test('of two that cannot both stand, the first one asked for does', () => {
	const small = { x: 0, y: 0, width: 80, height: 30 };
	const labels = [label('a', 40, 15, { outline: [] }), label('home', 40, 15, { first: true })];
	expect([...place(labels, { ...nothing, bounds: small }).keys()]).toEqual(['home']);
});

/** A small unit in the midst of a large one that reaches over the left half of the map. */
function smallInLarge(): [Label, Label] {
	const square = (x: number, y: number, half: number) => [
		{ x: x - half, y: y - half },
		{ x: x + half, y: y - half },
		{ x: x + half, y: y + half },
		{ x: x - half, y: y + half },
	];
	return [
		label('small', 150, 150, { outline: square(150, 150, 8) }),
		label('large', 60, 150, { outline: square(100, 150, 100) }),
	];
}

test('a unit too small for its label has it beside all units, with a line to it', () => {
	const placed = place(smallInLarge(), { ...nothing, gapPx: 4 });
	const small = placed.get('small');
	expect(small?.leadsTo).toEqual({ x: 150, y: 150 });
	expect(small?.x).toBeGreaterThanOrEqual(190);
	expect(small?.form).toBe(0);
	expect(placed.get('large')?.leadsTo).toBeNull();
});

test('no line is longer than seven em', () => {
	const placed = place(smallInLarge(), { ...nothing, emPx: 5, gapPx: 4 });
	expect(placed.get('small')?.leadsTo ?? null).toBeNull();
});

test('where the name has no room the value stands alone', () => {
	const low = label('low', 200, 150, {
		outline: [
			{ x: 172, y: 130 },
			{ x: 228, y: 130 },
			{ x: 228, y: 170 },
			{ x: 172, y: 170 },
		],
		forms: formsOf({ name: 120, value: 50 }),
	});
	const about = [-45, 45].map((x) => ({ x: 200 + x - 15, y: 0, width: 30, height: 300 }));
	expect(place([low], { ...nothing, emPx: 8, obstacles: about }).get('low')?.form).toBe(2);
});

test('where neither name with value nor a line has room the name has initials', () => {
	const narrow = label('narrow', 200, 150, {
		outline: [
			{ x: 165, y: 110 },
			{ x: 235, y: 110 },
			{ x: 235, y: 190 },
			{ x: 165, y: 190 },
		],
		forms: [
			...formsOf({ name: 120, value: 50 }),
			{
				...{ says: 'brief', width: 66, height: 50 },
				rows: [
					{ width: 66, height: 26 },
					{ width: 50, height: 24 },
				],
			},
		],
	});
	const about = [-80, 80].map((x) => ({ x: 200 + x - 40, y: 0, width: 80, height: 300 }));
	const placed = place([narrow], { ...nothing, obstacles: about }).get('narrow');
	expect(placed).toMatchObject({ form: 3, leadsTo: null });
});

test('a label for which there was no room comes first in another turn', () => {
	const low = { x: 130, y: 125, width: 145, height: 50 };
	const labels = [
		label('yields', 195, 150, { outline: [] }),
		label('can stand nowhere else', 240, 150, { outline: [] }),
	];
	const placed = place(labels, { ...nothing, bounds: low });
	expect(placed.get('can stand nowhere else')).toMatchObject({ x: 205, form: 0 });
	expect(placed.get('yields')).toMatchObject({ x: 130, form: 0 });
});

test('where trouble has the midst of a unit within others its name stands across the border', () => {
	const band = (top: number, bottom: number) => [
		{ x: 40, y: top },
		{ x: 360, y: top },
		{ x: 360, y: bottom },
		{ x: 40, y: bottom },
	];
	const middle = label('middle', 200, 150, { outline: band(126, 174) });
	const upper = label('upper', 200, 60, { outline: band(0, 126) });
	const lower = label('lower', 200, 240, { outline: band(174, 300) });
	const troubles = Array.from({ length: 6 }, (_, at) => ({
		x: 50 + at * 55,
		y: 143,
		width: 30,
		height: 14,
	}));
	const placed = place([middle, upper, lower], { ...nothing, obstacles: troubles }).get('middle');
	expect(placed).toMatchObject({ form: 1, leadsTo: null });
	expect(troubles.some((trouble) => placed && overlaps(placed, trouble))).toBe(false);
});

test('nothing is written over the line, and the line leads over no obstacle', () => {
	const [small, large] = smallInLarge();
	// From the right of the wall a line would cross it; from below it leads through where the large one would best be.
	const wall = { x: 195, y: 0, width: 4, height: 260 };
	const inTheWay = [small, { ...large, at: { x: 140, y: 200 } }];
	const placed = place(inTheWay, { ...nothing, emPx: 30, gapPx: 4, obstacles: [wall] });
	const called = placed.get('small');
	const other = placed.get('large');
	if (!called?.leadsTo || !other) throw new Error('a label is left out, or has no line');
	expect(called.leadsTo).toEqual({ x: 150, y: 150 });
	const from = nearestOf(called, called.leadsTo);
	for (const { x, y } of pointsBetween(from, called.leadsTo)) {
		expect(holds(other, { x, y })).toBe(false);
		expect(holds(wall, { x, y })).toBe(false);
	}
});

/** At every tenth of a pixel. */
function pointsBetween(from: Pixel, to: Pixel): Pixel[] {
	const count = Math.ceil(Math.hypot(to.x - from.x, to.y - from.y) * 10);
	return Array.from({ length: count + 1 }, (_, at) => ({
		x: from.x + ((to.x - from.x) * at) / count,
		y: from.y + ((to.y - from.y) * at) / count,
	}));
}

test('of more than forty labels those that are not first are within their own ground, or nothing', () => {
	const small = (key: string, x: number, y: number, own: Partial<Label> = {}): Label => {
		const outline = [
			{ x: x - 8, y: y - 8 },
			{ x: x + 8, y: y - 8 },
			{ x: x + 8, y: y + 8 },
			{ x: x - 8, y: y + 8 },
		];
		return label(key, x, y, { outline, ...own });
	};
	const others = Array.from({ length: 40 }, (_, at) =>
		small(`small ${at}`, 10 + (at % 10) * 20, 10 + Math.floor(at / 10) * 20),
	);
	const placed = place(
		[...others, label('large', 300, 200), small('home', 60, 200, { first: true })],
		nothing,
	);
	expect([...placed.keys()].toSorted()).toEqual(['home', 'large']);
	expect(placed.get('large')).toMatchObject({ form: 0, leadsTo: null });
	expect(placed.get('home')?.leadsTo).not.toBeNull();
});
