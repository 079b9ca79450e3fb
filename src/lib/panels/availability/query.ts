import { monthBefore, monthOf } from '#lib/domain/month.ts';
import { PAST_EVERY_S, unitOf } from '../device-past.ts';
import type { PanelQuery } from '../panel-type.ts';
import type { Options } from './schema.ts';
import type { TwoMonths } from './availability-view.ts';

/** More units or kinds have no room on any wall. */
const MOST_ROWS = 200;

/** This month and the one before. */
export type Answer = { readonly byUnit: TwoMonths; readonly byKind: TwoMonths };

export const query: PanelQuery<Options, Answer> = {
	everyS: PAST_EVERY_S,
	async read({ options, focus, services, now }) {
		const unit = unitOf(options, focus);
		const month = monthOf(now);
		const months = async (by: 'unit' | 'kind'): Promise<TwoMonths> => {
			const asked = { by, unit, limit: MOST_ROWS };
			return {
				now: await services.availability({ ...asked, month }),
				before: await services.availability({ ...asked, month: monthBefore(month) }),
			};
		};
		return { byUnit: await months('unit'), byKind: await months('kind') };
	},
};
