import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Pacer } from './pacer.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A pacer of which each sending takes `costMs`; tells when it sent. */
function aPacer({ costMs, tickMs }: { costMs: number; tickMs: number }) {
	const sentAt: number[] = [];
	const start = performance.now();
	const elapsed = () => performance.now() - start;
	let spentMs = 0;
	const pacer = new Pacer({
		tickMs,
		elapsed: () => elapsed() + spentMs,
		send: () => {
			sentAt.push(elapsed());
			spentMs += costMs;
		},
	});
	return { pacer, sentAt, endSpending: () => (spentMs = 0) };
}

test('what comes after a pause goes at once', () => {
	const { pacer, sentAt } = aPacer({ costMs: 0, tickMs: 100 });
	pacer.request();
	vi.advanceTimersByTime(500);
	pacer.request();
	expect(sentAt).toEqual([0, 500]);
});

test('in a stream, cheap sendings are a frame apart', () => {
	const { pacer, sentAt } = aPacer({ costMs: 0, tickMs: 100 });
	for (let ms = 0; ms < 50; ms++) {
		pacer.request();
		vi.advanceTimersByTime(1);
	}
	expect(sentAt).toEqual([0, 16, 32, 48]);
});

test('dear sendings are further apart, but never more than the tick', () => {
	const { pacer, sentAt, endSpending } = aPacer({ costMs: 60, tickMs: 100 });
	pacer.request();
	endSpending();
	pacer.request();
	vi.advanceTimersByTime(99);
	expect(sentAt).toEqual([0]);
	vi.advanceTimersByTime(1);
	expect(sentAt).toEqual([0, 100]);
});

test('nothing is sent after a stop', () => {
	const { pacer, sentAt } = aPacer({ costMs: 0, tickMs: 100 });
	pacer.request();
	pacer.request();
	pacer.stop();
	vi.advanceTimersByTime(1_000);
	expect(sentAt).toEqual([0]);
});
