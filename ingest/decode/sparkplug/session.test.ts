import { expect, test } from 'vitest';
import type { Decoded } from '../family.ts';
import { bdSeq, double, Heard, NOW, payloadOf } from './examples.ts';
import { parsePayload } from './payload.ts';

const NODE = 'sparkplug:Cap nuoc:tu-01';
const PUMP = `${NODE}:bom-1`;

function states({ readings }: Decoded): string[] {
	return readings.flatMap((reading) =>
		reading.kind === 'status' ? [`${reading.device} ${reading.state}`] : [],
	);
}

function values({ readings }: Decoded): unknown[] {
	return readings.flatMap((reading) => (reading.kind === 'telemetry' ? reading.values : []));
}

function born(): Heard {
	const heard = new Heard();
	heard.tell('NBIRTH', {
		seq: 0,
		metrics: [bdSeq(7), double('Supply/Voltage', 231, { alias: 1 })],
	});
	heard.tell('DBIRTH', { seq: 1, device: 'bom-1', metrics: [double('Flow', 1.5, { alias: 2 })] });
	return heard;
}

test('births describe an edge node and its devices, and tell them as online, with their values', () => {
	const heard = new Heard();
	const node = heard.tell('NBIRTH', { seq: 0, metrics: [bdSeq(7), double('Supply/Voltage', 231)] });
	expect(node).toMatchObject({ rejected: [], requests: [] });
	expect(node.readings).toMatchObject([
		{
			kind: 'info',
			device: NODE,
			deviceKind: 'gateway',
			name: 'tu-01',
			gateway: null,
			unitCode: null,
		},
		{ kind: 'status', device: NODE, state: 'online', observedAt: NOW, timeSource: 'device' },
		{ kind: 'telemetry', device: NODE, values: [['Supply.Voltage', 231]] },
	]);
	const pump = heard.tell('DBIRTH', { seq: 1, device: 'bom-1', metrics: [double('Flow', 1.5)] });
	expect(pump.readings).toMatchObject([
		{ kind: 'info', device: PUMP, deviceKind: 'unknown', name: 'bom-1', gateway: NODE },
		{ kind: 'status', device: PUMP, state: 'online' },
		{ kind: 'telemetry', device: PUMP, values: [['Flow', 1.5]] },
	]);
});

test('data tell by the aliases of births, and are no sign of being online', () => {
	const heard = born();
	const pump = heard.tell('DDATA', {
		seq: 2,
		device: 'bom-1',
		metrics: [{ alias: 2, doubleValue: 1.7 }],
	});
	expect(pump).toMatchObject({
		readings: [{ kind: 'telemetry', device: PUMP, values: [['Flow', 1.7]] }],
		rejected: [],
		requests: [],
	});
	const node = heard.tell('NDATA', { seq: 3, metrics: [{ alias: 1, doubleValue: 229 }] });
	expect(node.readings).toMatchObject([{ device: NODE, values: [['Supply.Voltage', 229]] }]);
});

test('the death of an edge node is told at its receipt, and takes its devices along because of their gateway', () => {
	const heard = born();
	heard.now += 5000;
	const death = heard.raw(
		'spBv1.0/Cap nuoc/NDEATH/tu-01',
		payloadOf([bdSeq(7)], { at: NOW - 1000 }),
	);
	expect(death.readings).toMatchObject([
		{ device: NODE, state: 'offline', reason: null, observedAt: NOW + 5000, timeSource: 'receipt' },
		{ device: PUMP, state: 'offline', reason: 'gateway', observedAt: NOW + 5000 },
	]);
	expect(states(heard.tell('NDEATH', { metrics: [bdSeq(7)] }))).toEqual([]);
	expect(states(heard.tell('NBIRTH', { seq: 0, metrics: [bdSeq(8)] }))).toEqual([`${NODE} online`]);
	expect(states(heard.tell('DBIRTH', { seq: 1, device: 'bom-1' }))).toEqual([`${PUMP} online`]);
});

test('a death of an earlier session than the last birth is stale', () => {
	const heard = born();
	heard.tell('NBIRTH', { seq: 0, metrics: [bdSeq(8)] });
	expect(heard.tell('NDEATH', { metrics: [bdSeq(7)] })).toEqual({
		readings: [],
		rejected: [],
		requests: [],
	});
	expect(states(heard.tell('NDEATH', { metrics: [bdSeq(8)] }))).toEqual([
		`${NODE} offline`,
		`${PUMP} offline`,
	]);
});

test('a death whose session nobody here knows is believed, and who lives may contradict', () => {
	const unheard = new Heard().tell('NDEATH', { metrics: [bdSeq(3)] });
	expect(states(unheard)).toEqual([`${NODE} offline`]);
	expect(unheard.requests).toHaveLength(1);
	const numberless = born().tell('NDEATH');
	expect(states(numberless)).toEqual([`${NODE} offline`, `${PUMP} offline`]);
	expect(numberless.requests).toHaveLength(1);
});

test('the death of a device is its own, at the time that the edge node told', () => {
	const heard = born();
	heard.now += 1000;
	const death = heard.tell('DDEATH', { seq: 2, device: 'bom-1' });
	expect(death.readings).toMatchObject([
		{ device: PUMP, state: 'offline', reason: null, observedAt: NOW + 1000, timeSource: 'device' },
	]);
	expect(states(heard.tell('NDEATH', { metrics: [bdSeq(7)] }))).toEqual([`${NODE} offline`]);
});

test('who was online and is not born again before the first data of a new session is gone', () => {
	const heard = born();
	heard.tell('NBIRTH', { seq: 0, metrics: [bdSeq(8)] });
	const first = heard.tell('NDATA', { seq: 1, metrics: [double('Supply/Voltage', 230)] });
	expect(first.readings).toMatchObject([
		{ device: PUMP, state: 'offline', reason: 'gateway' },
		{ device: NODE },
	]);
	expect(states(heard.tell('NDATA', { seq: 2 }))).toEqual([]);
});

test('a clock that is behind does not put a birth before the death that it follows', () => {
	const heard = new Heard();
	const at = (told: number) => ({ payload: payloadOf([bdSeq(1)], { seq: 0, at: told }) });
	const slow = NOW - 3_600_000;
	heard.raw('spBv1.0/g/NBIRTH/e', at(slow).payload);
	heard.now += 1000;
	heard.raw('spBv1.0/g/NDEATH/e', payloadOf([bdSeq(1)]));
	const reborn = heard.raw('spBv1.0/g/NBIRTH/e', at(slow + 1000).payload);
	expect(reborn.readings).toMatchObject([
		{ state: 'online', observedAt: NOW + 1001, timeSource: 'receipt' },
	]);
});

test('a gap asks for the births, and what came after it is taken', () => {
	const heard = born();
	const after = heard.tell('DDATA', {
		seq: 4,
		device: 'bom-1',
		metrics: [{ alias: 2, doubleValue: 2 }],
	});
	expect(values(after)).toEqual([['Flow', 2]]);
	expect(after.rejected).toMatchObject([
		{ reason: 'gap', detail: 'seq: 2 is wanted, got 4; the births are asked for' },
	]);
	expect(after.requests).toMatchObject([{ topic: 'spBv1.0/Cap nuoc/NCMD/tu-01' }]);
	const command = parsePayload(after.requests[0]?.payload ?? new Uint8Array());
	expect(command).toMatchObject({
		sentAt: NOW,
		metrics: [{ name: 'Node Control/Rebirth', datatype: 11, booleanValue: true }],
	});
	expect(heard.tell('NDATA', { seq: 5 }).requests).toEqual([]);
});

test('a gap soon after another is asked about when a minute has passed, and ever later without an answer', () => {
	const heard = born();
	const asked: number[] = [];
	for (let minute = 0; minute < 400; minute++) {
		const { requests } = heard.tell('NDATA', { seq: (10 + 2 * minute) & 255 });
		if (requests.length > 0) asked.push(minute);
		heard.now += 60_000;
	}
	expect(asked).toEqual([0, 1, 3, 7, 15, 31, 63, 123, 183, 243, 303, 363]);
	heard.tell('NBIRTH', { seq: 0, metrics: [bdSeq(7)] });
	heard.now += 3_600_000;
	expect(heard.tell('NDATA', { seq: 9 }).requests).toHaveLength(1);
	heard.tell('NBIRTH', { seq: 0, metrics: [bdSeq(7)] });
	heard.now += 59_999;
	expect(heard.tell('NDATA', { seq: 9 }).requests).toEqual([]);
	heard.now += 1;
	expect(heard.tell('NDATA', { seq: 10 }).requests).toHaveLength(1);
});

test('a message once more is no gap; its values are taken, its births and deaths are not', () => {
	const heard = born();
	heard.now += 1000;
	heard.tell('DDEATH', { seq: 2, device: 'bom-1' });
	const birth = payloadOf([double('Flow', 1.5, { alias: 2 })], { seq: 1, at: NOW });
	const again = heard.raw('spBv1.0/Cap nuoc/DBIRTH/tu-01/bom-1', birth);
	expect(states(again)).toEqual([]);
	expect(values(again)).toEqual([['Flow', 1.5]]);
	expect(again.requests).toEqual([]);
	expect(heard.tell('NDATA', { seq: 2 }).requests).toEqual([]);
	expect(heard.tell('NDATA', { seq: 3 }).requests).toEqual([]);
	const death = payloadOf([], { seq: 2, at: NOW + 1000 });
	expect(states(heard.raw('spBv1.0/Cap nuoc/DDEATH/tu-01/bom-1', death))).toEqual([]);
});

test('numbers go round after 255', () => {
	const heard = born();
	for (let seq = 2; seq < 600; seq++) {
		expect(heard.tell('NDATA', { seq: seq & 255 }).requests).toEqual([]);
	}
});

test('of data before any birth only what has a name is taken, and the births are asked for', () => {
	const heard = new Heard();
	const metrics = [double('Flow', 3), { alias: 9, doubleValue: 1 }];
	const before = heard.tell('DDATA', { seq: 200, device: 'bom-1', metrics });
	expect(before.readings).toMatchObject([
		{ kind: 'info', device: NODE },
		{ kind: 'info', device: PUMP },
		{ kind: 'telemetry', device: PUMP, values: [['Flow', 3]] },
	]);
	expect(before.rejected).toEqual([
		{
			kind: 'rejected',
			reason: 'bad-shape',
			detail: 'alias 9: no birth that was heard told its name',
		},
	]);
	expect(before.requests).toHaveLength(1);
	const birth = heard.tell('DBIRTH', { seq: 201, device: 'bom-1', metrics: [double('Flow', 4)] });
	expect(states(birth)).toEqual([]);
	expect(values(birth)).toEqual([['Flow', 4]]);
});

test('data of a device that was not born in this session ask for the births too', () => {
	const heard = born();
	const other = heard.tell('DDATA', {
		seq: 2,
		device: 'bom-2',
		metrics: [{ alias: 2, doubleValue: 2 }],
	});
	expect(other.requests).toHaveLength(1);
	expect(other.rejected).toMatchObject([
		{ detail: 'alias 2: no birth that was heard told its name' },
	]);
});

test('what of hosts comes by is overlooked', () => {
	const heard = new Heard();
	const state = new TextEncoder().encode('{"online":true,"timestamp":1795309323000}');
	for (const topic of [
		'spBv1.0/STATE/scada',
		'spBv1.0/g/STATE/scada',
		'spBv1.0/g/NCMD/e',
		'spBv1.0/g/DCMD/e/d',
	]) {
		expect(heard.raw(topic, state, { retained: true })).toEqual({
			readings: [],
			rejected: [],
			requests: [],
		});
	}
});

test('a birth or death that was sent before the session began is not of it', () => {
	const heard = born();
	heard.now += 1000;
	heard.tell('NBIRTH', { seq: 0, metrics: [bdSeq(8)] });
	const before = { at: NOW + 999 };
	const birth = payloadOf([double('Flow', 1)], { seq: 1, ...before });
	const late = heard.raw('spBv1.0/Cap nuoc/DBIRTH/tu-01/bom-2', birth);
	expect(states(late)).toEqual([]);
	expect(values(late)).toEqual([['Flow', 1]]);
	expect(late.requests).toHaveLength(1);
	const death = payloadOf([], { seq: 2, ...before });
	expect(states(heard.raw('spBv1.0/Cap nuoc/DDEATH/tu-01/bom-1', death))).toEqual([]);
});

test('one decoder keeps the sites apart', () => {
	const heard = born();
	const death = heard.raw('spBv1.0/Cap nuoc/NDEATH/tu-01', payloadOf([bdSeq(7)]), {
		site: 'da-teh',
	});
	expect(states(death)).toEqual([`${NODE} offline`]);
	expect(death.readings.map(({ site }) => site)).toEqual(['da-teh', 'da-teh']);
	expect(states(heard.tell('NDEATH', { metrics: [bdSeq(7)] }))).toHaveLength(2);
});
