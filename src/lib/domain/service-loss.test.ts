import { expect, test } from 'vitest';
import { ingestLoss, lostServices } from './service-loss.ts';

const well = { name: 'ingest', seenAt: 100, state: 'ok', freshness: 'fresh' } as const;

test('a service with one instance that is well is not lost', () => {
	expect(lostServices([{ ...well, seenAt: 1, freshness: 'stale' }, well])).toEqual([]);
});

test('a service whose instances have all fallen silent is gone since the last word', () => {
	expect(
		lostServices([
			{ ...well, freshness: 'stale' },
			{ ...well, seenAt: 90, freshness: 'stale' },
		]),
	).toEqual([{ name: 'ingest', seenAt: 100, state: 'gone' }]);
});

test('a service that is just starting is not lost, unless it then falls silent', () => {
	expect(lostServices([{ ...well, state: 'starting' }])).toEqual([]);
	const silent = { ...well, state: 'starting', freshness: 'stale' } as const;
	expect(lostServices([silent])).toMatchObject([{ state: 'gone' }]);
});

test('who only helps or stands by does not speak for those that are lost', () => {
	for (const state of ['helping', 'standby']) {
		const beside = { ...well, seenAt: 120, state };
		expect(lostServices([well, beside])).toEqual([]);
		expect(lostServices([{ ...well, state: 'broker-lost' }, beside])).toMatchObject([
			{ seenAt: 100, state: 'broker-lost' },
		]);
		expect(lostServices([beside])).toMatchObject([{ name: 'ingest', state: 'unheard' }]);
	}
	expect(lostServices([well, { ...well, seenAt: 120, state: 'broker-lost' }])).toEqual([]);
});

test('a service that says what it lacks is told of in its words', () => {
	expect(lostServices([{ ...well, state: 'database-lost' }])).toMatchObject([
		{ state: 'database-lost' },
	]);
});

test('a service that was stopped in good order is lost all the same, at once and for as long as it is away', () => {
	for (const freshness of ['fresh', 'late', 'stale'] as const) {
		const stopped = { ...well, state: 'stopped', freshness };
		expect(lostServices([stopped])).toEqual([{ name: 'ingest', seenAt: 100, state: 'stopped' }]);
	}
});

test('ingest of which nobody has heard is lost, other services are not', () => {
	const unheard = { name: 'ingest', seenAt: null, state: 'unheard' };
	const server = { ...well, name: 'server' };
	expect(lostServices([])).toEqual([unheard]);
	expect(lostServices([server])).toEqual([unheard]);
	expect(lostServices([well])).toEqual([]);
});

test('readings come in unless ingest is lost', () => {
	const server = { name: 'server', seenAt: 90, state: 'gone' };
	const ingest = { name: 'ingest', seenAt: 100, state: 'broker-lost' };
	expect(ingestLoss([server])).toBeNull();
	expect(ingestLoss([server, ingest])).toBe(ingest);
});
