import * as v from 'valibot';
import { strange } from '#lib/wire/yaml-file.ts';
import type { PanelType } from '../panel-type.ts';

export const type: PanelType<object> = {
	called: { vi: 'bản đồ', en: 'map' },
	options: v.strictObject({}, strange('this panel')),
};
