import * as v from 'valibot';
import { expect, test } from 'vitest';
import { parsePairing, screenReportSchema } from './screen.ts';

const REPORT = {
	scene: 'overview',
	version: '1764000000000',
	lagMs: 812.5,
	framesPerSecond: 59.9,
	heapBytes: 48_000_000,
	width: 3_840,
	height: 2_160,
	pixelRatio: 1,
	frozenSince: null,
	order: 7,
};

const taken = (report: unknown): boolean => v.safeParse(screenReportSchema, report).success;

test('a report is taken, also of what cannot be told', () => {
	expect(taken(REPORT)).toBe(true);
	const unknown = { lagMs: null, framesPerSecond: null, heapBytes: null, order: null };
	expect(taken({ ...REPORT, ...unknown, frozenSince: 1_764_000_000_000 })).toBe(true);
});

test.each([
	['nothing', null],
	['a text', 'overview'],
	['one without a part', { scene: 'overview' }],
	['one with more', { ...REPORT, name: 'x' }],
	['a scene that is none', { ...REPORT, scene: '../../etc' }],
	['a scene of any length', { ...REPORT, scene: 'x'.repeat(65) }],
	['a version that is none', { ...REPORT, version: '<b>' }],
	['a negative lag', { ...REPORT, lagMs: -1 }],
	['a rate that is none', { ...REPORT, framesPerSecond: Infinity }],
	['a width that is none', { ...REPORT, width: 1.5 }],
	['a width beyond reason', { ...REPORT, width: 1e9 }],
	['an order that is none', { ...REPORT, order: 0 }],
	['a time that is none', { ...REPORT, frozenSince: 'now' }],
])('%s is no report', (_, report) => {
	expect(taken(report)).toBe(false);
});

test('an answer to a browser that pairs is parsed', () => {
	const waiting = { kind: 'waiting', code: 'KD74MX', expiresAt: 2, now: 1, revoked: null };
	expect(parsePairing(waiting)).toEqual(waiting);
	expect(parsePairing({ kind: 'named' })).toEqual({ kind: 'named' });
	for (const other of [null, 'named', {}, { kind: 'lost' }, { ...waiting, code: 1 }]) {
		expect(parsePairing(other)).toBeNull();
	}
});
