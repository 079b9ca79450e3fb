import { pino } from 'pino';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { DatabaseUnavailable, type Hold } from '#server/db/database.ts';
import type { BrokerState, MqttSource } from './mqtt.ts';
import { places, type Places } from './places.ts';

/** What happened, in order. */
let course: string[];
let lines: string[];
let lost: AbortController;
/** Names that other processes hold. */
let taken: Set<string>;
/** What is released, others have at once. */
let othersWait: boolean;
/** How often it was asked which sessions there are. */
let turns: number;
let failure: Error | null;
/** By number of the session. */
let rows: Map<number, { helps: boolean; connected: boolean }>;
let divided: boolean;
let divisible: boolean;
let drained: PromiseWithResolvers<void>;
let state: BrokerState;
let own: Places;

const FIRST = 'ioc-wall ingest';
const SECOND = 'ioc-wall ingest 2';

beforeEach(() => {
	[course, lines, failure, divided, divisible, state] = [[], [], null, false, true, 'ok'];
	[othersWait, turns] = [false, 0];
	[taken, rows, drained] = [new Set(), new Map(), Promise.withResolvers()];
	const log = pino({ level: 'info' }, { write: (line: string) => void lines.push(line) });
	own = places({
		database: { hold },
		sessions: {
			all() {
				turns++;
				return Promise.resolve(Array.from(rows, ([number, row]) => ({ number, ...row })));
			},
			tell: ({ number, connected }) =>
				Promise.resolve(void rows.set(number, { helps: false, ...rows.get(number), connected })),
			remove: (number) => Promise.resolve(void rows.delete(number)),
			admit: (numbers) => Promise.resolve(numbers.forEach((number) => admit(number))),
		},
		openFirst: (isDivided) => ({
			source: source(isDivided ? 'first, divided' : 'first'),
			role: {
				begin: () => Promise.resolve(true),
				fate: () => 'take',
				keepUp: () => undefined,
				divide(on) {
					if (divisible) divided = on;
					return Promise.resolve(divided === on);
				},
			},
		}),
		openHelper: (number) => ({
			source: source(`helper ${number}`),
			role: {
				begin: () => Promise.resolve(true),
				fate: () => 'take',
				keepUp: () => undefined,
				help: () => Promise.resolve(state === 'ok'),
				retire: () => drained.promise,
			},
		}),
		onEnded: (number) => Promise.resolve(void course.push(`${number} is over`)),
		askEveryMs: 2,
		cutOffMs: 20,
		restMs: 40,
		random: () => 0,
		log,
	});
});
afterEach(() => own.stop());

function hold(name: string): Promise<Hold> {
	if (failure) return Promise.reject(failure);
	if (taken.has(name)) return Promise.resolve({ kind: 'taken', by: 'ingest, process 7 on ioc-1' });
	lost = new AbortController();
	const release = () => {
		if (othersWait) taken.add(name);
		return Promise.resolve(void course.push(`release ${name.slice(FIRST.length)}`));
	};
	return Promise.resolve({ kind: 'held', lost: lost.signal, release });
}

function admit(number: number): void {
	rows.set(number, { connected: false, ...rows.get(number), helps: true });
}

const isThere = (number: number) => rows.get(number)?.connected;

function source(name: string): MqttSource {
	return {
		start: () => void course.push(`start ${name}`),
		stop: () => Promise.resolve(void course.push(`stop ${name}`)),
		end: () => Promise.resolve(void course.push(`end ${name}`)),
		connectedAt: () => null,
		state: () => state,
	};
}

test('the only one is at the broker at once, and leaves it before it lets another one', async () => {
	expect(own.state()).toBe('standby');
	await own.start();
	expect([own.state(), own.number()]).toEqual(['ok', 1]);
	state = 'broker-lost';
	expect(own.state()).toBe('broker-lost');
	await own.retire(10);
	await own.stop();
	expect(course).toEqual(['start first', 'stop first', 'release ']);
	expect(divided).toBe(false);
});

test('a second one says once who is there, waits until it is admitted, and helps', async () => {
	taken.add(FIRST);
	await own.start();
	await vi.waitFor(() => expect(isThere(2)).toBe(true));
	expect([own.state(), own.number()]).toEqual(['standby', 2]);
	admit(2);
	await vi.waitFor(() => expect(own.state()).toBe('ok'));
	expect([own.number(), course]).toEqual([2, ['start helper 2']]);
	const sentences = lines.filter((line) => line.includes('is at the broker'));
	expect(sentences).toHaveLength(1);
	expect(sentences[0]).toContain('is at the broker: ingest, process 7 on ioc-1. This one shares');
	drained.resolve();
	await own.retire(1_000);
	expect(course).toEqual(['start helper 2', 'end helper 2', '2 is over', 'release  2']);
	expect([...rows]).toEqual([]);
});

test('a helper whose session is not empty in time leaves it to another process', async () => {
	taken.add(FIRST);
	await own.start();
	admit(2);
	await vi.waitFor(() => expect(own.state()).toBe('ok'));
	await own.retire(5);
	expect(course).toEqual(['start helper 2', 'stop helper 2', 'release  2']);
	expect([...rows.keys()]).toEqual([2]);
});

test('when the first one has ended its helper has that session, and empties its own', async () => {
	taken.add(FIRST);
	await own.start();
	admit(2);
	await vi.waitFor(() => expect(own.number()).toBe(2));
	taken.delete(FIRST);
	await vi.waitFor(() => expect(own.number()).toBe(1));
	expect(course).toEqual(['start helper 2', 'start first, divided']);
	drained.resolve();
	const over = ['end helper 2', '2 is over', 'release  2'];
	await vi.waitFor(() => expect(course.slice(2)).toEqual(over));
	await vi.waitFor(() => expect(divided).toBe(false));
	expect(lines.some((line) => line.includes('taking over'))).toBe(true);
});

test('the first one divides the load while there is a helper, and empties what a dead one has left', async () => {
	rows.set(2, { helps: false, connected: true }).set(3, { helps: true, connected: true });
	taken.add(SECOND);
	await own.start();
	expect([divided, rows.get(2)?.helps]).toEqual([true, true]);
	expect(course).toEqual(['start first, divided', 'start helper 3']);
	drained.resolve();
	const over = ['end helper 3', '3 is over', 'release  3'];
	await vi.waitFor(() => expect(course.slice(2)).toEqual(over));
	expect([...rows.keys()].sort()).toEqual([1, 2]);
});

test('one that is not at the broker is given no part of the load', async () => {
	rows.set(2, { helps: false, connected: false });
	taken.add(SECOND);
	await own.start();
	await vi.waitFor(() => expect(isThere(1)).toBe(true));
	expect([divided, rows.get(2)?.helps]).toEqual([false, false]);
	rows.set(2, { helps: false, connected: true });
	await vi.waitFor(() => expect(rows.get(2)?.helps).toBe(true));
	expect(divided).toBe(true);
});

test('where the broker cannot divide it, the others stand by', async () => {
	rows.set(2, { helps: false, connected: true });
	taken.add(SECOND);
	divisible = false;
	await own.start();
	expect([divided, rows.get(2)?.helps, own.state()]).toEqual([false, false, 'ok']);
});

test('a first one that is cut off leaves its place to one that is at the broker, and comes back only later', async () => {
	rows.set(2, { helps: false, connected: true }).set(3, { helps: true, connected: true });
	taken.add(SECOND);
	[state, othersWait] = ['broker-lost', true];
	await own.start();
	const emptying = ['start first, divided', 'start helper 3'];
	expect(course).toEqual(emptying);
	// What it was emptying is for the next one, too.
	const left = ['stop helper 3', 'release  3', 'stop first, divided', 'release '];
	await vi.waitFor(() => expect(course).toEqual([...emptying, ...left, 'start helper 4']));
	expect([own.state(), own.number()]).toEqual(['broker-lost', 4]);
	expect([isThere(1), rows.has(3)]).toEqual([false, true]);
	expect(lines.some((line) => line.includes('cut off from the broker'))).toBe(true);
});

test('a first one that is cut off goes on trying where nobody else is at the broker', async () => {
	rows.set(2, { helps: true, connected: false });
	taken.add(SECOND);
	state = 'broker-lost';
	await own.start();
	await vi.waitFor(() => expect(turns).toBeGreaterThan(40));
	expect(course).toEqual(['start first, divided']);
	state = 'ok';
	await vi.waitFor(() => expect([own.state(), isThere(1)]).toEqual(['ok', true]));
});

test('a helper that is cut off leaves its part to a first one that is at the broker', async () => {
	taken.add(FIRST);
	rows.set(1, { helps: false, connected: false });
	await own.start();
	await vi.waitFor(() => expect(isThere(2)).toBe(true));
	admit(2);
	await vi.waitFor(() => expect(own.number()).toBe(2));
	state = 'broker-lost';
	await vi.waitFor(() => expect(isThere(2)).toBe(false));
	rows.set(1, { helps: false, connected: true });
	await vi.waitFor(() => expect(course).toContain('release  2'));
	expect(course).toEqual(['start helper 2', 'stop helper 2', 'release  2']);
	expect(lines.some((line) => line.includes('cut off from the broker'))).toBe(true);
	expect(rows.get(2)?.helps).toBe(true);
});

test('one that is no longer sure leaves the broker, and comes back only when it is its turn', async () => {
	await own.start();
	taken.add(FIRST);
	lost.abort();
	await vi.waitFor(() => expect(own.state()).toBe('standby'));
	taken.delete(FIRST);
	await vi.waitFor(() => expect(own.number()).toBe(1));
	expect(course.slice(0, 3)).toEqual(['start first', 'stop first', 'release ']);
	expect(lines.some((line) => line.includes('no longer sure'))).toBe(true);
});

test('where the database cannot be asked nobody takes a turn, and asking goes on', async () => {
	failure = new DatabaseUnavailable('away');
	await own.start();
	expect(own.state()).toBe('standby');
	failure = new Error('no such role');
	await vi.waitFor(() => expect(lines.length).toBeGreaterThan(1));
	failure = null;
	await vi.waitFor(() => expect(own.state()).toBe('ok'));
	const levels = lines.map((line) => (JSON.parse(line) as { level: number }).level);
	expect(new Set(levels)).toEqual(new Set([40, 50]));
});
