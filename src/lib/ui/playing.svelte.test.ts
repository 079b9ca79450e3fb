import { flushSync } from 'svelte';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Playing } from './playing.svelte.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function playing(most: number) {
	let steps = 0;
	let made: Playing | undefined;
	const leave = $effect.root(() => {
		made = new Playing(() => {
			if (steps >= most) return false;
			steps += 1;
			return true;
		});
	});
	if (!made) throw new Error('nothing was made');
	const own = made;
	return {
		leave,
		steps: () => steps,
		isOn: () => own.on,
		turn(on: boolean) {
			own.on = on;
			flushSync();
		},
		pass(ms: number) {
			vi.advanceTimersByTime(ms);
			flushSync();
		},
	};
}

test('it goes on twice a second while it is on, and stops by itself at the end', () => {
	const own = playing(3);
	own.pass(2_000);
	expect(own.steps()).toBe(0);
	own.turn(true);
	own.pass(1_000);
	expect(own.steps()).toBe(2);
	own.pass(1_000);
	expect([own.steps(), own.isOn()]).toEqual([3, false]);
	expect(vi.getTimerCount()).toBe(0);
	own.leave();
});

test('it stops when it is turned off, and when its component goes', () => {
	const own = playing(99);
	own.turn(true);
	own.pass(500);
	own.turn(false);
	own.pass(5_000);
	expect(own.steps()).toBe(1);
	own.turn(true);
	own.leave();
	expect(vi.getTimerCount()).toBe(0);
});
