import { expect, test } from 'vitest';
import { ownPoints, piecesOf } from './series-pieces.ts';

const real = (day: string, value = 1) => ({ day, value, sample: false });
const sample = (day: string, value = 2) => ({ day, value, sample: true });

test('samples stand for themselves until the first real figure, and never again', () => {
	const points = [
		sample('2024-10-30'),
		sample('2024-10-31'),
		real('2024-11-01'),
		sample('2024-11-02'),
		real('2024-11-03'),
		sample('2024-11-04'),
	];
	expect(piecesOf(points, null)).toEqual([
		{ sample: true, formerArea: false, points: [sample('2024-10-30'), sample('2024-10-31')] },
		{ sample: false, formerArea: false, points: [real('2024-11-01'), real('2024-11-03')] },
	]);
});

test('what was told of the area after the unit had ended is a piece of its own', () => {
	const points = [sample('2024-11-29'), real('2024-11-30'), real('2024-12-01')];
	expect(piecesOf(points, '2024-11-30')).toEqual([
		{ sample: true, formerArea: false, points: [sample('2024-11-29')] },
		{ sample: false, formerArea: false, points: [real('2024-11-30')] },
		{ sample: false, formerArea: true, points: [real('2024-12-01')] },
	]);
	expect(ownPoints(points, '2024-11-30')).toEqual([sample('2024-11-29'), real('2024-11-30')]);
	expect(ownPoints(points, null)).toEqual(points);
});

test('without figures there is one piece without points', () => {
	expect(piecesOf([], '2024-11-30')).toEqual([{ sample: false, formerArea: false, points: [] }]);
});
