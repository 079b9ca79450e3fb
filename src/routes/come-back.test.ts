import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { comeBack } from './come-back.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function setUp(answers: (boolean | 'away')[]) {
	const seen = { attempts: 0, found: 0 };
	const stop = comeBack({
		address: '/wall/overview',
		fetch: () => {
			const answer = answers.shift();
			return answer === 'away'
				? Promise.reject(new TypeError('Failed to fetch'))
				: Promise.resolve({ ok: answer === true });
		},
		random: () => 0.5,
		tried: (count) => (seen.attempts = count),
		found: () => (seen.found += 1),
	});
	return { seen, stop };
}

test('a page is come back to only once it is served', async () => {
	const { seen } = setUp(['away', false, true]);
	await vi.advanceTimersByTimeAsync(2_000);
	expect(seen).toEqual({ attempts: 1, found: 0 });
	await vi.advanceTimersByTimeAsync(4_000);
	expect(seen).toEqual({ attempts: 2, found: 0 });
	await vi.advanceTimersByTimeAsync(8_000);
	expect(seen).toEqual({ attempts: 3, found: 1 });
});

test('the pauses grow to a minute and no further', async () => {
	const { seen } = setUp(Array<boolean>(20).fill(false));
	await vi.advanceTimersByTimeAsync(62_000 + 10 * 60_000);
	expect(seen.attempts).toBe(15);
});

test('when stopped, it asks no more', async () => {
	const { seen, stop } = setUp([true]);
	stop();
	await vi.advanceTimersByTimeAsync(10_000);
	expect(seen).toEqual({ attempts: 0, found: 0 });
});
