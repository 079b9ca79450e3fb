import type { DeviceStatesAnswer } from '#lib/wire/api/device-states.ts';
import type { Focus } from '#lib/domain/focus.ts';
import type { Unit } from '#lib/domain/unit.ts';
import type { PanelAsked } from './panel-type.ts';
import type { WhichDevices } from './which-devices.ts';

/** Devices whose course is told: more have no room on any wall. */
const MOST_DEVICES = 60;
const HOURS = 24;

/** How often what is past is asked for (s). */
export const PAST_EVERY_S = 30;

/** The last 24 hours of the devices of a unit, and of those below it. */
export function deviceStates(
	unit: Unit,
	{ services }: Pick<PanelAsked<unknown>, 'services'>,
): Promise<DeviceStatesAnswer> {
	return services.deviceStates({ unit, hours: HOURS, limit: MOST_DEVICES });
}

/** The unit of whose devices, and of those below it, a panel tells. */
export function unitOf({ of }: Partial<WhichDevices>, { home, scope }: Focus): Unit {
	return of === 'home' ? home : scope;
}
