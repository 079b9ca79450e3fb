import * as v from 'valibot';
import { strange } from '#lib/wire/yaml-file.ts';
import type { PanelType } from '../panel-type.ts';

const LONGEST_YEARS = 20;

export type Options = {
	/** Code of the indicator. */
	readonly indicator: string;
	/** How many years back. */
	readonly years: number;
};

export const type: PanelType<Options> = {
	called: { vi: 'biểu đồ', en: 'chart' },
	options: v.strictObject(
		{
			indicator: v.string(),
			years: v.optional(v.pipe(v.number(), v.minValue(0.02), v.maxValue(LONGEST_YEARS)), 2),
		},
		strange('a chart'),
	),
	names: ({ indicator }) => ({ indicators: [indicator] }),
};
