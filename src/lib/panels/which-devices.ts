/** Which devices a panel tells of. */
import * as v from 'valibot';

/** For the schema of a panel. */
export const WHICH_DEVICES = {
	/** Those of the scene's own unit alone; else of all that the scene looks at. */
	of: v.optional(v.picklist(['all', 'home']), 'all'),
	/** Of one kind: `camera`, `water-gauge`. */
	kind: v.optional(v.string()),
};

export type WhichDevices = { readonly of: 'all' | 'home'; readonly kind?: string | undefined };

/** Some of the devices, told as one thing: cameras of one road. */
export type DeviceGroup = {
	readonly name: string;
	/** Names or ids, in which `*` stands for whatever characters. */
	readonly devices: readonly string[];
};
