/** The shorter figures beside the newest ones, by which parts of unlike figures have some that are alike (`derivedValues`). */
import { figureFreshness } from '#lib/domain/freshness.ts';
import type { LatestObservation } from '#lib/domain/observation.ts';
import type { PeriodSource } from '#lib/domain/reading.ts';
import { endOfDay, isoDay } from '#lib/domain/time-format.ts';
import { isToldBeforeItsEnd, longSpanOf, observedAtEnd } from '#lib/domain/told-span.ts';
import type { Programme } from '#lib/wire/api/programme.ts';
import type { Queryable } from '../db/database.ts';
import { readFiguresAt } from '../db/read-figures-at.ts';
import type { Frame } from './programme.ts';

const SHORTER: readonly PeriodSource[] = ['period', 'quarter', 'half-year', 'year-to-date'];

type Asked = Pick<Frame, 'of' | 'asOf'> & { readonly cells: readonly LatestObservation[] };

/** Nothing is read where the parts' newest figures are alike, and else only what ends with the longer ones. */
export async function besideFigures(
	database: Queryable,
	{ of, asOf, cells }: Asked,
): Promise<Pick<Programme, 'beside'>> {
	const longer = unlike(of, cells);
	if (longer.length === 0) return {};
	const newestOf = new Map(longer.map((figure) => [keyOf(figure), figure]));
	const days = new Set(longer.map(({ observedAt }) => isoDay(observedAt)));
	const { believedAt } = asOf;
	const told = await readFiguresAt(database, {
		unitIds: [...new Set(longer.map(({ unitId }) => unitId))],
		indicatorIds: [...new Set(longer.map(({ indicatorId }) => indicatorId))],
		instants: [...days].flatMap((day) =>
			SHORTER.map((source) => observedAtEnd(endOfDay(day), source)),
		),
		believedAt: typeof believedAt === 'string' ? endOfDay(believedAt) - 1 : believedAt,
	});
	const now = of.live ? asOf.now : endOfDay(of.day);
	const beside = told.flatMap((figure): LatestObservation[] => {
		const newest = newestOf.get(keyOf(figure));
		const intervalS = asOf.intervalS.get(figure.indicatorId);
		if (!newest || intervalS === undefined || !isBeside(figure, newest)) return [];
		return [{ ...figure, freshness: figureFreshness(figure, { now, intervalS }) }];
	});
	return beside.length > 0 ? { beside } : {};
}

/** Of indicators that are put together for the home unit: the longer figures of parts, where not all are as long. */
function unlike(
	{ home, scope, parts, indicators }: Frame['of'],
	cells: readonly LatestObservation[],
): LatestObservation[] {
	if (home.id !== scope.id) return [];
	const counted = new Set(
		indicators.flatMap(({ id, kind, overUnits, overTime }) =>
			kind === 'number' && overUnits !== 'none' && overTime !== 'last' ? id : [],
		),
	);
	const partIds = new Set(parts.map(({ id }) => id));
	const own = cells.filter(
		({ unitId, indicatorId }) => counted.has(indicatorId) && partIds.has(unitId),
	);
	const long = own.filter(
		(figure) => longSpanOf(figure.timeSource) !== undefined && !isToldBeforeItsEnd(figure),
	);
	if (long.length === 0) return [];
	const spans = Map.groupBy(own, ({ indicatorId }) => indicatorId);
	const isUnlike = (indicatorId: number) =>
		new Set(spans.get(indicatorId)?.map(({ timeSource }) => longSpanOf(timeSource))).size > 1;
	return long.filter(({ indicatorId }) => isUnlike(indicatorId));
}

type Told = Pick<LatestObservation, 'unitId' | 'indicatorId' | 'observedAt' | 'sample'>;

/** A sample stands beside no real figure. */
function isBeside(figure: Told, newest: Told): boolean {
	const endsAlike = isoDay(figure.observedAt) === isoDay(newest.observedAt);
	return endsAlike && figure.observedAt < newest.observedAt && figure.sample === newest.sample;
}

function keyOf({ unitId, indicatorId }: Pick<Told, 'unitId' | 'indicatorId'>): string {
	return `${unitId}/${indicatorId}`;
}
