import type { DeviceStatesAnswer } from '#lib/wire/api/device-states.ts';
import { deviceStates, PAST_EVERY_S, unitOf } from '../device-past.ts';
import type { PanelQuery } from '../panel-type.ts';
import type { Options } from './schema.ts';

export const query: PanelQuery<Options, DeviceStatesAnswer> = {
	everyS: PAST_EVERY_S,
	read: (asked) => deviceStates(unitOf(asked.options, asked.focus), asked),
};
