import { expect, test } from 'vitest';
import type { Indicator } from './indicator.ts';
import type { LatestObservation } from './observation.ts';
import { unlikeKey, unlikeParts } from './unlike-parts.ts';

const MARCH = Date.parse('2024-03-31T23:59:59+07:00');

const indicator = (id: number, some: Partial<Indicator> = {}) =>
	({ ...{ id, kind: 'number', overUnits: 'sum', overTime: 'sum' }, ...some }) as Indicator;
const figure = (unitId: number, some: Partial<LatestObservation> = {}): LatestObservation => ({
	...{ unitId, indicatorId: 1, value: 1, observedAt: MARCH, timeSource: 'period' },
	...{ freshness: 'fresh', sample: false, source: null, typed: false, ...some },
});
const WHOLE = {
	...{ home: { id: 68 }, scope: { id: 68 }, parts: [{ id: 1 }, { id: 2 }] },
	indicators: [
		indicator(1),
		indicator(2, { overTime: 'last' }),
		indicator(3, { overUnits: 'none' }),
	],
};
const quarter = { timeSource: 'quarter', observedAt: MARCH + 250 } as const;
const UNLIKE = [figure(1), figure(2, quarter)];

test('a month of one part and a quarter of another are unlike', () => {
	expect(unlikeParts(WHOLE, UNLIKE)).toEqual([UNLIKE]);
	expect(unlikeParts(WHOLE, [figure(1), figure(2)])).toEqual([]);
	expect(unlikeParts(WHOLE, [figure(1), figure(68, quarter)])).toEqual([]);
	expect(unlikeParts({ ...WHOLE, home: { id: 1 } }, UNLIKE)).toEqual([]);
});

test.each([2, 3])(
	'nothing is unlike of what is told as it stands, or not put together (%i)',
	(id) => {
		const own = UNLIKE.map((one) => ({ ...one, indicatorId: id }));
		expect(unlikeParts(WHOLE, own)).toEqual([]);
	},
);

test('it is to be asked anew where one of them is told of another period, and not for what a clock dated', () => {
	const key = unlikeKey(WHOLE, UNLIKE);
	expect(unlikeKey(WHOLE, [figure(1), figure(2)])).toBe('');
	expect(unlikeKey(WHOLE, [figure(1, { value: 9 }), figure(2, quarter)])).toBe(key);
	const april = figure(1, { observedAt: MARCH + 30 * 86_400_000 });
	expect(unlikeKey(WHOLE, [april, figure(2, quarter)])).not.toBe(key);
	const by = (observedAt: number) =>
		unlikeKey(WHOLE, [figure(1, { timeSource: 'device', observedAt }), figure(2, quarter)]);
	expect(by(MARCH)).toBe(by(MARCH + 1_000));
});
