import { expect, test } from 'vitest';
import { readingIn } from './reading-in.ts';

test('words of one’s own go before a choice, and what is empty is no answer', () => {
	const asked =
		'?show=new&a.numbers=1.234%2C5&a.period%3ASheet1=p1&w.period%3ASheet1=+th%C3%A1ng+11%2F2024&a.unit=&w.x=';
	expect(readingIn(new URLSearchParams(asked))).toEqual({
		answers: { numbers: '1.234,5', 'period:Sheet1': 'tháng 11/2024' },
		unitsOn: null,
	});
});

test('the day of the units is one that the calendar has', () => {
	const unitsOn = (day: string) => readingIn(new URLSearchParams({ units: day })).unitsOn;
	expect([unitsOn('2024-11-30'), unitsOn('2024-11-31'), unitsOn('')]).toEqual([
		'2024-11-30',
		null,
		null,
	]);
});
