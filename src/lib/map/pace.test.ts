import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { pace } from './pace.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const PAUSE_MS = 500;
const everyMs = () => PAUSE_MS;

test('the first thing asked for is done at once', () => {
	const work = vi.fn();
	pace(work, { everyMs, now: Date.now }).ask();
	expect(work).toHaveBeenCalledTimes(1);
});

test('whatever is asked for within the pause is done once, at its end', () => {
	const work = vi.fn();
	const paced = pace(work, { everyMs, now: Date.now });
	for (let asked = 0; asked < 10; asked++) paced.ask();
	vi.advanceTimersByTime(PAUSE_MS - 1);
	expect(work).toHaveBeenCalledTimes(1);
	vi.advanceTimersByTime(1);
	expect(work).toHaveBeenCalledTimes(2);
	vi.advanceTimersByTime(10 * PAUSE_MS);
	expect(work).toHaveBeenCalledTimes(2);
});

test('nothing is done any more after it was stopped', () => {
	const work = vi.fn();
	const paced = pace(work, { everyMs, now: Date.now });
	paced.ask();
	paced.ask();
	paced.stop();
	vi.advanceTimersByTime(10 * PAUSE_MS);
	expect(work).toHaveBeenCalledTimes(1);
});

test('the pause is as long as it is when something is asked for', () => {
	const work = vi.fn();
	let pauseMs = PAUSE_MS;
	const paced = pace(work, { everyMs: () => pauseMs, now: Date.now });
	paced.ask();
	pauseMs = 2 * PAUSE_MS;
	paced.ask();
	vi.advanceTimersByTime(pauseMs - 1);
	expect(work).toHaveBeenCalledTimes(1);
	vi.advanceTimersByTime(1);
	expect(work).toHaveBeenCalledTimes(2);
});
