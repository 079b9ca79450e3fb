import * as v from 'valibot';
import { strange } from '#lib/wire/yaml-file.ts';
import type { PanelType } from '../panel-type.ts';

/** Devices that may be told of by name. */
const MOST_NAMED = 200;

export type Options = {
	/** How many devices there may be for a line each, with a name; more are cells. */
	readonly named: number;
};

export const type: PanelType<Options> = {
	called: { vi: 'thiết bị', en: 'devices' },
	options: v.strictObject(
		{
			named: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(MOST_NAMED)), 0),
		},
		strange('a panel of devices'),
	),
};
