import { startOfDay } from '#lib/domain/time-format.ts';
import type { PanelQuery } from '../panel-type.ts';
import type { Options } from './schema.ts';

/** What is newer comes over the live channel. */
const EVERY_S = 3_600;
const YEAR_MS = 365.25 * 86_400_000;

type Point = { readonly at: number; readonly value: number };

/** The last value of each day, oldest first: real ones, and samples, which are never drawn as one line. */
export type Answer = {
	/** Epoch milliseconds. */
	readonly from: number;
	readonly real: readonly Point[];
	readonly samples: readonly Point[];
};

export const query: PanelQuery<Options, Answer> = {
	everyS: EVERY_S,
	async read({ options, focus: { home }, catalogue, services, now }) {
		const from = now - options.years * YEAR_MS;
		const indicator = catalogue.indicators.find(({ code }) => code === options.indicator);
		if (!indicator) return { from, real: [], samples: [] };
		const days = await services.dailyValues({
			...{ unitId: home.id, indicators: [indicator] },
			...{ from: new Date(from), to: new Date(now) },
		});
		const told = days.get(indicator.id) ?? [];
		const points = (isSample: boolean): Point[] =>
			told
				.filter(({ sample, span }) => sample === isSample && span === undefined)
				.map(({ day, value }) => ({ at: startOfDay(day), value }));
		return { from, real: points(false), samples: points(true) };
	},
};
