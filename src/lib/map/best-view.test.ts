import { expect, test } from 'vitest';
import { bestView, keyPlaces } from './best-view.ts';
import type { Panel } from './best-view.ts';
import { projector } from './mercator.ts';
import type { MapUnit } from './types.ts';

/** A hexagon on a corner, half a degree wide. */
function cell(id: number, lon: number, lat: number): MapUnit {
	const ring = [
		[0.25, 0.14],
		[0, 0.28],
		[-0.25, 0.14],
		[-0.25, -0.14],
		[0, -0.28],
		[0.25, -0.14],
		[0.25, 0.14],
	].map(([x = 0, y = 0]): [number, number] => [lon + x, lat + y]);
	return {
		id,
		code: String(id),
		shortName: 'Bảo Lâm',
		labelAt: [lon, lat],
		shape: [[ring]],
		schematic: true,
		value: 70.4,
		valueText: '70,4',
		progressClass: 2,
		stale: false,
		sample: false,
		home: false,
	};
}

const row = [cell(1, 107, 11), cell(2, 107.55, 11), cell(3, 108.1, 11), cell(4, 108.65, 11)];

function panel(width: number, height: number, fontPx = 16): Panel {
	return {
		area: { width, height },
		free: { x: 0, y: 0, width, height },
		inset: { width: 80, height: 90 },
		legends: [
			{ width: Math.min(400, width), height: 60, form: 0 },
			{ width: Math.min(120, width), height: 20, form: 5 },
		],
		schematic: true,
		deviceless: false,
		alone: false,
		ruler: (text, { sizePx }) => text.length * sizePx * 0.55,
		fontPx,
	};
}

function drawnHeight(at: Panel): number {
	const view = bestView(row, at);
	if (!view) throw new Error('no view');
	const project = projector(view.frame.camera, at.area);
	const ys = (view.units[0]?.shape.flat(2) ?? []).map((corner) => project(corner).y);
	return Math.max(...ys) - Math.min(...ys);
}

test('cells with room for their text are drawn as they are', () => {
	const view = bestView(row, panel(1200, 700));
	expect(view?.units).toBe(row);
	expect(view?.room).toBe(1);
});

test('cells in a low panel are wider, and no flatter than it asks for', () => {
	const low = drawnHeight(panel(900, 260));
	const lower = drawnHeight(panel(900, 220));
	expect(low).toBeGreaterThan(lower);
});

test('units with a boundary keep it, whatever room it leaves', () => {
	const view = bestView(row, { ...panel(900, 220), schematic: false });
	expect(view?.units).toBe(row);
});

test('where cells could say little, the brief legend and then no inset give them room', () => {
	expect(bestView(row, panel(400, 160))?.frame.legendForm).toBe(0);
	expect(bestView(row, panel(400, 100))?.frame).toMatchObject({
		legendForm: 5,
		inset: { width: 80 },
	});
	expect(bestView(row, panel(300, 90))?.frame).toMatchObject({ legendForm: 5, inset: null });
});

test('units by themselves have all the room, and legend and inset theirs', () => {
	const small = panel(300, 90);
	const alone = bestView(row, { ...small, alone: true });
	expect(alone?.room).toBeGreaterThanOrEqual(bestView(row, small)?.room ?? 1);
	expect(alone?.frame).toMatchObject({ inset: null, legend: { width: 0, height: 0 } });

	const wide = {
		...panel(600, 200),
		legends: [520, 400, 120].map((width, form) => ({ width, height: 60, form })),
	};
	expect(keyPlaces(wide)).toEqual({
		legend: { x: 0, y: 0, width: 400, height: 60 },
		legendForm: 1,
		inset: { x: 520, y: 0, width: 80, height: 90 },
	});
	expect(keyPlaces({ ...wide, inset: { width: 0, height: 0 } })).toBeNull();
});

test('nothing to show, or no place for it, is no view', () => {
	expect(bestView([], panel(900, 600))).toBeNull();
	expect(bestView(row, panel(0, 600))).toBeNull();
});
