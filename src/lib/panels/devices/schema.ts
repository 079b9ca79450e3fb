import * as v from 'valibot';
import { strange } from '#lib/wire/yaml-file.ts';
import type { PanelType } from '../panel-type.ts';
import { WHICH_DEVICES, type DeviceGroup, type WhichDevices } from '../which-devices.ts';

/** Devices that may be told of by name. */
const MOST_NAMED = 200;

/** Roads, buildings: more have no room. */
const MOST_GROUPS = 60;

export type Options = WhichDevices & {
	/** What they are told in, instead of the units that they stand in. */
	readonly groups?: readonly DeviceGroup[] | undefined;
	/** How many devices there may be for a line each, with a name; more are cells. */
	readonly named: number;
};

export const type: PanelType<Options> = {
	called: { vi: 'thiết bị', en: 'devices' },
	options: v.strictObject(
		{
			...WHICH_DEVICES,
			named: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(MOST_NAMED)), 0),
			groups: v.optional(
				v.pipe(
					v.array(
						v.strictObject(
							{ name: v.string(), devices: v.pipe(v.array(v.string()), v.minLength(1)) },
							strange('a group of devices'),
						),
					),
					v.minLength(1),
					v.maxLength(MOST_GROUPS),
				),
			),
		},
		strange('a panel of devices'),
	),
};
