/** Devices that look as is wanted, for the gallery. */
import { countsOf, perLook, type DeviceLook } from '#lib/domain/trouble.ts';
import { deviceCell } from '#lib/scene/device-examples.ts';
import type { DeviceRow } from '#lib/ui/device-row.ts';

const STANDINGS = {
	offline: { state: 'offline', reason: 'power' },
	degraded: { state: 'degraded', reason: 'low-fps' },
	silent: { state: 'offline', reason: 'silent' },
	unknown: { state: 'unknown' },
	maintenance: { state: 'maintenance' },
	late: { freshness: 'late' },
	online: {},
} as const;

let last = 0;

/** A unit with devices of these looks. */
export function rowOf(
	name: string,
	looks: readonly DeviceLook[],
	deviceName?: string,
): DeviceRow & { readonly looks: readonly DeviceLook[] } {
	return {
		looks,
		unitCode: name,
		kind: '',
		name,
		counts: countsOf(perLook((look) => looks.filter((own) => own === look).length)),
		cells: looks.map((look) =>
			deviceCell((last += 1), {
				about: deviceName === undefined ? {} : { name: deviceName },
				standing: STANDINGS[look],
			}),
		),
	};
}
