import { expect, test } from 'vitest';
import { devicePast, type PastDevice } from './device-past.ts';

const DAY_MS = 86_400_000;
const UNTIL = Date.parse('2026-11-22T05:00:00Z');
const FROM = UNTIL - 50 * DAY_MS;
const GATEWAY = { id: 1, site: 'bao-loc', device: 'gw-01', kind: 'gateway', gateway: null };
const DEVICES: readonly PastDevice[] = [
	{ ...GATEWAY, until: UNTIL },
	...Array.from({ length: 60 }, (_, at) => ({
		...GATEWAY,
		id: at + 2,
		device: `cam-${String(at)}`,
		kind: 'camera',
		gateway: 'gw-01',
		until: UNTIL,
	})),
];

test('each device’s states follow each other in time, and end online before its own begin', () => {
	const past = Map.groupBy(devicePast(DEVICES, FROM), ({ deviceId }) => deviceId);
	expect(past.size).toBe(DEVICES.length);
	for (const states of past.values()) {
		expect(states[0]).toMatchObject({ at: FROM, state: 'online' });
		expect(states.at(-1)).toMatchObject({ state: 'online' });
		for (const [place, { at }] of states.entries()) {
			expect(at).toBeGreaterThan(states[place - 1]?.at ?? 0);
			expect(at).toBeLessThan(UNTIL);
		}
	}
});

test('it has every state, is the same for the same devices, and most of it is calm', () => {
	const past = devicePast(DEVICES, FROM);
	expect(past).toEqual(devicePast(DEVICES, FROM));
	expect(new Set(past.map(({ state }) => state)).size).toBe(5);
	const perDay = past.length / DEVICES.length / 50;
	expect(perDay).toBeGreaterThan(0.1);
	expect(perDay).toBeLessThan(3);
});

test('a gateway that goes takes those behind it with it', () => {
	const past = devicePast(DEVICES, FROM);
	const [away] = past.filter(({ deviceId, state }) => deviceId === 1 && state === 'offline');
	const behind = past.filter(({ at, reason }) => at === away?.at && reason === 'gateway');
	expect(behind.length).toBeGreaterThan(40);
});
