import { expect, test } from 'vitest';
import { chartData } from './chart-data.ts';

const answer = {
	from: 0,
	real: [
		{ at: 10, value: 1 },
		{ at: 20, value: 2 },
	],
	samples: [{ at: 10, value: 9 }],
};
const options = { target: 80, gapMs: 15, now: 100 };
const latest = { value: 3, observedAt: 20, timeSource: 'device', sample: false } as const;

test('the line ends with the latest value, in place of what its day had before', () => {
	const { points, from, to, target } = chartData(answer, { ...options, latest });
	expect(points).toEqual([
		{ at: 10, value: 1 },
		{ at: 20, value: 3 },
	]);
	expect([from, to, target]).toEqual([0, 100, 80]);
});

test('samples and real values are never one line', () => {
	const { points } = chartData(answer, { ...options, latest: { ...latest, sample: true } });
	expect(points.map(({ value }) => value)).toEqual([9, 3]);
});

test('a value whose time nobody knows is on no line, and none is on an empty one', () => {
	const retained = { ...latest, timeSource: 'retained' } as const;
	expect(chartData(answer, { ...options, latest: retained }).points).toBe(answer.real);
	expect(chartData({ ...answer, real: [] }, { ...options, latest: null }).points).toEqual([]);
});
