import type { DeviceStatesAnswer } from '#lib/wire/api/device-states.ts';
import { deviceStates, PAST_EVERY_S, unitOf } from '../device-past.ts';
import type { PanelQuery } from '../panel-type.ts';
import type { Options } from './schema.ts';

/** Which clocks are not believed; nothing where evidence is not told. */
export type Answer = DeviceStatesAnswer['clocks'] | null;

export const query: PanelQuery<Options, Answer> = {
	everyS: PAST_EVERY_S,
	async read(asked) {
		if (!asked.options.evidence) return null;
		return (await deviceStates(unitOf(asked.options, asked.focus), asked)).clocks;
	},
};
