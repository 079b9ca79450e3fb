import { expect, test } from 'vitest';
import { derivedValues, type DerivedInputs } from './derived.ts';
import type { Indicator } from './indicator.ts';
import type { LatestObservation } from './observation.ts';

const HOME = 68;
const OCTOBER = Date.parse('2024-10-31T23:59:59+07:00');

const anIndicator = (id: number, some: Partial<Indicator>) =>
	({ id, code: `i${id}`, kind: 'number', overUnits: 'none', weightBy: null, ...some }) as Indicator;
const SUM = anIndicator(1, { overUnits: 'sum' });
const MEAN = anIndicator(2, { overUnits: 'mean' });
const WEIGHED = anIndicator(3, { overUnits: 'mean', weightBy: 'i1' });
const NONE = anIndicator(4, {});

type Told = number | Partial<LatestObservation>;

/** `told`: of each unit what was told of the indicator. */
function derived(
	told: Readonly<Record<number, Readonly<Record<number, Told>>>>,
	some: Partial<DerivedInputs> = {},
) {
	return derivedValues({
		home: { id: HOME },
		scope: { id: HOME },
		parts: [{ id: 1 }, { id: 2 }, { id: 3 }],
		indicators: [SUM, MEAN, WEIGHED, NONE],
		geographyDate: '2024-11-30',
		areaChanges: [],
		latest(unitId, indicatorId) {
			const one = told[unitId]?.[indicatorId];
			if (one === undefined) return null;
			return {
				...{ unitId, indicatorId, value: 0, observedAt: OCTOBER, timeSource: 'period' },
				...{ freshness: 'fresh', sample: false, source: null, typed: false },
				...(typeof one === 'number' ? { value: one } : one),
			};
		},
		...some,
	});
}

test('months of some parts and a quarter of another come to nothing, but where each tells how things stand', () => {
	const quarter = { value: 50, timeSource: 'quarter' } as const;
	const told = { 1: { 1: 100 }, 2: { 1: 250 }, 3: { 1: quarter } };
	const valuesOf = (overTime: Indicator['overTime'], of: Parameters<typeof derived>[0] = told) =>
		derived(of, { indicators: [{ ...SUM, overTime }] }).map(({ value }) => value);
	expect(valuesOf('sum')).toEqual([]);
	expect(valuesOf('last')).toEqual([400]);
	expect(valuesOf('sum', { 1: { 1: quarter }, 2: { 1: quarter }, 3: { 1: quarter } })).toEqual([
		150,
	]);
});

test('of what is told by the month a day of one part and months of others come to nothing', () => {
	const valuesOf = (some: Partial<Indicator>, ...days: readonly (string | null)[]) => {
		const told = days.map((day, at): [number, Record<number, Told>] => {
			const of = { timeSource: 'day', observedAt: Date.parse(`${day}T23:59:59+07:00`) } as const;
			return [at + 1, { 1: { value: 10, ...(day !== null && of) } }];
		});
		const indicator: Indicator = { ...SUM, overTime: 'sum', intervalS: 30 * 86_400, ...some };
		const values = derived(Object.fromEntries(told), { indicators: [indicator] });
		return values.map(({ value }) => value);
	};
	expect(valuesOf({}, null, null, '2024-10-31')).toEqual([]);
	expect(valuesOf({}, '2024-10-30', '2024-10-31', '2024-10-31')).toEqual([]);
	expect(valuesOf({}, '2024-10-31', '2024-10-31', '2024-10-31')).toEqual([30]);
	expect(valuesOf({ intervalS: 86_400 }, null, null, '2024-10-31')).toEqual([30]);
	expect(valuesOf({ overTime: 'last' }, null, null, '2024-10-31')).toEqual([30]);
});

test('where one part tells its quarter beside its month, the months of all stay: 100 + 250 + 20 = 370', () => {
	const quarter = { value: 50, timeSource: 'quarter', observedAt: OCTOBER + 250 } as const;
	const figure = (unitId: number, some: Partial<LatestObservation> = {}): LatestObservation => ({
		...{ unitId, indicatorId: 1, value: 20, observedAt: OCTOBER, timeSource: 'period' },
		...{ freshness: 'late', sample: false, source: null, typed: false, ...some },
	});
	const told = { 1: { 1: 100 }, 2: { 1: 250 }, 3: { 1: quarter } };
	const indicators = [{ ...SUM, overTime: 'sum' as const }];
	const withBeside = (
		beside: readonly LatestObservation[],
		of: Parameters<typeof derived>[0] = told,
	) => derived(of, { indicators, beside });
	expect(withBeside([figure(3)])).toMatchObject([{ value: 370, freshness: 'late' }]);
	// Of another day, another unit, or another length.
	expect(withBeside([figure(3, { observedAt: OCTOBER - 86_400_000 })])).toEqual([]);
	expect(withBeside([figure(2)])).toEqual([]);
	expect(withBeside([figure(3, { timeSource: 'half-year' })])).toEqual([]);
	// Quarters of two, and of the third the year, which ends with its own.
	const year = { value: 90, timeSource: 'year', observedAt: OCTOBER + 750 } as const;
	const longer = { 1: { 1: quarter }, 2: { 1: quarter }, 3: { 1: year } };
	const own = figure(3, { ...quarter, value: 7 });
	expect(withBeside([figure(3), own], longer)).toMatchObject([{ value: 107 }]);
});

test('where one part tells only a later quarter, it is the latest month that all have, and says which: 90 + 240 + 20 = 350', () => {
	const september = Date.parse('2024-09-30T23:59:59+07:00');
	const august = Date.parse('2024-08-31T23:59:59+07:00');
	const figure = (unitId: number, value: number, observedAt = september): LatestObservation => ({
		...{ unitId, indicatorId: 1, value, observedAt, timeSource: 'period' },
		...{ freshness: 'late', sample: false, source: null, typed: false },
	});
	const quarter = {
		...{ value: 50, timeSource: 'quarter' as const },
		observedAt: Date.parse('2024-12-31T23:59:59.250+07:00'),
	};
	const told = {
		1: { 1: 100 },
		2: { 1: { value: 240, observedAt: september } },
		3: { 1: quarter },
	};
	const indicators = [{ ...SUM, overTime: 'sum' as const }];
	const beside = [figure(1, 90), figure(3, 20), figure(1, 80, august), figure(3, 10, august)];
	expect(derived(told, { indicators, beside })).toMatchObject([
		{
			...{ value: 350, freshness: 'late', observedAt: september },
			period: { observedAt: september, timeSource: 'period' },
		},
	]);
	// What an area had before something went out of it is not of it.
	const areaChanges = [{ unitId: 1, on: '2024-10-01' }];
	expect(derived(told, { indicators, beside, areaChanges })).toEqual([]);
	// One of them has none of that month.
	expect(derived(told, { indicators, beside: [figure(3, 20)] })).toEqual([]);
});

test('of several periods, or of what clocks dated, it is told of none', () => {
	const periodOf = (one: Told, other: Told) =>
		derived({ 1: { 2: one }, 2: { 2: other } })[0]?.period;
	const device = { value: 1, timeSource: 'device' } as const;
	expect(periodOf(1, 2)).toEqual({ observedAt: OCTOBER, timeSource: 'period' });
	expect(periodOf(1, { value: 2, observedAt: OCTOBER - 30 * 86_400_000 })).toBeNull();
	expect(periodOf(device, device)).toBeNull();
	const ofYear = { withData: 10, possible: 12 };
	expect(periodOf({ value: 1, ofYear }, { value: 2, ofYear })).toBeNull();
});

test('years so far are alike whatever the newest of each is told of, and months from January on by their last one', () => {
	const indicators = [{ ...SUM, overTime: 'sum' as const }];
	const ofYear = { withData: 10, possible: 12 };
	const quarter = { value: 50, timeSource: 'quarter', ofYear } as const;
	const soFar = { value: 60, ofYear };
	expect(
		derived({ 1: { 1: soFar }, 2: { 1: soFar }, 3: { 1: quarter } }, { indicators }),
	).toMatchObject([{ value: 170 }]);
	expect(derived({ 1: { 1: soFar }, 2: { 1: soFar }, 3: { 1: 5 } }, { indicators })).toEqual([]);
	const toOctober = { value: 1, timeSource: 'year-to-date' } as const;
	const toMay = { ...toOctober, observedAt: Date.parse('2024-05-31T23:59:59.625+07:00') };
	const told = { 1: { 1: toOctober }, 2: { 1: toOctober } };
	expect(derived({ ...told, 3: { 1: toOctober } }, { indicators })).toMatchObject([{ value: 3 }]);
	expect(derived({ ...told, 3: { 1: toMay } }, { indicators })).toEqual([]);
});

test('what adds up is the sum of all parts: 100 + 250 + 50 = 400', () => {
	expect(derived({ 1: { 1: 100 }, 2: { 1: 250 }, 3: { 1: 50 } })).toEqual([
		{
			...{ unitId: HOME, indicatorId: 1, value: 400, rule: 'sum', withData: 3, possible: 3 },
			...{ observedAt: OCTOBER, freshness: 'fresh', sample: false },
			period: { observedAt: OCTOBER, timeSource: 'period' },
			terms: [
				{ unitId: 1, value: 100, weight: null },
				{ unitId: 2, value: 250, weight: null },
				{ unitId: 3, value: 50, weight: null },
			],
		},
	]);
	expect(derived({ 1: { 1: 0.1 }, 2: { 1: 0.2 }, 3: { 1: 0 } })).toMatchObject([{ value: 0.3 }]);
});

test('a sum of some of the parts is none, even of all but one', () => {
	expect(derived({ 1: { 1: 100 }, 2: { 1: 250 } })).toEqual([]);
});

test('a mean is that of the parts with data, from half of them on: (60 + 80) ÷ 2 = 70', () => {
	expect(derived({ 1: { 2: 60 }, 2: { 2: 80 } })).toMatchObject([
		{ value: 70, rule: 'mean', withData: 2, possible: 3 },
	]);
	expect(derived({ 1: { 2: 60 } })).toEqual([]);
});

test('a mean is weighed: (60 · 100 + 80 · 300) ÷ 400 = 75', () => {
	const told = { 1: { 1: 100, 3: 60 }, 2: { 1: 300, 3: 80 } };
	const [mean] = derived(told);
	expect(mean).toMatchObject({ indicatorId: 3, value: 75, withData: 2 });
	expect(mean?.terms).toEqual([
		{ unitId: 1, value: 60, weight: 100 },
		{ unitId: 2, value: 80, weight: 300 },
	]);
	// The third has no weight, so it has no part in it; where nothing weighs anything there is no mean.
	expect(derived({ ...told, 3: { 3: 0 } })).toMatchObject([{ value: 75, withData: 2 }]);
	expect(derived({ 1: { 1: 0, 3: 60 }, 2: { 1: 0, 3: 80 } })).toEqual([]);
});

test('a figure of its own stands, whatever the parts say', () => {
	expect(derived({ [HOME]: { 2: 10 }, 1: { 2: 60 }, 2: { 2: 80 } })).toEqual([]);
});

test('nothing is made of what does not combine, of stages, or of the parts of another', () => {
	const all = { 1: { 2: 1, 4: 1 }, 2: { 2: 1, 4: 1 }, 3: { 2: 1, 4: 1 } };
	expect(derived(all).map(({ indicatorId }) => indicatorId)).toEqual([2]);
	expect(derived(all, { indicators: [{ ...MEAN, kind: 'stages' }] })).toEqual([]);
	expect(derived(all, { home: { id: 1 } })).toEqual([]);
	expect(derived({}, { parts: [] })).toEqual([]);
});

test('it is as old, as stale and as much a sample as the worst of what it is made of', () => {
	const late = { value: 1, freshness: 'late', observedAt: OCTOBER - 1000 } as const;
	const stale = { value: 1, freshness: 'stale', sample: true } as const;
	expect(derived({ 1: { 2: 1 }, 2: { 2: late } })).toMatchObject([
		{ freshness: 'late', observedAt: OCTOBER - 1000, sample: false },
	]);
	expect(derived({ 1: { 2: late }, 2: { 2: stale } })).toMatchObject([
		{ freshness: 'stale', sample: true },
	]);
	expect(derived({ 1: { 2: 1 }, 2: { 2: { timeSource: 'retained' } } })).toMatchObject([
		{ freshness: 'stale', observedAt: null },
	]);
	// A weight is part of it, too.
	const sampled = { 1: { 1: 100, 3: 60 }, 2: { 1: { value: 300, sample: true }, 3: 80 } };
	expect(derived(sampled)).toMatchObject([{ sample: true }]);
});

test('a figure from before something went out of the unit is not of the area that is drawn', () => {
	const told = { 1: { 1: 100 }, 2: { 1: 250 }, 3: { 1: 50 } };
	const at = (on: string) => ({ areaChanges: [{ unitId: 2, on }] });
	expect(derived(told, at('2024-11-15'))).toEqual([]);
	expect(derived(told, at('2024-10-31'))).toHaveLength(1);
	expect(derived(told, at('2024-12-01'))).toHaveLength(1);
	const after = { ...told, 2: { 1: { value: 250, observedAt: Date.parse('2025-01-31') } } };
	expect(derived(after, at('2024-12-01'))).toEqual([]);
});
