import { expect, test } from 'vitest';
import { LiveState } from './live-state.ts';
import { aDevice, anIndicator, anObservation, aState, aStatus } from './examples.ts';

const NOW = Date.UTC(2026, 10, 22, 1, 0, 0);
const NOTHING = { observations: [], devices: [], statuses: [], states: [] };

function stateWith(indicators = [anIndicator({ id: 7, intervalS: 60 })]): LiveState {
	const state = new LiveState();
	state.expect(indicators);
	return state;
}

test('an observation within twice its interval is fresh', () => {
	const state = stateWith();
	const { observations } = state.apply(
		{ ...NOTHING, observations: [anObservation({ indicatorId: 7, observedAt: NOW - 119_000 })] },
		NOW,
	);
	expect(observations.map(({ row }) => row[5])).toEqual(['fresh']);
});

test('values grow late and stale by the server’s clock, and each change is told once', () => {
	const state = stateWith();
	const observation = anObservation({ indicatorId: 7, observedAt: NOW });
	state.apply({ ...NOTHING, observations: [observation] }, NOW);
	const toldAt = (seconds: number) =>
		state.age(NOW + seconds * 1000).observations.map(({ row }) => row[5]);
	expect(toldAt(119)).toEqual([]);
	expect(toldAt(120)).toEqual(['late']);
	expect(toldAt(121)).toEqual([]);
	expect(toldAt(180)).toEqual(['stale']);
	expect(toldAt(100_000)).toEqual([]);
});

test('a retained value without a time of its own is stale from the start', () => {
	const state = stateWith();
	const observation = anObservation({ indicatorId: 7, observedAt: NOW, timeSource: 'retained' });
	const { observations } = state.apply({ ...NOTHING, observations: [observation] }, NOW);
	expect(observations.map(({ row }) => row[5])).toEqual(['stale']);
});

test('a value of an indicator that nobody knows any more is stale', () => {
	const state = stateWith([]);
	const observation = anObservation({ indicatorId: 7, observedAt: NOW });
	const { observations } = state.apply({ ...NOTHING, observations: [observation] }, NOW);
	expect(observations.map(({ row }) => row[5])).toEqual(['stale']);
});

test('a new expectation is a new freshness', () => {
	const state = stateWith();
	const observation = anObservation({ indicatorId: 7, observedAt: NOW - 100_000 });
	state.apply({ ...NOTHING, observations: [observation] }, NOW);
	state.expect([anIndicator({ id: 7, intervalS: 40 })]);
	expect(state.age(NOW).observations.map(({ row }) => row[5])).toEqual(['late']);
});

test('a device that never reported is unknown, without a freshness', () => {
	const state = stateWith();
	const { devices, standings } = state.apply({ ...NOTHING, devices: [aDevice({ id: 3 })] }, NOW);
	expect(devices.map(({ device }) => device.id)).toEqual([3]);
	expect(standings.map(({ row }) => row)).toEqual([
		[3, 'unknown', null, null, null, null, 'none', { kind: 'none' }, 30, 'given', 0],
	]);
});

test('a device shows what the judge says of it, and its age by the interval that the judge expects', () => {
	const state = stateWith();
	const changes = {
		...NOTHING,
		devices: [aDevice({ id: 3, heartbeatS: 60 })],
		statuses: [aStatus({ deviceId: 3, seenAt: NOW })],
	};
	const { standings } = state.apply(changes, NOW);
	expect(standings.map(({ row }) => [row[1], row[6], row[8]])).toEqual([['unknown', 'fresh', 60]]);
	const states = [aState({ deviceId: 3, intervalS: 10, intervalBasis: 'learned' })];
	const judged = state.apply({ ...NOTHING, states }, NOW).standings;
	expect(judged.map(({ row }) => row)).toEqual([
		[3, 'online', null, 0, NOW, 'device', 'fresh', { kind: 'heard' }, 10, 'learned', 0],
	]);
	expect(state.age(NOW + 20_000).standings.map(({ row }) => row[6])).toEqual(['late']);
	expect(state.age(NOW + 30_000).standings.map(({ row }) => row[6])).toEqual(['stale']);
});

test('what is said of a device before it is judged is expected as often as it says', () => {
	const state = stateWith();
	state.apply({ ...NOTHING, devices: [aDevice({ id: 3, heartbeatS: 60 })] }, NOW);
	const { standings } = state.apply(
		{ ...NOTHING, devices: [aDevice({ id: 3, heartbeatS: 5 })] },
		NOW,
	);
	expect(standings.map(({ row }) => [row[8], row[9]])).toEqual([[5, 'given']]);
	const untold = state.apply({ ...NOTHING, devices: [aDevice({ id: 3, heartbeatS: null })] }, NOW);
	expect(untold.standings.map(({ row }) => [row[8], row[9]])).toEqual([[60, 'assumed']]);
});

test('a state of which nobody knows the time is stale', () => {
	const state = stateWith();
	const kept = { ...NOTHING, devices: [aDevice({ id: 3 })] };
	const status = aStatus({ deviceId: 3, seenAt: null, timeSource: 'retained' });
	const unjudged = state.apply({ ...kept, statuses: [status] }, NOW);
	expect(unjudged.standings.map(({ row }) => row[6])).toEqual(['stale']);
	const states = [aState({ deviceId: 3, state: 'offline', since: null })];
	const { standings } = state.apply({ ...NOTHING, states }, NOW);
	expect(standings.map(({ row }) => row[6])).toEqual(['stale']);
});

test('a session that nobody is known to have watched over all the while is not fresh', () => {
	const state = stateWith();
	const status = aStatus({ deviceId: 3, seenAt: NOW - 60_000 });
	state.apply({ ...NOTHING, devices: [aDevice({ id: 3 })], statuses: [status] }, NOW);
	const judged = aState({ deviceId: 3, intervalS: 86_400, intervalBasis: 'session' });
	const online = state.apply({ ...NOTHING, states: [judged] }, NOW);
	expect(online.standings.map(({ row }) => row[6])).toEqual(['fresh']);
	const unknown = { ...judged, state: 'unknown', reason: 'broker' } as const;
	const { standings } = state.apply({ ...NOTHING, states: [unknown] }, NOW);
	expect(standings.map(({ row }) => row[6])).toEqual(['stale']);
});

test('a sign of life makes fresh what the broker had kept without a time', () => {
	const state = stateWith();
	const status = aStatus({ deviceId: 3, seenAt: NOW, timeSource: 'retained' });
	const changes = { ...NOTHING, devices: [aDevice({ id: 3 })], statuses: [status] };
	expect(state.apply(changes, NOW).standings.map(({ row }) => row[6])).toEqual(['fresh']);
});

test('a status alone touches the standing, not the description', () => {
	const state = stateWith();
	state.apply({ ...NOTHING, devices: [aDevice({ id: 3 })] }, NOW);
	const touched = state.apply({ ...NOTHING, statuses: [aStatus({ deviceId: 3 })] }, NOW);
	expect([touched.devices.length, touched.standings.length]).toEqual([0, 1]);
});

test('a status or state of a device that nobody described is a bug', () => {
	expect(() =>
		stateWith().apply({ ...NOTHING, statuses: [aStatus({ deviceId: 3 })] }, NOW),
	).toThrow(/device 3/);
	expect(() => stateWith().apply({ ...NOTHING, states: [aState({ deviceId: 3 })] }, NOW)).toThrow(
		/device 3/,
	);
});

test('a device that goes to another unit is told with where it was', () => {
	const state = stateWith();
	state.apply({ ...NOTHING, devices: [aDevice({ id: 3, unitId: 1 })] }, NOW);
	const { moved } = state.apply({ ...NOTHING, devices: [aDevice({ id: 3, unitId: 2 })] }, NOW);
	expect(moved.map(({ entry, before }) => [before.unitId, entry?.device.unitId])).toEqual([[1, 2]]);
});

test('a retired device is away, and those who showed it are told; one that was never shown is no news', () => {
	const state = stateWith();
	state.apply({ ...NOTHING, devices: [aDevice({ id: 3 })] }, NOW);
	const retired = [aDevice({ id: 3, retired: true }), aDevice({ id: 4, retired: true })];
	const touched = state.apply({ ...NOTHING, devices: retired }, NOW);
	expect(touched).toMatchObject({ devices: [], standings: [], moved: [{ entry: null }] });
	expect([...state.everything.devices]).toEqual([]);
	state.apply({ ...NOTHING, devices: [aDevice({ id: 3 })] }, NOW);
	expect([...state.everything.devices]).toHaveLength(1);
});
