import { expect, test } from 'vitest';
import { availabilityFigures, isUp, type AvailabilitySums } from './availability.ts';

const NONE: AvailabilitySums = {
	devices: 1,
	spanS: 0,
	upS: 0,
	degradedS: 0,
	downS: 0,
	maintenanceS: 0,
	failures: 0,
	restored: 0,
	restoredS: 0,
	downAtEnd: 0,
};

test('shares are of what is known; maintenance and what nobody knows are neither up nor down', () => {
	const sums = { spanS: 1_000, upS: 600, degradedS: 80, downS: 200, maintenanceS: 50 };
	const figures = availabilityFigures({ ...NONE, ...sums, failures: 3 });
	expect(figures).toEqual({
		knownS: 800,
		unknownS: 150,
		uptimeShare: 0.75,
		degradedShare: 0.1,
		mtbfS: 200,
		mttrS: null,
	});
});

test('an outage that goes on is in no mean time to restore', () => {
	const sums = { ...NONE, downS: 1_800_000, failures: 2, downAtEnd: 1 };
	expect(availabilityFigures({ ...sums, restored: 1, restoredS: 60 })).toMatchObject({ mttrS: 60 });
});

test('where nothing is known there is no share, and without an outage no mean time', () => {
	const figures = { uptimeShare: null, degradedShare: null, mtbfS: null, mttrS: null };
	expect(availabilityFigures({ ...NONE, spanS: 60 })).toMatchObject({ ...figures, unknownS: 60 });
	expect(availabilityFigures({ ...NONE, upS: 60 })).toMatchObject({ mtbfS: null, mttrS: null });
	const neverUp = { ...NONE, downS: 60, failures: 1, downAtEnd: 1 };
	expect(availabilityFigures(neverUp)).toMatchObject({ uptimeShare: 0, mtbfS: null });
});

test('a camera without a picture is down, one that is late is up, one in maintenance neither', () => {
	expect(isUp('online', null)).toBe(true);
	expect(isUp('degraded', null)).toBe(true);
	expect(isUp('degraded', 'late')).toBe(true);
	expect(isUp('degraded', 'low-battery')).toBe(true);
	expect(isUp('degraded', 'no-video')).toBe(false);
	expect(isUp('degraded', 'frozen')).toBe(false);
	expect(isUp('offline', 'gateway')).toBe(false);
	expect(isUp('maintenance', null)).toBe(null);
	expect(isUp('unknown', 'broker')).toBe(null);
});
