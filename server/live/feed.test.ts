import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { DatabaseUnavailable } from '#server/db/database.ts';
import type { Database } from '#server/db/database.ts';
import { ChangeFeed } from './feed.ts';
import type { FeedState } from './feed.ts';

beforeEach(() => void vi.useFakeTimers({ now: 0 }));
afterEach(() => void vi.useRealTimers());

/** A feed on a database of one number, its version. */
function aFeed() {
	const database = { version: 1, away: false, listening: 0, notify: (): void => undefined };
	const readings: (number | null)[] = [];
	const states: FeedState[] = [];
	const feed = new ChangeFeed({
		database: {
			listen: (_channel, onNotify) => {
				if (database.away) return Promise.reject(new DatabaseUnavailable('away'));
				database.listening++;
				database.notify = () => onNotify('');
				return Promise.resolve(() => {
					database.listening--;
					return Promise.resolve();
				});
			},
		} satisfies Pick<Database, 'listen'>,
		read: (since) => {
			readings.push(since);
			if (database.away) return Promise.reject(new DatabaseUnavailable('away'));
			return Promise.resolve(database.version);
		},
		onState: (state) => states.push(state),
		now: () => Date.now(),
		random: () => 1,
	});
	return { database, feed, readings, states };
}

test('the first reading takes everything, later ones what is newer', async () => {
	const { database, feed, readings } = aFeed();
	feed.start();
	await vi.advanceTimersByTimeAsync(0);
	database.version = 2;
	database.notify();
	await vi.advanceTimersByTimeAsync(0);
	database.notify();
	await vi.advanceTimersByTimeAsync(0);
	expect(readings).toEqual([null, 1, 2]);
	await feed.stop();
});

test('a notification that never came costs a second at most', async () => {
	const { database, feed, readings } = aFeed();
	feed.start();
	await vi.advanceTimersByTimeAsync(0);
	database.version = 2;
	await vi.advanceTimersByTimeAsync(1_000);
	expect(feed.state).toMatchObject({ kind: 'following', version: 2, confirmedAt: 1_000 });
	expect(readings).toEqual([null, 1]);
	await feed.stop();
});

test('a notification during a reading leads to another reading', async () => {
	const { database, feed, readings } = aFeed();
	feed.start();
	await vi.advanceTimersByTimeAsync(0);
	database.notify();
	database.notify();
	await vi.advanceTimersByTimeAsync(0);
	expect(readings.length).toBeGreaterThanOrEqual(2);
	expect(readings.length).toBeLessThanOrEqual(3);
	await feed.stop();
});

test('a lost database is asked again, later and later, and what was missed is read', async () => {
	const { database, feed, readings, states } = aFeed();
	feed.start();
	await vi.advanceTimersByTimeAsync(0);
	database.away = true;
	await vi.advanceTimersByTimeAsync(1_000);
	expect(feed.state).toMatchObject({ kind: 'lost', since: 1_000 });
	await vi.advanceTimersByTimeAsync(60_000);
	const asked = readings.length;
	expect(asked).toBeLessThan(20);
	expect(feed.state).toMatchObject({ kind: 'lost', since: 1_000 });
	database.away = false;
	database.version = 9;
	await vi.advanceTimersByTimeAsync(5_000);
	expect(feed.state).toMatchObject({ kind: 'following', version: 9 });
	expect(readings[asked]).toBe(1);
	expect(states.map(({ kind }) => kind)).toContain('lost');
	await feed.stop();
});

test('a database that is away at the start is waited for', async () => {
	const { database, feed } = aFeed();
	database.away = true;
	feed.start();
	await vi.advanceTimersByTimeAsync(0);
	expect(feed.state.kind).toBe('lost');
	database.away = false;
	await vi.advanceTimersByTimeAsync(5_000);
	expect(feed.state.kind).toBe('following');
	await feed.stop();
});

test('a stopped feed reads no more and listens no more', async () => {
	const { database, feed, readings } = aFeed();
	feed.start();
	await vi.advanceTimersByTimeAsync(0);
	await feed.stop();
	database.notify();
	await vi.advanceTimersByTimeAsync(10_000);
	expect(readings).toEqual([null]);
	expect(database.listening).toBe(0);
});
