/** The same period a year before: "71,2 (+3,4 điểm %)". */
import type { AppliedTarget, Indicator } from '#lib/domain/indicator.ts';
import type { Locale } from '#lib/domain/locale.ts';
import { isAlike } from '#lib/domain/line-span.ts';
import { decimalsOf, formatChange, isShare, measureOf } from '#lib/domain/number-format.ts';
import type { LatestObservation } from '#lib/domain/observation.ts';
import { isoDay } from '#lib/domain/time-format.ts';
import { countedOver } from '#lib/domain/told-span.ts';
import { u } from '#lib/messages/unit-card/words.ts';
import type { UnitPast } from '#lib/wire/unit-past.ts';
import { stageWords, valueWords } from './heat-view.ts';

export type YearAgo = {
	/** "71,2" */
	readonly text: string;
	/** "+3,4 điểm %", "+2 hạng", or where nothing has changed "0,0 điểm %"; '' where it is no number. */
	readonly change: string;
};

/** Null where nothing was known, or only of the other kind: a real value is never compared with a sample. */
export function yearAgo(
	observation: LatestObservation | null,
	{
		indicator,
		target,
		past,
		locale,
	}: {
		readonly indicator: Indicator;
		readonly target: AppliedTarget | null;
		readonly past: UnitPast | null;
		readonly locale: Locale;
	},
): YearAgo | null {
	// A year so far is more than a figure of then.
	if (!observation || observation.ofYear) return null;
	// A half-year's total says nothing beside a month's, nor beside one that is not over.
	const { kind, overTime } = indicator;
	const then = past?.lastYear.values[indicator.code]?.find(({ span }) =>
		isAlike(observation, { overTime, span: countedOver({ overTime, span }) }),
	);
	if (observation.sample !== then?.sample) return null;
	// There has been none since.
	if (isoDay(observation.observedAt) === then.day) return null;
	const change =
		kind === 'number' ? changeWords(observation.value - then.value, { indicator, locale }) : '';
	const text =
		kind === 'stages'
			? stageWords(then.value, indicator, locale)
			: valueWords(then.value, { indicator, target, locale });
	return { text, change };
}

function changeWords(
	by: number,
	{
		indicator: { decimals, unit },
		locale,
	}: { readonly indicator: Indicator; readonly locale: Locale },
): string {
	const change = formatChange(by, { locale, decimals: decimalsOf(by, decimals) });
	return isShare(unit) ? u.change_points({ change }) : `${change}${measureOf(unit)}`;
}
