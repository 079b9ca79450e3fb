import { expect, test } from 'vitest';
import type { Indicator } from '#lib/domain/indicator.ts';
import type { LatestObservation } from '#lib/domain/observation.ts';
import type { PeriodSource } from '#lib/domain/reading.ts';
import { endOfDay } from '#lib/domain/time-format.ts';
import { observedAtEnd } from '#lib/domain/told-span.ts';
import { asked, indicators, latest, stood } from './card-examples.ts';
import { unitCard } from './card-view.ts';
import { heatColumns } from './heat-columns.ts';
import { heatRows } from './heat-view.ts';
import { periodOfSum, periodWords } from './told-period.ts';

const at = (day: string, timeSource: PeriodSource) => ({
	observedAt: observedAtEnd(endOfDay(day), timeSource),
	timeSource,
});

test.each([
	['2024-11-30', 'day', '30/11/2024'],
	['2024-11-30', 'period', 'tháng 11/2024'],
	['2024-02-29', 'period', 'tháng 2/2024'],
	// What an office reports as of a day.
	['2024-12-15', 'period', '15/12/2024'],
	['2024-09-30', 'quarter', 'quý III/2024'],
	['2024-06-30', 'half-year', '6 tháng đầu năm 2024'],
	['2024-12-31', 'half-year', '6 tháng cuối năm 2024'],
	['2024-11-30', 'year-to-date', 'lũy kế đến hết tháng 11/2024'],
	['2024-12-31', 'year', 'năm 2024'],
] as const)('what was told at the end of %s of a %s is of “%s”', (day, source, told) => {
	expect(periodWords(at(day, source))).toBe(told);
});

test.each([
	['period', 'tháng 11/2024 (đến 23/11/2024)'],
	['quarter', 'quý IV/2024 (đến 23/11/2024)'],
	['half-year', '6 tháng cuối năm 2024 (đến 23/11/2024)'],
	['year-to-date', 'lũy kế đến hết tháng 11/2024 (đến 23/11/2024)'],
	['year', 'năm 2024 (đến 23/11/2024)'],
	['day', '23/11/2024'],
] as const)('a %s that was told before it was over says until when: %s', (timeSource, told) => {
	const observedAt = Date.parse('2024-11-23T02:00:00Z');
	expect(periodWords({ observedAt, timeSource })).toBe(told);
});

test('beside a value stands its period where the same would be another of a month and of a year', () => {
	const told = (overTime: Indicator['overTime'], more: Partial<LatestObservation> = {}) =>
		periodOfSum({ ...at('2024-11-30', 'year-to-date'), ...more }, overTime);
	expect(told('sum')).toBe('lũy kế đến hết tháng 11/2024');
	expect(told('mean')).toBe('lũy kế đến hết tháng 11/2024');
	expect(told('last')).toBe('');
	// The sum of the year so far says so itself.
	expect(told('sum', { ofYear: { withData: 11, possible: 12 } })).toBe('');
	expect(told('sum', { timeSource: 'device' })).toBe('');
});

test('of what adds up over time the same number says whether it is of a month or of the year so far', () => {
	const adds = indicators.map((own) => ({ ...own, overTime: 'sum' as const }));
	const told = (timeSource: LatestObservation['timeSource']) => {
		const own = { ...latest(1, 64), observedAt: endOfDay('2024-10-31') - 1_000, timeSource };
		const of = stood([own], { indicators: adds });
		return [
			unitCard(of, asked)?.lines.find(({ code }) => code === 'files')?.period,
			heatRows(of, heatColumns(of))[0]?.cells.find(({ value }) => value === 64)?.words,
		];
	};
	const [month, cell] = told('period');
	expect(month).toBe('tháng 10/2024');
	expect(cell).toContain(' · tháng 10/2024 · ');
	const [soFar, cellSoFar] = told('year-to-date');
	expect(soFar).toBe('lũy kế đến hết tháng 10/2024');
	expect(cellSoFar).toContain(' · lũy kế đến hết tháng 10/2024 · ');
	const [plain] = unitCard(stood([latest(1, 64)]), asked)?.lines ?? [];
	expect(plain?.period).toBe('');
});
