import { expect, test } from 'vitest';
import {
	byStory,
	byUnrest,
	deviceTimeline,
	isSteady,
	type JudgedChange,
} from './device-timeline.ts';

const DAY = { from: 0, until: 1_000_000, watched: [{ from: -5_000, until: 1_000_000 }] };
const online = (at: number): JudgedChange => ({ at, state: 'online', reason: null });
const offline = (at: number): JudgedChange => ({ at, state: 'offline', reason: 'power' });

test('each state lasts until the next; the one before the beginning is that of the beginning', () => {
	const { stretches, ...sums } = deviceTimeline(
		[online(-90), offline(400_000), online(460_000)],
		DAY,
	);
	expect(stretches.map(({ from, until, state }) => [from, until, state])).toEqual([
		[0, 400_000, 'online'],
		[400_000, 460_000, 'offline'],
		[460_000, 1_000_000, 'online'],
	]);
	expect(sums).toEqual({
		upS: 940,
		degradedS: 0,
		downS: 60,
		maintenanceS: 0,
		unknownS: 0,
		changes: 2,
	});
});

test('where nobody judged nobody knows, and that is no change', () => {
	const watched = [
		{ from: -10, until: 100_000 },
		{ from: 300_000, until: 900_000 },
	];
	const { stretches, unknownS, changes } = deviceTimeline([online(-90)], { ...DAY, watched });
	expect(stretches.map(({ from, until, reason }) => [from, until, reason])).toEqual([
		[0, 100_000, null],
		[100_000, 300_000, 'unwatched'],
		[300_000, 900_000, null],
		[900_000, 1_000_000, 'unwatched'],
	]);
	expect(unknownS).toBe(300);
	expect(changes).toBe(0);
});

test('the state goes on from when its judge was heard last, for as long as nobody takes the judge for gone', () => {
	const lastOf = (until: number) =>
		deviceTimeline([online(0)], { ...DAY, watched: [{ from: 0, until }] }).stretches.at(-1);
	expect(lastOf(995_000)).toMatchObject({ until: 1_000_000, state: 'online' });
	expect(lastOf(985_000)).toMatchObject({ from: 985_000, reason: 'unwatched' });
});

test('a device that began later has no past, and one without any state none at all', () => {
	expect(deviceTimeline([online(700_000)], DAY).stretches).toEqual([
		{ from: 700_000, until: 1_000_000, state: 'online', reason: null },
	]);
	const none = deviceTimeline([], DAY);
	expect(none.stretches).toEqual([]);
	expect(isSteady(none)).toBe(false);
});

test('another reason is another stretch, the same one told again is not', () => {
	const frozen: JudgedChange = { at: 500_000, state: 'degraded', reason: 'frozen' };
	const late: JudgedChange = { at: 600_000, state: 'degraded', reason: 'late' };
	const timeline = deviceTimeline([online(0), online(100_000), frozen, late], DAY);
	expect(timeline.stretches).toHaveLength(3);
	expect(timeline).toMatchObject({ upS: 900, degradedS: 400, downS: 100, changes: 1 });
});

test('the longest down comes first, then the most changes', () => {
	const down = deviceTimeline([offline(0)], DAY);
	const restless = deviceTimeline([online(0), offline(1_000), online(2_000), offline(3_000)], DAY);
	const well = deviceTimeline([online(0)], DAY);
	expect([well, restless, down].toSorted(byUnrest)).toEqual([down, restless, well]);
	expect([down, restless, well].map(isSteady)).toEqual([false, false, true]);
});

test('what happened comes before what nobody knows, and that before what stayed as it was', () => {
	const planned = deviceTimeline([{ at: 0, state: 'maintenance', reason: 'planned' }], DAY);
	const unheard = deviceTimeline([{ at: 0, state: 'unknown', reason: null }], DAY);
	const absent = deviceTimeline([], DAY);
	const well = deviceTimeline([online(0)], DAY);
	expect([well, absent, unheard, planned].toSorted(byStory)).toEqual([
		planned,
		absent,
		unheard,
		well,
	]);
});
