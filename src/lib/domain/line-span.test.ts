import { expect, test } from 'vitest';
import { lineSpan } from './line-span.ts';
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
