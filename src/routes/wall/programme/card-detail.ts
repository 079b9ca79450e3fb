/** What is told of one indicator of a unit when its line is opened. */
import type { Extent } from '#lib/domain/came-of.ts';
import type { Plan } from '#lib/domain/indicator.ts';
import type { CarriedOver } from '#lib/domain/crosswalk.ts';
import type { Locale } from '#lib/domain/locale.ts';
import { formatNumber, measureOf } from '#lib/domain/number-format.ts';
import { formatDay } from '#lib/domain/time-format.ts';
import { m } from '#lib/messages/messages.ts';
import { p } from '#lib/messages/programme/words.ts';
import { u } from '#lib/messages/unit-card/words.ts';
import { figureWords } from '#lib/ui/figure-words.ts';
import { told, unitName } from '#lib/ui/words.ts';
import type { UnitPast } from '#lib/wire/unit-past.ts';
import { breakWords } from './break-words.ts';
import type { FormerLine } from './card-chart.ts';
import type { CardLine } from './card-lines.ts';
import { MISSING, type Fact } from './fact.ts';
import { planOf, type Stood } from './heat-view.ts';

/** What is wanted, by which plan of whom, and how the figure counts. What is not stated is a dash. */
export function planFacts(line: CardLine, { plans, scope }: Stood): readonly Fact[] {
	const { cell, indicator, reading, arithmetic } = line;
	const { target } = cell;
	const plan = target ? planOf(target, plans) : undefined;
	const own: Fact[] = target
		? [
				{ label: u.fact_words(), words: told(target.words, reading && p.key_reading()) },
				{ label: u.fact_plan(), words: plan ? planWords(plan, scope.id) : MISSING },
				{ label: u.fact_organisations(), words: plan?.organisations.join('; ') || MISSING },
			]
		: [];
	return [
		...(arithmetic === '' ? [] : [{ label: u.fact_points(), words: arithmetic }]),
		...own,
		{ label: u.fact_owner(), words: indicator.owner ?? MISSING },
		{ label: u.fact_basis(), words: indicator.legalBasis ?? MISSING },
	];
}

/** "số 1670/KH-UBND · ngày 16/04/2024 · UBND tỉnh Ninh Thuận", without what nobody stated. */
function planWords({ number, issuedOn, issuer, unitId, name }: Plan, scopeId: number): string {
	return told(
		!(number !== null && name.includes(number)) && name,
		number !== null && u.plan_number({ number }),
		issuedOn !== null && u.plan_day({ day: formatDay(issuedOn) }),
		issuer ?? '',
		unitId !== scopeId && p.plan_national(),
	);
}

/** "23/11/2025: 71,2% (+14,8 điểm %)"; null where there is nothing to compare with. */
export function yearAgoFact(line: CardLine, { lastYear }: UnitPast): Fact | null {
	if (!line.lastYear) return null;
	const { text, change } = line.lastYear;
	return {
		label: u.fact_last_year({ day: formatDay(lastYear.day) }),
		words: change === '' ? text : `${text}${measureOf(line.indicator.unit)} (${change})`,
	};
}

/** Where the area changed, and whose lines are drawn before. */
export function areaFacts(
	{ breaks }: UnitPast,
	{ former, locale }: { readonly former: readonly FormerLine[]; readonly locale: Locale },
): readonly Fact[] {
	return [
		...breaks.map((own) => ({ label: u.fact_break(), words: breakWords(own, locale) })),
		...former.map((own) => {
			const name = told(unitName(own.names, locale), own.sample && m.sample());
			const words = u.former_until({ name, day: formatDay(own.endedOn) });
			return { label: u.fact_former(), words: told(words, extentWords(own.extent)) };
		}),
	];
}

/** By its name, that only a part of it became the unit, and that its line is of samples, where that is so. */
export function formerName({ names, extent, sample }: FormerLine, locale: Locale): string {
	return told(unitName(names, locale), extent === 'part' && u.former_part(), sample && m.sample());
}

function extentWords(extent: Extent): string {
	switch (extent) {
		case 'whole':
			return '';
		case 'part':
			return u.former_in_part();
		case null:
			return u.former_not_stated();
		default:
			return extent satisfies never;
	}
}

/** What was carried over by the crosswalk, by its name and shares; or why nothing is. */
export function crosswalkFact(
	carried: CarriedOver,
	{
		past,
		line,
		stood,
	}: { readonly past: UnitPast; readonly line: CardLine; readonly stood: Stood },
): Fact | null {
	const [crosswalk] = past.crosswalks;
	if (!crosswalk) return null;
	const { locale } = stood;
	const name = told(locale === 'en' ? crosswalk.nameEn : crosswalk.name, crosswalk.source);
	const label = u.fact_crosswalk();
	if (carried.kind === 'refused') {
		const reasons = {
			'not-combined': u.crosswalk_not_combined,
			'no-weights': u.crosswalk_no_weights,
			'not-in-crosswalk': u.crosswalk_not_in_it,
		};
		return { label, words: told(name, reasons[carried.reason]()) };
	}
	const point = carried.points.findLast(({ day }) => day <= past.to);
	if (!point) return { label, words: told(name, u.crosswalk_no_day()) };
	const { indicator } = line;
	const names = new Map(past.former.map((own) => [own.unit, unitName(own.names, locale)]));
	const share = (value: number) => `${formatNumber(value * 100, { locale, decimals: 0 })}%`;
	return {
		label,
		words: told(
			name,
			u.crosswalk_value({
				day: formatDay(point.day),
				value: `${figureWords(point.value, { indicator, target: null, locale })}${line.measure}`,
			}),
			point.terms
				.map((term) => `${names.get(term.unit) ?? term.unit} ${share(term.share)}`)
				.join(', '),
			carried.estimate && u.crosswalk_estimate(),
			point.sample && u.crosswalk_sample(),
		),
	};
}
