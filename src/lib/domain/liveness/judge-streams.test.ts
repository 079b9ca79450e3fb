import { expect, test } from 'vitest';
import type { Facts } from './facts.ts';
import { S, START, Trial } from './trial.ts';

const figure = (second: number, value: number) => ({ value, at: START + second * S });
const camera = () => {
	const trial = new Trial({ stream: { fps: null, bitrateKbps: null, frozen: null } });
	trial.says(0, 'online');
	return trial;
};
const shows = (trial: Trial, second: number, stream: Partial<NonNullable<Facts['stream']>>) =>
	trial.at(second, {
		seenAt: START + second * S,
		stream: { fps: null, bitrateKbps: null, frozen: null, ...stream },
	});

test('no frames are no picture once told twice and for 20 s; one frame that came ends it', () => {
	const trial = camera();
	expect(shows(trial, 10, { fps: figure(10, 0) })).toBe('online');
	expect(shows(trial, 15, { fps: figure(15, 0.2) })).toBe('online');
	expect(trial.at(29)).toBe('online');
	expect(trial.at(31)).toBe('degraded no-video');
	expect(trial.memory.verdict?.evidence).toEqual({
		kind: 'stream',
		metric: 'fps',
		value: 0.2,
		usual: null,
		since: START + 10 * S,
	});
	expect(shows(trial, 40, { fps: figure(40, 25) })).toBe('online');
	expect(trial.told).toEqual(['0 online', '30 degraded no-video', '40 online']);
});

test('one bad report between good ones is nothing', () => {
	const trial = camera();
	shows(trial, 10, { fps: figure(10, 0) });
	shows(trial, 40, { fps: figure(40, 25) });
	shows(trial, 70, { fps: figure(70, 0) });
	expect(trial.at(100)).toBe('online');
	shows(trial, 100, { fps: figure(100, 25) });
	expect(trial.told).toEqual(['0 online']);
});

test('of one that tells changes only, a minute of nothing better is enough', () => {
	const trial = camera();
	shows(trial, 10, { fps: figure(10, 0) });
	trial.seen(40);
	expect(trial.seen(71)).toBe('degraded no-video');
	expect(trial.told.at(-1)).toBe('70 degraded no-video');
});

test('a frozen picture and a rate of nothing are told as such', () => {
	const frozen = camera();
	shows(frozen, 10, { frozen: figure(10, 1) });
	expect(shows(frozen, 30, { frozen: figure(30, 1) })).toBe('degraded frozen');
	const bits = camera();
	shows(bits, 10, { bitrateKbps: figure(10, 0) });
	expect(shows(bits, 30, { bitrateKbps: figure(30, 0) })).toBe('degraded no-video');
});

test('a rate is held against the camera’s own usual one, once that is known', () => {
	const trial = camera();
	let second = 0;
	const rate = (kbps: number) => {
		second += 30;
		return shows(trial, second, { bitrateKbps: figure(second, kbps) });
	};
	expect([rate(4_000), rate(200), rate(200)].at(-1)).toBe('online');
	for (let count = 0; count < 60; count++) rate(4_000);
	expect(rate(800)).toBe('online');
	rate(100);
	expect(rate(100)).toBe('degraded low-rate');
	expect(trial.memory.verdict?.evidence).toMatchObject({ metric: 'bitrateKbps', value: 100 });
	expect(rate(3_000)).toBe('online');
});

test('a rate that somebody has set is the usual one after a day', () => {
	const trial = camera();
	let second = 0;
	const rate = (kbps: number) => {
		second += 600;
		return shows(trial, second, { bitrateKbps: figure(second, kbps) });
	};
	for (let count = 0; count < 30; count++) rate(4_000);
	const day = Array.from({ length: 150 }, () => rate(200));
	expect(day[5]).toBe('degraded low-rate');
	expect(day.at(-1)).toBe('online');
});

test('a figure that signs of life have long left behind is no evidence', () => {
	const trial = camera();
	shows(trial, 10, { fps: figure(10, 0) });
	shows(trial, 30, { fps: figure(30, 0) });
	for (let second = 60; second < 630; second += 30) trial.seen(second);
	expect(trial.at(629)).toBe('degraded no-video');
	expect(trial.seen(640)).toBe('online');
});

test('what a device does badly by its own word does not hide that it shows no picture, once that is believed', () => {
	const trial = camera();
	trial.says(5, 'degraded', 'low-battery');
	shows(trial, 10, { fps: figure(10, 0) });
	expect(shows(trial, 25, { fps: figure(25, 0) })).toBe('degraded low-battery');
	expect(trial.dueAt).toBe(START + 30 * S);
	expect(trial.at(30)).toBe('degraded no-video');
	expect(trial.memory.verdict).toMatchObject({
		since: START + 30 * S,
		evidence: { kind: 'stream', metric: 'fps', value: 0 },
	});
	expect(shows(trial, 40, { fps: figure(40, 25) })).toBe('degraded low-battery');
	expect(trial.memory.verdict?.since).toBe(START + 40 * S);
});

test('its own word goes before a stream that is merely slow, or where both say that it does not do its work', () => {
	const trial = camera();
	for (let second = 30; second <= 900; second += 30)
		shows(trial, second, { bitrateKbps: figure(second, 4_000) });
	trial.says(930, 'degraded', 'tampered');
	for (const second of [960, 990])
		expect(shows(trial, second, { bitrateKbps: figure(second, 100) })).toBe('degraded tampered');
	trial.says(1_000, 'degraded', 'frozen');
	for (const second of [1_010, 1_040])
		expect(shows(trial, second, { fps: figure(second, 0) })).toBe('degraded frozen');
});
