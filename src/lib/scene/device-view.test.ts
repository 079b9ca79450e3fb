import { expect, test } from 'vitest';
import type { Device } from '#lib/domain/device.ts';
import { troubleOf } from '#lib/domain/trouble.ts';
import type { Unit } from '#lib/domain/unit.ts';
import { deviceCell } from './device-examples.ts';
import { partFinder, strangersAmong, troubleLines } from './device-view.ts';

const units = new Map([
	[1, { code: '673', shortName: 'Bảo Lộc' } as Unit],
	[2, { code: '672', shortName: 'Đà Lạt' } as Unit],
	[3, { code: '679', shortName: 'Di Linh' } as Unit],
]);
const partOf = ({ unitId }: Pick<Device, 'unitId'>) => units.get(unitId ?? -1) ?? null;

test('troubles are the worst and newest first, with name and place', () => {
	const lines = troubleLines(
		[
			deviceCell(1, { standing: { state: 'degraded', since: 9_000 } }),
			deviceCell(2, { standing: { state: 'offline', since: 3_000 } }),
			deviceCell(3, {}),
			deviceCell(4, { standing: { state: 'offline', since: 5_000 }, about: { name: 'cam-4' } }),
			deviceCell(5, { standing: { freshness: 'stale' }, about: { registered: false } }),
			deviceCell(6, {
				standing: { state: 'degraded', freshness: 'stale', since: 8_000 },
				about: { registered: false },
			}),
		],
		partOf,
	);
	expect(lines.map(({ alarm, name, place }) => [alarm, name, place])).toEqual([
		['bao-loc/cam-4', 'bao-loc/cam-4', 'Bảo Lộc'],
		['bao-loc/cam-2', 'Camera 2', 'Bảo Lộc'],
		['bao-loc/cam-1', 'Camera 1', 'Bảo Lộc'],
		['bao-loc/cam-6', 'Camera 6', 'Bảo Lộc'],
	]);
});

test('a dead gateway and what is behind it are one line, and the lines together are all in trouble', () => {
	const offline = { state: 'offline' } as const;
	const children = [2, 3, 4].map((id) =>
		deviceCell(id, { about: { gateway: 'cam-1' }, standing: offline }),
	);
	const cells = [
		deviceCell(1, { standing: offline }),
		...children,
		deviceCell(5, { standing: offline }),
	];
	const lines = troubleLines([...cells, deviceCell(6, {})], partOf);
	expect(lines.map(({ alarm, behind }) => [alarm, behind])).toEqual([
		['bao-loc/cam-1', 3],
		['bao-loc/cam-5', 0],
	]);
	const troubled = cells.filter((each) => troubleOf(each) !== null);
	expect(lines.reduce((sum, { behind }) => sum + 1 + behind, 0)).toBe(troubled.length);
});

test('a device belongs to the part that its unit lies in, and one of the whole to the whole', () => {
	const [part, commune] = [{ id: 7, parentId: 9 } as Unit, { id: 70, parentId: 7 } as Unit];
	const scope = { id: 9 } as Unit;
	const find = partFinder({ scope, parts: [part], within: [[commune.id, part.id]] });
	const of = (unitId: number | null) => find({ name: 'Camera', device: 'cam', unitId })?.id;
	expect([of(7), of(70), of(9), of(8), of(null)]).toEqual([7, 7, 9, undefined, undefined]);
});

test('a line says whether its device is a sample', () => {
	const trouble = { standing: { state: 'offline' } } as const;
	const lines = troubleLines(
		[deviceCell(1, trouble), deviceCell(2, { ...trouble, about: { sample: true } })],
		partOf,
	);
	expect(lines.map(({ sample }) => sample)).toEqual([false, true]);
});

test('strangers are told of by site and id, the newest first', () => {
	const strangers = strangersAmong([
		deviceCell(1, { standing: { seenAt: 1 } }),
		deviceCell(3, { standing: { seenAt: 5 } }),
	]);
	expect(strangers.map(({ name }) => name)).toEqual(['bao-loc/cam-3', 'bao-loc/cam-1']);
});
