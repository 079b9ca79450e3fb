import { expect, test } from 'vitest';
import { startOfDay } from '#lib/domain/time-format.ts';
import { quarterTicks, valueTicks } from './chart-ticks.ts';

test.each([
	[41.3, 88.9, [50, 60, 70, 80]],
	[0.462, 0.594, [0.5, 0.55]],
	[20, 22, [20, 21, 22]],
	[-3, 4, [-2, 0, 2, 4]],
])('from %d to %d the round values are %j', (low, high, ticks) => {
	expect(valueTicks({ low, high }, 4)).toEqual(ticks);
});

test('quarters begin within the time that is shown', () => {
	const days = { from: startOfDay('2024-11-23'), to: startOfDay('2025-07-01') };
	expect(quarterTicks(days)).toEqual(['2025-01-01', '2025-04-01', '2025-07-01'].map(startOfDay));
});
