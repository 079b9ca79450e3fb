/** What a unit's card shows: its score opened into its arithmetic, and each of its indicators. */
import type { DerivedValue } from '#lib/domain/derived.ts';
import { isSameIndex } from '#lib/domain/score-index.ts';
import type { UnitStanding } from '#lib/domain/standings.ts';
import { addUpInPrint, formatChange, formatNumber, printed } from '#lib/domain/number-format.ts';
import { formatDay } from '#lib/domain/time-format.ts';
import { p } from '#lib/messages/programme/words.ts';
import { u } from '#lib/messages/unit-card/words.ts';
import { unitName } from '#lib/ui/words.ts';
import type { StandingsOfDay } from '#lib/wire/api/programme.ts';
import type { UnitPast } from '#lib/wire/unit-past.ts';
import { breaksWords } from './break-words.ts';
import { linesOf, POINT_DECIMALS, pointsWords, type CardLine } from './card-lines.ts';
import { cellsOf, scoreWords, type Stood } from './heat-view.ts';

export type CardPillar = {
	readonly code: string;
	readonly name: string;
	/** "18,6/20", with "≈" where those of its lines, as they are printed, come to something else; a dash where nothing of it has data. */
	readonly points: string;
	readonly withData: number;
	readonly possible: number;
};

export type Card = {
	readonly code: string;
	readonly unitId: number;
	readonly name: string;
	readonly rank: number | null;
	/** "có điểm, chưa xếp hạng: …", where too little of it is known; else ''. */
	readonly unranked: string;
	/** Of so many units. */
	readonly ranked: number;
	readonly score: number | null;
	readonly scoreText: string;
	/** "/1.000", the full score; '' without one. */
	readonly ofScale: string;
	/** Name of the province's index; '' of our own score, and where it is for another level of units. */
	readonly index: string;
	readonly withData: number;
	readonly possible: number;
	readonly stale: boolean;
	/** How many lines have data, and of how many it is sample data. */
	readonly known: number;
	readonly samples: number;
	/** "cùng kỳ 23/11/2025: 84,2 (+3,9)"; '' where there is nothing to compare with. */
	readonly lastYear: string;
	/** What became of the unit, and what it came of; '' where nothing has changed. */
	readonly breaks: string;
	readonly pillars: readonly CardPillar[];
	/** "46,3/50 điểm × 100 = 92,6", with "≈" where what is printed comes to something else. */
	readonly sum: string;
	readonly lines: readonly CardLine[];
};

const HUNDRED = 100;

/** Null where there is no such unit among those shown. */
export function unitCard(
	stood: Stood,
	{
		code,
		past,
		lastYear,
		derived,
		now,
	}: {
		readonly code: string;
		readonly past: UnitPast | null;
		readonly lastYear: StandingsOfDay | null;
		readonly derived: readonly DerivedValue[];
		/** Epoch ms. */
		readonly now: number;
	},
): Card | null {
	const units = stood.units.some(({ id }) => id === stood.home.id)
		? stood.units
		: [...stood.units, stood.home];
	const place = units.findIndex((unit) => unit.code === code);
	const [unit, standing] = [units[place], stood.standings[place]];
	if (!unit || !standing) return null;
	const { index, locale, standings } = stood;
	const { score, withData, possible, rank, stale } = standing;
	const lines = linesOf(cellsOf(stood, place), { standing, stood, past, derived, now });
	const observations = lines.flatMap(({ cell }) => cell.observation ?? []);
	return {
		...{ code, unitId: unit.id, name: unitName(unit, locale), rank, score, withData, possible },
		unranked:
			rank === null && score !== null && stood.units.includes(unit)
				? p.key_unranked({ share: index.rankedFrom * HUNDRED })
				: '',
		ranked: standings.filter((own) => own.rank !== null).length,
		scoreText: scoreWords(score, { scale: index.scale, locale }),
		ofScale: score === null ? '' : `/${scaleWords(stood)}`,
		index: possible > 0 ? indexWords(stood) : '',
		stale: stale > 0,
		known: observations.length,
		samples: observations.filter(({ sample }) => sample).length,
		lastYear: past ? lastYearWords(standing, { stood, past, lastYear }) : '',
		breaks: past ? breaksWords(past.breaks, locale) : '',
		pillars: pillarsOf(standing, stood),
		sum: sumWords(standing, stood),
		lines,
	};
}

function pillarsOf({ pillars, arithmetic }: UnitStanding, { index, locale }: Stood): CardPillar[] {
	return pillars.flatMap(({ code, earned, points, withData, possible }) => {
		const pillar = index.pillars.find((own) => own.code === code);
		if (!pillar || possible === 0) return [];
		const name = locale === 'en' ? pillar.nameEn : pillar.name;
		const parts = arithmetic.flatMap((term) =>
			term.pillar === code && term.earned !== null
				? { earned: term.earned, points: term.points }
				: [],
		);
		const told = `${add(parts, { earned, points }) ? '' : '≈'}${pointsWords(earned, { points, locale })}`;
		const text = withData === 0 ? '–' : told;
		return [{ code, name, points: text, withData, possible }];
	});
}

type Points = { readonly earned: number; readonly points: number };

/** Whether points, as they are printed, come to their sum as it is printed. */
function add(parts: readonly Points[], sum: Points): boolean {
	return (['earned', 'points'] as const).every((of) =>
		addUpInPrint(
			parts.map((own) => own[of]),
			{ sum: sum[of], decimals: POINT_DECIMALS },
		),
	);
}

function indexWords({ index: { decision, name, nameEn }, locale }: Stood): string {
	if (decision === null) return '';
	return locale === 'en' ? nameEn : name;
}

function scaleWords({ index: { scale }, locale }: Pick<Stood, 'index' | 'locale'>): string {
	return formatNumber(scale, { locale, decimals: 0 });
}

function sumWords(
	{ score, pillars }: UnitStanding,
	{ index, locale }: Pick<Stood, 'index' | 'locale'>,
): string {
	if (score === null) return '';
	const sum = (of: keyof Points) => pillars.reduce((total, own) => total + own[of], 0);
	const all = { earned: sum('earned'), points: sum('points') };
	const style = { scale: index.scale, locale };
	const [earned, points] = [all.earned, all.points].map((of) => printed(of, POINT_DECIMALS));
	const inPrint = scoreWords(((earned ?? 0) / (points ?? 1)) * index.scale, style);
	const isSum = add(pillars, all);
	const words = {
		points: `${isSum ? '' : '≈'}${pointsWords(all.earned, { points: all.points, locale })}`,
		scale: scaleWords({ index, locale }),
		score: scoreWords(score, style),
	};
	return isSum && inPrint === words.score ? u.card_sum(words) : u.card_sum_about(words);
}

const SCORE_DECIMALS = 1;

/** A score of real figures is not compared with one of samples. */
function lastYearWords(
	{ unitId, score, arithmetic }: UnitStanding,
	{
		stood: { index, locale },
		past,
		lastYear,
	}: { readonly stood: Stood; readonly past: UnitPast; readonly lastYear: StandingsOfDay | null },
): string {
	const then = lastYear?.standings.find((own) => own.unitId === unitId)?.score ?? null;
	if (!lastYear || then === null || score === null) return '';
	const mixed = arithmetic.some(({ indicator, observation }) => {
		const [own] = past.lastYear.values[indicator] ?? [];
		return own && observation && own.sample !== observation.sample;
	});
	// By another index it was another score.
	if (mixed || !isSameIndex(index, lastYear.index)) return '';
	return u.card_last_year({
		day: formatDay(lastYear.day),
		score: scoreWords(then, { scale: index.scale, locale }),
		change: formatChange(score - then, { locale, decimals: SCORE_DECIMALS }),
	});
}
