import { expect, test } from 'vitest';
import type {
	LivenessDevice,
	LivenessStatus,
	MaintenanceWindow,
} from '#server/db/read-liveness.ts';
import { Roster } from './roster.ts';

const START = 1_800_000_000_000;
const NOTHING = { devices: [], statuses: [], maintenance: null };

function aDevice(some: Partial<LivenessDevice> & { id: number }): LivenessDevice {
	const device = `d-${some.id}`;
	const plain = { site: 'here', device, kind: 'sensor', unitId: null, gateway: null };
	return { ...plain, givenS: 30, retired: false, ...some };
}

function says(deviceId: number, state: LivenessStatus['state'], at: number): LivenessStatus {
	return { deviceId, state, reason: null, at, since: at, seenAt: at, presence: null };
}

function aWindow(
	some: Partial<MaintenanceWindow> & Pick<MaintenanceWindow, 'from' | 'until'>,
): MaintenanceWindow {
	return { words: 'works', deviceId: null, unitIds: [], enteredAt: START, ...some };
}

function rosterOf(...devices: LivenessDevice[]): Roster {
	const roster = new Roster();
	roster.apply({ ...NOTHING, devices });
	roster.hear({ from: START - 1_000_000, until: START + 1_000_000, lost: false });
	return roster;
}

const told = (roster: Roster, id: number): string => {
	const verdict = roster.verdict(id);
	return [verdict?.state, verdict?.reason].filter(Boolean).join(' ');
};

test('a chain of gateways is told from the first one down in one look, whatever their order', () => {
	const roster = rosterOf(
		aDevice({ id: 1, gateway: 'd-2' }),
		aDevice({ id: 2, gateway: 'd-3' }),
		aDevice({ id: 3 }),
	);
	roster.apply({ ...NOTHING, statuses: [1, 2, 3].map((id) => says(id, 'online', START)) });
	roster.evaluate(START);
	roster.evaluate(START + 90_000);
	expect([1, 2, 3].map((id) => told(roster, id))).toEqual([
		'offline gateway',
		'offline gateway',
		'offline silent',
	]);
});

test('a device that names itself as its gateway hides behind nobody', () => {
	const roster = rosterOf(aDevice({ id: 1, gateway: 'd-1' }));
	roster.apply({ ...NOTHING, statuses: [says(1, 'online', START)] });
	roster.evaluate(START + 90_000);
	expect(told(roster, 1)).toBe('offline silent');
});

test('of gateways that name each other in a ring each is what it is itself, and what hangs on one is behind it', () => {
	const ring = [
		aDevice({ id: 1, gateway: 'd-2' }),
		aDevice({ id: 2, gateway: 'd-3' }),
		aDevice({ id: 3, gateway: 'd-1' }),
	];
	const roster = rosterOf(...ring, aDevice({ id: 4, gateway: 'd-2' }));
	roster.apply({ ...NOTHING, statuses: [1, 2, 3, 4].map((id) => says(id, 'online', START)) });
	roster.evaluate(START);
	roster.evaluate(START + 90_000);
	const all = () => [1, 2, 3, 4].map((id) => told(roster, id));
	expect(all()).toEqual([...Array<string>(3).fill('offline silent'), 'offline gateway']);
	roster.apply({ ...NOTHING, devices: [aDevice({ id: 3 })] });
	roster.evaluate(START + 91_000);
	expect(told(roster, 3)).toBe('offline silent');
});

test('a gateway that is described after its children, goes or comes back, is theirs from then on', () => {
	const child = aDevice({ id: 1, gateway: 'd-2' });
	const gateway = aDevice({ id: 2 });
	const roster = rosterOf(child);
	roster.apply({ ...NOTHING, statuses: [says(1, 'online', START)] });
	roster.evaluate(START + 90_000);
	expect(told(roster, 1)).toBe('offline silent');
	roster.apply({ ...NOTHING, devices: [gateway], statuses: [says(2, 'offline', START)] });
	roster.evaluate(START + 91_000);
	expect(told(roster, 1)).toBe('offline gateway');
	roster.apply({ ...NOTHING, devices: [{ ...gateway, retired: true }] });
	roster.evaluate(START + 92_000);
	expect(told(roster, 1)).toBe('offline silent');
	expect(roster.verdict(2)).toBeNull();
	roster.apply({ ...NOTHING, devices: [gateway], statuses: [says(2, 'offline', START)] });
	const outcomes = roster.evaluate(START + 93_000);
	expect(told(roster, 1)).toBe('offline gateway');
	// Its history goes on where it was.
	expect(outcomes.map(({ id }) => id)).toEqual([1]);
});

test('planned works of a unit begin and end on time for those within it alone', () => {
	const roster = rosterOf(aDevice({ id: 1, unitId: 7 }), aDevice({ id: 2, unitId: 8 }));
	const [from, until] = [START + 5_000, START + 10_000];
	const window = aWindow({ from, until, unitIds: [7] });
	const statuses = [1, 2].map((id) => says(id, 'online', START));
	roster.apply({ devices: [], statuses, maintenance: [window] });
	const at = (ms: number) => {
		roster.evaluate(START + ms);
		return [1, 2].map((id) => told(roster, id));
	};
	expect(at(0)).toEqual(['online', 'online']);
	expect(at(5_000)).toEqual(['maintenance', 'online']);
	expect(at(10_000)).toEqual(['online', 'online']);
});

test('planned works on a gateway are those of all that fall silent behind it, however many gateways lie between', () => {
	const roster = rosterOf(
		aDevice({ id: 1, gateway: 'd-2' }),
		aDevice({ id: 2, gateway: 'd-3' }),
		aDevice({ id: 3 }),
		aDevice({ id: 4, gateway: 'd-3' }),
	);
	const [from, until] = [START + 10_000, START + 300_000];
	const works = aWindow({ from, until, deviceId: 3 });
	const statuses = [1, 2, 3, 4].map((id) => says(id, 'online', START));
	roster.apply({ devices: [], statuses, maintenance: [works] });
	const at = (second: number, ...spoken: number[]) => {
		const now = START + second * 1_000;
		roster.apply({ ...NOTHING, statuses: spoken.map((id) => says(id, 'online', now)) });
		roster.evaluate(now);
		return [1, 2, 3, 4].map((id) => told(roster, id)).join(', ');
	};
	at(0);
	expect(at(10)).toBe('online, online, maintenance, online');
	expect(at(200, 4)).toBe('maintenance, maintenance, maintenance, online');
	expect(at(299, 4)).toBe('maintenance, maintenance, maintenance, online');
	expect(at(305, 2)).toBe('maintenance, online, maintenance, online');
	expect(at(389, 4)).toBe('maintenance, degraded late, maintenance, online');
	expect(at(390)).toBe('offline silent, degraded late, offline silent, online');
	expect(at(400)).toBe('offline gateway, offline gateway, offline silent, online');
});

test('works that are entered afterwards count from then on, for those behind a gateway too: what was judged stays', () => {
	const roster = rosterOf(aDevice({ id: 1 }), aDevice({ id: 2, gateway: 'd-1' }));
	roster.apply({ ...NOTHING, statuses: [1, 2].map((id) => says(id, 'online', START)) });
	roster.evaluate(START);
	roster.evaluate(START + 100_000);
	const [from, until] = [START + 1_000, START + 900_000];
	const enteredAt = START + 160_000;
	const works = aWindow({ from, until, deviceId: 1, enteredAt });
	roster.apply({ ...NOTHING, maintenance: [works] });
	const outcomes = roster.evaluate(enteredAt + 700);
	expect(outcomes.map(({ id, verdict }) => [id, verdict.state, verdict.at])).toEqual([
		[1, 'maintenance', enteredAt],
		[2, 'maintenance', enteredAt],
	]);
});

test('what is kept counts as kept: the same is not to be kept again', () => {
	const roster = rosterOf(aDevice({ id: 1, givenS: null }));
	for (const second of [0, 30, 60]) {
		roster.apply({ ...NOTHING, statuses: [says(1, 'online', START + second * 1_000)] });
		roster.evaluate(START + second * 1_000);
	}
	expect(roster.toKeep('worth-it').map(({ memory }) => memory.cadence.gapsS)).toEqual([[30, 30]]);
	expect(roster.toKeep('worth-it')).toEqual([]);
	expect(roster.toKeep('all')).toEqual([]);
});

test('who may not be flapping never is', () => {
	const devices = [aDevice({ id: 1 })];
	const roster = new Roster({ countsChanges: false });
	roster.apply({ ...NOTHING, devices });
	for (let second = 0; second < 60; second += 3) {
		const state = second % 2 ? 'degraded' : 'online';
		roster.apply({ ...NOTHING, statuses: [says(1, state, START + second * 1_000)] });
		roster.evaluate(START + second * 1_000);
	}
	expect(roster.verdict(1)).toMatchObject({ flapping: false, reason: null });
});
