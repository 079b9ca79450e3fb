import { expect, test } from 'vitest';
import type { DeviceStatesAnswer } from '#lib/wire/api/device-states.ts';
import { restlessBeyond, timelineRows, timelineTicks } from './timeline-view.ts';

type Told = DeviceStatesAnswer['devices'][number];
type Stretch = Told['stretches'][number];

/** 06:10 in Vietnam, and an hour later. */
const SPAN = { from: '2026-11-22T23:10:00.000Z', to: '2026-11-23T00:10:00.000Z' };
const at = (minute: number) => new Date(Date.parse(SPAN.from) + minute * 60_000).toISOString();
const stretch = (from: number, to: number, state: Stretch['state'], reason: string | null = null) =>
	({ from: at(from), to: at(to), state, reason }) satisfies Stretch;

function device(some: Partial<Told>): Told {
	const sums = { upS: 0, degradedS: 0, downS: 0, maintenanceS: 0, unknownS: 0, changes: 0 };
	const about = { site: 'bao-loc', device: 'cam-01', name: 'Camera chợ', kind: 'camera' };
	return { ...about, unit: '673', sample: false, ...sums, stretches: [], ...some };
}

const answer = (...devices: Told[]): DeviceStatesAnswer => ({
	...SPAN,
	unit: null,
	total: 9,
	steady: 5,
	quarantine: { count: 0, since: null },
	clocks: { count: 0, devices: [] },
	devices,
});
const rowsOf = (...devices: Told[]) =>
	timelineRows(answer(...devices), {
		placeOf: (code) => (code === '673' ? 'Bảo Lộc' : ''),
		locale: 'vi',
	});

test('an outage of a second has a mark of its own, and marks of one look are one run', () => {
	const stretches = [
		stretch(0, 12, 'online'),
		stretch(12, 12.02, 'offline'),
		stretch(12.02, 60, 'online'),
	];
	const [row] = rowsOf(device({ stretches, downS: 1, changes: 2 }));
	expect(row).toMatchObject({ key: 'bao-loc/cam-01', place: 'Bảo Lộc' });
	expect(row?.words).toBe('ngừng 1 giây');
	const [restless] = rowsOf(device({ stretches, downS: 3_600, changes: 14 }));
	expect(restless?.words).toBe('ngừng 1 giờ · 14 lần đổi');
	expect(row?.runs).toEqual([
		{ look: 'up', from: 0, marks: 2 },
		{ look: 'down', from: 2, marks: 1 },
		{ look: 'up', from: 3, marks: 9 },
	]);
});

test('a camera without a picture is down, one that is late degraded; the time before it was there is neither', () => {
	const stretches = [
		stretch(30, 40, 'degraded', 'no-video'),
		stretch(40, 50, 'degraded', 'late'),
		stretch(50, 55, 'maintenance'),
		stretch(55, 60, 'unknown', 'unwatched'),
	];
	const [row] = rowsOf(device({ stretches, downS: 600, degradedS: 600 }));
	expect(row?.runs.map(({ look, from }) => [look, from])).toEqual([
		['absent', 0],
		['down', 6],
		['degraded', 8],
		['maintenance', 10],
		['unknown', 11],
	]);
});

test('who was online whenever anybody knew has no row, one of which nobody knew has', () => {
	const unheard = stretch(0, 20, 'unknown', 'broker');
	expect(rowsOf(device({ stretches: [unheard, stretch(20, 60, 'online')] }))).toEqual([]);
	expect(rowsOf(device({ stretches: [unheard] }))).toHaveLength(1);
});

test('in a small field each device has a row', () => {
	const steady = device({ stretches: [stretch(30, 60, 'online')] });
	const few = { ...answer(steady, steady), total: 2, steady: 2 };
	const rows = timelineRows(few, { placeOf: () => 'Bảo Lộc', locale: 'vi' });
	expect(rows.map(({ words }) => words)).toEqual(['', '']);
	expect(rows[0]?.runs).toEqual([
		{ look: 'absent', from: 0, marks: 6 },
		{ look: 'up', from: 6, marks: 6 },
	]);
	const thirteen = Array.from({ length: 13 }, () => steady);
	expect(rowsOf(...thirteen)).toEqual([]);
});

test('a moment that nobody knows hides no mark', () => {
	const stretches = [
		stretch(0, 20, 'online'),
		stretch(20, 30, 'offline'),
		stretch(30, 59.9, 'online'),
		stretch(59.9, 60, 'unknown', 'unwatched'),
	];
	const [row] = rowsOf(device({ stretches }));
	expect(row?.runs.at(-1)).toEqual({ look: 'up', from: 6, marks: 6 });
});

test('a device without a name is called by site and id', () => {
	const stretches = [stretch(0, 60, 'offline')];
	expect(rowsOf(device({ device: 'x', name: 'x', stretches }))[0]?.name).toBe('bao-loc/x');
});

test('what the answer left out is counted', () => {
	expect(
		restlessBeyond(
			answer(
				device({ stretches: [stretch(0, 9, 'offline')] }),
				device({ stretches: [stretch(0, 9, 'online')] }),
			),
		),
	).toBe(3);
});

test('ticks stand at the full hours of Vietnam that six divides', () => {
	const day = { from: '2026-11-22T05:25:00.000Z', to: '2026-11-23T05:25:00.000Z' };
	expect(timelineTicks(day).map(({ words }) => words)).toEqual([
		'18:00',
		'00:00',
		'06:00',
		'12:00',
	]);
	expect(timelineTicks(day)[0]?.at).toBeCloseTo((5 + 35 / 60) / 24, 6);
	expect(timelineTicks(SPAN)).toEqual([]);
});
