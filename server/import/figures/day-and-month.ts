/**
 * A figure of a month's last day and one of the month itself have one instant (`observedAtEnd`). Where an indicator tells how things
 * stand they are the same; where it adds up or is averaged they are not, so neither takes the other's place.
 */
import type { TimeSource } from '#lib/domain/reading.ts';
import type { ReportReason } from '#lib/domain/report.ts';
import { endOfDay, formatDay, isoDay, monthText } from '#lib/domain/time-format.ts';
import type { Queryable } from '../../db/database.ts';
import { figureKey, type FigureKey } from './figure.ts';
import type { StandingFigure } from './standing.ts';

type Told = FigureKey & { readonly timeSource: TimeSource };

const COUNTED = `select id from indicator where id = any($1::int[]) and over_time <> 'last'`;

/** By `figureKey` what stands in the way of those figures that can take no place. */
export async function standingInTheWay(
	database: Queryable,
	figures: readonly Told[],
	standing: ReadonlyMap<string, StandingFigure>,
): Promise<ReadonlyMap<string, StandingFigure>> {
	const unlike = figures.filter((figure) => {
		const stands = standing.get(figureKey(figure));
		return stands !== undefined && !stands.sample && areDayAndMonth(figure, stands);
	});
	if (unlike.length === 0) return new Map();
	const ids = [...new Set(unlike.map(({ indicatorId }) => indicatorId))];
	const rows = await database.query<{ id: number }>(COUNTED, [ids]);
	const counted = new Set(rows.map(({ id }) => id));
	return new Map(
		unlike.flatMap((figure) => {
			const stands = standing.get(figureKey(figure));
			return stands && counted.has(figure.indicatorId) ? [[figureKey(figure), stands]] : [];
		}),
	);
}

/** Of two figures of one instant. */
export function areDayAndMonth(one: Told, other: Told): boolean {
	const sources = [one.timeSource, other.timeSource];
	return sources.includes('day') && sources.includes('period') && endsMonth(one.observedAt);
}

function endsMonth(observedAt: number): boolean {
	return isoDay(endOfDay(isoDay(observedAt))).endsWith('-01');
}

export function inTheWayReason(
	{ observedAt, timeSource }: Told,
	{ value, source, batchId }: StandingFigure,
): ReportReason {
	const day = isoDay(observedAt);
	const told = { day: formatDay(day), month: monthText(day), value: String(value) };
	const of = { ...told, source: source ?? '' };
	return timeSource === 'day'
		? { kind: 'day-beside-month', ...of }
		: { kind: 'month-beside-day', ...of, batch: String(batchId ?? '') };
}
