/** The same period a year before: "71,2 (+3,4)". */
import type { AppliedTarget, Indicator } from '#lib/domain/indicator.ts';
import type { Locale } from '#lib/domain/locale.ts';
import { formatChange } from '#lib/domain/number-format.ts';
import type { LatestObservation } from '#lib/domain/observation.ts';
import { isoDay } from '#lib/domain/time-format.ts';
import type { UnitPast } from '#lib/wire/unit-past.ts';
import { stageWords, valueWords } from './heat-view.ts';

export type YearAgo = {
	/** "71,2" */
	readonly text: string;
	/** "+3,4", or where nothing has changed "0,0"; '' where it is no number. */
	readonly change: string;
};

/** Null where nothing was known, or only of the other kind: a real value is never compared with a sample. */
export function yearAgo(
	observation: Pick<LatestObservation, 'value' | 'sample' | 'observedAt' | 'ofYear'> | null,
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
	const then = past?.lastYear.values[indicator.code];
	if (!then || observation?.sample !== then.sample) return null;
	// A year so far is more than a figure of then.
	if (observation.ofYear) return null;
	// There has been none since.
	if (isoDay(observation.observedAt) === then.day) return null;
	const { decimals, kind } = indicator;
	const change =
		kind === 'number' ? formatChange(observation.value - then.value, { locale, decimals }) : '';
	const text =
		kind === 'stages'
			? stageWords(then.value, indicator, locale)
			: valueWords(then.value, { indicator, target, locale });
	return { text, change };
}
