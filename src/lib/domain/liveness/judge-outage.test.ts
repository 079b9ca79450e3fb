/** A device that is known not to do its work does not do it again because it falls silent as well. */
import { expect, test } from 'vitest';
import { S, START, Trial } from './trial.ts';

const figure = (second: number, value: number) => ({ value, at: START + second * S });

test('one without a picture by its own word stays so when it is late, and its silence is the same outage', () => {
	const trial = new Trial();
	trial.says(0, 'online');
	trial.says(10, 'degraded', 'no-video');
	expect(trial.at(71)).toBe('degraded no-video');
	expect(trial.at(101)).toBe('offline silent');
	expect(trial.told).toEqual(['0 online', '10 degraded no-video', '100 offline silent']);
	expect(trial.memory.verdict?.since).toBe(START + 10 * S);
	expect(trial.says(130, 'degraded', 'frozen')).toBe('degraded frozen');
	expect(trial.memory.verdict?.since).toBe(START + 10 * S);
	trial.says(140, 'online');
	expect(trial.memory.verdict?.since).toBe(START + 140 * S);
});

test('one without a picture by its figures stays so when it is late, with its evidence', () => {
	const trial = new Trial({ stream: { fps: figure(0, 0), bitrateKbps: null, frozen: null } });
	trial.says(0, 'online');
	trial.at(30, {
		seenAt: START + 30 * S,
		stream: { fps: figure(30, 0), bitrateKbps: null, frozen: null },
	});
	const { memory } = trial;
	expect(trial.at(95)).toBe('degraded no-video');
	expect(trial.memory.verdict).toBe(memory.verdict);
	expect(trial.at(120)).toBe('offline silent');
	expect(trial.told).toEqual(['0 online', '30 degraded no-video', '120 offline silent']);
});

test('a camera without a picture that reports too seldom is one outage, and not one with each report', () => {
	const trial = new Trial();
	for (let second = 0; second < 1_200; second += 75) {
		trial.says(second, 'degraded', 'no-video');
		trial.at(second + 61);
	}
	expect(trial.told).toEqual(['0 degraded no-video']);
});

test('figures that are bad for long enough are believed of one that is late too', () => {
	const trial = new Trial({ stream: { fps: figure(20, 0), bitrateKbps: null, frozen: null } });
	trial.says(0, 'online');
	trial.at(20, { seenAt: START + 10 * S });
	expect(trial.at(72)).toBe('degraded late');
	expect(trial.dueAt).toBe(START + 80 * S);
	expect(trial.at(81)).toBe('degraded no-video');
	expect(trial.memory.verdict?.since).toBe(START + 80 * S);
});

test('whatever it does badly by its own word goes on while it is late', () => {
	const trial = new Trial();
	trial.says(0, 'degraded', 'low-battery');
	expect(trial.at(61)).toBe('degraded low-battery');
	expect(trial.at(91)).toBe('offline silent');
	// Until then it did its work.
	expect(trial.memory.verdict?.since).toBe(START + 90 * S);
});

test('an outage begins when a device that did its work badly does it no more', () => {
	const trial = new Trial();
	trial.says(0, 'degraded', 'low-battery');
	trial.says(10, 'degraded', 'no-video');
	expect(trial.memory.verdict?.since).toBe(START + 10 * S);
	trial.says(20, 'offline', 'power');
	expect(trial.memory.verdict?.since).toBe(START + 10 * S);
});

test('an outage lasts until the device is heard, though what was wrong before is wrong again', () => {
	const trial = new Trial();
	trial.says(0, 'degraded', 'low-battery');
	trial.at(91);
	expect(trial.seen(200)).toBe('degraded low-battery');
	expect(trial.told).toEqual([
		'0 degraded low-battery',
		'90 offline silent',
		'200 degraded low-battery',
	]);
});
