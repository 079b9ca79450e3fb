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
