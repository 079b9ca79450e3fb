import { expect, test } from 'vitest';
import { attainment, exceeds, meets, roundedOnItsSide } from './attainment.ts';
import type { Direction, TargetOperator } from './indicator.ts';

const against = (operator: TargetOperator, value: number, direction: Direction = 'higher') => ({
	target: { operator, value },
	direction,
});

/** Worked by hand: value, operator, target, direction; then whether it is met, and its attainment. */
const WORKED: readonly (readonly [
	value: number,
	operator: TargetOperator,
	target: number,
	direction: Direction,
	met: boolean,
	attained: number,
])[] = [
	[76, '>=', 95, 'higher', false, 0.8], // 76 ÷ 95
	[95, '>=', 95, 'higher', true, 1],
	[40, '>', 80, 'higher', false, 0.5], // 40 ÷ 80
	[80, '>', 80, 'higher', false, 1], // full, and yet not above
	[81, '>', 80, 'higher', true, 1],
	[25, '<=', 20, 'lower', false, 0.8], // 20 ÷ 25
	[25, '<=', 20, 'higher', false, 0.8], // "at most" says so itself
	[12, '<=', 20, 'lower', true, 1],
	[15, '~', 20, 'higher', false, 0.75], // 15 ÷ 20
	[19, '~', 20, 'higher', true, 0.95], // 0.95 × 20 = 19
	[25, '~', 20, 'lower', false, 0.8], // 20 ÷ 25
	[21, '~', 20, 'lower', true, 20 / 21], // 20 ÷ 0.95 = 21.05
	[90, '=', 100, 'higher', false, 0.9], // 90 ÷ 100
	[100, '=', 100, 'higher', true, 1],
	[4, '=', 2, 'lower', false, 0.5], // 2 ÷ 4
	[2, '=', 2, 'lower', true, 1],
	[3.5, 'per-year', 7, 'higher', false, 0.5], // 3.5 ÷ 7
	[7.2, 'per-year', 7, 'higher', true, 1],
	[8, 'per-year', 4, 'lower', false, 0.5], // 4 ÷ 8
	[4, 'per-year', 4, 'lower', true, 1],
	[30, '>=', 20, 'lower', true, 1], // "at least" says so itself
	[10, '>', 20, 'lower', false, 0.5], // 10 ÷ 20
];

test.each(WORKED)('%d against %s %d, %s being better: met %s, attained %d', (...worked) => {
	const [value, operator, target, direction, met, attained] = worked;
	expect(meets(value, against(operator, target, direction))).toBe(met);
	expect(attainment(value, against(operator, target, direction))).toBeCloseTo(attained, 12);
});

test('attainment is the share of the target, at most all of it', () => {
	expect(attainment(35, against('>=', 70))).toBe(0.5);
	expect(attainment(90, against('>=', 70))).toBe(1);
	expect(attainment(-3, against('>=', 70))).toBe(0);
});

test('where lower is better it is the target’s share of the value', () => {
	expect(attainment(25, against('<=', 20, 'lower'))).toBe(0.8);
	expect(attainment(5, against('<=', 20, 'lower'))).toBe(1);
	expect(attainment(0, against('<=', 20, 'lower'))).toBe(1);
	expect(attainment(4, against('=', 2, 'lower'))).toBe(0.5);
});

test('a target of nothing is attained by anything from there on', () => {
	expect(attainment(0, against('>=', 0))).toBe(1);
	expect(attainment(-1, against('>=', 0))).toBe(0);
});

test('each operator is met by its own rule', () => {
	expect(meets(80, against('>=', 80))).toBe(true);
	expect(meets(80, against('>', 80))).toBe(false);
	expect(meets(99.9, against('=', 100))).toBe(false);
	expect(meets(20, against('<=', 20, 'lower'))).toBe(true);
	expect(meets(22, against('<=', 20, 'lower'))).toBe(false);
	expect(meets(19.2, against('~', 20))).toBe(true);
	expect(meets(18.9, against('~', 20))).toBe(false);
	expect(meets(21, against('~', 20, 'lower'))).toBe(true);
	expect(meets(7, against('per-year', 7))).toBe(true);
});

test('a number is never rounded across its target', () => {
	const shown = (value: number, operator: TargetOperator, direction?: Direction) => {
		const rounded = roundedOnItsSide(value, { ...against(operator, 80, direction), decimals: 1 });
		return rounded.value.toFixed(rounded.decimals);
	};
	expect(shown(79.94, '>=')).toBe('79.9');
	expect(shown(79.96, '>=')).toBe('79.96');
	expect(shown(79.9996, '>=')).toBe('79.9996');
	expect(shown(79.99999999, '>=')).toBe('79.999999');
	expect(shown(80.04, '>=')).toBe('80.0');
	expect(shown(80.04, '>')).toBe('80.04');
	expect(shown(80.00000001, '>')).toBe('80.000001');
	expect(shown(80.04, '<=', 'lower')).toBe('80.04');
	expect(shown(80, '>=')).toBe('80.0');
});

test('a value better than its target exceeds it, by the direction', () => {
	expect(exceeds(81, against('>=', 80))).toBe(true);
	expect(exceeds(80, against('>=', 80))).toBe(false);
	expect(exceeds(79, against('~', 80))).toBe(false);
	expect(exceeds(81, against('~', 80))).toBe(true);
	expect(exceeds(18, against('<=', 20, 'lower'))).toBe(true);
	expect(exceeds(20, against('<=', 20, 'lower'))).toBe(false);
});
