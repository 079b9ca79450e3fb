import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { FrameRate } from './frame-rate.ts';

let visible: boolean;
let frames: FrameRate;
/** Frames that were drawn while somebody counted. */
let counted: number;

beforeEach(() => {
	vi.useFakeTimers();
	visible = true;
	counted = 0;
	vi.stubGlobal('requestAnimationFrame', (drawn: (at: number) => void) =>
		Number(
			setTimeout(() => {
				counted += 1;
				drawn(performance.now());
			}, 20),
		),
	);
	vi.stubGlobal('cancelAnimationFrame', (frame: number) => clearTimeout(frame));
	frames = new FrameRate(() => visible);
	frames.start();
});
afterEach(() => {
	frames.stop();
	vi.unstubAllGlobals();
	vi.useRealTimers();
});

test('frames are counted for one second in ten', () => {
	expect(frames.perSecond).toBeNull();
	vi.advanceTimersByTime(2_000);
	expect(frames.perSecond).toBeCloseTo(50, 0);
	const first = counted;
	vi.advanceTimersByTime(7_900);
	expect(counted).toBe(first);
	vi.advanceTimersByTime(2_000);
	expect(counted).toBeGreaterThan(first);
});

test('of a page that is not visible none are told', () => {
	vi.advanceTimersByTime(2_000);
	visible = false;
	vi.advanceTimersByTime(10_000);
	expect(frames.perSecond).toBeNull();
});

test('stopped it counts no more', () => {
	frames.stop();
	vi.advanceTimersByTime(30_000);
	expect(counted).toBe(0);
});
