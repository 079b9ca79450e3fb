import * as v from 'valibot';
import { strange } from '#lib/wire/yaml-file.ts';
import type { PanelType } from '../panel-type.ts';

export type Options = {
	/** Whether a line tells what it rests on. */
	readonly evidence: boolean;
};

export const type: PanelType<Options> = {
	called: { vi: 'cần xử lý', en: 'needs attention' },
	options: v.strictObject(
		{ evidence: v.optional(v.boolean(), false) },
		strange('a panel of troubles'),
	),
};
