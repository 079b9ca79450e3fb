import { expect, test } from 'vitest';
import type { Device } from '#lib/domain/device.ts';
import type { Unit } from '#lib/domain/unit.ts';
import type { DeviceCell } from '#lib/ui/device-row.ts';
import { deviceCell } from '#lib/scene/device-examples.ts';
import { MapDevices, NEW_MS } from './map-devices.ts';

const partOf = ({ unitId }: Pick<Device, 'unitId'>) => (unitId === 70 ? ({ id: 7 } as Unit) : null);

const device = (id: number, about: Partial<Device> = {}) => deviceCell(id, { about });

const drawn = (...cells: DeviceCell[]) => new MapDevices().of(cells, { partOf, now: null });

test('a device goes by its own id on the map, unless another site uses the same', () => {
	const devices = drawn(
		device(1),
		device(2, { device: 'gate' }),
		device(3, { device: 'gate', site: 'da-lat' }),
	);
	expect(devices.map(({ id }) => id)).toEqual(['cam-1', 'bao-loc/gate', 'da-lat/gate']);
});

test('a device is of the part that its unit lies in, and of its own unit where that is in none', () => {
	expect(drawn(device(1, { unitId: 70 }), device(2)).map(({ unitId }) => unitId)).toEqual([7, 1]);
});

test('one that nobody has taken in is not drawn', () => {
	expect(drawn(device(1), device(2, { registered: false }))).toHaveLength(1);
});

test('a sign of life leaves the list as it is', () => {
	const cells = [device(1), device(2)];
	const devices = new MapDevices();
	const before = devices.of(cells, { partOf, now: null });
	for (const cell of cells) cell.standing = { ...cell.standing, seenAt: 3_000 };
	expect(devices.of(cells, { partOf, now: null })).toBe(before);
});

test('where one device changes all others stay the same objects', () => {
	const [first, second] = [device(1), device(2)];
	const cells = [first, second];
	const devices = new MapDevices();
	const before = devices.of(cells, { partOf, now: null });
	second.standing = { ...second.standing, state: 'offline', reason: 'last-will' };
	const after = devices.of(cells, { partOf, now: null });
	expect(after[0]).toBe(before[0]);
	expect(after[1]).toMatchObject({ id: 'cam-2', state: 'offline', trouble: 'critical' });
	expect(before[1]).toMatchObject({ state: 'online', trouble: null });
	expect(devices.of(cells, { partOf, now: null })).toBe(after);
});

test('another list, or another unit for the same device, is read anew', () => {
	const devices = new MapDevices();
	const cells = [device(1, { unitId: 70 })];
	expect(devices.of(cells, { partOf, now: null })).toMatchObject([{ name: 'Camera 1', unitId: 7 }]);
	const renamed = [device(1, { unitId: 70, name: 'Cổng chào' })];
	expect(devices.of(renamed, { partOf, now: null })).toMatchObject([
		{ name: 'Cổng chào', unitId: 7 },
	]);
	expect(devices.of(renamed, { partOf: () => null, now: null })).toMatchObject([{ unitId: 70 }]);
});

test('the symbol of a new critical trouble flashes, and of nothing else, for as long as it is new', () => {
	const since = 1_000_000;
	const cells = [
		deviceCell(1, { standing: { state: 'offline', reason: 'power', since } }),
		deviceCell(2, { standing: { state: 'degraded', reason: 'frozen', since } }),
		deviceCell(3, { standing: { since } }),
	];
	const devices = new MapDevices();
	const flashing = (now: number) =>
		devices.of(cells, { partOf, now }).flatMap(({ id, pulsing }) => (pulsing ? id : []));
	expect(flashing(since + NEW_MS - 1)).toEqual(['cam-1']);
	expect(devices.pulsing).toBe(true);
	expect(flashing(since + NEW_MS)).toEqual([]);
	expect(devices.pulsing).toBe(false);
});
