import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ServerClock } from './server-clock.svelte.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('a screen knows no time until the server has said it', () => {
	const clock = new ServerClock(() => performance.now());
	expect(clock.read()).toBeNull();
	expect(clock.now).toBeNull();
});

test('time goes on from what the server last said, whatever the screen’s own clock says', () => {
	const clock = new ServerClock(() => performance.now());
	clock.start();
	clock.hear(1_700_000_000_400);
	expect(clock.now).toBe(1_700_000_000_400);
	vi.setSystemTime(0);
	vi.advanceTimersByTime(2_000);
	expect(clock.read()).toBe(1_700_000_002_400);
	clock.stop();
});

test('the shown time is renewed just behind each turn of the server’s second', () => {
	const clock = new ServerClock(() => performance.now());
	clock.hear(1_700_000_000_400);
	clock.start();
	vi.advanceTimersByTime(605);
	expect(clock.now).toBe(1_700_000_001_005);
	vi.advanceTimersByTime(1_000);
	expect(clock.now).toBe(1_700_000_002_005);
	clock.stop();
	vi.advanceTimersByTime(5_000);
	expect(clock.now).toBe(1_700_000_002_005);
});

test('while what is shown is held its time stays, and the present goes on', () => {
	const clock = new ServerClock(() => performance.now());
	clock.start();
	clock.hear(1_700_000_000_000);
	clock.hold();
	vi.advanceTimersByTime(3_000);
	expect(clock.now).toBe(1_700_000_000_000);
	expect(clock.present).toBe(1_700_000_002_005);
	clock.release();
	expect(clock.now).toBe(1_700_000_003_000);
	clock.stop();
});

test('a word that was long under way does not set the clock back', () => {
	let local = 0;
	const clock = new ServerClock(() => local);
	clock.hear(1_000_000);
	local = 1_000;
	clock.hear(1_000_700);
	expect(clock.read()).toBe(1_001_000);
	for (let word = 1; word <= 16; word++) clock.hear(1_000_990);
	expect(clock.read()).toBe(1_000_990);
});

test('a server whose clock was set is believed at once', () => {
	let local = 0;
	const clock = new ServerClock(() => local);
	clock.hear(1_000_000);
	local = 1_000;
	clock.hear(400_000);
	expect(clock.read()).toBe(400_000);
	clock.hear(9_000_000);
	expect(clock.read()).toBe(9_000_000);
});
