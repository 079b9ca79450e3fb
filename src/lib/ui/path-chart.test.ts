import { expect, test } from 'vitest';
import { pathChart } from './path-chart.ts';

const box = { width: 100, height: 40 };
const year = { from: 0, to: 100, gapMs: 30, former: [], breaks: [] };
const plain = { former: [], breaks: [] };

test('time runs from edge to edge, the highest value is at the top', () => {
	const points = [
		{ at: 0, value: 0 },
		{ at: 20, value: 50 },
		{ at: 50, value: 100 },
	];
	expect(pathChart({ ...year, points, wanted: [] }, box)).toEqual({
		line: 'M0 40L20 20L50 0',
		wanted: '',
		...plain,
		end: { x: 50, y: 0 },
	});
});

test('where nothing was known for long the line is parted', () => {
	const points = [0, 20, 60].map((at) => ({ at, value: at }));
	expect(pathChart({ ...year, points, wanted: [] }, box).line).toMatch(/^M.*L.*M/);
});

test('what is wanted is on the same scale', () => {
	const points = [{ at: 0, value: 50 }];
	const wanted = [
		{ at: 0, value: 0 },
		{ at: 100, value: 100 },
	];
	const drawn = pathChart({ ...year, points, wanted }, box);
	expect(drawn.wanted).toBe('M0 40L100 0');
	expect(drawn.end).toEqual({ x: 0, y: 20 });
});

test('one value, or none, is no mountain and no number that is none', () => {
	for (const value of [0, 87]) {
		const { line, end } = pathChart({ ...year, points: [{ at: 100, value }], wanted: [] }, box);
		expect(line).toBe('M100 20');
		expect(end).toEqual({ x: 100, y: 20 });
	}
	expect(pathChart({ ...year, points: [], wanted: [] }, box)).toEqual({
		line: '',
		wanted: '',
		...plain,
		end: null,
	});
});

test('what it came of is on the same scale, and its end is where the area changed', () => {
	const former = [
		[
			{ at: 0, value: 0 },
			{ at: 20, value: 100 },
		],
	];
	const alone = [{ at: 10, value: 50 }];
	const all = [...former, alone];
	const drawn = pathChart(
		{ ...year, points: [{ at: 100, value: 50 }], wanted: [], former: all, breaks: [25] },
		box,
	);
	expect(drawn.former).toEqual(['M0 40L20 0', 'M10 20h0.01']);
	expect(drawn.breaks).toEqual([25]);
	expect(drawn.end).toEqual({ x: 100, y: 20 });
});
