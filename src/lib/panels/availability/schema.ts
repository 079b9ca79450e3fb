import * as v from 'valibot';
import { strange } from '#lib/wire/yaml-file.ts';
import type { PanelType } from '../panel-type.ts';

export const type: PanelType<object> = {
	called: { vi: 'độ sẵn sàng', en: 'availability' },
	options: v.strictObject({}, strange('this panel')),
};
