import { expect, test } from 'vitest';
import { simulatedFleet } from './fleet.ts';
import { FleetHealth } from './health.ts';
import { seededRandom } from './seeded-random.ts';

const MINUTE_MS = 60_000;
const fleet = simulatedFleet({});

test('at any time about one device in twenty-five is in trouble', () => {
	const health = new FleetHealth(fleet, seededRandom(1));
	let troubled = 0;
	for (let minute = 0; minute < 3000; minute++) {
		health.advance(minute * MINUTE_MS);
		troubled += fleet.filter((device) => health.of(device).state !== 'online').length;
	}
	const share = troubled / 3000 / fleet.length;
	expect(share).toBeGreaterThan(0.03);
	expect(share).toBeLessThan(0.065);
});

test('each that fails recovers by itself', () => {
	const health = new FleetHealth(fleet, seededRandom(2));
	health.advance(0);
	const failed = fleet.filter((device) => health.of(device).state !== 'online');
	expect(failed.length).toBeGreaterThan(0);
	const recovered = new Set<unknown>();
	for (let minute = 1; minute < 300; minute++) {
		health.advance(minute * MINUTE_MS);
		for (const device of failed) {
			if (health.of(device).state === 'online') recovered.add(device);
		}
	}
	expect(recovered.size).toBe(failed.length);
});

test('a gateway that is down takes its children with it', () => {
	const health = new FleetHealth(fleet, seededRandom(3));
	const gateways = fleet.filter(({ kind }) => kind === 'gateway');
	let seen = 0;
	for (let minute = 0; minute < 2000; minute++) {
		health.advance(minute * MINUTE_MS);
		for (const gateway of gateways) {
			if (health.of(gateway).state === 'online') continue;
			seen++;
			for (const child of fleet) {
				if (child.site !== gateway.site || child.gateway !== gateway.device) continue;
				expect(health.of(child)).toEqual({ state: 'offline', reason: 'gateway' });
			}
		}
	}
	expect(seen).toBeGreaterThan(0);
});

test('only changes are named, and the first time all', () => {
	const health = new FleetHealth(fleet, seededRandom(4));
	expect(health.advance(0)).toHaveLength(fleet.length);
	expect(health.advance(0)).toEqual([]);
	const before = new Map(fleet.map((device) => [device, health.of(device)]));
	const changed = new Set(health.advance(30 * MINUTE_MS));
	for (const device of fleet) {
		expect(changed.has(device)).toBe(before.get(device) !== health.of(device));
	}
});

test('the same seed makes the same course', () => {
	const course = () => {
		const health = new FleetHealth(fleet, seededRandom(5));
		return Array.from({ length: 50 }, (_, at) => health.advance(at * MINUTE_MS).length);
	};
	expect(course()).toEqual(course());
});
