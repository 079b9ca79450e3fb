import { expect, test } from 'vitest';
import { hourTicks, momentAt, shareAt, stepAt, stepsOf } from './scrubber.ts';

const MINUTE = 60_000;
/** 11:00 in Vietnam. */
const FROM = Date.parse('2026-11-22T04:00:00Z');
const SPAN = { from: FROM, until: FROM + 24 * 60 * MINUTE + 2 * MINUTE, stepMs: 5 * MINUTE };

test('moments are counted in steps from the first one, and what lies beyond is at the end', () => {
	expect(stepsOf(SPAN)).toBe(288);
	expect(stepAt(SPAN, FROM + 12 * MINUTE)).toBe(2);
	expect(stepAt(SPAN, FROM - MINUTE)).toBe(0);
	expect(stepAt(SPAN, FROM + 99 * 60 * MINUTE)).toBe(288);
	expect(momentAt(SPAN, 2)).toBe(FROM + 10 * MINUTE);
	expect(shareAt(SPAN, FROM + 12 * 60 * MINUTE)).toBe(0.5);
});

test('each full hour has a tick, and every third its time, of Vietnam', () => {
	const ticks = hourTicks(SPAN);
	expect(ticks).toHaveLength(25);
	expect(ticks[0]).toEqual({ share: 0, words: null, main: false });
	expect(ticks[1]).toEqual({ share: 1 / 24, words: '12:00', main: true });
	expect(ticks.filter(({ words }) => words !== null).map(({ words }) => words)).toEqual([
		...['12:00', '15:00', '18:00', '21:00', '00:00', '03:00', '06:00', '09:00'],
	]);
});

test('where there is nothing to show there is one moment and no tick between', () => {
	const none = { ...SPAN, until: FROM };
	expect(stepsOf(none)).toBe(0);
	expect(shareAt(none, FROM)).toBe(0);
	expect(stepAt(none, FROM + MINUTE)).toBe(0);
});
