/** The indicators of a unit's card, line by line. */
import type { DerivedValue } from '#lib/domain/derived.ts';
import type { AppliedTarget, Indicator } from '#lib/domain/indicator.ts';
import { formatTight, measureOf } from '#lib/domain/number-format.ts';
import { isStale, type LatestObservation } from '#lib/domain/observation.ts';
import type { ScoreTerm } from '#lib/domain/score-index.ts';
import type { ProgrammeCell, UnitStanding } from '#lib/domain/standings.ts';
import { formatDay, isoDay } from '#lib/domain/time-format.ts';
import { m } from '#lib/messages/messages.ts';
import { u } from '#lib/messages/unit-card/words.ts';
import { figureAge } from '#lib/ui/figure-words.ts';
import type { HeatMark } from '#lib/ui/heat.ts';
import type { PathChartData } from '#lib/ui/path-chart.ts';
import { termWords } from '#lib/ui/score-words.ts';
import { standingWord, told } from '#lib/ui/words.ts';
import type { UnitPast } from '#lib/wire/unit-past.ts';
import { chartOf, formerLines, type FormerLine } from './card-chart.ts';
import { derivedLine, type DerivedLine } from './derived-words.ts';
import {
	heatMark,
	indicatorName,
	planOf,
	stageWords,
	valueWords,
	wantedWords,
	type Stood,
} from './heat-view.ts';
import { periodOfSum } from './told-period.ts';
import { yearAgo, type YearAgo } from './year-ago.ts';

export type CardLine = {
	readonly code: string;
	readonly name: string;
	readonly value: number | null;
	readonly text: string;
	/** "%"; '' where the text says it. */
	readonly measure: string;
	/** Name of the stage that was reached, where it is one of stages. */
	readonly stage: string;
	/** "từ 80% · hạn 31/12/2025", with an asterisk where it is our reading; '' without one. */
	readonly target: string;
	/** The plan does not state the target for such a unit: it is our reading. */
	readonly reading: boolean;
	/** "9,3/10", what it earns of the points it may; '' where it does not count. */
	readonly points: string;
	/** "87,2 ÷ 95 × 10 điểm = 9,18", or why it does not count; '' where no score asks for it. */
	readonly arithmetic: string;
	/** "Chưa đạt"; of what is stale how it stood, and of a value that is not judged why. */
	readonly standing: string;
	readonly mark: HeatMark | null;
	readonly stale: boolean;
	/** "đến chậm · 84 ngày", "Số liệu cũ · 145 ngày"; '' of what is fresh. */
	readonly old: string;
	/** "lũy kế 2026: 10/12 kỳ", where it is judged by the year so far. */
	readonly ofYear: string;
	/** "lũy kế đến hết tháng 11/2024", of what adds up or is averaged over time; else ''. */
	readonly period: string;
	readonly lastYear: YearAgo | null;
	readonly chart: PathChartData | null;
	/** Whose lines are in the chart before its own. */
	readonly former: readonly FormerLine[];
	/** What the unit's parts come to, where it has no figure of its own. */
	readonly derived: DerivedLine | null;
	readonly cell: ProgrammeCell;
	readonly indicator: Indicator;
};

export type Of = {
	readonly standing: UnitStanding;
	readonly stood: Stood;
	readonly past: UnitPast | null;
	/** Of whichever unit. */
	readonly derived: readonly DerivedValue[];
	/** Epoch ms. */
	readonly now: number;
};

export const POINT_DECIMALS = 2;

/**
 * What counts first, in the order of the score. Then what else a plan wants, the scope's own first, then figures of which
 * nobody wants anything, then criteria. A sample of which nobody wants anything tells nothing, unless there is nothing else.
 */
export function linesOf(cells: readonly ProgrammeCell[], of: Of): CardLine[] {
	const { arithmetic } = of.standing;
	const { indicators, plans, scope } = of.stood;
	const counted = arithmetic.flatMap((term) => {
		const at = indicators.findIndex(({ code }) => code === term.indicator);
		const [cell, indicator] = [cells[at], indicators[at]];
		return cell && indicator ? [cardLine(cell, { ...of, indicator, term })] : [];
	});
	const scored = new Set(arithmetic.map(({ indicator }) => indicator));
	const others = cells.flatMap((cell, at) => {
		const indicator = indicators[at];
		const { observation, target } = cell;
		if (!indicator || scored.has(indicator.code)) return [];
		if (target !== null) {
			const own = planOf(target, plans)?.unitId === scope.id;
			const group = indicator.kind === 'number' ? 0 : 2;
			return [{ order: group + (own ? 0 : 0.5), cell, indicator }];
		}
		const figure = observation ?? derivedOf(cell, of.derived);
		return figure === null ? [] : [{ order: figure.sample ? 3 : 1, cell, indicator }];
	});
	const told = others.filter(({ order }) => order < 3);
	const shown = counted.length + told.length > 0 ? told : others;
	return [
		...counted,
		...shown
			.toSorted((a, b) => a.order - b.order)
			.map(({ cell, indicator }) => cardLine(cell, { ...of, indicator, term: null })),
	];
}

function cardLine(
	cell: ProgrammeCell,
	{
		indicator,
		term,
		stood,
		past,
		derived,
		now,
	}: Of & { indicator: Indicator; term: ScoreTerm | null },
): CardLine {
	const { observation, target, standing } = cell;
	const { locale } = stood;
	const value = observation?.value ?? null;
	const stale = observation !== null && isStale(observation);
	const parts = derivedOf(cell, derived);
	const word = standing === null ? '' : standingWord(standing);
	const unjudged = standing === null && target !== null && value !== null;
	const chart = past && chartOf(cell, { indicator, past, now });
	const isStage = value !== null && indicator.kind === 'stages';
	return {
		...{
			code: indicator.code,
			name: indicatorName(indicator, locale),
			value,
			stale,
			cell,
			indicator,
		},
		text: value === null ? '–' : valueWords(value, { indicator, target, locale }),
		measure:
			(value !== null || parts) && indicator.kind === 'number' ? measureOf(indicator.unit) : '',
		stage: isStage ? stageWords(value, indicator, locale) : '',
		target: target ? targetOf(target, { indicator, stood }) : '',
		reading: target?.ourReading ?? false,
		points:
			term === null || term.earned === null
				? ''
				: pointsWords(term.earned, { points: term.points, locale }),
		arithmetic: term === null ? '' : termWords(term, { indicator, locale }),
		standing: unjudged
			? unjudgedWords(target)
			: stale && word !== ''
				? u.standing_was({ standing: word })
				: word,
		mark: heatMark(cell),
		old: observation ? oldWords(observation, now) : '',
		ofYear: observation ? ofYearWords(observation) : '',
		period: observation ? periodOfSum(observation, indicator.overTime) : '',
		lastYear: yearAgo(observation, { indicator, target, past, locale }),
		former: past && chart ? formerLines(past, { code: indicator.code, observation }) : [],
		chart,
		derived: parts && derivedLine(parts, { indicator, stood, now }),
	};
}

/** Without a day nobody can say that it was missed; before it a stage is neither on its way nor behind. */
function unjudgedWords({ dueOn }: AppliedTarget): string {
	return dueOn === null ? u.standing_no_due() : u.standing_not_due();
}

function derivedOf(
	{ unitId, indicatorId, observation }: ProgrammeCell,
	derived: readonly DerivedValue[],
): DerivedValue | null {
	if (observation !== null) return null;
	const own = derived.find((of) => of.unitId === unitId && of.indicatorId === indicatorId);
	return own ?? null;
}

/** That a figure is late or stale, and how old it is. */
function oldWords(observation: LatestObservation, now: number): string {
	const isOld = isStale(observation);
	if (!isOld && observation.freshness !== 'late') return '';
	const age = figureAge({ ...observation, standing: null }, now);
	return told(isOld ? m.stale_data() : u.card_late(), age);
}

function ofYearWords({ ofYear, observedAt }: LatestObservation): string {
	if (!ofYear) return '';
	const { withData, possible } = ofYear;
	const year = isoDay(observedAt).slice(0, 4);
	return u.card_of_year({ year, count: String(withData), total: String(possible) });
}

function targetOf(
	target: AppliedTarget,
	{ indicator, stood }: { readonly indicator: Indicator; readonly stood: Stood },
): string {
	const wanted = wantedWords(target, indicator, stood.locale);
	return told(
		target.ourReading ? `${wanted}*` : wanted,
		target.dueOn !== null && u.card_due({ day: formatDay(target.dueOn) }),
	);
}

/** "9,3/10" */
export function pointsWords(
	earned: number,
	{ points, locale }: { points: number; locale: Stood['locale'] },
): string {
	const tight = (value: number) => formatTight(value, { locale, decimals: POINT_DECIMALS });
	return `${tight(earned)}/${tight(points)}`;
}
