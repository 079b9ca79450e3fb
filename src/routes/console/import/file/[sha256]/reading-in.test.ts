import { expect, test } from 'vitest';
import { noDayIn, readingIn } from './reading-in.ts';

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
	const given = ['30/11/2024', '2024-11-30', '31/11/2024', ''];
	expect(given.map(unitsOn)).toEqual(['2024-11-30', '2024-11-30', null, null]);
	const told = given.map((units) => noDayIn(new URLSearchParams({ units })));
	expect(told).toEqual(['', '', '31/11/2024', '']);
});
