import { expect, test } from 'vitest';
import type { MultiPolygon } from '../domain/unit.ts';
import { boxAbout, overlaps } from './box.ts';
import { focused, focusFrame, isClear } from './focus.ts';
import { frameOf } from './frame.ts';
import { projector } from './mercator.ts';
import type { MapUnit } from './types.ts';

function square(code: string, west: number, own: Partial<MapUnit> = {}): MapUnit {
	const ring = [
		[west, 11.5],
		[west + 0.4, 11.5],
		[west + 0.4, 11.9],
		[west, 11.9],
		[west, 11.5],
	] as const;
	const shape: MultiPolygon = [[ring]];
	return {
		...{ id: Number(code), code, shortName: code, labelAt: [west + 0.2, 11.7] as const, shape },
		...{ value: 60, valueText: '60', progressClass: 1 as const, stale: false, sample: false },
		...{ schematic: false, home: false },
		...own,
	};
}

const units = [square('1', 107.4, { home: true }), square('2', 107.8), square('3', 108.2)];
const area = { width: 900, height: 600 };
const room = {
	area,
	free: { x: 10, y: 10, width: 880, height: 580 },
	inset: { width: 150, height: 180 },
	legends: [
		{ width: 200, height: 120, form: 0 },
		{ width: 120, height: 200, form: 1 },
	],
	gapPx: 8,
};

function viewOf(legendForm = 0) {
	const frame = frameOf(units, room);
	if (!frame) throw new Error('there is no view of all');
	return { units, frame: { ...frame, legendForm } };
}

test('of the units one is outlined, whichever the home is, and the others are dimmed', () => {
	const marked = focused(units, '2').map(({ home, dimmed }) => [home, dimmed]);
	expect(marked).toEqual([
		[false, true],
		[true, false],
		[false, true],
	]);
});

test('with nothing in focus, or a unit that is not there, all are as they were', () => {
	expect(focused(units, null)).toBe(units);
	expect(focused(units, '99')).toBe(units);
	expect(focusFrame(viewOf(), { code: '99', room })).toBeNull();
});

test('the one in focus stands whole in the free area, clear of legend and inset, with room about it', () => {
	for (const { code, shape } of units) {
		const frame = focusFrame(viewOf(), { code, room });
		if (!frame) throw new Error('there is no view of one');
		const project = projector(frame.camera, area);
		const box = boxAbout(shape.flat(2).map(project));
		expect(isClear(box, { bounds: room.free, obstacles: [] })).toBe(true);
		expect(box.height).toBeGreaterThan(room.free.height * 0.25);
		expect(box.height).toBeLessThan(room.free.height * 0.45);
		expect(overlaps(box, frame.legend)).toBe(false);
		if (frame.inset) expect(overlaps(box, frame.inset)).toBe(false);
	}
});

test('legend and inset keep their form: only the view moves', () => {
	const frame = focusFrame(viewOf(1), { code: '2', room });
	expect(frame?.legendForm).toBe(1);
	expect(frame?.inset).not.toBeNull();
	const bare = viewOf();
	const without = focusFrame(
		{ ...bare, frame: { ...bare.frame, inset: null } },
		{ code: '2', room },
	);
	expect(without?.inset).toBeNull();
});

test('text that an edge would cut, or that would stand on the legend, is not clear', () => {
	const about = { bounds: room.free, obstacles: [{ x: 10, y: 400, width: 200, height: 190 }] };
	expect(isClear({ x: 400, y: 300, width: 80, height: 40 }, about)).toBe(true);
	expect(isClear({ x: 850, y: 300, width: 80, height: 40 }, about)).toBe(false);
	expect(isClear({ x: 180, y: 420, width: 80, height: 40 }, about)).toBe(false);
});
