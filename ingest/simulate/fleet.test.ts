import { expect, test } from 'vitest';
import { isDeviceId, isSlug } from '#lib/wire/mqtt-topic.ts';
import { simulatedFleet } from './fleet.ts';

const id = ({ site, device }: { site: string; device: string }) => `${site}/${device}`;

test('some two hundred devices, each with its own name and place, cameras on Bảo Lộc’s main roads among them', () => {
	const fleet = simulatedFleet({});
	expect(fleet.length).toBeGreaterThanOrEqual(200);
	expect(fleet.length).toBeLessThan(250);
	expect(new Set(fleet.map(id)).size).toBe(fleet.length);
	const named = fleet.filter(({ site, kind }) => site === 'bao-loc' && kind === 'camera');
	for (const road of ['Trần Phú', 'Nguyễn Công Trứ', 'Lý Thường Kiệt', 'Hà Giang', 'Quốc lộ 20']) {
		expect(named.some(({ name }) => name.startsWith(`Camera ${road}`))).toBe(true);
	}
});

test('sites and ids fit the topics, and names are in NFC', () => {
	for (const { site, device, name } of simulatedFleet({})) {
		expect(isSlug(site)).toBe(true);
		expect(isDeviceId(device)).toBe(true);
		expect(name).toBe(name.normalize('NFC'));
	}
});

test('every gateway that is named is there', () => {
	for (const devices of [30, 77, null]) {
		const fleet = simulatedFleet({ devices });
		const known = new Set(fleet.map(id));
		for (const { site, gateway } of fleet) {
			if (gateway !== null) expect(known.has(`${site}/${gateway}`)).toBe(true);
		}
	}
});

test('as many as are wanted, fewer or more', () => {
	expect(simulatedFleet({ devices: 1 })).toHaveLength(1);
	const many = simulatedFleet({ devices: 500 });
	expect(new Set(many.map(id)).size).toBe(500);
	expect(simulatedFleet({ devices: 500 })).toEqual(many);
});

test('only the devices of the wanted sites', () => {
	const sites = new Set(simulatedFleet({ sites: ['da-teh'], devices: 60 }).map(({ site }) => site));
	expect([...sites]).toEqual(['da-teh']);
});
