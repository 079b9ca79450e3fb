/** For the tests of what walls make of devices: one that is online, with whatever the test wants of it otherwise; it may be changed, as a board's. */
import type { Device, DeviceStanding } from '#lib/domain/device.ts';

export function deviceCell(
	id: number,
	{
		about = {},
		standing = {},
	}: { readonly about?: Partial<Device>; readonly standing?: Partial<DeviceStanding> } = {},
): { about: Device; standing: DeviceStanding } {
	return {
		about: {
			id,
			site: 'bao-loc',
			device: `cam-${String(id)}`,
			kind: 'camera',
			name: `Camera ${String(id)}`,
			unitId: 1,
			lat: 11.5,
			lon: 107.8,
			gateway: null,
			heartbeatS: 30,
			registered: true,
			sample: false,
			...about,
		},
		standing: {
			id,
			state: 'online',
			reason: null,
			since: 1_000,
			seenAt: 2_000,
			timeSource: 'device',
			freshness: 'fresh',
			evidence: { kind: 'heard' },
			intervalS: 30,
			intervalBasis: 'given',
			flapping: false,
			...standing,
		},
	};
}
