import { expect, test } from 'vitest';
import type { Indicator } from '#lib/domain/indicator.ts';
import { indicator, plain, stood, target, value } from './heat-examples.ts';
import { heatMapUnits, mapLate } from './heat-map.ts';

test('the map is drawn by the score or by one indicator, and outlines the unit that was chosen', () => {
	const shapes = new Map();
	const byScore = heatMapUnits(plain, { indicator: null, shapes, chosen: null });
	expect(byScore.map(({ valueText }) => valueText)).toEqual(['75,0', '100,0', '–']);
	const [first] = plain.indicators;
	const byFiles = heatMapUnits(plain, { indicator: first ?? null, shapes, chosen: '62' });
	expect(
		byFiles.map(({ valueText, progressClass, home }) => [valueText, progressClass, home]),
	).toEqual([
		['79,96', 4, false],
		['90,0', 4, true],
		['–', null, false],
	]);
});

test('on the map a value without a target has no class, and samples are marked where others are none', () => {
	const shapes = new Map();
	const sampleOf = (unitId: number, indicatorId: number) => ({
		...value(unitId, indicatorId, 80),
		sample: true,
	});
	const options = { indicators: [indicator(1), indicator(2)], targets: target(1) };
	const mixed = stood({
		...options,
		values: [value(1, 2, 5), sampleOf(1, 1), value(2, 1, 40)],
	});
	const [first, second] = options.indicators;
	const drawn = (by: Indicator | undefined) =>
		heatMapUnits(mixed, { indicator: by ?? null, shapes, chosen: null }).map(
			({ valueText, progressClass, sample }) => [valueText, progressClass, sample],
		);
	expect(drawn(second)).toContainEqual(['5,0', null, false]);
	expect(drawn(first)).toEqual([
		['80,0', 4, true],
		['40,0', 0, false],
		['–', null, false],
	]);
	expect(drawn(undefined).map(([, , sample]) => sample)).toEqual([true, false, false]);
	const all = stood({ ...options, values: [sampleOf(1, 1)] });
	expect(heatMapUnits(all, { indicator: null, shapes, chosen: null })).not.toContainEqual(
		expect.objectContaining({ sample: true }),
	);
});

test('late figures of the units on the map are counted, by the indicator that it is drawn by', () => {
	const [files, other] = [indicator(1), indicator(2)];
	const drawn = stood({
		indicators: [files, other],
		targets: target(1),
		values: [value(1, 1, 80, 'late'), value(2, 1, 70), value(1, 2, 60, 'stale')],
	});
	expect(mapLate(drawn, files)).toBe(1);
	expect(mapLate(drawn, other)).toBe(0);
});
