import { expect, test } from 'vitest';
import { isAlike, lineSpan } from './line-span.ts';
import type { TimeSource } from './reading.ts';
import type { LongSpan } from './told-span.ts';

const told = (span?: LongSpan, sample = false) => ({ sample, ...(span && { span }) });

test('a line is of the shortest that is told, whatever its order', () => {
	expect(lineSpan([told('year'), told('quarter'), told('half-year')])).toBe('quarter');
	expect(lineSpan([told('year'), told(), told('quarter')])).toBeUndefined();
	expect(lineSpan([told('year'), told('year')])).toBe('year');
	expect(lineSpan([])).toBeUndefined();
});

test('samples decide only where nothing is real', () => {
	expect(lineSpan([told(undefined, true), told('quarter')])).toBe('quarter');
	expect(lineSpan([told('quarter', true), told('year', true)])).toBe('quarter');
});

test('years so far decide nothing', () => {
	expect(lineSpan([told('year-to-date'), told('year')])).toBe('year');
	expect(lineSpan([told('year-to-date')])).toBeUndefined();
});

test('beside others stands what counts over as much, and is told of all of it', () => {
	const told = (timeSource: TimeSource, at: string) => {
		return { timeSource, observedAt: Date.parse(at) };
	};
	const [sum, last] = [{ overTime: 'sum' }, { overTime: 'last' }] as const;
	const quarter = told('quarter', '2026-09-30T23:59:59.250+07:00');
	expect(isAlike(quarter, { ...sum, span: 'quarter' })).toBe(true);
	expect(isAlike(quarter, { ...sum, span: undefined })).toBe(false);
	expect(isAlike(told('device', '2026-11-23T09:00:00+07:00'), { ...sum, span: undefined })).toBe(
		true,
	);
	// In November the year and the month are not over.
	const running = told('year', '2026-11-23T09:00:00+07:00');
	expect(isAlike(running, { ...sum, span: 'year' })).toBe(false);
	expect(isAlike({ ...running, timeSource: 'period' }, { ...sum, span: undefined })).toBe(false);
	expect(isAlike(running, { ...last, span: undefined })).toBe(true);
});
