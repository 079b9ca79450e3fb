import { describe, expect, test } from 'vitest';
import type { AppliedTarget, Indicator, UnitTarget } from './indicator.ts';
import type { LatestObservation } from './observation.ts';
import { programmeScores, programmeStandings } from './programme.ts';
import { progressIndex } from './score-index.ts';
import type { ScoreIndex, ScoreRule } from './score-index.ts';
import type { Unit } from './unit.ts';

const anIndicator = (id: number, some: Partial<Indicator> = {}) =>
	({
		id,
		code: `i${String(id)}`,
		pillar: 'government',
		direction: 'higher',
		scored: true,
		kind: 'number',
		...some,
	}) as Indicator;
const aTarget = (value: number, some: Partial<AppliedTarget> = {}) =>
	({
		value,
		operator: '>=',
		dueOn: null,
		periodTo: null,
		path: { kind: 'due' },
		...some,
	}) as AppliedTarget;
const district = (id: number) => ({ id, level: 'district' }) as Unit;
const HOME = { id: 99, level: 'province' } as Unit;

/** `values`: of each unit, by the place of the indicator; null is no value. */
function stand(options: {
	values: Readonly<Record<number, readonly (number | null)[]>>;
	indicators: readonly Indicator[];
	targets: readonly (AppliedTarget | null)[];
	index?: ScoreIndex;
	home?: Unit | undefined;
	some?: Partial<LatestObservation> | undefined;
}) {
	const { values, indicators, targets, some } = options;
	const parts = Object.keys(values)
		.map(Number)
		.filter((id) => id !== HOME.id)
		.map(district);
	const home = options.home ?? HOME;
	const wanted = [...parts, home].flatMap(({ id: unitId }) =>
		indicators.flatMap(({ id: indicatorId }, at): UnitTarget[] => {
			const target = targets[at];
			return target ? [{ unitId, indicatorId, target }] : [];
		}),
	);
	return programmeStandings({
		at: Date.UTC(2025, 0, 1),
		parts,
		home,
		indicators,
		targets: wanted,
		index: options.index ?? progressIndex(indicators),
		latest: (unitId, indicatorId) => {
			const value = values[unitId]?.[indicators.findIndex(({ id }) => id === indicatorId)];
			if (value === null || value === undefined) return null;
			return { unitId, indicatorId, value, freshness: 'fresh', ...some } as LatestObservation;
		},
	});
}

describe('Điểm tiến độ', () => {
	const three = [anIndicator(1), anIndicator(2), anIndicator(3)];
	const of = (values: readonly (number | null)[], some?: Partial<LatestObservation>) => {
		const targets = [aTarget(80), aTarget(80), aTarget(80)];
		const { standings } = stand({ values: { 1: values }, indicators: three, targets, some });
		return standings[0];
	};

	test('is the mean attainment of what has data, with the coverage beside it', () => {
		// (80 ÷ 80 × 10 + 40 ÷ 80 × 10) ÷ 20 × 100 = 75
		expect(of([80, 40, null])).toMatchObject({
			score: 75,
			withData: 2,
			possible: 3,
			points: { withData: 20, possible: 30 },
		});
	});

	test('is nothing where there is no data, not zero, and then without a rank', () => {
		expect(of([null, null, null])).toMatchObject({
			score: null,
			rank: null,
			withData: 0,
			possible: 3,
			pillars: [{ code: 'government', score: null }],
		});
		expect(of([0, 0, null])).toMatchObject({ score: 0, rank: 1, withData: 2 });
	});

	test('counts what is stale, of unknown age or a sample, and tells of it', () => {
		expect(of([80, 80, null], { freshness: 'stale' })).toMatchObject({ score: 100, stale: 2 });
		expect(of([80, null, null], { timeSource: 'retained' })).toMatchObject({
			stale: 1,
			undated: 1,
		});
		expect(of([80, null, null], { sample: true })).toMatchObject({ samples: 1 });
	});

	test('has no shortfall from the noise of floating point', () => {
		expect(of([72, 72, 72])).toMatchObject({ score: 90 });
	});

	test('asks of a unit only what is scored and has a target for it', () => {
		const indicators = [anIndicator(1), anIndicator(2), anIndicator(3, { scored: false })];
		const { standings } = stand({
			values: { 1: [40, 40, 1] },
			indicators,
			targets: [aTarget(80), null, aTarget(80)],
		});
		expect(standings[0]).toMatchObject({ score: 50, possible: 1 });
	});

	test('is had by pillar, on the same scale', () => {
		const indicators = [anIndicator(1), anIndicator(2, { pillar: 'society' })];
		const { standings } = stand({
			values: { 1: [40, 60] },
			indicators,
			targets: [aTarget(80), aTarget(80)],
		});
		expect(standings[0]?.pillars).toMatchObject([
			{ code: 'government', score: 50, earned: 5, points: 10 },
			{ code: 'society', score: 75, earned: 7.5, points: 10 },
		]);
		expect(standings[0]?.score).toBe(62.5);
	});

	test('opens into its terms, down to the reading and the target', () => {
		const { standings, cells } = stand({
			values: { 1: [87.2, null] },
			indicators: [anIndicator(1), anIndicator(2)],
			targets: [aTarget(95, { id: 'NT3' }), aTarget(80)],
		});
		const [first, second] = standings[0]?.arithmetic ?? [];
		expect(first).toMatchObject({
			indicator: 'i1',
			points: 10,
			observation: { value: 87.2 },
			target: { id: 'NT3' },
			missing: null,
		});
		expect(first?.earned).toBeCloseTo((87.2 / 95) * 10, 12);
		expect(second).toMatchObject({ earned: null, missing: 'no-data' });
		expect(cells[0]).toMatchObject({ unitId: 1, indicatorId: 1, standing: 'on-track' });
		expect(cells[1]).toMatchObject({ observation: null, attainment: null, standing: null });
	});
});

describe('ranks', () => {
	const indicators = [anIndicator(1)];
	const ranksOf = (values: Readonly<Record<number, readonly (number | null)[]>>, home?: Unit) =>
		stand({ values, indicators, targets: [aTarget(100)], home }).standings.map(({ rank }) => rank);

	test('are shared by what looks equal, and the next one skips: 1, 2, 2, 4', () => {
		expect(ranksOf({ 1: [90], 2: [80.01], 3: [80.04], 4: [70], 5: [null] }).slice(0, 5)).toEqual([
			1,
			2,
			2,
			4,
			null,
		]);
	});

	test('are had from half of the points on: one good figure of three has a score and no rank', () => {
		const three = [anIndicator(1), anIndicator(2), anIndicator(3), anIndicator(4)];
		const targets = three.map(() => aTarget(100));
		const values = { 1: [99, null, null, null], 2: [60, 60, null, null], 3: [50, 50, 50, 50] };
		const { standings } = stand({ values, indicators: three, targets });
		expect(standings.slice(0, 3).map(({ score, rank }) => [score, rank])).toEqual([
			[99, null],
			[60, 1],
			[50, 2],
		]);
	});

	test('are had from the share of the points on that the index says', () => {
		const two = [anIndicator(1), anIndicator(2)];
		const ranksBy = (rankedFrom: number) =>
			stand({
				values: { 1: [99, null], 2: [60, 60] },
				indicators: two,
				targets: [aTarget(100), aTarget(100)],
				index: { ...progressIndex(two), rankedFrom },
			}).standings.map(({ rank }) => rank);
		expect(ranksBy(0)).toEqual([1, 2, null]);
		expect(ranksBy(0.6)).toEqual([null, 1, null]);
	});

	test('are among the parts: the home unit has one only where it is a part', () => {
		expect(ranksOf({ 1: [50], 99: [100] })).toEqual([1, null]);
		expect(ranksOf({ 1: [50], 2: [60] }, district(2))).toEqual([2, 1]);
	});
});

test('scores alone are the standings to the digit, by whichever rule', () => {
	const indicators = [1, 2, 3].map((id) => anIndicator(id));
	const targets = [
		{ indicatorId: 1, target: aTarget(95) },
		{ indicatorId: 3, target: aTarget(7) },
	];
	const rules: ScoreRule[] = [
		{ kind: 'attainment' },
		{ kind: 'steps', steps: [{ from: 50, share: 0.7 }] },
		{ kind: 'formula', formula: 'value / 3' },
	];
	const components = rules.map((rule, n) => ({ indicator: `i${n + 1}`, points: 7 + n, rule }));
	const decided = {
		...{ ...progressIndex([]), decision: { number: '1', issuedOn: '2025-01-01', issuer: 'UBND' } },
		pillars: [{ code: 'all', name: '', nameEn: '', components }],
	};
	const parts = [1, 2, 3].map(district);
	const latest = (unitId: number, indicatorId: number): LatestObservation | null => {
		if (unitId === 2 && indicatorId === 1) return null;
		const value = (unitId * 31.7 * indicatorId) % 100;
		const freshness = unitId === 3 ? 'stale' : 'fresh';
		return { unitId, indicatorId, value, freshness, sample: unitId === 1 } as LatestObservation;
	};
	for (const index of [
		progressIndex(indicators),
		decided,
		{ ...decided, level: 'commune' } as const,
	]) {
		const asked = { at: Date.UTC(2025, 0, 1), parts, home: HOME, indicators, index, latest };
		const ofUnits = [...parts, HOME].flatMap(({ id: unitId }) =>
			targets.map((target) => ({ unitId, ...target })),
		);
		const { standings } = programmeStandings({ ...asked, targets: ofUnits });
		expect(programmeScores({ ...asked, targetsOf: () => targets })).toEqual(
			standings.map(({ arithmetic, ...standing }) => {
				expect(arithmetic).toHaveLength(standing.possible);
				return standing;
			}),
		);
	}
});
