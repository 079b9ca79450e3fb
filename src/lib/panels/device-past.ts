import type { DeviceStatesAnswer } from '#lib/wire/api/device-states.ts';
import type { PanelAsked } from './panel-type.ts';

/** Devices whose course is told: more have no room on any wall. */
const MOST_DEVICES = 60;
const HOURS = 24;

/** How often what is past is asked for (s). */
export const PAST_EVERY_S = 30;

/** The last 24 hours of the devices of a scene. */
export function deviceStates({
	focus: { scope },
	services,
}: Pick<PanelAsked<unknown>, 'focus' | 'services'>): Promise<DeviceStatesAnswer> {
	return services.deviceStates({ unit: scope, hours: HOURS, limit: MOST_DEVICES });
}
