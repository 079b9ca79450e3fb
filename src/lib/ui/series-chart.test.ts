import { expect, test } from 'vitest';
import { drawnSeries, type SeriesData } from './series-chart.ts';

const box = { width: 100, height: 40 };
const plain: SeriesData = { from: 0, to: 100, points: [], gapMs: 10, target: null, breaks: [] };
const series = (...points: readonly (readonly [at: number, value: number])[]) =>
	points.map(([at, value]) => ({ at, value }));

test('time runs from edge to edge, the highest value is at the top', () => {
	const points = series([0, 0], [5, 5], [10, 10]);
	const drawn = drawnSeries({ ...plain, to: 10, points }, box);
	expect(drawn.line).toBe('M0 40L50 20L100 0');
	expect(drawn.gaps).toEqual([]);
	expect(drawn.end).toEqual({ x: 100, y: 0 });
});

test('nothing is joined over a gap, and every gap is told: before, between and after', () => {
	const points = series([20, 1], [25, 2], [50, 3], [55, 2], [60, 1]);
	const drawn = drawnSeries({ ...plain, points }, box);
	expect(drawn.line.match(/M/g)).toHaveLength(2);
	expect(drawn.gaps).toEqual([
		{ x: 0, width: 20 },
		{ x: 25, width: 25 },
		{ x: 60, width: 40 },
	]);
});

test('a point that is alone is a dot', () => {
	expect(drawnSeries({ ...plain, points: series([50, 3]) }, box).line).toBe('M50 20h0.01');
});

test('without any point the whole time is a gap', () => {
	const drawn = drawnSeries(plain, box);
	expect(drawn).toMatchObject({ line: '', gaps: [{ x: 0, width: 100 }], end: null });
	expect(drawnSeries({ ...plain, target: 80 }, box).target).toBe(20);
});

test('of thousands of points as many are drawn as the columns can tell, and no peak is lost', () => {
	const points = Array.from({ length: 50_000 }, (_, at) => ({
		at,
		value: at === 31_415 ? 900 : at % 7,
	}));
	const drawn = drawnSeries({ ...plain, to: 49_999, points }, box);
	expect(drawn.line.split(/[ML]/).length).toBeLessThan(4 * 101 + 2);
	expect(drawn.line).toMatch(/ 0(?:L|$)/);
	expect(drawn.high).toBe(900);
});

test('values as large as may be, below zero or all the same have a scale', () => {
	for (const value of [1e15, -1e15, 0, -3, 1e308]) {
		const drawn = drawnSeries({ ...plain, points: series([90, value], [95, value]) }, box);
		expect(drawn.line).toBe('M90 20L95 20');
		expect(drawn.high).toBeGreaterThan(drawn.low);
	}
});

test('the target is on the scale, breaks outside of the time are not drawn', () => {
	const points = series([0, 10], [5, 20]);
	const drawn = drawnSeries({ ...plain, points, target: 50, breaks: [-5, 40, 200] }, box);
	expect(drawn.target).toBe(0);
	expect(drawn.breaks).toEqual([40]);
});

test('what was before its time is left out', () => {
	const drawn = drawnSeries({ ...plain, points: series([-20, 99], [0, 1], [5, 2]) }, box);
	expect(drawn.high).toBeLessThan(10);
});
