import * as v from 'valibot';
import { strange } from '#lib/wire/yaml-file.ts';
import type { PanelType } from '../panel-type.ts';
import { WHICH_DEVICES, type WhichDevices } from '../which-devices.ts';

export type Options = WhichDevices & {
	/** Whether a line tells what it rests on. */
	readonly evidence: boolean;
};

export const type: PanelType<Options> = {
	called: { vi: 'cần xử lý', en: 'needs attention' },
	options: v.strictObject(
		{ ...WHICH_DEVICES, evidence: v.optional(v.boolean(), false) },
		strange('a panel of troubles'),
	),
};
