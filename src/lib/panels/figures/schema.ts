import * as v from 'valibot';
import { strange } from '#lib/wire/yaml-file.ts';
import type { PanelType } from '../panel-type.ts';

export type Options = {
	/** Codes, in order; left out: the centre's key indicators. */
	readonly indicators?: readonly string[] | undefined;
};

export const type: PanelType<Options> = {
	called: { vi: 'chỉ tiêu', en: 'indicators' },
	options: v.strictObject(
		{ indicators: v.optional(v.pipe(v.array(v.string()), v.minLength(1))) },
		strange('a panel of figures'),
	),
	names: ({ indicators = [] }) => ({ indicators }),
};
