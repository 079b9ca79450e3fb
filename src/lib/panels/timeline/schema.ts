import * as v from 'valibot';
import { strange } from '#lib/wire/yaml-file.ts';
import type { PanelType } from '../panel-type.ts';
import { WHICH_DEVICES, type WhichDevices } from '../which-devices.ts';

export type Options = Pick<WhichDevices, 'of'>;

export const type: PanelType<Options> = {
	called: { vi: 'diễn biến', en: 'last 24 hours' },
	options: v.strictObject({ of: WHICH_DEVICES.of }, strange('a panel of the last 24 hours')),
};
