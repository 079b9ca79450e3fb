import { expect, test } from 'vitest';
import { figuresAt, standingsAt, toldMoment, troubleMarks } from './replay.ts';
import type { FigureAt, Replay, StateChange } from './replay.ts';
import { troubleOf } from './trouble.ts';

const MINUTE = 60_000;
const FROM = Date.parse('2026-11-22T05:00:00Z');
const at = (minutes: number) => FROM + minutes * MINUTE;

function change(minutes: number, state: StateChange['state'], reason: string | null = null) {
	return { at: at(minutes), state, reason };
}

function figure(value: number, observedMinutes: number, own: Partial<FigureAt> = {}): FigureAt {
	return {
		...{ value, observedAt: at(observedMinutes), timeSource: 'device', sample: false },
		...{ source: null, typed: false },
		...own,
	};
}

function replay(own: Partial<Replay> = {}): Replay {
	return { from: FROM, until: at(1_438), stepMs: 5 * MINUTE, devices: [], series: [], ...own };
}

const camera = (...changes: readonly StateChange[]) =>
	replay({ devices: [{ id: 7, kind: 'camera', changes }] });

test('a moment is told as of the last step before it, within the hours that are told', () => {
	expect(toldMoment(replay(), at(12.5))).toBe(at(10));
	expect(toldMoment(replay(), at(10))).toBe(at(10));
	expect(toldMoment(replay(), at(-99))).toBe(FROM);
	expect(toldMoment(replay(), at(9_999))).toBe(at(1_435));
});

test('a device stands as it was judged then, since when it did', () => {
	const told = camera(change(0, 'online'), change(60, 'offline', 'no-video'), change(90, 'online'));
	const standing = (minutes: number) => standingsAt(told, at(minutes)).get(7);
	expect(standing(0)).toMatchObject({ state: 'online', since: null, freshness: 'fresh' });
	expect(standing(59.9)).toMatchObject({ state: 'online' });
	expect(standing(60)).toMatchObject({ state: 'offline', reason: 'no-video', since: at(60) });
	expect(standing(1_000)).toMatchObject({ state: 'online', since: at(90) });
});

test('while nobody judged, and before anything was heard, nothing is known and nothing is fresh', () => {
	const told = camera(change(30, 'online'), change(60, 'unknown', 'unwatched'));
	for (const minutes of [0, 29, 60, 700]) {
		expect(standingsAt(told, at(minutes)).get(7)).toMatchObject({
			state: 'unknown',
			freshness: 'none',
		});
	}
});

test('whose signs of life stayed away is not fresh, and is in the trouble that it was in', () => {
	const about = { registered: true, kind: 'camera' };
	const told = camera(change(0, 'degraded', 'late'), change(10, 'offline', 'silent'));
	const [late, silent] = [2, 12].map((minutes) => standingsAt(told, at(minutes)).get(7));
	if (!late || !silent) throw new Error('the camera has no standing');
	expect(late.freshness).toBe('late');
	expect(troubleOf({ about, standing: late })).toBeNull();
	expect(silent.freshness).toBe('stale');
	expect(troubleOf({ about, standing: silent })).toMatchObject({ level: 'warning', silent: true });
});

test('a figure is the one that stood then, as fresh as it was then', () => {
	const told = replay({
		series: [
			{
				...{ unitId: 1, indicatorId: 2, intervalS: 600 },
				shown: [
					{ at: at(0), figure: figure(5, -30) },
					{ at: at(10), figure: figure(6, 9) },
				],
			},
		],
	});
	const shown = (minutes: number) => figuresAt(told, at(minutes))[0];
	expect(shown(0)).toMatchObject({ unitId: 1, indicatorId: 2, value: 5, freshness: 'stale' });
	expect(shown(9.9)).toMatchObject({ value: 5, freshness: 'stale' });
	expect(shown(10)).toMatchObject({ value: 6, freshness: 'fresh' });
	expect(shown(30)).toMatchObject({ value: 6, freshness: 'late' });
	expect(shown(45)).toMatchObject({ value: 6, freshness: 'stale' });
});

test('where none stood, or none any longer, there is no figure; one without a time is never fresh', () => {
	const series = { unitId: 1, indicatorId: 2, intervalS: 600 };
	const kept = figure(5, 9, { timeSource: 'retained' });
	const told = replay({
		series: [
			{
				...series,
				shown: [
					{ at: at(10), figure: kept },
					{ at: at(20), figure: null },
				],
			},
		],
	});
	expect(figuresAt(told, at(5))).toEqual([]);
	expect(figuresAt(told, at(10))).toMatchObject([{ freshness: 'stale' }]);
	expect(figuresAt(told, at(20))).toEqual([]);
});

test('a mark says when troubles began, the worst of them, and how many', () => {
	const devices = [
		[change(0, 'offline', 'no-video'), change(50, 'online')],
		[change(0, 'online'), change(61, 'degraded', 'low-rate'), change(70, 'offline', 'no-video')],
		[change(0, 'online'), change(63, 'offline', 'no-video')],
		[change(0, 'online'), change(80, 'degraded', 'late'), change(90, 'offline', 'silent')],
	].map((changes, id) => ({ id, kind: 'camera', changes }));
	expect(troubleMarks(replay({ devices }))).toEqual([
		{ at: at(60), level: 'critical', count: 2 },
		{ at: at(90), level: 'warning', count: 1 },
	]);
});
