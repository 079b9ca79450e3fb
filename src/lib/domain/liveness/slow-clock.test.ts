import { expect, test } from 'vitest';
import { BELIEVED, clockAfter, rightTime, type DeviceClock } from './slow-clock.ts';

const S = 1_000;
const HOUR = 3_600 * S;
const START = 1_800_000_000_000;

type Message = { readonly observedAt: number; readonly receivedAt: number };

/** Each `everyS`, by a clock that is behind by `behindMs`, and as late again as its way takes. */
function spoken(
	messages: number,
	{ everyS, behindMs, from = START, wayMs = () => 200 }: Spoken,
): Message[] {
	return Array.from({ length: messages }, (_, index) => {
		const saidAt = from + index * everyS * S;
		return { observedAt: saidAt - behindMs, receivedAt: saidAt + wayMs(index) };
	});
}

type Spoken = {
	readonly everyS: number;
	readonly behindMs: number;
	readonly from?: number;
	readonly wayMs?: (index: number) => number;
};

function after(messages: readonly Message[], before: DeviceClock = BELIEVED): DeviceClock {
	return messages.reduce(clockAfter, before);
}

/** What waited, told at once when there is a way again. */
function flushed(
	messages: number,
	{ everyS, at, perSecond }: { everyS: number; at: number; perSecond: number },
): Message[] {
	return Array.from({ length: messages }, (_, index) => ({
		observedAt: at - (messages - index) * everyS * S,
		receivedAt: at + Math.floor((index / perSecond) * S),
	}));
}

test.each([
	['40 s', 40 * S],
	['7 h: local time told as if it were UTC', 7 * HOUR],
	['60 days', 60 * 24 * HOUR],
])('a clock that is behind by %s is known after four messages over 90 s', (_, behindMs) => {
	expect(after(spoken(18, { everyS: 5, behindMs })).behindMs).toBeNull();
	expect(after(spoken(19, { everyS: 5, behindMs })).behindMs).toBe(behindMs + 200);
	expect(after(spoken(3, { everyS: 600, behindMs })).behindMs).toBeNull();
	expect(after(spoken(4, { everyS: 600, behindMs })).behindMs).toBe(behindMs + 200);
});

test('a clock that is right leaves nothing behind, nor does one that is ahead', () => {
	expect(after(spoken(100, { everyS: 5, behindMs: 0 }))).toBe(BELIEVED);
	expect(after(spoken(100, { everyS: 5, behindMs: -7 * HOUR }))).toBe(BELIEVED);
	expect(after(spoken(100, { everyS: 5, behindMs: 29 * S }))).toBe(BELIEVED);
});

test('the way may take now less and now more, by a tenth of the time and at most a minute', () => {
	const wayMs = (index: number) => (index % 3) * 4 * S;
	const few = after(spoken(19, { everyS: 5, behindMs: 7 * HOUR, wayMs }));
	expect(few.behindMs).toBe(7 * HOUR);
	const much = (index: number) => (index % 2) * 20 * S;
	const spread = { everyS: 30, behindMs: 7 * HOUR, wayMs: much };
	expect(after(spoken(6, spread)).behindMs).toBeNull();
	expect(after(spoken(9, spread)).behindMs).toBe(7 * HOUR);
	const wild = (index: number) => (index % 2) * 61 * S;
	expect(after(spoken(999, { ...spread, wayMs: wild })).behindMs).toBeNull();
});

test('what waited for an hour is no clock, however fast or slowly it is told at last', () => {
	for (const perSecond of [1_000, 10, 1, 0.25]) {
		const clock = after(flushed(720, { everyS: 5, at: START, perSecond }));
		expect(clock.behindMs, `${perSecond} a second`).toBeNull();
	}
});

test('what waited while ingest was away has its right time by a clock that is known', () => {
	const known = after(spoken(19, { everyS: 5, behindMs: 7 * HOUR }));
	const waited = { observedAt: START + HOUR - 7 * HOUR, receivedAt: START + 2 * HOUR };
	const { behindMs } = clockAfter(known, waited);
	expect(behindMs).toBe(7 * HOUR + 200);
	expect(rightTime(waited, behindMs ?? 0)).toBe(START + HOUR + 200);
});

test('what comes about in time is of its receipt, and nothing is from after that', () => {
	const told = { observedAt: START - HOUR, receivedAt: START };
	expect(rightTime(told, 0)).toBe(START - HOUR);
	expect(rightTime(told, HOUR + 5)).toBe(START);
	expect(rightTime(told, HOUR - 4 * S)).toBe(START);
	expect(rightTime(told, HOUR - 6 * S)).toBe(START - 6 * S);
});

test('a clock that is set right is believed from the first message on', () => {
	const known = after(spoken(19, { everyS: 5, behindMs: 7 * HOUR }));
	const right = spoken(1, { everyS: 5, behindMs: 0, from: START + 100 * S });
	expect(after(right, known)).toBe(BELIEVED);
});

test('one that was set while nobody heard it is believed for what waited, too', () => {
	const known = after(spoken(19, { everyS: 5, behindMs: 7 * HOUR }));
	const at = START + 2 * HOUR;
	const [first = expect.fail()] = flushed(720, { everyS: 5, at, perSecond: 1_000 });
	expect(clockAfter(known, first).behindMs).toBeNull();
});

test('one that is set to another wrong time is known by that after as many messages', () => {
	const known = after(spoken(19, { everyS: 5, behindMs: 7 * HOUR }));
	const from = START + 100 * S;
	expect(after(spoken(1, { everyS: 5, behindMs: 8 * HOUR, from }), known).behindMs).toBe(
		7 * HOUR + 200,
	);
	expect(after(spoken(19, { everyS: 5, behindMs: 8 * HOUR, from }), known).behindMs).toBe(
		8 * HOUR + 200,
	);
	expect(after(spoken(19, { everyS: 5, behindMs: HOUR, from }), known).behindMs).toBe(HOUR + 200);
});

test('one that drifts stays known, by what it is behind now', () => {
	const drifting = Array.from({ length: 2_000 }, (_, index) => {
		const receivedAt = START + index * 30 * S;
		return { receivedAt, observedAt: receivedAt - 7 * HOUR - index * 100 };
	});
	let clock = BELIEVED;
	for (const [index, message] of drifting.entries()) {
		clock = clockAfter(clock, message);
		if (index < 4) continue;
		expect(message.receivedAt - rightTime(message, clock.behindMs ?? 0)).toBeLessThan(6 * S);
	}
	expect(clock.behindMs).toBeGreaterThan(7 * HOUR + 190 * S);
});

test('several parts of one message are one', () => {
	const message = { observedAt: START - HOUR, receivedAt: START };
	const once = clockAfter(BELIEVED, message);
	expect(clockAfter(once, { ...message, observedAt: START - 2 * HOUR })).toBe(once);
});
