import { pino } from 'pino';
import { expect, test } from 'vitest';
import type { Family } from './decode/families.ts';
import type { Reading } from '#lib/domain/reading.ts';
import { decoded, NOTHING, refused, type Decoded } from './decode/family.ts';
import { rejected } from './decode/fields.ts';
import { hearing, type FieldSource } from './hearing.ts';
import { Learning } from './learning.ts';

const log = pino({ level: 'silent' });
const NOW = Date.UTC(2026, 10, 22, 1);

function message(topic: string, n = 0) {
	const payload = Buffer.from(String(n));
	return { topic, payload, retained: false, redelivered: false, receivedAt: NOW + n };
}

function told(device: string, at = NOW): Decoded {
	const times = { observedAt: at, receivedAt: at, timeSource: 'receipt' } as const;
	const values = [['n', 1]] as const;
	const reading = {
		kind: 'telemetry',
		site: 's',
		device,
		...times,
		sample: false,
		values,
	} as const;
	return decoded({ readings: [reading] });
}

function source(name: string, decode: Family['decode'], inTurn = false): FieldSource {
	const filters = ['field/#'];
	const hears = (topic: string) => topic.startsWith('field/');
	const fixed = { name, afresh: true, learnsFrom: null, inTurn };
	const family = { ...fixed, filters: () => filters, hears, decode };
	return { site: 'bao-loc', family };
}

const hears = (...sources: FieldSource[]) => hearing(sources, { now: () => 0, log });

test('whoever hears a message first and has a use for it has it, and what nobody hears is nothing', async () => {
	const idle = source('idle', () => NOTHING);
	const slow = source('slow', () => Promise.resolve(NOTHING), true);
	const taker = source('taker', ({ site }) => told(`of ${site}`));
	const late = source('late', () => told('x'));
	const all = hears(idle, slow, taker, late);
	expect(await all.decode(message('field/1'))).toMatchObject([
		{ family: 'taker', topic: 'field/1', reading: { device: 'of bao-loc' } },
	]);
	expect(all.decode(message('elsewhere'))).toEqual([]);
	expect([all.hears('field/1'), all.hears('ioc/v1/x'), all.hears('elsewhere')]).toEqual([
		true,
		true,
		false,
	]);
});

test('of two that take their time the second has its turn where the first has no use for a message', async () => {
	const idle = source('idle', () => Promise.resolve(NOTHING), true);
	const taker = source('taker', () => Promise.resolve(told('x')), true);
	expect(await hears(idle, taker).decode(message('field/1'))).toMatchObject([{ family: 'taker' }]);
});

test.each([false, true])(
	'a mere sign of life leaves a message to whoever makes more of it',
	async (inTurn) => {
		const sign = (device: string) => {
			const [reading] = told(device).readings;
			return decoded({ readings: [{ ...reading, values: [] } as Reading] });
		};
		const first = source('first', () => sign('a'), inTurn);
		const refuses = source('refuses', () => refused(rejected('bad-shape', 'x')), inTurn);
		const takers = [
			[[first, source('more', () => told('b'), inTurn)], 'more'],
			[[first, source('second', () => sign('b'), inTurn)], 'first'],
			[[first, source('idle', () => NOTHING, inTurn)], 'first'],
			[[first, refuses], 'first'],
			[[first], 'first'],
		] as const;
		for (const [sources, family] of takers) {
			expect(await hears(...sources).decode(message('field/1'))).toMatchObject([{ family }]);
		}
	},
);

test('a bug in a decoder is a dead letter, and what comes after it is taken', async () => {
	let times = 0;
	const buggy = source('buggy', () => {
		if (times++ === 0) throw new RangeError('a bug');
		return told('well');
	});
	const slow = source('slow', () => Promise.reject(new RangeError('another')), true);
	const one = hears(buggy);
	expect(one.decode(message('field/1'))).toMatchObject([
		{ reason: 'refused', detail: 'decoding failed: RangeError: a bug' },
	]);
	expect(one.decode(message('field/1'))).toMatchObject([{ reading: { device: 'well' } }]);
	expect(await hears(slow).decode(message('field/1'))).toMatchObject([
		{ reason: 'refused', detail: 'decoding failed: RangeError: another' },
	]);
});

test('what takes its time is done in the order of receipt, one after the other', async () => {
	const begun: number[] = [];
	const waiting: (() => void)[] = [];
	const slow = source(
		'slow',
		async ({ receivedAt }) => {
			begun.push(receivedAt - NOW);
			await new Promise<void>((resolve) => waiting.push(resolve));
			return told('x', receivedAt);
		},
		true,
	);
	const all = hears(slow);
	const entries = [1, 2].map(async (n) => all.decode(message('field/1', n)));
	await expect.poll(() => begun).toEqual([1]);
	waiting[0]?.();
	await expect.poll(() => begun).toEqual([1, 2]);
	waiting[1]?.();
	expect(await Promise.all(entries)).toMatchObject([
		[{ reading: { receivedAt: NOW + 1 } }],
		[{ reading: { receivedAt: NOW + 2 } }],
	]);
});

test('what waited while configs were unknown is held back until they have come, in its order', async () => {
	const known = new Set<string>();
	const told: string[] = [];
	const family: Family = {
		...source('learner', () => NOTHING).family,
		learnsFrom: (topic) => topic === 'config',
		hears: (topic) => topic === 'config' || known.has(topic),
		decode({ topic, payload }) {
			if (topic === 'config') known.add(Buffer.from(payload).toString());
			else told.push(Buffer.from(payload).toString());
			return NOTHING;
		},
	};
	const learning = new Learning({ longestMs: 20 });
	const all = hearing([{ site: 's', family }], { now: () => 0, log, learning });
	const decode = async (topic: string, n = 0) => all.decode(message(topic, n));
	const early = [decode('d/1', 1), decode('stray')];
	expect(all.decode({ ...message('config'), payload: Buffer.from('d/1') })).toEqual([]);
	early.push(decode('d/1', 2));
	const [, stray] = await Promise.all(early);
	expect(told).toEqual(['1', '2']);
	expect(stray).toMatchObject([
		{ reason: 'bad-topic', detail: 'no config of a device names this topic' },
	]);
	expect(all.decode(message('stray'))).toEqual([]);
	expect(all.decode(message('d/1', 3))).toEqual([]);
	expect(told).toEqual(['1', '2', '3']);
});

test('filters grow with what is heard, and what is to be answered is given once', () => {
	let filters = ['field/#'];
	const payload = new Uint8Array();
	const growing = source('growing', () => {
		filters = [...filters, 'more'];
		return decoded({ requests: [{ topic: 'field/NCMD', payload }] });
	});
	const all = hears({ site: 's', family: { ...growing.family, filters: () => filters } });
	const before = all.filters();
	expect(before).toEqual([
		{ filter: 'ioc/v1/#', afresh: false },
		{ filter: 'field/#', afresh: true },
	]);
	expect(all.filters()).toBe(before);
	expect(all.decode(message('field/1'))).toEqual([]);
	expect(all.filters().map(({ filter }) => filter)).toEqual(['ioc/v1/#', 'field/#', 'more']);
	expect(all.takeRequests()).toEqual([{ topic: 'field/NCMD', payload }]);
	expect(all.takeRequests()).toEqual([]);
});
