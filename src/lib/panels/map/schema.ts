import * as v from 'valibot';
import { strange } from '#lib/wire/yaml-file.ts';
import type { PanelType } from '../panel-type.ts';

export type Options = {
	/** Whether the scene's unit is framed, with its neighbours dimmed. */
	readonly focus: boolean;
};

export const type: PanelType<Options> = {
	called: { vi: 'bản đồ', en: 'map' },
	options: v.strictObject({ focus: v.optional(v.boolean(), false) }, strange('a map')),
};
