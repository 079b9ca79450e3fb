import { expect, test } from 'vitest';
import type { Device } from '#lib/domain/device.ts';
import type { StandingRow } from '#lib/wire/live.ts';
import { DeviceBoard } from './device-board.svelte.ts';

function device(id: number, name = `Camera ${String(id)}`): Device {
	return {
		id,
		site: 'bao-loc',
		device: `cam-${String(id)}`,
		kind: 'camera',
		name,
		unitId: 1,
		lat: null,
		lon: null,
		gateway: null,
		heartbeatS: 30,
		registered: true,
		sample: false,
	};
}

function row(id: number, state: StandingRow[1], seenAt: number): StandingRow {
	const judged = [{ kind: 'heard' as const }, 30, 'given' as const, 0 as const] as const;
	return [id, state, null, 1_000, seenAt, 'device', 'fresh', ...judged];
}

function board(): DeviceBoard {
	const made = new DeviceBoard();
	made.read(
		{
			devices: [device(1), device(2)],
			standings: [row(1, 'online', 5), row(2, 'online', 5)],
		},
		true,
	);
	return made;
}

test('a snapshot says which devices there are, and how they stand', () => {
	const made = board();
	expect(made.known).toBe(true);
	expect(made.devices.map(({ about, standing }) => [about.device, standing.state])).toEqual([
		['cam-1', 'online'],
		['cam-2', 'online'],
	]);
});

test('a sign of life is noted, and calls for no summary', () => {
	const made = board();
	const { changes, devices, told } = made;
	made.read({ devices: [], standings: [row(1, 'online', 9)] }, false);
	expect(made.devices[0]?.standing.seenAt).toBe(9);
	expect(made.changes).toBe(changes);
	expect(made.devices).toBe(devices);
	expect(made.told).toBe(told + 1);
});

test('a change of state calls for a summary, and keeps the device the same object', () => {
	const made = board();
	const [first] = made.devices;
	const { changes } = made;
	made.read({ devices: [], standings: [row(1, 'offline', 9)] }, false);
	expect(first?.standing.state).toBe('offline');
	expect(made.changes).toBeGreaterThan(changes);
});

test('a new device, and a new description, are taken up', () => {
	const made = board();
	made.read({ devices: [device(3), device(1, 'Camera mới')], standings: [] }, false);
	expect(made.devices.map(({ about }) => about.name)).toEqual([
		'Camera mới',
		'Camera 2',
		'Camera 3',
	]);
	expect(made.devices[2]?.standing.state).toBe('unknown');
});

test('what a later snapshot leaves out is gone', () => {
	const made = board();
	made.read({ devices: [device(2)], standings: [row(2, 'online', 7)] }, true);
	expect(made.devices.map(({ about }) => about.id)).toEqual([2]);
});

test('a standing of a device that nobody described is left aside', () => {
	const made = board();
	made.read({ devices: [], standings: [row(99, 'offline', 9)] }, false);
	expect(made.devices).toHaveLength(2);
});

test('a follower is told of each change once, and first of all that is there', () => {
	const made = board();
	const [first, second] = made.devices;
	const { take } = made.follow();
	expect([...take().renewed]).toEqual([first, second]);
	made.read({ devices: [], standings: [row(1, 'online', 9), row(2, 'offline', 9)] }, false);
	made.read({ devices: [device(1, 'Camera mới'), device(3)], standings: [] }, false);
	const { heard, renewed, gone } = take();
	expect(heard).toEqual(renewed);
	expect(new Set([...renewed].map(({ about }) => about.name))).toEqual(
		new Set(['Camera mới', 'Camera 2', 'Camera 3']),
	);
	expect(gone.size).toBe(0);
	expect(take().renewed.size).toBe(0);
});

test('a follower is told who is gone, though it never heard of them', () => {
	const made = board();
	const { take } = made.follow();
	take();
	const [first] = made.devices;
	made.read({ devices: [device(3)], standings: [] }, false);
	const third = made.devices[2];
	made.read({ devices: [device(2)], standings: [row(2, 'online', 7)] }, true);
	const { renewed, gone } = take();
	expect([...renewed].map(({ about }) => about.id)).toEqual([2]);
	expect([...gone]).toEqual([first, third]);
});

test('a follower hears of a sign of life, which renews nothing', () => {
	const made = board();
	const { take } = made.follow();
	take();
	made.read({ devices: [], standings: [row(1, 'online', 9)] }, false);
	const { heard, renewed } = take();
	expect([...heard]).toEqual([made.devices[0]]);
	expect(renewed.size).toBe(0);
	expect(take().heard.size).toBe(0);
});

test('two followers do not take each other’s changes', () => {
	const made = board();
	const takes = [made.follow().take, made.follow().take];
	for (const take of takes) take();
	made.read({ devices: [], standings: [row(2, 'offline', 9)] }, false);
	expect(takes.map((take) => take().renewed.size)).toEqual([1, 1]);
});

test('nothing is kept for a follower that has stopped', () => {
	const made = board();
	const { take, stop } = made.follow();
	take();
	stop();
	made.read({ devices: [], standings: [row(2, 'offline', 9)] }, false);
	expect(take().heard.size).toBe(0);
});
