import type { PanelQuery } from '../panel-type.ts';
import type { Options } from './schema.ts';
import { pastOf, type Past } from './trend.ts';

const TREND_YEARS = 2;
/** Trends are of weeks; the newest value comes over the live channel. */
const EVERY_S = 3_600;

/** The past of each figure, by the indicator's code. */
export type Answer = Readonly<Record<string, Past>>;

export const query: PanelQuery<Options, Answer> = {
	everyS: EVERY_S,
	async read({ options, focus: { home }, catalogue: { centre, indicators }, services, now }) {
		const codes = options.indicators ?? centre.keyIndicators;
		const wanted = indicators.filter(({ code }) => codes.includes(code));
		const to = new Date(now);
		const from = new Date(to);
		from.setFullYear(to.getFullYear() - TREND_YEARS);
		const daily = await services.dailyValues({ unitId: home.id, indicators: wanted, from, to });
		return Object.fromEntries(
			wanted.map(({ id, code, intervalS }) => [
				code,
				pastOf(daily.get(id) ?? [], { from, to, intervalS }),
			]),
		);
	},
};
