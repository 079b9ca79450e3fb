import { flushSync } from 'svelte';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Paced } from './paced.svelte.ts';

const INTERVAL_MS = 1_000;

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A number that is shown paced, as in a component; `also` is read while it is computed. */
function shown() {
	let value = $state(1);
	let also = $state(10);
	let computed = 0;
	let paced: Paced<number> | null = null;
	const leave = $effect.root(() => {
		paced = new Paced({
			changes: () => value,
			compute: () => {
				computed += 1;
				return value + also;
			},
			intervalMs: INTERVAL_MS,
		});
	});
	flushSync();
	return {
		leave,
		get current() {
			return paced?.current;
		},
		get computed() {
			return computed;
		},
		change(next: number) {
			value = next;
			flushSync();
		},
		changeAlso(next: number) {
			also = next;
			flushSync();
		},
	};
}

test('it is there at once, before any effect has run', () => {
	let current = 0;
	const leave = $effect.root(() => {
		({ current } = new Paced({ changes: () => 0, compute: () => 7, intervalMs: INTERVAL_MS }));
	});
	expect(current).toBe(7);
	leave();
});

test('the first change is shown at once, however soon it comes', () => {
	const number = shown();
	number.change(2);
	expect(number.current).toBe(12);
	number.change(3);
	expect(number.current).toBe(12);
	vi.advanceTimersByTime(INTERVAL_MS);
	expect(number.current).toBe(13);
	number.leave();
});

test('after a quiet interval a change is shown at once', () => {
	const number = shown();
	vi.advanceTimersByTime(INTERVAL_MS);
	number.change(2);
	expect(number.current).toBe(12);
	number.leave();
});

test('changes within the interval are shown together at its end, the last of them among them', () => {
	const number = shown();
	vi.advanceTimersByTime(INTERVAL_MS);
	number.change(2);
	const before = number.computed;
	for (let next = 3; next <= 9; next++) {
		vi.advanceTimersByTime(100);
		number.change(next);
	}
	expect(number.current).toBe(12);
	vi.advanceTimersByTime(299);
	expect(number.current).toBe(12);
	vi.advanceTimersByTime(1);
	expect(number.current).toBe(19);
	expect(number.computed).toBe(before + 1);
	vi.advanceTimersByTime(10 * INTERVAL_MS);
	expect(number.computed).toBe(before + 1);
	number.leave();
});

test('what changes without an end is shown once an interval', () => {
	const number = shown();
	vi.advanceTimersByTime(INTERVAL_MS);
	const before = number.computed;
	for (let next = 0; next < 100; next++) {
		number.change(100 + next);
		vi.advanceTimersByTime(100);
	}
	const renewals = number.computed - before;
	expect(renewals).toBeGreaterThanOrEqual(9);
	expect(renewals).toBeLessThanOrEqual(11);
	number.leave();
});

test('what is read while it is computed does not call for a renewal', () => {
	const number = shown();
	vi.advanceTimersByTime(INTERVAL_MS);
	number.changeAlso(20);
	vi.advanceTimersByTime(INTERVAL_MS);
	expect(number.current).toBe(11);
	number.change(2);
	expect(number.current).toBe(22);
	number.changeAlso(30);
	vi.advanceTimersByTime(INTERVAL_MS);
	expect(number.current).toBe(22);
	number.leave();
});

test('when its component goes, what was still to be shown is let go', () => {
	const number = shown();
	vi.advanceTimersByTime(INTERVAL_MS);
	number.change(2);
	number.change(3);
	expect(vi.getTimerCount()).toBe(1);
	number.leave();
	expect(vi.getTimerCount()).toBe(0);
	vi.advanceTimersByTime(INTERVAL_MS);
	expect(number.current).toBe(12);
});
