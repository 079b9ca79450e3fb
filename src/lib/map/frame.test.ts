import { expect, test } from 'vitest';
import type { MultiPolygon } from '../domain/unit.ts';
import { contains, holds, overlaps } from './box.ts';
import { frameOf } from './frame.ts';
import { projector } from './mercator.ts';
import type { MapUnit } from './types.ts';

function square(code: string, west: number, south: number, side: number): MapUnit {
	const shape: MultiPolygon = [
		[
			[
				[west, south],
				[west + side, south],
				[west + side, south + side],
				[west, south + side],
				[west, south],
			],
		],
	];
	return {
		id: Number(code),
		code,
		shortName: code,
		labelAt: [west + side / 2, south + side / 2],
		shape,
		schematic: true,
		value: null,
		valueText: '–',
		progressClass: null,
		stale: false,
		sample: false,
		home: false,
	};
}

const area = { width: 900, height: 600 };
const free = { x: 10, y: 10, width: 880, height: 580 };
const sizes = {
	area,
	free,
	inset: { width: 200, height: 220 },
	legends: [{ width: 260, height: 160, form: 0 }],
	gapPx: 8,
};
const units = [
	square('1', 107.4, 11.3, 0.4),
	square('2', 107.9, 11.5, 0.4),
	square('3', 108.3, 11.9, 0.4),
];

test('without units there is nothing to frame', () => {
	expect(frameOf([], sizes)).toBeNull();
});

test('every unit is inside the free area, clear of inset and legend', () => {
	const frame = frameOf(units, sizes);
	expect(frame).not.toBeNull();
	if (!frame) return;
	const project = projector(frame.camera, area);
	const taken = [frame.legend, ...(frame.inset ? [frame.inset] : [])];
	expect(taken).toHaveLength(2);
	for (const [lon, lat] of units.flatMap(({ shape }) => shape.flat(2))) {
		const { x, y } = project([lon, lat]);
		expect(holds({ x: 9, y: 9, width: 882, height: 582 }, { x, y })).toBe(true);
		expect(taken.some((box) => holds(box, { x, y }))).toBe(false);
	}
});

test('inset and legend are apart, and the units fill the room that is left', () => {
	const frame = frameOf(units, sizes);
	if (!frame?.inset) throw new Error('there is room for the inset');
	expect(overlaps(frame.inset, frame.legend)).toBe(false);
	const project = projector(frame.camera, area);
	const xs = units.flatMap(({ shape }) => shape.flat(2)).map(([lon, lat]) => project([lon, lat]).x);
	expect(Math.max(...xs) - Math.min(...xs)).toBeGreaterThan(500);
});

test('where inset and legend leave no room the units are still framed', () => {
	const crowded = {
		...sizes,
		inset: { width: 800, height: 560 },
		legends: [{ width: 800, height: 560, form: 0 }],
	};
	expect(frameOf(units, crowded)).not.toBeNull();
});

test('where inset and legend cannot stand side by side, the inset gives way', () => {
	const flat = { ...free, height: 300 };
	const frame = frameOf(units, {
		...sizes,
		free: flat,
		inset: { width: 500, height: 200 },
		legends: [{ width: 500, height: 200, form: 0 }],
	});
	expect(frame?.inset).toBeNull();
});

test('the legend takes the form that leaves the units most room, and the inset stands above a strip', () => {
	const column = [square('1', 107.9, 11, 0.4), square('2', 107.9, 12.6, 0.4)];
	const strip = { width: 880, height: 60, form: 0 };
	const block = { width: 260, height: 160, form: 1 };
	expect(frameOf(column, { ...sizes, legends: [strip, block] })?.legendForm).toBe(1);

	const row = [square('1', 106, 11, 0.4), square('2', 109, 11, 0.4)];
	const inset = { width: 200, height: 120 };
	const frame = frameOf(row, {
		...sizes,
		inset,
		legends: [strip, { width: 500, height: 400, form: 1 }],
	});
	expect(frame?.legendForm).toBe(0);
	expect(frame?.inset && contains(free, frame.inset)).toBe(true);
});

test('islands among the archipelagos do not draw the view out to them, where the unit has other land', () => {
	const drawn = units.map((unit) => ({ ...unit, schematic: false }));
	const truongSa = { ...square('4', 111.9, 8.6, 0.1), schematic: false };
	expect(frameOf([...drawn, truongSa], sizes)).toEqual(frameOf(drawn, sizes));
	expect(frameOf([truongSa], sizes)?.camera.center[0]).toBeCloseTo(111.95, 0);
});
