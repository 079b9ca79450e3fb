import { pino } from 'pino';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { DatabaseUnavailable } from '#server/db/database.ts';
import { heartbeat } from './heartbeat.ts';

const log = pino({ level: 'silent' });

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('it reports at once and every five seconds, until it is stopped', async () => {
	const report = vi.fn(() => Promise.resolve());
	const beat = heartbeat({ report, log });
	beat.start();
	expect(report).toHaveBeenCalledTimes(1);
	await vi.advanceTimersByTimeAsync(10_000);
	expect(report).toHaveBeenCalledTimes(3);
	await beat.stop();
	await vi.advanceTimersByTimeAsync(10_000);
	expect(report).toHaveBeenCalledTimes(3);
});

test('a database that is away misses beats only', async () => {
	const report = vi.fn(() => Promise.reject(new DatabaseUnavailable('away')));
	const beat = heartbeat({ report, log });
	beat.start();
	await vi.advanceTimersByTimeAsync(10_000);
	expect(report).toHaveBeenCalledTimes(3);
	await beat.stop();
});
