/** What the tiles of the key figures show. */
import { exceeds, standing } from '#lib/domain/attainment.ts';
import type { AppliedTarget, Indicator, Plan } from '#lib/domain/indicator.ts';
import type { Locale } from '#lib/domain/locale.ts';
import { isStale, isTyped, type LatestObservation } from '#lib/domain/observation.ts';
import { formatDay } from '#lib/domain/time-format.ts';
import type { Unit } from '#lib/domain/unit.ts';
import { m } from '#lib/messages/messages.ts';
import type { Figure, FigureValue } from '#lib/ui/figure.ts';
import { figureWords } from '#lib/ui/figure-words.ts';
import { targetWords } from '#lib/ui/words.ts';
import { trendTo, type Past } from './trend.ts';

export type KeyFigure = {
	readonly indicator: Indicator;
	readonly target: AppliedTarget | null;
	readonly past: Past | null;
	readonly figure: Figure;
};

export function keyFigures(options: {
	readonly home: Unit;
	readonly keyIndicators: readonly Indicator[];
	/** By their codes. */
	readonly pasts: Readonly<Record<string, Past>>;
	readonly targets: readonly {
		readonly unitId: number;
		readonly indicatorId: number;
		readonly target: AppliedTarget;
	}[];
	readonly plans: readonly Plan[];
	readonly locale: Locale;
}): KeyFigure[] {
	const { home, keyIndicators, pasts, targets, plans, locale } = options;
	return keyIndicators.map((indicator) => {
		const target =
			targets.find(({ unitId, indicatorId }) => unitId === home.id && indicatorId === indicator.id)
				?.target ?? null;
		const number = planWords(
			plans.find(({ code }) => code === target?.plan),
			home,
		);
		const figure: Figure = {
			indicatorCode: indicator.code,
			unitCode: home.code,
			name: locale === 'en' ? indicator.nameEn : indicator.name,
			measure: indicator.unit,
			target: target && {
				value: target.value,
				words: targetWords(target, { locale, unit: indicator.unit }),
				due: target.dueOn && formatDay(target.dueOn),
				plan: target.ourReading ? m.our_reading({ plan: number }) : number,
			},
		};
		return { indicator, target, past: pasts[indicator.code] ?? null, figure };
	});
}

/** Its number; else whose it is. */
function planWords(plan: Plan | undefined, home: Unit): string {
	const province = home.level === 'province' ? home.id : home.parentId;
	const isOfProvince = plan?.unitId === province;
	return plan?.number ?? (isOfProvince ? m.plan_own() : (plan?.issuer ?? ''));
}

/**
 * `now`: the server's time; until it is known, nothing is said of how the value stands. `undefined` of a value that is
 * not known yet.
 */
export function figureValue(
	latest: LatestObservation | null | undefined,
	{
		indicator,
		target,
		past,
		now,
		locale,
	}: KeyFigure & { readonly now: number | null; readonly locale: Locale },
): FigureValue | null | undefined {
	if (!latest) return latest;
	const { value, observedAt, timeSource, sample } = latest;
	const freshness = isStale(latest) ? 'stale' : latest.freshness;
	const trend = past ? trendTo(latest, { past, overTime: indicator.overTime }) : [];
	const stands = target && now !== null ? standing(value, { target, ...indicator, at: now }) : null;
	const exceeded = target !== null && exceeds(value, { target, ...indicator });
	const text = figureWords(value, { indicator, target, locale });
	const shown = {
		value,
		text,
		observedAt,
		timeSource,
		freshness,
		sample,
		typed: isTyped(latest, indicator),
	};
	return { ...shown, standing: stands, exceeded, trend };
}
