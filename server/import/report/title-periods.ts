/** What all titles together say of the period: which is surely that of the figures, and which may be. */
import type { Period } from './period-patterns.ts';
import { firstDayOf } from './period-times.ts';
import { spokenByName, spokenIn } from './spoken-periods.ts';
import type { Spoken } from './spoken-periods.ts';

export type TitlePeriods = {
	readonly sure: readonly Period[];
	readonly perhaps: readonly Period[];
	/** Whether nothing else in the titles, or in the sheet's name, speaks of time: only then `sure` is. */
	readonly isClear: boolean;
	/** The titles that speak of time, as they are written. */
	readonly quoted: readonly string[];
	/** The only year that is spoken of, and as that of the figures. */
	readonly year: number | null;
	readonly years: readonly number[];
	/** Whether they say "lũy kế" apart from any period. */
	readonly saysSoFar: boolean;
	/** The title that calls the figures of a period estimates; of null, all figures. */
	estimateOf(period: Period | null): string | null;
};

/** Of the titles right above the table, and at the top of the sheet, the first that say something count, and the sheet's name. */
export function titlePeriods(
	texts: readonly (readonly string[])[],
	sheetName: string,
): TitlePeriods {
	const levels = texts.map((some) => some.map((text, at) => spokenIn(text, some[at - 1])));
	const name = spokenByName(sheetName);
	const nearest = levels.find((some) => some.some(isTelling)) ?? levels.find(hasSaid) ?? [];
	const counted = [...nearest, name];
	const everywhere = [...levels.flat(), name];
	const { own, all } = yearsOf(counted.some(({ said }) => said.length > 0) ? counted : everywhere);
	const [year, ...otherYears] = own.length > 0 ? own : all;
	const items = counted.flatMap(({ said, open }) => [
		...said,
		...open.flatMap(({ inYear, isOwn, isEstimate }) => {
			const period = year === undefined || otherYears.length > 0 ? null : inYear(year);
			return period === null ? [] : [{ period, isOwn: isOwn && own.length > 0, isEstimate }];
		}),
	]);
	const [owned = [], others = []] = [true, false].map((isOwn) =>
		distinct(items.filter((item) => item.isOwn === isOwn).map(({ period }) => period)),
	);
	const told = owned.filter((one) => !isEndOf(one, owned));
	const within = told.filter(({ span }) => span !== 'year');
	// The year of which the figures are a month, a quarter.
	const isFrame = ({ span, lastDay }: Period) =>
		span === 'year' && within.some((one) => one.lastDay.startsWith(lastDay.slice(0, 4)));
	const sure = told.filter((one) => !isFrame(one));
	const perhaps = others.filter(
		(one) =>
			!isFrame(one) && !isEndOf(one, sure) && !sure.some((other) => keyOf(other) === keyOf(one)),
	);
	const openCount = counted.reduce((sum, { open }) => sum + open.length, 0);
	const saidCount = counted.reduce((sum, { said }) => sum + said.length, 0);
	return {
		...{ sure, perhaps },
		isClear:
			items.length === saidCount + openCount &&
			!counted.some(({ isUnclear }) => isUnclear) &&
			!perhaps.some(({ span }) => span !== 'year'),
		quoted: nearest.filter((one) => isTelling(one) || one.said.length > 0).map(({ text }) => text),
		year: all.length === 1 && own.length === 1 ? Number(all[0]) : null,
		years: all.map(Number),
		saysSoFar: everywhere.some(({ saysSoFar }) => saysSoFar),
		estimateOf: (period) => everywhere.find((one) => estimates(one, period))?.text ?? null,
	};
}

/** "Tháng 11/2024 (tính đến ngày 30/11/2024)": the day says again when the month ends. */
function isEndOf({ span, lastDay }: Period, all: readonly Period[]): boolean {
	return span === 'day' && all.some((one) => one.span !== 'day' && one.lastDay === lastDay);
}

function hasSaid(some: readonly Spoken[]): boolean {
	return some.some(({ said }) => said.length > 0);
}

/** Whether it says more than the period of something else. */
function isTelling({ said, open, isEstimate, isUnclear }: Spoken): boolean {
	return said.some(({ isOwn }) => isOwn) || open.length > 0 || isEstimate || isUnclear;
}

function yearsOf(some: readonly Spoken[]): {
	readonly own: readonly string[];
	readonly all: readonly string[];
} {
	const said = some.flatMap((one) => one.said);
	const years = (of: typeof said) => [
		...new Set(of.map(({ period }) => period.lastDay.slice(0, 4))),
	];
	return { own: years(said.filter(({ isOwn }) => isOwn)), all: years(said) };
}

/** What holds an estimated month, say, is one itself. */
function estimates({ said, open, isEstimate }: Spoken, period: Period | null): boolean {
	if (isEstimate || period === null) return isEstimate;
	const year = period.lastDay.slice(0, 4);
	const estimated = [
		...said.filter((one) => one.isEstimate).map((one) => one.period),
		...open.filter((one) => one.isEstimate).flatMap((one) => one.inYear(year) ?? []),
	];
	return estimated.some(
		(one) => one.lastDay === period.lastDay && firstDayOf(one) >= firstDayOf(period),
	);
}

function distinct(periods: readonly Period[]): readonly Period[] {
	return [...new Map(periods.map((period) => [keyOf(period), period])).values()];
}

function keyOf({ lastDay, span, isSoFar }: Period): string {
	return `${lastDay} ${isSoFar ? 'so far' : span}`;
}
