import { describe, expect, test } from 'vitest';
import { evaluateFormula, formulaNames, parseFormula, printFormula } from './formula.ts';

const VALUES = { value: 87.2, target: 95, points: 10 };

function parsed(text: string) {
	const outcome = parseFormula(text);
	if (outcome.kind === 'bad-formula') throw new Error(`${outcome.at}: ${outcome.why}`);
	return outcome.formula;
}
const result = (text: string) => evaluateFormula(parsed(text), VALUES);
const print = (text: string) =>
	printFormula(parsed(text), VALUES, (value) => String(value).replace('.', ','));
const fault = (text: string) => {
	const outcome = parseFormula(text);
	return outcome.kind === 'bad-formula' ? [outcome.at, outcome.why] : null;
};

describe('a formula', () => {
	test('reckons as on paper: products before sums, from left to right, brackets first', () => {
		expect(result('1 + 2 * 3')).toBe(7);
		expect(result('(1 + 2) * 3')).toBe(9);
		expect(result('10 - 3 - 2')).toBe(5);
		expect(result('12 / 3 / 2')).toBe(2);
		expect(result('-2 * -3')).toBe(6);
		expect(result('value + target - points')).toBeCloseTo(172.2, 12);
	});

	test('takes the least, the greatest and the rounded', () => {
		expect(result('min(value / target, 1)')).toBeCloseTo(87.2 / 95, 12);
		expect(result('max(3, 9, 5)')).toBe(9);
		expect(result('round(2.5)')).toBe(3);
		expect(result('round(1.005, 2)')).toBe(1.01);
		expect(result('round(value / target * points, 2)')).toBe(9.18);
	});

	test('has no finite result where it divides by 0', () => {
		expect(Number.isFinite(result('value / (target - 95)'))).toBe(false);
	});

	test('says which names it asks for', () => {
		const formula = parsed('min(value, -points) + round(1)');
		expect(formulaNames(formula, 'value')).toBe(true);
		expect(formulaNames(formula, 'points')).toBe(true);
		expect(formulaNames(formula, 'target')).toBe(false);
	});

	test('prints its arithmetic with the numbers in it, with the brackets that it needs', () => {
		expect(print('min(value / target, 1) * points')).toBe('min(87,2 ÷ 95; 1) × 10');
		expect(print('(value - 50) / (target - 50) * points')).toBe('(87,2 − 50) ÷ (95 − 50) × 10');
		expect(print('points - (target - value)')).toBe('10 − (95 − 87,2)');
		expect(print('points / (target / value)')).toBe('10 ÷ (95 ÷ 87,2)');
		expect(print('-(value + 1)')).toBe('−(87,2 + 1)');
		expect(print('round(value)')).toBe('round(87,2)');
	});
});

test('what is no formula is told of with the place', () => {
	expect(fault('')).toEqual([1, expect.stringContaining('the end is here') as string]);
	expect(fault('value / ')).toEqual([9, expect.stringContaining('the end is here') as string]);
	expect(fault('value ^ 2')).toEqual([7, '"^" is no part of a formula']);
	expect(fault('wert / 2')).toEqual([1, expect.stringContaining('"wert" is here') as string]);
	expect(fault('(value')).toEqual([7, '")" is wanted here']);
	expect(fault('value target')).toEqual([7, '"target" is not wanted here']);
	expect(fault('min(value)')).toEqual([1, 'min takes 2 to 10 things, here are 1']);
	expect(fault('round value')).toEqual([7, '"(" is wanted here']);
	expect(fault('--value')).toEqual([2, 'one "-" is enough']);
	expect(fault(`${'('.repeat(21)}value`)).toEqual([21, 'deeper than 20 brackets']);
	expect(fault('1+'.repeat(101))).toEqual([201, 'longer than 200 characters']);
	expect(fault('toString(value, 1)')).not.toBeNull();
});
