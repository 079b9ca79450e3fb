import type { DeviceStatesAnswer } from '#lib/wire/api/device-states.ts';
import { deviceStates, PAST_EVERY_S } from '../device-past.ts';
import type { PanelQuery } from '../panel-type.ts';
import type { Options } from './schema.ts';

/** Which clocks are not believed, and since when devices wait in quarantine; nothing where that is not told. */
export type Answer = Pick<DeviceStatesAnswer, 'clocks' | 'quarantine'> | null;

export const query: PanelQuery<Options, Answer> = {
	everyS: PAST_EVERY_S,
	async read(asked) {
		if (!asked.options.detailed) return null;
		const { clocks, quarantine } = await deviceStates(asked.focus.scope, asked);
		return { clocks, quarantine };
	},
};
