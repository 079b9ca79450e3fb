import { expect, test } from 'vitest';
import type { Indicator } from '#lib/domain/indicator.ts';
import type { LatestObservation } from '#lib/domain/observation.ts';
import { endOfDay } from '#lib/domain/time-format.ts';
import type { PastSeries, UnitPast } from '#lib/wire/unit-past.ts';
import { chartOf } from './card-chart.ts';
import { AT, indicators, latest, target } from './card-examples.ts';

const sum = { ...indicators[0], overTime: 'sum', intervalS: 30 * 86_400 } as Indicator;
const end = endOfDay('2024-09-30');
const MONTHS: PastSeries = {
	real: [
		[647, 10],
		[677, 11],
	],
	samples: [],
};

function chart(newest: Partial<LatestObservation>, series: UnitPast['series'], former = series) {
	const past: UnitPast = {
		...{ from: '2022-11-23', to: '2024-11-23', breaks: [], crosswalks: [], series },
		lastYear: { day: '2023-11-23', values: {} },
		former:
			former === series
				? []
				: [
						{
							unit: 'd',
							names: { name: 'A', shortName: 'A' },
							extent: 'whole',
							endedOn: '2024-06-01',
							series: former,
						},
					],
	};
	const observation = { ...latest(1, 30), observedAt: end - 1_000, ...newest };
	const cell = { observation, target: target({ dueOn: null }) };
	return chartOf(cell, { indicator: sum, past, now: AT });
}
const valuesOf = (drawn: ReturnType<typeof chart>) => drawn?.points.map(({ value }) => value);

test('a line of months goes on to the newest month, and to no quarter and no year so far', () => {
	const quarter = { timeSource: 'quarter', observedAt: end - 750 } as const;
	expect(valuesOf(chart({ timeSource: 'period', value: 12 }, { files: MONTHS }))).toEqual([
		...[10, 12],
	]);
	expect(valuesOf(chart(quarter, { files: MONTHS }))).toEqual([10, 11]);
	const soFar = chart({ ofYear: { withData: 9, possible: 12 } }, { files: MONTHS });
	expect(valuesOf(soFar)).toEqual([10, 11]);
	// Nor is it measured by what is wanted of the year.
	expect(soFar?.wanted).toEqual([]);
	expect(chart(quarter, { files: MONTHS })?.wanted).not.toEqual([]);
});

test('a line of quarters goes on to the newest quarter, and to no month', () => {
	const files: PastSeries = { ...MONTHS, span: 'quarter' };
	expect(valuesOf(chart({ timeSource: 'quarter' }, { files }))).toEqual([10, 30]);
	expect(valuesOf(chart({ timeSource: 'period' }, { files }))).toEqual([10, 11]);
});

test('what is told of a quarter that is not over is in no line', () => {
	const running = { timeSource: 'quarter', observedAt: AT - 3_600_000 } as const;
	expect(valuesOf(chart(running, { files: { ...MONTHS, span: 'quarter' } }))).toEqual([10, 11]);
});

test('beside months of the units that it came of stands no quarter', () => {
	const former = { files: MONTHS };
	expect(valuesOf(chart({ timeSource: 'quarter' }, {}, former))).toEqual([]);
	expect(valuesOf(chart({ timeSource: 'period' }, {}, former))).toEqual([30]);
});

test('the one value there is stands beside what is wanted of it, and alone it is no chart', () => {
	const one = chart({ timeSource: 'period' }, {});
	expect(valuesOf(one)).toEqual([30]);
	expect(one?.wanted).not.toEqual([]);
	const untargeted = { withData: 9, possible: 12 };
	expect(chart({ timeSource: 'period', ofYear: untargeted }, {})).toBeNull();
});
