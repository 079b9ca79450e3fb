/** Worked examples by hand of provinces' own indices, in both styles; the arithmetic is beside each. */
import { describe, expect, test } from 'vitest';
import type { AppliedTarget, Indicator } from './indicator.ts';
import type { LatestObservation } from './observation.ts';
import { programmeStandings } from './programme.ts';
import { governing, indexInForce, progressIndex } from './score-index.ts';
import type { ScoreIndex } from './score-index.ts';
import type { Unit } from './unit.ts';

const codes = [
	'ho-so-cong-viec',
	'ho-so-truc-tuyen',
	'van-ban-ky-so',
	'xep-hang',
	'so-hoa',
] as const;
type Code = (typeof codes)[number];
const INDICATORS = codes.map(
	(code, at) =>
		({
			id: at + 1,
			code,
			pillar: 'government',
			direction: code === 'xep-hang' ? 'lower' : 'higher',
			kind: 'number',
			scored: true,
		}) as Indicator,
);
const INDEX: ScoreIndex = {
	code: 'mau',
	name: 'Mẫu',
	nameEn: 'Example',
	decision: { number: '01/QĐ-UBND', issuedOn: '2024-01-02', issuer: 'UBND tỉnh' },
	unit: 'p-68-lam-dong',
	level: 'district',
	validFrom: '2024-01-02',
	validTo: null,
	scale: 900,
	rankedFrom: 0.5,
	announced: null,
	pillars: [],
};
const DISTRICT = { id: 1, level: 'district' } as Unit;

function scored(
	index: ScoreIndex,
	values: Partial<Record<Code, number>>,
	targets: Partial<Record<Code, number>> = {},
) {
	const codeOf = (id: number) => codes[id - 1] ?? codes[0];
	const { standings } = programmeStandings({
		at: Date.UTC(2025, 0, 1),
		parts: [DISTRICT],
		home: DISTRICT,
		indicators: INDICATORS,
		index,
		targets: INDICATORS.flatMap(({ id: indicatorId, direction }) => {
			const value = targets[codeOf(indicatorId)];
			if (value === undefined) return [];
			const operator = direction === 'lower' ? '<=' : '>=';
			const target = {
				value,
				operator,
				dueOn: null,
				periodTo: null,
				path: { kind: 'due' },
			} as AppliedTarget;
			return [{ unitId: 1, indicatorId, target }];
		}),
		latest: (_, indicatorId) => {
			const value = values[codeOf(indicatorId)];
			return value === undefined ? null : ({ value, freshness: 'fresh' } as LatestObservation);
		},
	});
	const [standing] = standings;
	if (!standing) throw new Error('no standing');
	return standing;
}

describe('an index of 900 points, by attainment and formula', () => {
	const index: ScoreIndex = {
		...INDEX,
		pillars: [
			{
				code: 'chinh-quyen-so',
				name: 'Chính quyền số',
				nameEn: 'Digital government',
				components: [
					{ indicator: 'ho-so-cong-viec', points: 60, rule: { kind: 'attainment' } },
					{
						indicator: 'ho-so-truc-tuyen',
						points: 40,
						rule: { kind: 'formula', formula: 'max(min((value - 50) / 40, 1), 0) * points' },
					},
				],
			},
			{
				code: 'tong-hop',
				name: 'Tổng hợp',
				nameEn: 'Overall',
				components: [
					{
						indicator: 'xep-hang',
						points: 20,
						rule: { kind: 'formula', formula: 'round(target / value * points, 1)' },
					},
				],
			},
		],
	};

	test('is points earned, of those with data, on the scale, by pillar and whole', () => {
		const { score, pillars, arithmetic, withData, possible, points } = scored(
			index,
			{ 'ho-so-cong-viec': 76, 'ho-so-truc-tuyen': 80, 'xep-hang': 25 },
			{ 'ho-so-cong-viec': 95, 'xep-hang': 20 },
		);
		// 76 ÷ 95 = 0.8; × 60 = 48
		expect(arithmetic[0]?.earned).toBeCloseTo(48, 12);
		// (80 − 50) ÷ 40 = 0.75; × 40 = 30
		expect(arithmetic[1]?.earned).toBe(30);
		// 20 ÷ 25 = 0.8; × 20 = 16
		expect(arithmetic[2]?.earned).toBe(16);
		// (48 + 30) ÷ 100 × 900 = 702, and 16 ÷ 20 × 900 = 720
		expect(pillars.map((pillar) => pillar.score)).toEqual([702, 720]);
		// (48 + 30 + 16) ÷ 120 × 900 = 94 ÷ 120 × 900 = 705
		expect(score).toBe(705);
		expect([withData, possible, points]).toEqual([3, 3, { withData: 120, possible: 120 }]);
	});

	test('leaves out what has no data, and says of how much it is', () => {
		const { score, withData, possible, points, pillars, arithmetic } = scored(
			index,
			{ 'ho-so-truc-tuyen': 60 },
			{ 'ho-so-cong-viec': 95 },
		);
		// (60 − 50) ÷ 40 × 40 = 10; 10 ÷ 40 × 900 = 225
		expect(score).toBe(225);
		expect([withData, possible, points]).toEqual([1, 3, { withData: 40, possible: 120 }]);
		expect(pillars[1]).toMatchObject({ score: null, withData: 0, possible: 1 });
		expect(arithmetic.map(({ missing }) => missing)).toEqual(['no-data', null, 'no-data']);
	});

	test('counts as missing what lacks a target, unlike our own score', () => {
		const { withData, possible, arithmetic } = scored(index, {
			'ho-so-cong-viec': 76,
			'ho-so-truc-tuyen': 80,
			'xep-hang': 25,
		});
		expect([withData, possible]).toEqual([1, 3]);
		expect(arithmetic.map(({ missing }) => missing)).toEqual(['no-target', null, 'no-target']);
		expect(scored(progressIndex(INDICATORS), { 'ho-so-cong-viec': 76 }).possible).toBe(0);
	});

	test('earns no less than nothing and no more than its points, whatever a formula says', () => {
		const formula = (text: string): ScoreIndex => ({
			...INDEX,
			pillars: [
				{
					code: 'a',
					name: 'a',
					nameEn: 'a',
					components: [
						{ indicator: 'so-hoa', points: 10, rule: { kind: 'formula', formula: text } },
					],
				},
			],
		});
		expect(scored(formula('value * 100'), { 'so-hoa': 3 }).score).toBe(900);
		expect(scored(formula('value - 100'), { 'so-hoa': 3 }).score).toBe(0);
		expect(scored(formula('points / value'), { 'so-hoa': 0 })).toMatchObject({
			score: null,
			arithmetic: [{ earned: null, missing: 'no-result' }],
		});
		expect(() => scored(formula('value /'), { 'so-hoa': 0 })).toThrow('value /');
	});
});

describe('an index of 1,000 points, by steps', () => {
	const index: ScoreIndex = {
		...INDEX,
		scale: 1000,
		pillars: [
			{
				code: 'chinh-quyen-so',
				name: 'Chính quyền số',
				nameEn: 'Digital government',
				components: [
					{
						indicator: 'van-ban-ky-so',
						points: 20,
						rule: {
							kind: 'steps',
							steps: [
								{ from: 50, share: 0.3 },
								{ from: 70, share: 0.6 },
								{ from: 90, share: 1 },
							],
						},
					},
					{
						indicator: 'xep-hang',
						points: 10,
						rule: {
							kind: 'steps',
							// Lower is better: what a step says holds from it on, so shares fall.
							steps: [
								{ from: 1, share: 1 },
								{ from: 21, share: 0.5 },
								{ from: 41, share: 0 },
							],
						},
					},
				],
			},
		],
	};
	const earned = (value: number) => scored(index, { 'van-ban-ky-so': value }).arithmetic[0]?.earned;

	test('gives the share of the last step that is reached', () => {
		// Below 50 nothing; 0.3 × 20 = 6; 0.6 × 20 = 12; all 20 from 90 on.
		expect([49.9, 50, 69.9, 70, 89.9, 90, 100].map(earned)).toEqual([0, 6, 6, 12, 12, 20, 20]);
	});

	test('is the sum of them on the scale', () => {
		// 12 + 0.5 × 10 = 17 of 30; 17 ÷ 30 × 1,000 = 566.666…
		const { score, withData } = scored(index, { 'van-ban-ky-so': 72, 'xep-hang': 22 });
		expect(score).toBe(566.666667);
		expect(withData).toBe(2);
	});

	test('is not for units of another level', () => {
		expect(scored({ ...index, level: 'commune' }, { 'van-ban-ky-so': 72 })).toMatchObject({
			score: null,
			withData: 0,
			possible: 0,
			rank: null,
		});
	});
});

describe('of a province’s indices', () => {
	const component = { indicator: 'so-hoa', points: 1, rule: { kind: 'attainment' } } as const;
	const pillars = [{ code: 'a', name: 'a', nameEn: 'a', components: [component] }];
	const first = { ...INDEX, code: 'first', validTo: '2024-11-10', pillars };
	const second = { ...INDEX, code: 'second', validFrom: '2024-11-11', pillars };
	const on = (day: string, indices: readonly ScoreIndex[] = [first, second]) =>
		indexInForce(indices, { province: 'p-68-lam-dong', level: 'district', day })?.code;

	test('the one in force on the day counts', () => {
		expect(['2024-01-01', '2024-01-02', '2024-11-10', '2024-11-11'].map((day) => on(day))).toEqual([
			undefined,
			'first',
			'first',
			'second',
		]);
	});

	test('of two in force the newer counts', () => {
		expect(on('2024-12-01', [{ ...first, validTo: null }, second])).toBe('second');
		expect(on('2024-12-01', [second, { ...first, validTo: null }])).toBe('second');
	});

	test('one whose components are not published scores nobody, and is known', () => {
		const header = { ...second, pillars: [], announced: { pillars: 8, components: 72 } };
		expect(on('2024-12-01', [header])).toBeUndefined();
		const where = { province: 'p-68-lam-dong', level: 'district', day: '2024-12-01' } as const;
		expect(governing([header], where)).toEqual([header]);
	});

	test('another province’s, or another level’s, does not count', () => {
		expect(on('2024-12-01', [{ ...second, unit: 'p-66-dak-lak' }])).toBeUndefined();
		expect(on('2024-12-01', [{ ...second, level: 'commune' }])).toBeUndefined();
		expect(on('2024-12-01', [{ ...second, unit: null, level: null }])).toBe('second');
	});
});
