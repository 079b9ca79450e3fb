import { pino } from 'pino';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { DatabaseUnavailable } from '#server/db/database.ts';
import { heartbeat } from './heartbeat.ts';

const log = pino({ level: 'silent' });

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('it reports at once and every five seconds, and a last time when it is stopped', async () => {
	const report = vi.fn<Parameters<typeof heartbeat>[0]['report']>(() => Promise.resolve());
	const beat = heartbeat({ report, log });
	beat.start();
	expect(report).toHaveBeenCalledTimes(1);
	await vi.advanceTimersByTimeAsync(10_000);
	expect(report).toHaveBeenCalledTimes(3);
	await beat.stop();
	await vi.advanceTimersByTimeAsync(10_000);
	const moments = report.mock.calls.map(([moment]) => moment);
	expect(moments).toEqual(['running', 'running', 'running', 'stopping']);
});

test('the last report is that of the stop, whatever was under way', async () => {
	const said: string[] = [];
	const slow = Promise.withResolvers<undefined>();
	const beat = heartbeat({
		async report(moment) {
			if (moment === 'running') await slow.promise;
			said.push(moment);
		},
		log,
	});
	beat.start();
	const stopped = beat.stop();
	slow.resolve(undefined);
	await stopped;
	expect(said).toEqual(['running', 'stopping']);
});

test('a database that is away misses beats only', async () => {
	const report = vi.fn(() => Promise.reject(new DatabaseUnavailable('away')));
	const beat = heartbeat({ report, log });
	beat.start();
	await vi.advanceTimersByTimeAsync(10_000);
	expect(report).toHaveBeenCalledTimes(3);
	await beat.stop();
});
