import * as v from 'valibot';
import { strange } from '#lib/wire/yaml-file.ts';
import type { PanelType } from '../panel-type.ts';

export const type: PanelType<object> = {
	called: { vi: 'diễn biến', en: 'last 24 hours' },
	options: v.strictObject({}, strange('this panel')),
};
