import { pino } from 'pino';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { DatabaseUnavailable, type Hold } from '#server/db/database.ts';
import type { BrokerState, MqttSource } from './mqtt.ts';
import { soleSource, type SoleSource } from './sole-source.ts';

/** What happened, in order: `start` and `stop` of the source at the broker, `release` of the hold. */
let course: string[];
let lines: string[];
let lost: AbortController;
let answers: (Hold['kind'] | Error)[];
let state: BrokerState;
let sole: SoleSource;

beforeEach(() => {
	[course, lines, answers, state] = [[], [], [], 'ok'];
	const log = pino({ level: 'info' }, { write: (line: string) => void lines.push(line) });
	sole = soleSource({ database: { hold }, open, askEveryMs: 2, random: () => 0, log });
});
afterEach(() => sole.stop());

/** Answers as told, and the last one again and again. */
function hold(): Promise<Hold> {
	const answer = answers.length > 1 ? answers.shift() : answers[0];
	if (answer instanceof Error) return Promise.reject(answer);
	if (answer !== 'held')
		return Promise.resolve({ kind: 'taken', by: 'ingest, process 7 on ioc-1' });
	lost = new AbortController();
	const release = () => Promise.resolve(void course.push('release'));
	return Promise.resolve({ kind: 'held', lost: lost.signal, release });
}

function open(): MqttSource {
	return {
		start: () => void course.push('start'),
		stop: () => Promise.resolve(void course.push('stop')),
		state: () => state,
	};
}

test('the only one is at the broker at once, and leaves it before it lets another one', async () => {
	answers = ['held'];
	expect(sole.state()).toBe('standby');
	await sole.start();
	expect(sole.state()).toBe('ok');
	state = 'broker-lost';
	expect(sole.state()).toBe('broker-lost');
	await sole.stop();
	expect(course).toEqual(['start', 'stop', 'release']);
});

test('a second one stands by, says once who is there and what to do, and takes over', async () => {
	answers = ['taken', 'taken', 'taken', 'held'];
	await sole.start();
	expect(sole.state()).toBe('standby');
	expect(course).toEqual([]);
	await vi.waitFor(() => expect(sole.state()).toBe('ok'));
	const sentences = lines.filter((line) => line.includes('is at the broker'));
	expect(sentences).toHaveLength(1);
	expect(sentences[0]).toContain(
		'Another ingest process of this installation is at the broker: ingest, process 7 on ioc-1. This one stands by',
	);
	expect(lines.at(-1)).toContain('taking over');
});

test('one that is no longer sure leaves the broker, and comes back only when it is its turn', async () => {
	answers = ['held', 'taken', 'held'];
	await sole.start();
	lost.abort();
	await vi.waitFor(() => expect(course).toHaveLength(4));
	expect(course).toEqual(['start', 'stop', 'release', 'start']);
	expect(lines.some((line) => line.includes('no longer sure'))).toBe(true);
});

test('where the database cannot be asked nobody takes a turn, and asking goes on', async () => {
	answers = [new DatabaseUnavailable('away'), new Error('no such role'), 'held'];
	await sole.start();
	expect(sole.state()).toBe('standby');
	await vi.waitFor(() => expect(sole.state()).toBe('ok'));
	const levels = lines.map((line) => (JSON.parse(line) as { level: number }).level);
	expect(levels).toEqual([40, 50]);
});

test('a stop ends the standing by', async () => {
	answers = ['taken'];
	await sole.start();
	await sole.stop();
	expect(course).toEqual([]);
});
