import type { DeviceStatesAnswer } from '#lib/wire/api/device-states.ts';
import { deviceStates, PAST_EVERY_S } from '../device-past.ts';
import type { PanelQuery } from '../panel-type.ts';

export const query: PanelQuery<object, DeviceStatesAnswer> = {
	everyS: PAST_EVERY_S,
	read: deviceStates,
};
