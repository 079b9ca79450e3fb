import { afterEach, describe, expect, test } from 'vitest';
import type { AppliedTarget, Direction } from '#lib/domain/indicator.ts';
import type { LatestObservation } from '#lib/domain/observation.ts';
import type { ScoreRule, ScoreTerm } from '#lib/domain/score-index.ts';
import { componentScorer } from '#lib/domain/score-rule.ts';
import { speak } from '#lib/messages/locale.ts';
import { termWords } from './score-words.ts';

afterEach(() => speak(() => 'vi'));

function aTerm(
	value: number | null,
	{
		rule = { kind: 'attainment' },
		target: wanted = 95,
		points = 10,
		direction = 'higher',
	}: {
		rule?: ScoreRule;
		target?: number | null;
		points?: number;
		direction?: Direction;
	} = {},
): ScoreTerm {
	const operator = direction === 'lower' ? '<=' : '>=';
	const target = wanted === null ? null : ({ value: wanted, operator } as AppliedTarget);
	const component = { indicator: 'x', points, rule };
	return {
		...component,
		pillar: 'a',
		observation: value === null ? null : ({ value } as LatestObservation),
		target,
		attainment: null,
		...componentScorer(component, direction)(value, target),
	};
}
const words = (term: ScoreTerm, direction: Direction = 'higher') =>
	termWords(term, { indicator: { direction }, locale: 'vi' });
const formula = (text: string): ScoreRule => ({ kind: 'formula', formula: text });
const STEPS: ScoreRule = {
	kind: 'steps',
	steps: [
		{ from: 50, share: 0.3 },
		{ from: 70, share: 0.6 },
	],
};

describe('a term’s arithmetic', () => {
	test('is the value by its target, by the points', () => {
		expect(words(aTerm(87.2))).toBe('87,2 ÷ 95 × 10 điểm = 9,18');
		expect(words(aTerm(98))).toBe('98 ÷ 95, tính tối đa 1: 1 × 10 điểm = 10');
		const rank = { target: 20, points: 7.5, direction: 'lower' } as const;
		expect(words(aTerm(25, rank), 'lower')).toBe('20 ÷ 25 × 7,5 điểm = 6');
		expect(words(aTerm(0, { target: 0 }))).toBe('0 so với 0: 1 × 10 điểm = 10');
	});

	test('is about so many points where the share as it is printed makes others', () => {
		const third: ScoreRule = { kind: 'steps', steps: [{ from: 50, share: 1 / 3 }] };
		// 0,333 × 30 is 9,99.
		expect(words(aTerm(72, { points: 30, rule: third }))).toBe(
			'72 từ 50 trở lên: 0,333 × 30 điểm ≈ 10',
		);
		expect(words(aTerm(86.5, { points: 30 }))).toBe('86,5 ÷ 95 × 30 điểm = 27,32');
		expect(words(aTerm(0, { points: 0 }))).toBe('0 ÷ 95 × 0 điểm = 0');
		expect(words(aTerm(-5))).toBe('-5 ÷ 95, tính tối thiểu 0: 0 × 10 điểm = 0');
	});

	test('is the step that is reached', () => {
		expect(words(aTerm(72, { rule: STEPS }))).toBe('72 từ 70 trở lên: 0,6 × 10 điểm = 6');
		expect(words(aTerm(41.5, { rule: STEPS }))).toBe('41,5 dưới 50: 0 × 10 điểm = 0');
	});

	test('is the formula with its numbers', () => {
		const rule = formula('max(min((value - 50) / 40, 1), 0) * points');
		expect(words(aTerm(80, { rule }))).toBe('max(min((80 − 50) ÷ 40; 1); 0) × 10 = 7,5 điểm');
		expect(words(aTerm(0, { rule: formula('points / value') }))).toBe(
			'công thức không cho kết quả: 10 ÷ 0',
		);
	});

	test('says why it does not count', () => {
		expect(words(aTerm(null))).toBe('chưa có số liệu');
		expect(words(aTerm(5, { target: null }))).toBe('không có chỉ tiêu để so');
	});

	test('is told in English, too', () => {
		speak(() => 'en');
		const english = (term: ScoreTerm) =>
			termWords(term, { indicator: { direction: 'higher' }, locale: 'en' });
		expect(english(aTerm(87.2))).toBe('87.2 ÷ 95 × 10 points = 9.18');
		expect(english(aTerm(72, { rule: STEPS }))).toBe('72 is 70 or more: 0.6 × 10 points = 6');
	});
});
