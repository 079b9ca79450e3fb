/** What a unit's card shows: its score opened into its arithmetic, and each of its indicators. */
import type { Indicator, Plan } from '#lib/domain/indicator.ts';
import { formatTight } from '#lib/domain/number-format.ts';
import { isStale, type LatestObservation } from '#lib/domain/observation.ts';
import type { ProgrammeCell, UnitStanding } from '#lib/domain/standings.ts';
import type { ScoreTerm } from '#lib/domain/score-index.ts';
import { expectedValue } from '#lib/domain/target-path.ts';
import { formatDay, endOfDay } from '#lib/domain/time-format.ts';
import { p } from '#lib/messages/programme/words.ts';
import { u } from '#lib/messages/unit-card/words.ts';
import type { HeatMark } from '#lib/ui/heat.ts';
import type { ChartPoint, PathChartData } from '#lib/ui/path-chart.ts';
import { termWords } from '#lib/ui/score-words.ts';
import { standingWord, told, unitName } from '#lib/ui/words.ts';
import type { Past } from '../overview/trend.ts';
import {
	attainmentClass,
	cellsOf,
	heatMark,
	indicatorName,
	planOf,
	scoreWords,
	stageWords,
	valueWords,
	wantedWords,
	type Stood,
} from './heat-view.ts';
import type { UnitPast } from './unit-past.ts';

export type CardPillar = {
	readonly code: string;
	readonly name: string;
	/** "18,6/20"; a dash where nothing of it has data. */
	readonly points: string;
	readonly withData: number;
	readonly possible: number;
};

export type CardLine = {
	readonly code: string;
	readonly name: string;
	readonly value: number | null;
	readonly text: string;
	/** "%"; '' where the text says it. */
	readonly measure: string;
	/** Name of the stage that was reached, where it is one of stages. */
	readonly stage: string;
	/** "chỉ tiêu từ 80%, hạn 31/12/2025"; '' without one. */
	readonly target: string;
	/** The plan's number, whether it is read and the country's. */
	readonly plan: string;
	/** The plan's own words. */
	readonly words: string;
	/** "9,3/10", what it earns of the points it may; '' where it does not count. */
	readonly points: string;
	/** "87,2 ÷ 95 = 0,918 × 10 điểm = 9,18", or why it does not count; '' where no score asks for it. */
	readonly arithmetic: string;
	readonly heat: number | null;
	/** "Chưa đạt"; of what is stale how it stood. */
	readonly standing: string;
	readonly mark: HeatMark | null;
	readonly observation: LatestObservation | null;
	readonly stale: boolean;
	readonly chart: PathChartData | null;
};

export type Card = {
	readonly code: string;
	readonly unitId: number;
	readonly name: string;
	readonly rank: number | null;
	/** Of so many units. */
	readonly ranked: number;
	readonly score: number | null;
	readonly scoreText: string;
	readonly withData: number;
	readonly possible: number;
	readonly stale: boolean;
	/** How many of those with data are sample data. */
	readonly samples: number;
	readonly pillars: readonly CardPillar[];
	/** "46,3 / 50 điểm × 100 = 92,6" */
	readonly sum: string;
	readonly lines: readonly CardLine[];
};

const POINT_DECIMALS = 2;

/** Null where there is no such unit among those shown. */
export function unitCard(
	stood: Stood,
	{
		code,
		past,
		now,
	}: { readonly code: string; readonly past: UnitPast | null; readonly now: number },
): Card | null {
	const units = stood.units.some(({ id }) => id === stood.home.id)
		? stood.units
		: [...stood.units, stood.home];
	const place = units.findIndex((unit) => unit.code === code);
	const [unit, standing] = [units[place], stood.standings[place]];
	if (!unit || !standing) return null;
	const { index, locale, standings } = stood;
	const { score, withData, possible, rank, samples, stale } = standing;
	return {
		...{ code, unitId: unit.id, name: unitName(unit, locale), rank, score, withData, possible },
		ranked: standings.filter((own) => own.rank !== null).length,
		scoreText: scoreWords(score, { scale: index.scale, locale }),
		stale: stale > 0,
		samples,
		pillars: pillarsOf(standing, stood),
		sum: sumWords(standing, stood),
		lines: linesOf(cellsOf(stood, place), { standing, stood, past, now }),
	};
}

function pillarsOf({ pillars }: UnitStanding, { index, locale }: Stood): CardPillar[] {
	return pillars.flatMap(({ code, earned, points, withData, possible }) => {
		const pillar = index.pillars.find((own) => own.code === code);
		if (!pillar || possible === 0) return [];
		const name = locale === 'en' ? pillar.nameEn : pillar.name;
		const text = withData === 0 ? '–' : pointsWords(earned, { points, locale });
		return [{ code, name, points: text, withData, possible }];
	});
}

function pointsWords(
	earned: number,
	{ points, locale }: { points: number; locale: Stood['locale'] },
): string {
	const tight = (value: number) => formatTight(value, { locale, decimals: POINT_DECIMALS });
	return `${tight(earned)}/${tight(points)}`;
}

function sumWords({ score, pillars }: UnitStanding, { index: { scale }, locale }: Stood): string {
	if (score === null) return '';
	const sum = (of: 'earned' | 'points') => pillars.reduce((total, own) => total + own[of], 0);
	return u.card_sum({
		points: pointsWords(sum('earned'), { points: sum('points'), locale }),
		scale: String(scale),
		score: scoreWords(score, { scale, locale }),
	});
}

type Of = {
	readonly standing: UnitStanding;
	readonly stood: Stood;
	readonly past: UnitPast | null;
	readonly now: number;
};

/**
 * What counts first, in the order of the score. Then what else a plan wants, the scope's own first, then figures of which
 * nobody wants anything, then criteria. A sample of which nobody wants anything tells nothing, unless there is nothing else.
 */
function linesOf(cells: readonly ProgrammeCell[], of: Of): CardLine[] {
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
		return observation === null ? [] : [{ order: observation.sample ? 3 : 1, cell, indicator }];
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
	{ indicator, term, stood, past, now }: Of & { indicator: Indicator; term: ScoreTerm | null },
): CardLine {
	const { observation, target, attainment, standing } = cell;
	const { plans, locale, scope } = stood;
	const value = observation?.value ?? null;
	const stale = observation !== null && isStale(observation);
	const word = standing === null ? '' : standingWord(standing);
	const wanted = target && wantedWords(target, indicator, locale);
	return {
		code: indicator.code,
		name: indicatorName(indicator, locale),
		value,
		text: value === null ? '–' : valueWords(value, { indicator, target, locale }),
		measure: value !== null && indicator.kind === 'number' ? measureOf(indicator) : '',
		stage:
			value !== null && indicator.kind === 'stages' ? stageWords(value, indicator, locale) : '',
		target: wanted
			? told(wanted, target.dueOn !== null && u.card_due({ day: formatDay(target.dueOn) }))
			: '',
		plan: target
			? planWords(planOf(target, plans), {
					reads: target.ourReading,
					scopeId: scope.id,
				})
			: '',
		words: target?.words ?? '',
		points:
			term === null || term.earned === null
				? ''
				: pointsWords(term.earned, { points: term.points, locale }),
		arithmetic: term === null ? '' : termWords(term, { indicator, locale }),
		heat: attainment === null ? null : attainmentClass(attainment),
		standing: stale && word !== '' ? u.standing_was({ standing: word }) : word,
		mark: heatMark(cell),
		observation,
		stale,
		chart: past && chartOf(cell, { indicator, past, now }),
	};
}

/** "%" stands close to its number, a word apart. */
function measureOf({ unit }: Indicator): string {
	return unit.startsWith('%') || unit === '' ? unit : `\u00a0${unit}`;
}

function planWords(
	plan: Plan | undefined,
	{ reads, scopeId }: { reads: boolean; scopeId: number },
): string {
	const name = plan?.number ?? plan?.issuer ?? '';
	return told(
		reads ? p.reading({ plan: name }) : name,
		plan?.unitId !== scopeId && p.plan_national(),
	);
}

const WANTED_STEPS = 48;

/** Two years of values, real or samples as the latest one is, with the path that was wanted of them. */
function chartOf(
	{ observation, target }: ProgrammeCell,
	{ indicator, past, now }: { indicator: Indicator; past: UnitPast; now: number },
): PathChartData | null {
	const own = past.pasts[indicator.code];
	if (!own || !observation || indicator.kind !== 'number') return null;
	const { from } = past;
	const to = Math.max(past.from + 1, Math.min(past.to, now));
	const points = [
		...pointsOf(own, observation),
		{ at: observation.observedAt, value: observation.value },
	];
	const shown = points.filter(({ at }) => at >= from && at <= to);
	if (observation.timeSource === 'retained' || shown.length < 2) return null;
	const wanted: ChartPoint[] = [];
	for (let step = 0; target && step <= WANTED_STEPS; step++) {
		const at = from + ((to - from) * step) / WANTED_STEPS;
		if (target.dueOn !== null && at > endOfDay(target.dueOn)) break;
		const value = target.path.kind === 'due' ? target.value : expectedValue(target, at);
		if (value !== null) wanted.push({ at, value });
	}
	return { from, to, points: shown, gapMs: own.stepMs * 2.5, wanted };
}

/** The values of the steps before the latest, each at its step's end. */
function pointsOf(past: Past, { sample, observedAt }: LatestObservation): ChartPoint[] {
	const steps = sample ? past.samples : past.real;
	return steps.flatMap((value, place) => {
		const at = past.endsAt - (steps.length - 1 - place) * past.stepMs;
		return value === null || at >= observedAt ? [] : [{ at, value }];
	});
}
