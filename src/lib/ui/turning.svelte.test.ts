import { flushSync } from 'svelte';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { IDLE_MS, PAGE_MS, Turning } from './turning.svelte.ts';

const window = new EventTarget();

beforeEach(() => {
	vi.useFakeTimers();
	vi.stubGlobal('addEventListener', window.addEventListener.bind(window));
	vi.stubGlobal('removeEventListener', window.removeEventListener.bind(window));
});
afterEach(() => {
	vi.unstubAllGlobals();
	vi.useRealTimers();
});

function turning(given: number) {
	let pages = $state(given);
	let still = $state(false);
	let made: Turning | null = null;
	const leave = $effect.root(() => {
		made = new Turning({ pages: () => pages, still: () => still });
	});
	flushSync();
	return {
		leave,
		get page() {
			return made?.page;
		},
		turn: (by: 1 | -1) => made?.turn(by),
		begin: () => made?.begin(),
		become(next: number) {
			pages = next;
			flushSync();
		},
		stay(next: boolean) {
			still = next;
			flushSync();
		},
	};
}

test('pages are turned by hand, round and round', () => {
	const own = turning(3);
	own.turn(1);
	expect(own.page).toBe(1);
	own.turn(-1);
	own.turn(-1);
	expect(own.page).toBe(2);
	own.turn(1);
	expect(own.page).toBe(0);
	own.turn(1);
	own.begin();
	expect(own.page).toBe(0);
	own.leave();
});

test('where nobody touches anything they turn by themselves, each for a while', () => {
	const own = turning(2);
	vi.advanceTimersByTime(IDLE_MS - 1);
	expect(own.page).toBe(0);
	vi.advanceTimersByTime(1);
	expect(own.page).toBe(1);
	vi.advanceTimersByTime(PAGE_MS);
	expect(own.page).toBe(0);
	own.leave();
	vi.advanceTimersByTime(IDLE_MS);
	expect(own.page).toBe(0);
});

test('a touch or a key holds the page that is being read', () => {
	const own = turning(2);
	vi.advanceTimersByTime(IDLE_MS - 1);
	window.dispatchEvent(new Event('pointerdown'));
	vi.advanceTimersByTime(IDLE_MS - 1);
	window.dispatchEvent(new Event('keydown'));
	vi.advanceTimersByTime(IDLE_MS - 1);
	expect(own.page).toBe(0);
	own.stay(true);
	vi.advanceTimersByTime(IDLE_MS * 2);
	expect(own.page).toBe(0);
	own.stay(false);
	vi.advanceTimersByTime(IDLE_MS);
	expect(own.page).toBe(1);
	own.leave();
});

test('with fewer pages the last one is shown, with one there is nothing to turn', () => {
	const own = turning(3);
	own.turn(-1);
	own.become(2);
	expect(own.page).toBe(1);
	own.become(1);
	own.turn(1);
	vi.advanceTimersByTime(IDLE_MS * 2);
	expect(own.page).toBe(0);
	own.become(0);
	expect(own.page).toBe(0);
	own.leave();
});
