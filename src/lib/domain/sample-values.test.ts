import { expect, test } from 'vitest';
import { hasSamples, hasStopped, sampleValue } from './sample-values.ts';

const DA_TEH = { unit: 'd-682-da-teh', level: 'district', indicator: 'ho-so-cong-viec' } as const;

test('the same unit, indicator and time give the same value', () => {
	const at = Date.UTC(2026, 4, 1);
	expect(sampleValue(DA_TEH, at)).toBe(sampleValue({ ...DA_TEH }, at));
});

test('over two years it grows towards the target, and stays between 0 and 100', () => {
	const months = Array.from({ length: 36 }, (_, month) =>
		sampleValue(DA_TEH, Date.UTC(2024, month)),
	);
	expect(months.at(-1)).toBeGreaterThan((months[0] ?? 0) + 15);
	for (const value of months) {
		expect(value).toBeGreaterThanOrEqual(0);
		expect(value).toBeLessThanOrEqual(100);
	}
});

test('it stays within bounds for any time', () => {
	for (const year of [1970, 2200]) {
		const value = sampleValue(DA_TEH, Date.UTC(year, 0));
		expect(value).toBeGreaterThanOrEqual(0);
		expect(value).toBeLessThanOrEqual(100);
	}
});

test('Cát Tiên has no samples at all', () => {
	expect(hasSamples({ ...DA_TEH, unit: 'd-683-cat-tien' })).toBe(false);
	expect(hasSamples(DA_TEH)).toBe(true);
});

test('a province’s indicator has no samples for a district', () => {
	expect(hasSamples({ ...DA_TEH, indicator: 'kinh-te-so' })).toBe(false);
	expect(hasSamples({ ...DA_TEH, indicator: 'kinh-te-so', level: 'province' })).toBe(true);
});

test('a few series have stopped, a few were never there, most are well', () => {
	const series = Array.from({ length: 1000 }, (_, at) => ({ ...DA_TEH, unit: `d-${at}` }));
	const stopped = series.filter(hasStopped).length;
	const silent = series.filter((own) => !hasSamples(own)).length;
	for (const count of [stopped, silent]) {
		expect(count).toBeGreaterThan(10);
		expect(count).toBeLessThan(70);
	}
});

test('an indicator without samples is a bug to ask for', () => {
	expect(() => sampleValue({ ...DA_TEH, indicator: 'khong-co' }, 0)).toThrow('khong-co');
});
