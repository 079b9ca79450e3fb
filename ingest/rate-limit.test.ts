import { expect, test } from 'vitest';
import type { Reading } from '#lib/domain/reading.ts';
import type { Entry, Message } from './entry.ts';
import { OVER_LIMIT, RateLimit } from './rate-limit.ts';

const NOW = Date.UTC(2026, 10, 22, 1);

type Told = { device?: string; at?: number; ts?: number; kind?: 'status' | 'telemetry' };

/** A message of one device, and what it becomes. */
function told({ device = 'd', at = NOW, ts = at, kind = 'telemetry' }: Told = {}) {
	const message: Message = {
		topic: `ioc/v1/s/device/${device}/${kind}`,
		payload: Buffer.from('{}'),
		retained: false,
		redelivered: true,
		receivedAt: at,
	};
	const timeSource = ts === at ? 'receipt' : 'device';
	const times = { observedAt: ts, receivedAt: at, timeSource, sample: false } as const;
	const about = { site: 's', device, ...times, values: [] } as const;
	const reading: Reading =
		kind === 'telemetry'
			? { kind, ...about }
			: { kind: 'status', ...about, state: 'online', reason: null };
	const entry: Entry = { ...message, family: 'ioc', reading };
	return { message, entries: [entry] };
}

/** How many of so many messages are taken. */
function taken(limit: RateLimit, count: number, at: (n: number) => Told): number {
	let total = 0;
	for (let n = 0; n < count; n++) {
		const { message, entries } = told(at(n));
		if (limit.admit(message, entries) !== OVER_LIMIT) total++;
	}
	return total;
}

const limitOf = (messagesPerSecond = 100, heardAt: number | null = NOW) =>
	new RateLimit({ messagesPerSecond, heardAt });

test('a device may say at once what it may say in a minute, and then as much as the limit is', () => {
	const limit = limitOf();
	expect(taken(limit, 60_000, (n) => ({ at: NOW + n }))).toBe(6_000 + 100 * 60 - 1);
	expect(taken(limit, 1_000, (n) => ({ at: NOW + 60_000 + n, device: 'other' }))).toBe(1_000);
});

test('what is over the limit is one dead letter a device, with the first of it and the count', () => {
	const limit = limitOf(1);
	taken(limit, 100, () => ({ device: 'loud' }));
	taken(limit, 70, () => ({ device: 'also' }));
	expect(limit.takeLetters()).toMatchObject([
		{
			topic: 'ioc/v1/s/device/loud/telemetry',
			reason: 'too-many',
			detail:
				'device s/loud: at most 1 messages a second are taken, averaged over a minute; 40 more are not',
			messages: 40,
			receivedAt: NOW,
			redelivered: false,
		},
		{ detail: expect.stringMatching(/^device s\/also: .*; 10 more are not$/) as string },
	]);
	expect(limit.takeLetters()).toEqual([]);
});

test('a flood of figures leaves room for what a device says of its state', () => {
	const limit = limitOf(1);
	taken(limit, 1_000, () => ({}));
	expect(taken(limit, 1, () => ({ kind: 'status' }))).toBe(1);
});

test('what cannot be taken, and what tells of several devices, counts for its topic', () => {
	const limit = limitOf(1);
	const { message } = told({ device: 'x' });
	const broken: Entry = {
		...message,
		payloadBytes: 2,
		reason: 'bad-json',
		detail: 'not JSON',
		messages: 1,
	};
	let over = 0;
	for (let n = 0; n < 70; n++) if (limit.admit(message, [broken]) === OVER_LIMIT) over++;
	expect(over).toBe(10);
	const both = [...told({ device: 'y' }).entries, ...told({ device: 'z' }).entries];
	expect(limit.admit({ ...message, topic: 'nvr/stats' }, both)).toBe(both);
	expect(limit.takeLetters()[0]?.detail).toMatch(/^topic ioc\/v1\/s\/device\/x\/telemetry: /);
});

test('a device that was cut off may tell all that it kept, by its own times', () => {
	const night = 8 * 3600;
	expect(taken(limitOf(1), night, (n) => ({ ts: NOW - (night - n) * 1000 }))).toBe(night);
	// The same time again and again, or back and forth, passes no time.
	expect(taken(limitOf(1), 1_000, (n) => ({ ts: NOW - 86_400_000 + (n % 2) * 60_000 }))).toBe(61);
});

test('what waited at the broker while ingest was away may come at once', () => {
	const awayMs = 3_600_000;
	const limit = limitOf(1, NOW - awayMs);
	expect(taken(limit, 5_000, () => ({}))).toBe(3_660);
	const later = limitOf(1);
	taken(later, 60, () => ({}));
	expect(taken(later, 5_000, () => ({ at: NOW + awayMs }))).toBe(3_660);
	expect(taken(limitOf(1, null), 5_000, () => ({}))).toBe(60);
});

test('whatever names are invented, memory is bounded', () => {
	const most = { buckets: 10, examples: 2 };
	const limit = new RateLimit({ messagesPerSecond: 0.1, heardAt: NOW, most });
	taken(limit, 100, (n) => ({ device: `d-${n}` }));
	expect(limit.size).toBe(10);
	taken(limit, 100, (n) => ({ device: `d-${90 + (n % 10)}` }));
	expect(limit.takeLetters().map(({ detail }) => detail.split(':')[0])).toEqual([
		'device s/d-90',
		'device s/d-91',
		'further devices',
	]);
});
