import * as v from 'valibot';
import { strange } from '#lib/wire/yaml-file.ts';
import type { PanelType } from '../panel-type.ts';

export type Options = {
	/** Whether it tells since when, and of clocks that are not believed. */
	readonly detailed: boolean;
};

export const type: PanelType<Options> = {
	called: { vi: 'số liệu bị từ chối', en: 'what was refused' },
	options: v.strictObject(
		{ detailed: v.optional(v.boolean(), false) },
		strange('a panel of what was refused'),
	),
};
