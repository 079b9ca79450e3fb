import { afterEach, expect, test } from 'vitest';
import { speak } from '#lib/messages/locale.ts';
import type { FigureValue } from './figure.ts';
import { figureAge, figureMark, figureStanding, figureWords } from './figure-words.ts';

afterEach(() => speak(() => 'vi'));

const indicator = { decimals: 1, direction: 'higher' } as const;
const plain = { indicator, target: null, locale: 'vi' } as const;

test('a number has its decimals, and more of them next to its target', () => {
	const target = { operator: '>=', value: 80 } as const;
	expect(figureWords(79.96, plain)).toBe('80,0');
	expect(figureWords(79.96, { ...plain, target })).toBe('79,96');
	expect(figureWords(80.04, { ...plain, target })).toBe('80,0');
	const unstated = { ...plain, indicator: { ...indicator, decimals: null } };
	expect([10, 20.5, 9.667].map((value) => figureWords(value, unstated))).toEqual([
		'10',
		'20,5',
		'9,67',
	]);
});

test('a number that is too long is told in words', () => {
	const told = [9_999_999.9, -12_345_678, 2.5e9, 1e12, 1e15, 9.99e20, 1e21, -1.234e300].map(
		(value) => figureWords(value, plain),
	);
	expect(told).toEqual([
		'9.999.999,9',
		'-12,35 triệu',
		'2,5 tỷ',
		'1 nghìn tỷ',
		'1 triệu tỷ',
		'999 tỷ tỷ',
		'1E21',
		'-1,23E300',
	]);
	speak(() => 'en');
	expect(figureWords(1e15, { ...plain, locale: 'en' })).toBe('1 quadrillion');
});

test('in words, too, it stays on its side of the target', () => {
	const target = { operator: '>=', value: 2e9 } as const;
	expect(figureWords(1_999_900_000, { ...plain, target })).toBe('1,9999 tỷ');
});

test('a stale value says how it stood, not how it stands', () => {
	const value = { standing: 'met', freshness: 'fresh' } as FigureValue;
	expect(figureStanding(value)).toBe('Đạt');
	expect(figureStanding({ ...value, freshness: 'stale' })).toBe('Đạt (số liệu cũ)');
	expect(figureStanding({ ...value, exceeded: true })).toBe('Vượt');
	expect(figureStanding({ ...value, standing: 'at-risk', exceeded: false })).toBe(
		'Có nguy cơ không đạt',
	);
	expect(figureStanding({ ...value, standing: null })).toBe('');
	expect(figureStanding({ ...value, standing: null, freshness: 'stale' })).toBe('Số liệu cũ');
});

test('what was missed is a plain fact, what can still be mended is trouble, and of an old value neither is said', () => {
	const shapes = (freshness: FigureValue['freshness']) =>
		(['not-met', 'behind', 'at-risk', 'met', 'on-track', null] as const).map((standing) =>
			figureMark({ standing, freshness }),
		);
	expect(shapes('late')).toEqual(['missed', 'warning', 'at-risk', null, null, null]);
	expect(shapes('stale')).toEqual([null, null, null, null, null, null]);
});

test('a value of which nobody knows the time is not said to be old, and that is told once', () => {
	const value = { timeSource: 'retained', freshness: 'stale', observedAt: 0 } as FigureValue;
	const told = (standing: FigureValue['standing']) => [
		figureStanding({ ...value, standing }),
		figureAge({ ...value, standing }, 180_000),
	];
	expect(told('not-met')).toEqual(['Chưa đạt (không rõ thời điểm)', '']);
	expect(told(null)).toEqual(['', 'không rõ thời điểm']);
	speak(() => 'en');
	expect(told('not-met')).toEqual(['Not met (time unknown)', '']);
	expect(told(null)).toEqual(['', 'time unknown']);
});

test('an age is that of the value, of its receipt, or known to nobody', () => {
	const age = (timeSource: FigureValue['timeSource'], now: number | null = 180_000) =>
		figureAge({ observedAt: 0, timeSource, standing: null }, now);
	expect(age('device')).toBe('3 phút');
	expect(age('receipt')).toBe('nhận 3 phút');
	expect(age('retained')).toBe('không rõ thời điểm');
	expect(age('device', null)).toBe('');
	speak(() => 'en');
	expect(age('retained', null)).toBe('time unknown');
});
