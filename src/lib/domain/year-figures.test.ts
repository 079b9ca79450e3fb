import { expect, test } from 'vitest';
import type { AppliedTarget, Indicator } from './indicator.ts';
import type { LatestObservation } from './observation.ts';
import { programmeStandings } from './programme.ts';
import { progressIndex } from './score-index.ts';
import type { Unit } from './unit.ts';
import { isOfYear, overYears, type YearFigures } from './year-figures.ts';

const MONTH_S = 30 * 86_400;
const INDICATOR = {
	...{ id: 1, code: 'i1', kind: 'number', overTime: 'sum', intervalS: MONTH_S },
	...{ pillar: 'economy', direction: 'higher', scored: true },
} as Indicator;
const OCTOBER = Date.parse('2026-10-31T23:59:59+07:00');
const LATEST: LatestObservation = {
	...{ unitId: 7, indicatorId: 1, value: 9, observedAt: OCTOBER, timeSource: 'period' },
	...{ freshness: 'fresh', sample: false, source: null, typed: false },
};
const months = (count: number, year = 2026) =>
	Array.from({ length: count }, (_, n) => {
		const day = `${year}-${String(n + 1).padStart(2, '0')}-28`;
		return { day, value: 1, sample: false };
	});
const years = (points: YearFigures['points']) => [{ unitId: 7, indicatorId: 1, points }];

const ask = (points: YearFigures['points'], latest = LATEST) =>
	overYears(() => latest, { years: years(points), indicators: [INDICATOR] })(7, 1);

test('the newest month is added to those before it in its year: 9 · 1 + 9 = 18', () => {
	expect(ask([...months(12, 2025), ...months(9)])).toEqual({
		...LATEST,
		value: 18,
		ofYear: { withData: 10, possible: 12 },
	});
	// October as it stood before: what is newest counts, once.
	expect(ask([...months(10)])?.value).toBe(18);
});

test('with a month missing there is no sum of the year, and a sample makes it a sample', () => {
	expect(ask(months(8))).toBe(null);
	const [first, ...rest] = months(9);
	expect(ask([{ ...first, day: '2026-01-28', value: 1, sample: true }, ...rest])).toMatchObject({
		...{ value: 18, sample: true },
	});
});

test('the only month that is known is not the year', () => {
	expect(ask([])).toBe(null);
	expect(ask(months(9, 2025))).toBe(null);
});

test('what is told of a day alone is no month of the year, but in a close by an earlier rule', () => {
	const day: LatestObservation = { ...LATEST, timeSource: 'day', value: 5 };
	const asked = (tellsDays: boolean, points: YearFigures['points']) =>
		overYears(() => day, {
			years: [{ unitId: 7, indicatorId: 1, points, ...(tellsDays && { tellsDays }) }],
			indicators: [INDICATOR],
		})(7, 1);
	expect(asked(true, months(9))).toMatchObject({ value: 9, ofYear: { withData: 9 } });
	expect(asked(false, months(9))).toMatchObject({ value: 14, ofYear: { withData: 10 } });
	const [first, ...rest] = months(9).toReversed();
	const september = { day: '', value: 0, sample: false, ...first, isDay: true };
	expect(asked(true, [...rest.toReversed(), september])).toMatchObject({ value: 8 });
	expect(asked(true, [{ ...september, day: '2026-01-28' }])).toBe(null);
});

test('what is told of a half-year or the year is not added to its months', () => {
	const half: LatestObservation = {
		...{ ...LATEST, value: 30, timeSource: 'half-year' },
		observedAt: Date.parse('2026-06-30T23:59:59.500+07:00'),
	};
	// Five months of 1, and June's own is not read: 30.
	expect(ask(months(5), half)).toMatchObject({ value: 30, ofYear: { withData: 6 } });
	const then = [
		...months(5),
		{ ...{ day: '2026-06-30', value: 30 }, sample: false, span: 'half-year' as const },
	];
	const july = { ...LATEST, value: 4, observedAt: Date.parse('2026-07-31T23:59:59+07:00') };
	expect(ask(then, july)).toMatchObject({ value: 34, ofYear: { withData: 7, possible: 12 } });
	const december = Date.parse('2026-12-31T23:59:59.750+07:00');
	const year = { ...LATEST, value: 60, timeSource: 'year' as const, observedAt: december };
	expect(ask(months(9), year)).toMatchObject({ value: 60, ofYear: { withData: 12 } });
});

test('what was told of a period before that was over is of the months that were, and gives way to those that are known', () => {
	const told = (timeSource: LatestObservation['timeSource'], at = '2026-11-23T09:00:00+07:00') =>
		({ ...LATEST, timeSource, value: 60, observedAt: Date.parse(at) }) as const;
	const tenOf = (value: number) => ({ value, ofYear: { withData: 10, possible: 12 } });
	expect(ask([], told('year'))).toMatchObject(tenOf(60));
	// Also in the last second of a day or a month that is not the period's last.
	expect(ask([], told('year', '2026-11-23T23:59:59.9+07:00'))).toMatchObject(tenOf(60));
	expect(ask([], told('year', '2026-11-30T23:59:59.9+07:00'))).toMatchObject(tenOf(60));
	expect(ask([], told('year', '2026-12-30T09:00:00+07:00'))).toMatchObject({
		ofYear: { withData: 11 },
	});
	for (const source of ['year', 'half-year', 'quarter', 'year-to-date'] as const)
		expect(ask(months(10), told(source))).toMatchObject(tenOf(10));
	// Of the quarter nothing else is known: 9 · 1 + 60, October being over.
	expect(ask(months(9), told('quarter'))).toMatchObject(tenOf(69));
	expect(ask(months(10), told('period'))).toMatchObject(tenOf(70));
	expect(ask(months(9), told('period'))).toBe(null);
});

test('in a new year the months begin again', () => {
	const january = { ...LATEST, observedAt: Date.parse('2027-01-31T23:59:59+07:00') };
	expect(ask(months(12), january)).toMatchObject({ value: 9, ofYear: { withData: 1 } });
});

test('other series stay as they are', () => {
	const latest = () => LATEST;
	expect(overYears(latest, { years: [], indicators: [INDICATOR] })).toBe(latest);
	const asked = overYears(latest, { years: years([]), indicators: [INDICATOR] });
	expect(asked(8, 1)).toBe(LATEST);
	expect(overYears(() => null, { years: years([]), indicators: [INDICATOR] })(7, 1)).toBe(null);
});

test('only a target of a year asks for it, of what is told more often', () => {
	const target = { operator: 'per-year' } as const;
	expect(isOfYear(INDICATOR, target)).toBe(true);
	expect(isOfYear(INDICATOR, { operator: '>=' })).toBe(false);
	expect(isOfYear({ ...INDICATOR, overTime: 'last' }, target)).toBe(false);
	expect(isOfYear({ ...INDICATOR, kind: 'yes-no' }, target)).toBe(false);
	expect(isOfYear({ ...INDICATOR, intervalS: 86_400 }, target)).toBe(false);
});

test('a target of 24 a year is three quarters attained by 18 in ten months', () => {
	const unit = { id: 7, level: 'district' } as Unit;
	const target = {
		...{ id: 'X1', operator: 'per-year', value: 24, dueOn: null, periodTo: null },
		path: { kind: 'due' },
	} as AppliedTarget;
	const { cells } = programmeStandings({
		...{ at: OCTOBER, parts: [unit], home: unit, indicators: [INDICATOR] },
		...{ targets: [{ unitId: 7, indicatorId: 1, target }], index: progressIndex([INDICATOR]) },
		latest: () => LATEST,
		years: years(months(9)),
	});
	expect(cells).toMatchObject([{ attainment: 0.75, observation: { value: 18 } }]);
});
