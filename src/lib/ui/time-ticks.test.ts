import { expect, test } from 'vitest';
import { timeTicks } from './time-ticks.ts';

const at = (text: string): number => Date.parse(`${text}+07:00`);
const words = (from: string, to: string, most = 6) =>
	timeTicks({ from: at(from), to: at(to) }, most).map((tick) => tick.words);

test('within an hour round minutes are told, within a day round hours, at midnight the day', () => {
	expect(words('2026-11-22T11:02', '2026-11-22T11:58')).toEqual([
		...['11:10', '11:20', '11:30', '11:40', '11:50'],
	]);
	expect(words('2026-11-22T11:25', '2026-11-23T11:25')).toEqual([
		...['12:00', '18:00', '23/11', '06:00'],
	]);
});

test('of days, months and years the first is told', () => {
	expect(words('2026-11-20T08:00', '2026-11-25T08:00')).toEqual([
		...['21/11', '22/11', '23/11', '24/11', '25/11'],
	]);
	expect(words('2026-01-15T00:00', '2026-06-15T00:00')).toEqual([
		...['02/2026', '03/2026', '04/2026', '05/2026', '06/2026'],
	]);
	expect(words('2020-01-01T00:00', '2026-11-15T00:00', 4)).toEqual([
		'2020',
		'2022',
		'2024',
		'2026',
	]);
});

test('there are never more than have room, and none where there is no time', () => {
	for (const most of [1, 2, 3, 8])
		for (const minutes of [1, 7, 90, 1_000, 50_000, 5_000_000, 500_000_000])
			expect(
				timeTicks(
					{ from: at('2026-11-22T11:02'), to: at('2026-11-22T11:02') + minutes * 60_000 },
					most,
				).length,
			).toBeLessThanOrEqual(most);
	expect(timeTicks({ from: 5, to: 5 }, 6)).toEqual([]);
	expect(timeTicks({ from: 5, to: 500 }, 0)).toEqual([]);
});
