import { expect, test } from 'vitest';
import { expectedInterval, heardAgain, NO_CADENCE, type Cadence } from './cadence.ts';

/** A device first heard at 0, then again after each of the gaps (s). */
function after(gapsS: readonly number[], from: Cadence = NO_CADENCE): Cadence {
	let cadence = from.seenAt === null ? heardAgain(from, { seenAt: 0, counts: true }) : from;
	for (const gapS of gapsS) {
		const seenAt = (cadence.seenAt ?? 0) + gapS * 1_000;
		cadence = heardAgain(cadence, { seenAt, counts: true });
	}
	return cadence;
}
const times = (count: number, gapS: number): number[] => Array<number>(count).fill(gapS);
const expected = (cadence: Cadence, givenS: number | null = null) => {
	const { intervalS, intervalBasis } = expectedInterval(cadence, { givenS, presence: null });
	return `${intervalS} ${intervalBasis}`;
};

test('what somebody says goes before what was learned', () => {
	expect(expected(after(times(12, 30)), 300)).toBe('300 given');
});

test('four gaps are a cadence; until then a minute is assumed, or the longest gap there was', () => {
	expect(expected(NO_CADENCE)).toBe('60 assumed');
	expect(expected(after(times(3, 30)))).toBe('60 assumed');
	expect(expected(after([600]))).toBe('600 assumed');
	expect(expected(after(times(4, 31.7)))).toBe('30 learned');
	expect(expected(after(times(4, 600)))).toBe('600 learned');
});

test('a burst is no cadence: the gaps between bursts are', () => {
	const bursts = times(8, 0).flatMap(() => [0.2, 2, 58]);
	expect(expected(after(bursts))).toBe('60 learned');
});

test('one outage among many gaps is no cadence', () => {
	const outage = after([...times(10, 30), 3_600]);
	expect(expected(outage)).toBe('30 learned');
	expect(expected(after(times(5, 30), outage))).toBe('30 learned');
});

test('a device that was set to another interval is learned anew, slower soon, faster when it is sure', () => {
	const slower = after(times(2, 300), after(times(12, 30)));
	expect(expected(slower)).toBe('300 learned');
	expect(expected(after(times(10, 30), slower))).toBe('300 learned');
	expect(expected(after(times(11, 30), slower))).toBe('30 learned');
});

test('no less than ten seconds and no more than a day is learned', () => {
	expect(expected(after(times(12, 1)))).toBe('10 learned');
	expect(expected(after(times(12, 200_000)))).toBe('86400 learned');
});

test('a gap that has another reason teaches nothing', () => {
	const cadence = after(times(6, 30));
	const again = heardAgain(cadence, { seenAt: 9_000_000, counts: false });
	expect(again.gapsS).toEqual(cadence.gapsS);
	expect(again.seenAt).toBe(9_000_000);
});
