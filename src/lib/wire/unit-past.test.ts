import { expect, test } from 'vitest';
import { pastSeries } from './unit-past.ts';

const days = { from: '2024-11-23', to: '2026-11-23' };
const of = (day: string, value: number, sample = false) => ({ day, value, sample });

test('a past has the last value of each week up to its day, by days since its first', () => {
	const told = [of('2024-11-23', 1), of('2026-11-16', 2), of('2026-11-17', 3), of('2026-11-23', 4)];
	expect(pastSeries(told, days).real).toEqual([
		[0, 1],
		[723, 2],
		[730, 4],
	]);
});

test('samples are apart from real values', () => {
	expect(pastSeries([of('2026-11-22', 7, true), of('2026-11-23', 8)], days)).toEqual({
		real: [[730, 8]],
		samples: [[729, 7]],
	});
});

test('only what counts over as much is in one line, which says over what', () => {
	const told = [
		of('2026-09-30', 3),
		{ ...of('2026-09-30', 9), span: 'quarter' as const },
		of('2026-10-31', 4),
	];
	expect(pastSeries(told, days)).toEqual({
		real: [
			[676, 3],
			[707, 4],
		],
		samples: [],
	});
	expect(pastSeries(told, { ...days, span: 'quarter' })).toEqual({
		...{ real: [[676, 9]], samples: [], span: 'quarter' },
	});
});
