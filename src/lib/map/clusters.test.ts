import { expect, test } from 'vitest';
import { marksOf } from './clusters.ts';
import type { PlacedDevice } from './gathered.ts';

const SIZE = { zoom: 9.4, emPx: 20 };
/** About a CSS px at that zoom. */
const PX = 360 / (512 * 2 ** 9.4);

function device(id: string, px: number, own: Partial<PlacedDevice> = {}): PlacedDevice {
	return {
		id,
		name: id,
		unitId: null,
		lon: 108 + px * PX,
		lat: 12,
		state: 'online',
		freshness: 'fresh',
		trouble: null,
		...own,
	};
}

const lost = { state: 'offline', trouble: 'critical' } as const;

test('quiet devices that stand apart are drawn each by itself', () => {
	const marks = marksOf([device('a', 0), device('b', 30)], SIZE);
	expect(marks.map(({ members }) => members)).toEqual([['a'], ['b']]);
});

test('dots that overlap become one with their count', () => {
	const marks = marksOf([device('a', 0), device('b', 3)], SIZE);
	expect(marks).toHaveLength(1);
	expect(marks[0]).toMatchObject({ symbol: 'online', count: 2, members: ['a', 'b'] });
});

test('a crowd becomes a ring even where its dots do not touch', () => {
	const crowd = Array.from({ length: 12 }, (_, at) =>
		device(`c${String(at)}`, (at % 4) * 8, { lat: 12 + Math.floor(at / 4) * 8 * PX }),
	);
	expect(marksOf(crowd, SIZE)).toMatchObject([{ symbol: 'online', count: 12 }]);
});

test('those in trouble cluster among themselves and wear the worst state', () => {
	const warned = { state: 'degraded', trouble: 'warning' } as const;
	const marks = marksOf([device('a', 0, warned), device('b', 20, lost)], SIZE);
	expect(marks).toHaveLength(1);
	expect(marks[0]).toMatchObject({ symbol: 'critical', count: 2 });
});

test('a symbol of trouble that would stand on the number of another is one with it', () => {
	const dozen = Array.from({ length: 12 }, (_, at) => device(`c${String(at)}`, at / 12, lost));
	// Symbol and number reach from -12 to 44 px.
	expect(marksOf([...dozen, device('z', 52, lost)], SIZE)).toMatchObject([
		{ symbol: 'critical', count: 13 },
	]);
	expect(marksOf([...dozen, device('z', 66, lost)], SIZE)).toHaveLength(2);
	expect(marksOf([...dozen, device('z', -60, lost)], SIZE)).toHaveLength(2);
});

test('planned work is worse than being online, and better than not being known', () => {
	const works = device('a', 0, { state: 'maintenance' });
	expect(marksOf([works, device('b', 3)], SIZE)).toMatchObject([{ symbol: 'maintenance' }]);
	const unknown = device('c', 3, { state: 'unknown', freshness: 'none' });
	expect(marksOf([works, unknown], SIZE)).toMatchObject([{ symbol: 'unknown', count: 2 }]);
	expect(marksOf([works, device('d', 3, lost)], SIZE)).toMatchObject([{ symbol: 'critical' }]);
});

test('a quiet device under a symbol of trouble belongs to it, and is not counted', () => {
	const marks = marksOf([device('a', 0, lost), device('b', 5), device('c', 60)], SIZE);
	expect(marks).toHaveLength(2);
	expect(marks.find(({ symbol }) => symbol === 'critical')).toMatchObject({
		count: 1,
		members: ['a', 'b'],
	});
});

test('five thousand devices lose none', () => {
	const many = Array.from({ length: 5_000 }, (_, at) =>
		device(`d${String(at)}`, (at * 37) % 900, {
			lat: 12 + ((at * 53) % 600) * PX,
			...(at % 40 ? {} : lost),
		}),
	);
	const members = marksOf(many, SIZE).flatMap((mark) => mark.members);
	expect(new Set(members).size).toBe(5_000);
	expect(members).toHaveLength(5_000);
});

test('a symbol flashes while one of its critical troubles is new, and no other does', () => {
	const warned = { state: 'degraded', trouble: 'warning' } as const;
	const flashing = (...devices: readonly PlacedDevice[]) =>
		marksOf(devices, SIZE).map(({ pulsing }) => pulsing);
	expect(flashing(device('a', 0, lost), device('b', 0, { ...lost, pulsing: true }))).toEqual([
		true,
	]);
	expect(flashing(device('a', 0, lost), device('b', 300, { ...lost, pulsing: true }))).toEqual(
		expect.arrayContaining([false, true]),
	);
	expect(flashing(device('a', 0, { ...warned, pulsing: true }))).toEqual([false]);
	expect(flashing(device('a', 0, { pulsing: true }), device('b', 2))).toEqual([false]);
});
