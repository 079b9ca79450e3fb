import { describe, expect, test } from 'vitest';
import type { Facts } from './facts.ts';
import { judge } from './judge.ts';
import { S, START, Trial, words } from './trial.ts';

type Report = NonNullable<Facts['report']>;

describe('own word', () => {
	test('a device is what it says, with its reason, since it says so', () => {
		const trial = new Trial();
		expect(trial.at(0)).toBe('unknown');
		expect(trial.says(1, 'online')).toBe('online');
		expect(trial.says(5, 'degraded', 'low-battery')).toBe('degraded low-battery');
		expect(trial.says(9, 'offline', 'power')).toBe('offline power');
		expect(trial.says(12, 'online')).toBe('online');
		expect(trial.told).toEqual([
			'0 unknown',
			'1 online',
			'5 degraded low-battery',
			'9 offline power',
			'12 online',
		]);
		expect(trial.memory.verdict?.evidence).toEqual({ kind: 'heard' });
	});

	test('a last will counts after two seconds, from when it was told; one taken back before is none', () => {
		const trial = new Trial();
		trial.says(0, 'online');
		expect(trial.says(10, 'offline', 'last-will')).toBe('online');
		expect(trial.dueAt).toBe(START + 12 * S);
		expect(trial.says(11.5, 'online')).toBe('online');
		expect(trial.says(20, 'offline')).toBe('online');
		expect(trial.at(22)).toBe('offline');
		expect(trial.told).toEqual(['0 online', '20 offline']);
	});

	test('a kept “offline” without a time is believed, without a beginning; a kept “online” is not', () => {
		const kept = (state: Report['state']) => ({ state, reason: null, at: null, since: null });
		const offline = new Trial({ report: kept('offline') });
		expect(offline.at(0)).toBe('offline');
		expect(offline.memory.verdict).toMatchObject({ since: null, evidence: { at: null } });
		expect(offline.seen(5)).toBe('online');
		expect(new Trial({ report: kept('online') }).at(0)).toBe('unknown');
		expect(new Trial({ report: kept('degraded') }).at(0)).toBe('unknown');
	});

	test('of what was so before anybody judged, the beginning is known, and history begins now', () => {
		const at = START - 500 * S;
		const trial = new Trial({
			report: { state: 'offline', reason: 'power', at, since: at },
			seenAt: at,
		});
		trial.at(0);
		expect(trial.memory.verdict).toMatchObject({ at: START, since: at, state: 'offline' });
	});
});

describe('silence', () => {
	test('a device is late from two intervals on and offline from three, to the second, however late anybody looks', () => {
		const trial = new Trial({ seenAt: START });
		expect(trial.at(59)).toBe('online');
		expect(trial.dueAt).toBe(START + 60 * S);
		expect(trial.at(60)).toBe('degraded late');
		expect(trial.at(99)).toBe('offline silent');
		expect(trial.memory.verdict?.evidence).toEqual({ kind: 'silence', seenAt: START });
		expect(trial.seen(200)).toBe('online');
		expect(trial.told).toEqual([
			'59 online',
			'60 degraded late',
			'90 offline silent',
			'200 online',
		]);
	});

	test('without an interval given, the cadence of the device is learned and shown', () => {
		const trial = new Trial({ givenS: null });
		for (const second of [0, 10, 20, 30, 40]) trial.seen(second);
		expect(trial.memory.verdict).toMatchObject({ intervalS: 10, intervalBasis: 'learned' });
		expect(trial.at(60)).toBe('degraded late');
		expect(trial.at(70)).toBe('offline silent');
	});

	test('a slow device that nobody described is wrongly missed once, and then waited for', () => {
		const trial = new Trial({ givenS: null });
		const states = [0, 600, 1_200, 1_800, 2_400].flatMap((second) => [
			trial.seen(second),
			trial.at(second + 590),
		]);
		expect(states.filter((state) => state === 'offline silent')).toHaveLength(1);
		expect(trial.memory.verdict).toMatchObject({ intervalS: 600, intervalBasis: 'learned' });
	});

	test('what the broker kept, with its time, is as old as it says, however often we reconnect', () => {
		const at = START - 900 * S;
		const kept = { report: { state: 'online', reason: null, at, since: at }, seenAt: at } as const;
		const trial = new Trial(kept);
		expect(trial.at(0)).toBe('offline silent');
		expect(trial.at(5, kept)).toBe('offline silent');
	});
});

describe('nobody hears', () => {
	test('while ingest is away a device is unknown when it would have become late, and silence counts anew after it', () => {
		const trial = new Trial({ seenAt: START });
		trial.at(0);
		trial.hearing = { from: START - 10 * S, until: START + 5 * S, lost: true };
		expect(trial.at(59)).toBe('online');
		expect(trial.at(60)).toBe('unknown broker');
		expect(trial.at(600)).toBe('unknown broker');
		trial.hearing = { from: START + 600 * S, until: START + 600 * S, lost: false };
		expect(trial.at(689)).toBe('unknown broker');
		expect(trial.at(691)).toBe('offline silent');
		expect(trial.told).toEqual(['0 online', '60 unknown broker', '690 offline silent']);
	});

	test('one that was late when the hearing was lost is unknown from then on', () => {
		const trial = new Trial({ seenAt: START });
		trial.at(0);
		trial.at(61);
		trial.hearing = { from: START - 10 * S, until: START + 68 * S, lost: true };
		expect(trial.at(84)).toBe('unknown broker');
		expect(trial.told).toEqual(['0 online', '60 degraded late', '68 unknown broker']);
	});

	test('who was away before stays away: one outage with one end', () => {
		const trial = new Trial({ seenAt: START });
		trial.at(95);
		trial.hearing = { from: START, until: START + 95 * S, lost: true };
		expect(trial.at(200)).toBe('offline silent');
		trial.hearing = { from: START + 300 * S, until: START + 300 * S, lost: false };
		expect(trial.at(310)).toBe('offline silent');
		expect(trial.seen(320)).toBe('online');
		expect(trial.told).toEqual(['95 offline silent', '320 online']);
	});

	test('one that was heard of late is late, and unknown when that is over before its silence means something', () => {
		const trial = new Trial({ seenAt: START });
		trial.hearing = { from: START + 65 * S, until: START + 65 * S, lost: false };
		expect(trial.at(70)).toBe('degraded late');
		expect(trial.dueAt).toBe(START + 90 * S);
		expect(trial.at(90)).toBe('unknown broker');
		expect(trial.dueAt).toBe(START + 155 * S);
		expect(trial.at(155)).toBe('offline silent');
	});

	test('an overdue device is late until it is known that ingest heard nothing of it', () => {
		const trial = new Trial({ seenAt: START });
		trial.at(60);
		trial.hearing = { from: START - 60 * S, until: START + 89 * S, lost: false };
		const judged = judge(trial.memory, {
			facts: trial.facts,
			hearing: trial.hearing,
			now: START + 92 * S,
		});
		expect(words(judged.memory.verdict)).toBe('degraded late');
		expect(judged.dueAt).toBe(START + 93 * S);
	});

	test('an interval across a time without hearing is not the device’s own', () => {
		const trial = new Trial({ givenS: null });
		for (const second of [0, 10, 20, 30, 40]) trial.seen(second);
		trial.hearing = { from: START + 900 * S, until: START + 900 * S, lost: false };
		trial.seen(905);
		expect(trial.memory.cadence.gapsS).toEqual([10, 10, 10, 10]);
	});
});

describe('gateways', () => {
	const alive = { device: 'gw-01', down: false, works: null };
	const dead = { device: 'gw-01', down: true, works: null };

	test('a device that still speaks is what it says, though its gateway is down', () => {
		const trial = new Trial({ seenAt: START, gateway: dead });
		expect(trial.at(10)).toBe('online');
		expect(trial.at(60)).toBe('degraded late');
		expect(trial.at(90)).toBe('offline gateway');
	});

	test('one that is away is behind its gateway only while that is down', () => {
		const trial = new Trial({ seenAt: START, gateway: alive });
		expect(trial.at(90)).toBe('offline silent');
		expect(trial.at(95, { gateway: dead })).toBe('offline gateway');
		expect(trial.at(120, { gateway: alive })).toBe('offline silent');
		expect(trial.history.map(({ since }) => since)).toEqual(
			Array(3).fill(trial.memory.verdict?.since),
		);
	});

	test('a nameless “offline” is put down to a dead gateway, a reason of its own is not', () => {
		const trial = new Trial({ gateway: dead });
		trial.says(0, 'online');
		trial.says(5, 'offline', 'last-will');
		expect(trial.at(8)).toBe('offline gateway');
		const own = new Trial({ gateway: dead });
		own.says(0, 'online');
		expect(own.says(5, 'offline', 'power')).toBe('offline power');
	});

	test('an edge node’s word that a device is behind a gateway is not taken over while that gateway lives', () => {
		const trial = new Trial({ gateway: alive });
		trial.says(0, 'online');
		trial.says(5, 'offline', 'gateway');
		expect(trial.at(8)).toBe('offline');
		const stranger = new Trial();
		stranger.says(0, 'online');
		stranger.says(5, 'offline', 'gateway');
		expect(stranger.at(8)).toBe('offline gateway');
	});
});

test('that a clock is found to be behind is no gap between signs of life, and teaches nothing', () => {
	const trial = new Trial({ givenS: null });
	trial.hearing = { from: START - 9 * 3_600 * S, until: START, lost: false };
	for (let second = 0; second < 90; second += 30) {
		expect(trial.at(second, { seenAt: START + (second - 7 * 3_600) * S })).toBe('offline silent');
	}
	for (let second = 90; second < 300; second += 30) expect(trial.seen(second)).toBe('online');
	expect(trial.memory.verdict).toMatchObject({ intervalS: 30, intervalBasis: 'learned' });
	expect(trial.at(360)).toBe('offline silent');
});
