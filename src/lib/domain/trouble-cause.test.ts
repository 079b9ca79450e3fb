import { expect, test } from 'vitest';
import type { DeviceStanding } from './device.ts';
import { troubleCauses } from './trouble-cause.ts';
import { deviceLook } from './trouble.ts';

type About = Parameters<typeof troubleCauses>[0][number]['about'];

function device(
	id: number,
	{ about = {}, standing = {} }: { about?: Partial<About>; standing?: Partial<DeviceStanding> },
) {
	return {
		about: {
			id,
			site: 'bao-loc',
			device: `d-${String(id)}`,
			kind: 'camera',
			gateway: null,
			registered: true,
			sample: false,
			...about,
		},
		standing: {
			id,
			state: 'online' as const,
			reason: null,
			since: id,
			seenAt: id,
			timeSource: 'device' as const,
			freshness: 'fresh' as const,
			evidence: { kind: 'heard' } as DeviceStanding['evidence'],
			intervalS: 30,
			intervalBasis: 'given' as const,
			flapping: false,
			...standing,
		},
	};
}
const offline = { state: 'offline' } as const;
const silent = { freshness: 'stale' } as const;
const behind = (gateway: number, more: Partial<About> = {}) => ({
	gateway: `d-${String(gateway)}`,
	...more,
});
const causes = (...devices: Parameters<typeof troubleCauses>[0]) =>
	troubleCauses(devices).map(({ cell, behind }) => [
		cell.about.id,
		behind.map(({ about }) => about.id),
	]);

test('what is away behind a dead gateway is one with it; what still speaks, or hangs elsewhere, is not', () => {
	expect(
		causes(
			device(1, { standing: offline }),
			device(2, { about: behind(1), standing: offline }),
			device(3, { about: behind(1), standing: silent }),
			device(4, { about: behind(1), standing: { state: 'degraded' } }),
			device(5, { about: behind(1) }),
			device(6, { about: behind(1, { site: 'da-lat' }), standing: offline }),
			device(7, { about: behind(5), standing: offline }),
		),
	).toEqual([
		[7, []],
		[6, []],
		[1, [2, 3]],
		[4, []],
	]);
});

test('a silent gateway is one with those that it cut off and graver than they are, by the rule that every other view asks', () => {
	const devices = [
		device(1, { about: { kind: 'gateway' }, standing: { ...offline, reason: 'silent' } }),
		device(2, { about: behind(1), standing: { ...offline, reason: 'gateway' } }),
		device(3, { about: behind(1), standing: { ...offline, reason: 'power' } }),
	];
	expect(causes(...devices)).toEqual([[1, [2, 3]]]);
	expect(troubleCauses(devices)[0]?.trouble.level).toBe('critical');
	expect(devices.map(deviceLook)).toEqual(['offline', 'silent', 'offline']);
});

test('whatever carries others and is milder than one behind it hides that one not', () => {
	expect(
		causes(
			device(1, { standing: { ...offline, reason: 'silent' } }),
			device(2, { about: behind(1), standing: { ...offline, reason: 'gateway' } }),
			device(3, { about: behind(1), standing: { ...offline, reason: 'power' } }),
		),
	).toEqual([
		[3, []],
		[1, [2]],
	]);
});

test('those that come and go with their gateway are one with it', () => {
	const evidence = { kind: 'flapping', changePercent: 40, since: 5 } as const;
	const flapping = { state: 'degraded', reason: 'flapping', evidence } as const;
	const child = device(2, { about: behind(1), standing: { ...offline, evidence } });
	expect(causes(device(1, { standing: flapping }), child)).toEqual([[1, [2]]]);
});

test('the first gateway of a chain is the cause; of a ring each is its own, with what hangs on it', () => {
	const chain = [2, 3].map((id) => device(id, { about: behind(id - 1), standing: offline }));
	expect(causes(device(1, { standing: offline }), ...chain)).toEqual([[1, [2, 3]]]);
	const ring = [
		device(1, { about: behind(2), standing: offline }),
		device(2, { about: behind(1), standing: offline }),
		device(3, { about: behind(3), standing: offline }),
		device(4, { about: behind(2), standing: offline }),
		device(5, { about: behind(4), standing: offline }),
	];
	expect(causes(...ring)).toEqual([
		[3, []],
		[2, [4, 5]],
		[1, []],
	]);
});

test('real devices come before samples, and never stand behind one', () => {
	const sample = { sample: true };
	expect(
		causes(
			device(9, { about: sample, standing: offline }),
			device(2, { about: behind(9, sample), standing: offline }),
			device(3, { about: behind(9), standing: { state: 'degraded', since: 1 } }),
			device(4, { about: behind(9), standing: silent }),
		),
	).toEqual([
		[4, []],
		[3, []],
		[9, [2]],
	]);
});
