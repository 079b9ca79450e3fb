import { expect, test } from 'vitest';
import { isOutdated, Renewal } from './renewal.ts';

const HOUR_MS = 3_600_000;
/** 10:00 in the centre's zone. */
const at = Date.parse('2026-11-22T03:00:00Z');
const loaded = { epoch: 'a', version: 4, scenes: 2, at };
const present = { epoch: 'a', version: 4, scenes: 2, now: at + 1_000, returnedAt: null };

test('what was loaded from this run, version and hour will do', () => {
	expect(isOutdated(loaded, present)).toBe(false);
	expect(isOutdated(loaded, { ...present, version: 3 })).toBe(false);
	expect(isOutdated(loaded, { ...present, returnedAt: at - 1 })).toBe(false);
});

test('another run of the server outdates it, though the version is the same', () => {
	expect(isOutdated(loaded, { ...present, epoch: 'b' })).toBe(true);
	expect(isOutdated(loaded, { ...present, epoch: 'b', version: 1 })).toBe(true);
});

test('so do a newer catalogue, other scenes and a link that was broken since', () => {
	expect(isOutdated(loaded, { ...present, version: 5 })).toBe(true);
	expect(isOutdated(loaded, { ...present, scenes: 3 })).toBe(true);
	expect(isOutdated(loaded, { ...present, returnedAt: at + 500 })).toBe(true);
});

test('it is an hour old at most', () => {
	expect(isOutdated(loaded, { ...present, now: at + HOUR_MS - 1 })).toBe(false);
	expect(isOutdated(loaded, { ...present, now: at + HOUR_MS })).toBe(true);
});

test('a day begins at midnight in the centre’s zone, not in UTC', () => {
	const late = { ...loaded, at: Date.parse('2026-11-22T16:59:50Z') };
	const now = (instant: string) => ({ ...present, now: Date.parse(instant) });
	expect(isOutdated(late, now('2026-11-22T16:59:59Z'))).toBe(false);
	expect(isOutdated(late, now('2026-11-22T17:00:00Z'))).toBe(true);
	const early = { ...loaded, at: Date.parse('2026-11-22T23:59:50Z') };
	expect(isOutdated(early, now('2026-11-23T00:00:01Z'))).toBe(false);
});

test('it is asked for once a reason, and again after a minute without avail', () => {
	const renewal = new Renewal();
	const due = (more: Partial<typeof present>) => renewal.due(loaded, { ...present, ...more });
	expect(due({})).toBe(false);
	expect(due({ epoch: 'b' })).toBe(true);
	expect(due({ epoch: 'b', now: at + 2_000 })).toBe(false);
	expect(due({ epoch: 'b', version: 5, now: at + 2_000 })).toBe(true);
	expect(due({ epoch: 'b', version: 5, now: at + 61_999 })).toBe(false);
	expect(due({ epoch: 'b', version: 5, now: at + 62_000 })).toBe(true);
});
