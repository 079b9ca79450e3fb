/** Worked examples by hand of where a value stands, for each path; the arithmetic is beside each. */
import { describe, expect, test } from 'vitest';
import { standing } from './attainment.ts';
import type { AppliedTarget, Direction, IndicatorKind } from './indicator.ts';
import { expectedValue } from './target-path.ts';
import { endOfDay, startOfDay } from './time-format.ts';

type Wanted = Pick<AppliedTarget, 'value' | 'operator' | 'dueOn' | 'path'>;

const stands = (
	value: number,
	target: Wanted,
	{
		on,
		direction = 'higher',
		kind = 'number',
	}: { on: string; direction?: Direction; kind?: IndicatorKind },
) =>
	standing(value, {
		target: { periodTo: null, ...target },
		direction,
		kind,
		at: endOfDay(on),
	});

describe('due date only', () => {
	const target: Wanted = { operator: '>=', value: 100, dueOn: '2025-12-31', path: { kind: 'due' } };
	const at = (value: number, instant: number) =>
		standing(value, {
			target: { periodTo: '2026-12-31', ...target },
			direction: 'higher',
			kind: 'number',
			at: instant,
		});

	test('until the day has ended it is on track from 90 % of the target on, else behind', () => {
		const last = endOfDay('2025-12-31') - 1;
		expect(at(90, last)).toBe('on-track'); // 90 ÷ 100 = 0.9
		expect(at(89.9, last)).toBe('behind'); // 89.9 ÷ 100 = 0.899
	});

	test('once the day has ended it is met or not, and met is met at any time', () => {
		expect(at(95, endOfDay('2025-12-31'))).toBe('not-met');
		expect(at(100, startOfDay('2025-01-01'))).toBe('met');
		expect(at(100, endOfDay('2026-01-01'))).toBe('met');
	});

	test('a target with no due date is never overdue', () => {
		expect(stands(0, { ...target, dueOn: null }, { on: '2049-12-31' })).toBe('behind');
	});

	test('a target with no due date is judged until the period of its plan has ended, then met or nothing', () => {
		const undated = { ...target, dueOn: null, periodTo: '2024-12-31' };
		const at = (value: number, instant: number) =>
			standing(value, { target: undated, direction: 'higher', kind: 'number', at: instant });
		expect(at(50, endOfDay('2024-12-31') - 1)).toBe('behind');
		expect(at(50, endOfDay('2024-12-31'))).toBeNull();
		expect(at(95, endOfDay('2024-12-31'))).toBeNull();
		expect(at(100, endOfDay('2026-12-31'))).toBe('met');
	});

	test('of a yes or a stage nothing is said before it is due', () => {
		const yes: Wanted = { ...target, operator: '=', value: 1 };
		expect(stands(0, yes, { on: '2025-06-30', kind: 'yes-no' })).toBeNull();
		expect(stands(1, yes, { on: '2025-06-30', kind: 'yes-no' })).toBe('met');
		expect(stands(0, yes, { on: '2025-12-31', kind: 'yes-no' })).toBe('not-met');
		expect(stands(1, { ...yes, value: 2 }, { on: '2025-06-30', kind: 'stages' })).toBeNull();
	});
});

describe('a straight line', () => {
	// From 40 at the end of 31/12/2023 to 80 at the end of 31/12/2025: 731 days.
	const target: Wanted = {
		operator: '>=',
		value: 80,
		dueOn: '2025-12-31',
		path: { kind: 'line', from: '2023-12-31', start: 40 },
	};
	const expected = (on: string) => expectedValue(target, endOfDay(on));

	test('wants its share of the way on each day', () => {
		expect(expected('2023-12-30')).toBeNull();
		expect(expected('2023-12-31')).toBe(40);
		// 366 of 731 days: 40 + 40 × 366 ÷ 731 = 60.027…
		expect(expected('2024-12-31')).toBeCloseTo(40 + (40 * 366) / 731, 9);
		expect(expected('2025-12-31')).toBe(80);
		expect(expected('2027-01-01')).toBe(80);
	});

	test('on track from what it wants on, at risk from 90 % of that, else behind', () => {
		const on = '2024-12-31'; // 60.027 is wanted, 90 % of which are 54.025
		expect(stands(61, target, { on })).toBe('on-track');
		expect(stands(60, target, { on })).toBe('at-risk');
		expect(stands(54.1, target, { on })).toBe('at-risk');
		expect(stands(54, target, { on })).toBe('behind');
		expect(stands(80, target, { on })).toBe('met');
		expect(stands(79, target, { on: '2025-12-31' })).toBe('not-met');
	});

	test('before it begins nothing is wanted', () => {
		expect(stands(1, target, { on: '2023-06-30' })).toBe('on-track');
	});

	test('runs downwards where lower is better', () => {
		// From 40th to 20th, half-way is 30th; 30 ÷ 33 = 0.909, 30 ÷ 34 = 0.882.
		const rank: Wanted = {
			operator: '<=',
			value: 20,
			dueOn: '2024-12-30',
			path: { kind: 'line', from: '2022-12-31', start: 40 },
		};
		const how = { on: '2023-12-31', direction: 'lower' } as const;
		expect(expectedValue(rank, endOfDay('2023-12-31'))).toBe(30);
		expect(stands(30, rank, how)).toBe('on-track');
		expect(stands(33, rank, how)).toBe('at-risk');
		expect(stands(34, rank, how)).toBe('behind');
		expect(stands(20, rank, how)).toBe('met');
	});

	test('is kept by its very number where only the end is to be passed', () => {
		const above: Wanted = { ...target, operator: '>' };
		expect(stands(40, above, { on: '2023-12-31' })).toBe('on-track');
		expect(stands(80, above, { on: '2025-12-30' })).toBe('on-track');
		expect(stands(80, above, { on: '2025-12-31' })).toBe('not-met');
	});
});

describe('steps', () => {
	const target: Wanted = {
		operator: '>=',
		value: 90,
		dueOn: '2025-12-31',
		path: {
			kind: 'steps',
			steps: [
				{ on: '2024-06-30', value: 50 },
				{ on: '2024-12-31', value: 70 },
			],
		},
	};

	test('each counts from the end of its day until the next', () => {
		const expected = (at: number) => expectedValue(target, at);
		expect(expected(endOfDay('2024-06-30') - 1)).toBeNull();
		expect(expected(endOfDay('2024-06-30'))).toBe(50);
		expect(expected(endOfDay('2024-12-30'))).toBe(50);
		expect(expected(endOfDay('2025-06-30'))).toBe(70);
		expect(expected(endOfDay('2025-12-31'))).toBe(90);
	});

	test('on track from the step on, at risk from 90 % of it, else behind', () => {
		const on = '2025-03-31'; // 70 is wanted, 90 % of which are 63
		expect(stands(70, target, { on })).toBe('on-track');
		expect(stands(63, target, { on })).toBe('at-risk');
		expect(stands(62.9, target, { on })).toBe('behind');
		expect(stands(5, target, { on: '2024-01-31' })).toBe('on-track');
		expect(stands(89, target, { on: '2025-12-31' })).toBe('not-met');
	});

	test('stages have a path, too', () => {
		const stages: Wanted = {
			operator: '=',
			value: 2,
			dueOn: '2025-12-31',
			path: { kind: 'steps', steps: [{ on: '2024-12-31', value: 1 }] },
		};
		expect(stands(1, stages, { on: '2025-06-30', kind: 'stages' })).toBe('on-track');
		expect(stands(0, stages, { on: '2025-06-30', kind: 'stages' })).toBe('behind');
	});
});
