import { expect, test } from 'vitest';
import type { Centre } from '#lib/domain/centre.ts';
import type { TopicBody, TopicMessage } from '#lib/wire/live.ts';
import { aDevice, anIndicator, anObservation, aStatus, aUnit } from './examples.ts';
import { LiveState } from './live-state.ts';
import type { Room } from './room.ts';
import { Rooms } from './rooms.ts';

const PROVINCE = aUnit({ id: 1, code: '68', level: 'province' });
const BAO_LOC = aUnit({ id: 2, code: '673', parentId: 1 });
const DA_TEH = aUnit({ id: 3, code: '682', parentId: 1 });
const NOWHERE: Centre = {
	slug: 'lam-dong',
	name: 'Lâm Đồng',
	nameEn: 'Lam Dong',
	homeCode: '68',
	scopeCode: '68',
	geographyDate: '2024-11-30',
	sites: [],
	keyIndicators: [],
};
const SYSTEM: TopicBody['system'] = {
	deadLetters: { last24h: 0, since: null, latest: null },
	services: [],
	catalogueVersion: 1,
	scenesVersion: 1,
	sceneProblems: 0,
};
const MOMENT = { epoch: 'e', version: 5, now: 1_000 };
const NOTHING = { observations: [], devices: [], statuses: [], states: [] };

function someRooms(sites: readonly string[] = []) {
	const rooms = new Rooms();
	rooms.rebuild({ centre: { ...NOWHERE, sites }, units: [PROVINCE, BAO_LOC, DA_TEH] });
	const state = new LiveState();
	state.expect([anIndicator({ id: 1 })]);
	return { rooms, state };
}

function enter(rooms: Rooms, topic: string): Room {
	const opened = rooms.enter(topic);
	if (opened.kind === 'refused') throw new Error(opened.detail);
	return opened.room;
}

function unitIdsOf(message: TopicMessage): number[] {
	return message.family === 'indicators' ? message.body.rows.map(([unitId]) => unitId) : [];
}

function deviceIdsOf(message: TopicMessage): number[] {
	return message.family === 'devices' ? message.body.devices.map(({ id }) => id) : [];
}

test('a room hears of its unit and of what lies below it, not of its neighbours', () => {
	const { rooms, state } = someRooms();
	const province = enter(rooms, 'indicators/68');
	const baoLoc = enter(rooms, 'indicators/673');
	const observations = [1, 2, 3].map((unitId) => anObservation({ unitId }));
	rooms.touch(state.apply({ ...NOTHING, observations }, 0));
	expect(unitIdsOf(province.takeDelta(MOMENT, SYSTEM))).toEqual([1, 2, 3]);
	expect(unitIdsOf(baoLoc.takeDelta(MOMENT, SYSTEM))).toEqual([2]);
});

test('what changed twice is sent once, as it stands', () => {
	const { rooms, state } = someRooms();
	const room = enter(rooms, 'indicators/68');
	for (const value of [1, 2, 3]) {
		rooms.touch(state.apply({ ...NOTHING, observations: [anObservation({ value })] }, 0));
	}
	const delta = room.takeDelta(MOMENT, SYSTEM);
	expect(delta.family === 'indicators' && delta.body.rows.map(([, , value]) => value)).toEqual([3]);
	expect(room.pending).toBe(false);
});

test('deltas are counted, and a snapshot carries the number of the last one', () => {
	const { rooms, state } = someRooms();
	const room = enter(rooms, 'indicators/68');
	rooms.touch(state.apply({ ...NOTHING, observations: [anObservation()] }, 0));
	expect(room.takeDelta(MOMENT, SYSTEM)).toMatchObject({
		seq: 1,
		version: 5,
		epoch: 'e',
		now: 1_000,
	});
	expect(room.snapshot(MOMENT, { ...state.everything, system: SYSTEM })).toMatchObject({ seq: 1 });
});

test('a snapshot has everything of its unit', () => {
	const { rooms, state } = someRooms();
	const devices = [aDevice({ id: 1, unitId: 2 }), aDevice({ id: 2, unitId: 3 })];
	state.apply({ ...NOTHING, devices, statuses: [aStatus({ deviceId: 1 })] }, 0);
	const room = enter(rooms, 'devices/673');
	const snapshot = room.snapshot(MOMENT, { ...state.everything, system: SYSTEM });
	expect(deviceIdsOf(snapshot)).toEqual([1]);
	expect(snapshot.family === 'devices' && snapshot.body.standings.length).toBe(1);
});

test('a device of an unknown place is in every room, if its site is the centre’s', () => {
	const { rooms, state } = someRooms(['bao-loc']);
	const devices = [
		aDevice({ id: 1, unitId: null, site: 'bao-loc' }),
		aDevice({ id: 2, unitId: null, site: 'pleiku' }),
		aDevice({ id: 3, unitId: 2, site: 'pleiku' }),
	];
	const room = enter(rooms, 'devices/682');
	const province = enter(rooms, 'devices/68');
	rooms.touch(state.apply({ ...NOTHING, devices }, 0));
	expect(deviceIdsOf(room.takeDelta(MOMENT, SYSTEM))).toEqual([1]);
	expect(deviceIdsOf(province.takeDelta(MOMENT, SYSTEM))).toEqual([1]);
});

test('a room that a device has left needs a snapshot, and no other does', () => {
	const { rooms, state } = someRooms();
	const baoLoc = enter(rooms, 'devices/673');
	const daTeh = enter(rooms, 'devices/682');
	const province = enter(rooms, 'devices/68');
	state.apply({ ...NOTHING, devices: [aDevice({ unitId: 2 })] }, 0);
	rooms.touch(state.apply({ ...NOTHING, devices: [aDevice({ unitId: 3 })] }, 0));
	expect([baoLoc.outdated, daTeh.outdated, province.outdated]).toEqual([true, false, false]);
	baoLoc.takeDelta(MOMENT, SYSTEM);
	expect(baoLoc.outdated).toBe(false);
});

test('the system’s room hears of the system only', () => {
	const { rooms, state } = someRooms();
	const room = enter(rooms, 'system');
	rooms.touch(state.apply({ ...NOTHING, observations: [anObservation()] }, 0));
	expect(room.pending).toBe(false);
	rooms.touchSystem();
	expect(room.takeDelta(MOMENT, SYSTEM)).toMatchObject({ family: 'system', body: SYSTEM });
});

test.each([
	['weather/68', /a topic is/],
	['indicators/68/2', /a topic is/],
	['indicators/999', /no unit/],
])('%s is refused', (topic, detail) => {
	const opened = someRooms().rooms.enter(topic);
	expect(opened.kind === 'refused' && opened.detail).toMatch(detail);
});

test('new units make new rooms', () => {
	const { rooms } = someRooms();
	enter(rooms, 'indicators/673');
	rooms.rebuild({ centre: NOWHERE, units: [PROVINCE] });
	expect(rooms.size).toBe(0);
	expect(rooms.enter('indicators/673').kind).toBe('refused');
});
