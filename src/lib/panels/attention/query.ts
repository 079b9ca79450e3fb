import type { DeviceStatesAnswer } from '#lib/wire/api/device-states.ts';
import { deviceStates, PAST_EVERY_S } from '../device-past.ts';
import type { PanelQuery } from '../panel-type.ts';
import type { Options } from './schema.ts';

/** Which clocks are not believed; nothing where evidence is not told. */
export type Answer = DeviceStatesAnswer['clocks'] | null;

export const query: PanelQuery<Options, Answer> = {
	everyS: PAST_EVERY_S,
	read: async (asked) => (asked.options.evidence ? (await deviceStates(asked)).clocks : null),
};
