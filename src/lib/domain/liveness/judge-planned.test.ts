import { describe, expect, test } from 'vitest';
import { S, START, Trial, words } from './trial.ts';

describe('maintenance', () => {
	const window = { from: START + 10 * S, until: START + 100 * S, words: 'thay camera' };

	test('planned works hide everything else, to the second, and what is found after them counts', () => {
		const trial = new Trial();
		trial.says(0, 'online');
		expect(trial.at(11, { maintenance: window })).toBe('maintenance');
		expect(trial.says(20, 'offline', 'power')).toBe('maintenance');
		expect(trial.dueAt).toBe(START + 100 * S);
		expect(trial.at(103, { maintenance: null })).toBe('offline power');
		expect(trial.told).toEqual(['0 online', '10 maintenance', '100 offline power']);
	});

	test('works that are prolonged, and ended before their time, end when they end', () => {
		const trial = new Trial();
		trial.says(0, 'online');
		trial.at(11, { maintenance: window });
		trial.at(50, { maintenance: { ...window, until: START + 500 * S } });
		trial.seen(298);
		trial.at(300, { maintenance: null });
		expect(trial.told).toEqual(['0 online', '10 maintenance', '300 online']);
	});
});

describe('what its keeper has turned off', () => {
	test('is nobody’s outage, however long it is silent or heard of, until it says something else', () => {
		const trial = new Trial();
		trial.says(0, 'online');
		trial.says(10, 'offline', 'disabled');
		expect(trial.dueAt).toBe(Infinity);
		trial.at(3_600);
		trial.seen(7_200);
		trial.says(7_300, 'online');
		expect(trial.told).toEqual(['0 online', '10 maintenance disabled', '7300 online']);
	});

	test('is so by what the broker kept too, though its NVR tells figures of it', () => {
		const report = { state: 'offline', reason: 'disabled', at: null, since: null } as const;
		const trial = new Trial({ report });
		expect(trial.seen(10)).toBe('maintenance disabled');
	});
});

describe('after the works', () => {
	const window = { from: START + 10 * S, until: START + 200 * S, words: 'thay tủ' };

	test('silence counts from their end, be that before their time', () => {
		const trial = new Trial();
		trial.says(0, 'online');
		trial.at(11, { maintenance: window });
		expect(trial.at(150, { maintenance: null })).toBe('maintenance');
		expect(trial.memory.verdict?.evidence).toMatchObject({ until: START + 150 * S });
		expect(trial.dueAt).toBe(START + 240 * S);
		expect(trial.at(239)).toBe('maintenance');
		expect(trial.at(241)).toBe('offline silent');
		expect(trial.told).toEqual(['0 online', '10 maintenance', '240 offline silent']);
	});

	test('who speaks is what it is at once, and who cannot be heard is unknown', () => {
		const spoken = new Trial();
		spoken.says(0, 'online');
		spoken.at(11, { maintenance: window });
		spoken.at(200, { maintenance: null });
		expect(spoken.seen(220)).toBe('online');
		expect(spoken.told).toEqual(['0 online', '10 maintenance', '220 online']);
		const deaf = new Trial();
		deaf.says(0, 'online');
		deaf.at(11, { maintenance: window });
		deaf.hearing = { from: START - 10 * S, until: START + 100 * S, lost: true };
		expect(deaf.at(200, { maintenance: null })).toBe('unknown broker');
	});
});

describe('works on a gateway', () => {
	const works = { from: START + 10 * S, until: START + 200 * S, words: 'thay tủ' };
	const resting = { device: 'gw-01', down: false, works };
	const back = { device: 'gw-01', down: false, works: null };

	test('a child is in maintenance with it as long as it is overdue, and silent only from the end of the works on', () => {
		const trial = new Trial({ gateway: resting });
		trial.says(0, 'online');
		expect(trial.at(59)).toBe('online');
		expect(trial.at(60)).toBe('maintenance');
		expect(trial.memory.verdict?.evidence).toEqual({
			kind: 'maintenance',
			until: works.until,
			words: 'thay tủ',
		});
		expect(trial.says(100, 'degraded', 'low-battery')).toBe('degraded low-battery');
		expect(trial.at(160)).toBe('maintenance');
		expect(trial.at(200, { gateway: back })).toBe('maintenance');
		expect(trial.at(290)).toBe('offline silent');
		expect(trial.told).toEqual([
			'0 online',
			'60 maintenance',
			'100 degraded low-battery',
			'160 maintenance',
			'290 offline silent',
		]);
	});

	test('a last will is put down to the works, an “offline” with a reason of its own is not', () => {
		const trial = new Trial({ gateway: resting });
		trial.says(0, 'online');
		trial.says(20, 'offline', 'last-will');
		expect(trial.at(22)).toBe('maintenance');
		expect(trial.says(30, 'offline', 'power')).toBe('offline power');
	});
});

describe('flapping', () => {
	test('who comes and goes is degraded until it has been quiet for long', () => {
		const trial = new Trial();
		trial.says(0, 'online');
		for (const second of [10, 30, 50]) {
			trial.says(second, 'offline', 'power');
			trial.says(second + 10, 'online');
		}
		expect(words(trial.memory.verdict ?? expect.fail())).toBe('degraded flapping');
		expect(trial.memory.verdict).toMatchObject({ flapping: true, evidence: { kind: 'flapping' } });
		expect(trial.says(70, 'offline', 'power')).toBe('offline power');
		let second = 80;
		trial.says(second, 'online');
		while (trial.memory.verdict?.state === 'degraded') trial.seen((second += 20));
		expect(words(trial.memory.verdict ?? expect.fail())).toBe('online');
		expect(second).toBeGreaterThan(400);
		expect(second).toBeLessThan(1_000);
	});

	test('while it flaps it is one trouble with one beginning, and its seconds of outage stay outages', () => {
		const trial = new Trial();
		trial.says(0, 'online');
		const told = new Set<number>();
		const look = () => {
			const { flapping, evidence } = trial.memory.verdict ?? expect.fail();
			if (evidence.kind === 'flapping') told.add(evidence.since);
			expect(flapping).toBe(told.size > 0);
		};
		for (let second = 8; second < 400; second += 16) {
			expect(trial.says(second, 'offline', 'power')).toBe('offline power');
			expect(trial.memory.verdict?.since).toBe(START + second * S);
			look();
			trial.says(second + 8, 'online');
			look();
		}
		expect([...told]).toEqual([START + 48 * S]);
		expect(trial.told.slice(-2)).toEqual(['392 offline power', '400 degraded flapping']);
	});

	test('one that stays offline is no longer said to be flapping, and says what it is', () => {
		const trial = new Trial();
		trial.says(0, 'online');
		for (let second = 8; second < 200; second += 16) {
			trial.says(second, 'offline', 'power');
			trial.says(second + 8, 'online');
		}
		trial.says(208, 'offline', 'power');
		while (trial.memory.verdict?.flapping) trial.at((trial.dueAt - START) / S);
		expect(trial.memory.verdict).toMatchObject({
			state: 'offline',
			since: START + 208 * S,
			evidence: { kind: 'report', said: 'offline' },
		});
		expect(trial.facts.seenAt).toBe(START + 208 * S);
		trial.says(400, 'online');
		expect(words(trial.memory.verdict ?? expect.fail())).toBe('degraded flapping');
	});

	test('one that is late while it flaps is flapping all the while', () => {
		const trial = new Trial();
		trial.says(0, 'online');
		for (const second of [10, 30, 50]) {
			trial.says(second, 'offline', 'power');
			trial.says(second + 10, 'online');
		}
		expect(trial.at(125)).toBe('degraded late');
		expect(trial.memory.verdict).toMatchObject({ flapping: true, evidence: { kind: 'flapping' } });
	});

	test('being late again and again is not flapping', () => {
		const trial = new Trial();
		for (let second = 0; second < 1_300; second += 65) {
			trial.seen(second);
			trial.at(second + 62);
		}
		expect(trial.memory.verdict?.flapping).toBe(false);
	});
});

test('where nothing is new, nothing is made anew', () => {
	const trial = new Trial({ seenAt: START });
	trial.at(0);
	const { memory } = trial;
	trial.at(5);
	expect(trial.memory).toBe(memory);
});
