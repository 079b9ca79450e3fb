import { expect, test } from 'vitest';
import { isWanted, slotAt, weekday } from './playlist.ts';
import type { PlaylistEntry } from './screen.ts';

/** In Vietnam. */
const at = (text: string): number => Date.parse(`${text}+07:00`);
const shown = (playlist: readonly PlaylistEntry[], time: number) => {
	const { entry, until, next } = slotAt(playlist, time);
	return [
		entry?.scene ?? null,
		new Date(until + 7 * 3_600_000).toISOString().slice(0, 19),
		next?.scene ?? null,
	];
};

const DAY = { from: 7 * 60, until: 17 * 60 };
const NIGHT = { from: 22 * 60, until: 5 * 60 };

test('days count from Monday, in Vietnam', () => {
	expect(weekday(at('2026-11-23T00:00:00'))).toBe(1);
	expect(weekday(at('2026-11-22T23:59:59'))).toBe(7);
	expect(weekday(at('2026-11-28T12:00:00'))).toBe(6);
});

test('scenes go round, by the time alone', () => {
	const playlist = [
		{ scene: 'overview', seconds: 60 },
		{ scene: 'devices', seconds: 20 },
		{ scene: 'troubles', seconds: 40 },
	];
	const begins = Math.floor(at('2026-11-24T08:00:00') / 120_000) * 120_000;
	const seen = [0, 59_999, 60_000, 79_999, 80_000, 119_999, 120_000].map(
		(later) => slotAt(playlist, begins + later).entry?.scene,
	);
	expect(seen).toEqual([
		...['overview', 'overview', 'devices', 'devices'],
		...['troubles', 'troubles', 'overview'],
	]);
	expect(slotAt(playlist, begins + 70_000)).toEqual({
		entry: playlist[1],
		until: begins + 80_000,
		next: playlist[2],
	});
	expect(slotAt(playlist, begins + 90_000).next).toBe(playlist[0]);
});

test('a scene by itself stays, and is looked after once a round', () => {
	const playlist = [{ scene: 'overview', seconds: 60 }];
	const slot = slotAt(playlist, at('2026-11-24T08:00:30'));
	expect(slot.entry?.scene).toBe('overview');
	expect(slot.until).toBe(at('2026-11-24T08:01:00'));
	expect(slot.next).toBe(playlist[0]);
});

test('at its hours and on its days a scene is in the round; a new round begins with its first', () => {
	const playlist = [
		{ scene: 'overview', seconds: 45 },
		{ scene: 'programme', seconds: 45, hours: DAY, days: [1, 2, 3, 4, 5] },
	];
	expect(shown(playlist, at('2026-11-24T06:59:50'))).toEqual([
		'overview',
		'2026-11-24T07:00:00',
		'overview',
	]);
	expect(shown(playlist, at('2026-11-24T07:00:00'))).toEqual([
		'overview',
		'2026-11-24T07:00:45',
		'programme',
	]);
	expect(shown(playlist, at('2026-11-24T07:00:50'))).toEqual([
		'programme',
		'2026-11-24T07:01:30',
		'overview',
	]);
	// 600 minutes are 400 rounds: nothing is cut short here.
	expect(shown(playlist, at('2026-11-24T16:59:50'))).toEqual([
		'programme',
		'2026-11-24T17:00:00',
		'overview',
	]);
	expect(shown(playlist, at('2026-11-28T08:00:50'))[0]).toBe('overview');
});

test('a night that goes over midnight is of the day that it began on', () => {
	const friday = { scene: 'troubles', seconds: 60, hours: NIGHT, days: [5] };
	expect(isWanted(friday, at('2026-11-27T23:00:00'))).toBe(true);
	expect(isWanted(friday, at('2026-11-28T04:59:59'))).toBe(true);
	expect(isWanted(friday, at('2026-11-28T05:00:00'))).toBe(false);
	expect(isWanted(friday, at('2026-11-28T23:00:00'))).toBe(false);
	expect(isWanted(friday, at('2026-11-27T04:00:00'))).toBe(false);
});

test('where nothing is wanted, nothing is told but when something is', () => {
	const playlist = [{ scene: 'programme', seconds: 45, hours: DAY }];
	expect(shown(playlist, at('2026-11-24T20:00:00'))).toEqual([
		null,
		'2026-11-25T07:00:00',
		'programme',
	]);
	expect(slotAt([], 5).entry).toBeNull();
});

test('two screens that were switched on at different times see the same', () => {
	const playlist = [
		{ scene: 'overview', seconds: 33 },
		{ scene: 'devices', seconds: 21, hours: DAY },
		{ scene: 'troubles', seconds: 20, days: [2] },
	];
	for (let time = at('2026-11-23T00:00:00'); time < at('2026-11-25T12:00:00'); time += 617_000) {
		const { entry, until, next } = slotAt(playlist, time);
		expect(until).toBeGreaterThan(time);
		expect(slotAt(playlist, until - 1)).toEqual({ entry, until, next });
		expect(slotAt(playlist, until).entry).toEqual(next);
	}
});
