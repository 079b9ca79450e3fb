import { expect, test } from 'vitest';
import type { AppliedTarget, Indicator } from '#lib/domain/indicator.ts';
import type { LatestObservation } from '#lib/domain/observation.ts';
import { progressIndex } from '#lib/domain/score-index.ts';
import type { Unit } from '#lib/domain/unit.ts';
import { lacksValue } from '#lib/map/value.ts';
import {
	mapUnits,
	rankingRows,
	readsTargets,
	scoreSamples,
	unitScores,
	unitShapes,
} from './progress-view.ts';

function unit(id: number, shortName: string, boundary: Unit['boundary'] = null): Unit {
	return {
		id,
		slug: `d-${String(id)}`,
		code: String(670 + id),
		level: 'district',
		kind: 'rural-district',
		name: `Huyện ${shortName}`,
		shortName,
		parentId: 99,
		validFrom: null,
		validTo: '2025-06-30',
		labelAt: [107 + id * 0.3, 11.5],
		areaKm2: 500,
		boundary,
	};
}

const indicator = {
	id: 7,
	code: 'x',
	pillar: 'government',
	direction: 'higher',
	scored: true,
	kind: 'number',
} as Indicator;
const target = {
	value: 80,
	operator: '>=',
	dueOn: null,
	periodTo: null,
	path: { kind: 'due' },
} as AppliedTarget;
const parts = [unit(1, 'Đơn Dương'), unit(2, 'Di Linh'), unit(3, 'Cát Tiên')];
const targets = parts.map(({ id }) => ({ unitId: id, indicatorId: 7, target }));
const latest = (unitId: number): LatestObservation | null =>
	unitId === 3
		? null
		: {
				unitId,
				indicatorId: 7,
				value: 60,
				observedAt: 0,
				timeSource: 'device',
				freshness: unitId === 1 ? 'stale' : 'fresh',
				sample: false,
				source: null,
				typed: false,
			};
const [first] = parts;
if (!first) throw new Error('there are three');
const home = first;
const scores = scoresOf((own) => own);

/** By the one indicator, of what each unit has made otherwise. */
function scoresOf(made: (own: LatestObservation) => LatestObservation | null) {
	return unitScores({
		...{ at: 0, parts, home, targets },
		indicators: [indicator],
		index: progressIndex([indicator]),
		latest: (unitId) => {
			const own = latest(unitId);
			return own && made(own);
		},
	});
}

test('equals share a rank in the order of names, and one without data has a dash and no rank', () => {
	expect(rankingRows(scores, 'vi').map((row) => [row.rank, row.name, row.scoreText])).toEqual([
		[1, 'Di Linh', '75,0'],
		[1, 'Đơn Dương', '75,0'],
		[null, 'Cát Tiên', '–'],
	]);
	expect(rankingRows(scores, 'vi').map((row) => `${row.withData}/${row.possible}`)).toEqual([
		'1/1',
		'1/1',
		'0/1',
	]);
});

test('a unit whose score has a stale value in it is known by it', () => {
	expect(rankingRows(scores, 'vi').map((row) => [row.name, row.stale])).toEqual([
		['Di Linh', false],
		['Đơn Dương', true],
		['Cát Tiên', false],
	]);
});

test('map and ranking call the same scores stale, and those of unknown age are told of', () => {
	const second = { ...indicator, id: 8, code: 'y' };
	const twice = parts.flatMap(({ id }) =>
		[7, 8].map((indicatorId) => ({ unitId: id, indicatorId, target })),
	);
	const mixed = unitScores({
		at: 0,
		parts,
		home,
		indicators: [indicator, second],
		index: progressIndex([indicator, second]),
		targets: twice,
		latest: (unitId, indicatorId) => {
			const own = latest(unitId);
			if (!own || indicatorId === 7) return own;
			return unitId === 2 ? { ...own, timeSource: 'retained' } : { ...own, freshness: 'fresh' };
		},
	});
	const drawn = mapUnits(mixed, { known: true, shapes: unitShapes(parts), locale: 'vi' });
	const ranked = rankingRows(mixed, 'vi');
	expect(drawn.map(({ code, stale }) => [code, stale])).toEqual([
		['671', true],
		['672', true],
		['673', false],
	]);
	for (const { code, stale } of drawn)
		expect(ranked.find((row) => row.code === code)?.stale).toBe(stale);
	expect(mixed.map(({ score }) => score.undated)).toEqual([0, 1, 0]);
});

test('before anything has been heard of values, none is said to be missing', () => {
	const none = scoresOf(() => null);
	const drawn = (known: boolean) =>
		mapUnits(none, { known, shapes: unitShapes(parts), locale: 'vi' }).map((each) => [
			each.valueText,
			lacksValue(each),
		]);
	expect(drawn(false)).toEqual(Array.from({ length: 3 }, () => ['', false]));
	expect(drawn(true)).toEqual(Array.from({ length: 3 }, () => ['–', true]));
});

test('a score is written as one of its colour’s class, and ranked as it is written', () => {
	const close = scoresOf((own) => ({ ...own, value: own.unitId === 1 ? 71.968 : 72 }));
	const [below, at] = mapUnits(close, { known: true, shapes: unitShapes(parts), locale: 'vi' });
	expect([below?.valueText, below?.progressClass]).toEqual(['89,96', 3]);
	expect([at?.valueText, at?.progressClass]).toEqual(['90,0', 4]);
	expect(rankingRows(close, 'vi').map(({ rank, scoreText }) => [rank, scoreText])).toEqual([
		[1, '90,0'],
		[2, '89,96'],
		[null, '–'],
	]);
});

test('a score that rests on too little keeps its value, and has neither rank nor class; it stands before those without one', () => {
	const second = { ...indicator, id: 8, code: 'y' };
	const third = { ...indicator, id: 9, code: 'z' };
	const indicators = [indicator, second, third];
	const thin = unitScores({
		at: 0,
		parts,
		home,
		indicators,
		index: progressIndex(indicators),
		targets: parts.flatMap(({ id }) =>
			indicators.map((own) => ({ unitId: id, indicatorId: own.id, target })),
		),
		latest: (unitId, indicatorId) => {
			const own = latest(unitId === 3 ? 2 : unitId);
			return unitId === 1 || (unitId === 3 && indicatorId > 7) ? null : own;
		},
	});
	const drawn = mapUnits(thin, { known: true, shapes: unitShapes(parts), locale: 'vi' });
	expect(drawn.map(({ valueText, progressClass }) => [valueText, progressClass])).toEqual([
		['–', null],
		['75,0', 2],
		['75,0', null],
	]);
	expect(rankingRows(thin, 'vi').map((row) => [row.rank, row.name, row.scoreText])).toEqual([
		[1, 'Di Linh', '75,0'],
		[null, 'Cát Tiên', '75,0'],
		[null, 'Đơn Dương', '–'],
	]);
});

test('samples are marked, on the map and in the ranking, where others are real', () => {
	const those = (sampleOf: readonly number[]) =>
		scoresOf((own) => ({ ...own, sample: sampleOf.includes(own.unitId) }));
	const marked = (scores: ReturnType<typeof those>) => [
		scoreSamples(scores),
		mapUnits(scores, { known: true, shapes: unitShapes(parts), locale: 'vi' }).map(
			({ sample }) => sample,
		),
		Object.fromEntries(rankingRows(scores, 'vi').map(({ name, sample }) => [name, sample])),
	];
	const none = { 'Đơn Dương': false, 'Di Linh': false, 'Cát Tiên': false };
	expect(marked(those([]))).toEqual(['none', [false, false, false], none]);
	expect(marked(those([1, 2]))).toEqual(['all', [false, false, false], none]);
	expect(marked(those([2]))).toEqual(['some', [false, true, false], { ...none, 'Di Linh': true }]);
});

test('scores tell whether a target of theirs is our reading', () => {
	const reading = { ...target, ourReading: true };
	const read = (more: Partial<Indicator>, unitId: number) =>
		readsTargets({
			parts,
			indicators: [{ ...indicator, ...more }],
			targets: [{ unitId, indicatorId: 7, target: reading }],
		});
	expect(readsTargets({ parts, indicators: [indicator], targets })).toBe(false);
	expect(read({}, 1)).toBe(true);
	expect(read({ scored: false }, 1)).toBe(false);
	expect(read({}, 99)).toBe(false);
});

test('the map has value, class and age of each unit, and knows the one the centre serves', () => {
	const drawn = mapUnits(scores, { known: true, shapes: unitShapes(parts), locale: 'vi' });
	expect(
		drawn.map(({ value, valueText, progressClass, stale, home }) => [
			value,
			valueText,
			progressClass,
			stale,
			home,
		]),
	).toEqual([
		[75, '75,0', 2, true, true],
		[75, '75,0', 2, false, false],
		[null, '–', null, false, false],
	]);
});

test('a unit without a boundary is a schematic cell, one with a boundary is drawn by it', () => {
	const boundary: Unit['boundary'] = [
		[
			[
				[107, 11],
				[108, 11],
				[108, 12],
				[107, 11],
			],
		],
	];
	const shapes = unitShapes([unit(1, 'Đơn Dương', boundary), unit(2, 'Di Linh')]);
	expect(shapes.get(1)).toEqual({ shape: boundary, schematic: false });
	expect(shapes.get(2)?.schematic).toBe(true);
	expect(shapes.get(2)?.shape[0]?.[0]).toHaveLength(7);
});
