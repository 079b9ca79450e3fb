/** Two years of one unit: its figures by day, those of what it came of, what became of it, and what stood a year ago. */
import { seriesAcross } from '#lib/domain/crosswalk.ts';
import type { Indicator } from '#lib/domain/indicator.ts';
import { endOfDay, isoDay, startOfDay, yearBefore } from '#lib/domain/time-format.ts';
import { longSpanOf } from '#lib/domain/told-span.ts';
import type { UnitEvent } from '#lib/domain/unit-event.ts';
import {
	pastSeries,
	type DayValue,
	type FormerPast,
	type PastOfIndicators,
	type UnitBreak,
	type UnitNames,
	type UnitPast,
} from '#lib/wire/unit-past.ts';
import { readBelievedDays } from '../db/read-believed-days.ts';
import { readCrosswalksTo, readUnitEvents } from '../db/read-changes-of-units.ts';
import { readDailyValues } from '../db/read-daily-values.ts';
import { observationsAsOf } from './as-of.ts';
import type { ProgrammeSources } from './programme.ts';

export type UnitPastQuery = {
	/** Slug. */
	readonly unit: string;
	/** ISO day that the two years lead to. */
	readonly day: string;
	/** As it was believed then (epoch ms); null: as it is now. */
	readonly believedAt: number | null;
};

/** Null where no unit has that slug. */
export async function unitPast(
	sources: Pick<ProgrammeSources, 'database' | 'catalogue' | 'now'>,
	query: UnitPastQuery,
): Promise<UnitPast | null> {
	const { database } = sources;
	const { unit, day } = query;
	const from = yearBefore(yearBefore(day));
	const events = await readUnitEvents(database);
	const cameOf = seriesAcross(unit, { events, series: new Map() }).flatMap(
		({ unit: slug, endedBy }) =>
			endedBy && endedBy.happenedOn > from && endedBy.happenedOn <= day
				? [{ slug, endedOn: endedBy.happenedOn }]
				: [],
	);
	const changes = changesOf(unit, { events, from, day });
	const slugs = [unit, ...cameOf.map(({ slug }) => slug), ...changes.flatMap(({ slugs }) => slugs)];
	const bySlug = new Map(
		(await database.query<NamedRow>(NAMES, [slugs])).map((row) => [row.slug, row]),
	);
	const own = bySlug.get(unit);
	if (!own) return null;
	const namesOf = (slug: string): UnitNames => {
		const { name, shortName } = bySlug.get(slug) ?? { name: slug, shortName: slug };
		return { name, shortName };
	};
	const { indicators } = await sources.catalogue();
	const seriesOf = async (slug: string, to: string): Promise<PastOfIndicators> => {
		const { id = 0 } = bySlug.get(slug) ?? {};
		const days = await daysIn(sources, { ...query, unitId: id, indicators, from, to });
		return Object.fromEntries(
			indicators.flatMap(({ id, code }) => {
				const own = days.get(id);
				return own ? [[code, pastSeries(own, { from, to: day })]] : [];
			}),
		);
	};
	const crosswalks = cameOf.length > 0 ? await readCrosswalksTo(database, unit) : [];
	const former = cameOf.map(async ({ slug, endedOn }): Promise<FormerPast> => {
		const to = isoDay(startOfDay(endedOn) - 1);
		return { unit: slug, names: namesOf(slug), endedOn, series: await seriesOf(slug, to) };
	});
	return {
		...{ from, to: day },
		series: await seriesOf(unit, day),
		lastYear: await lastYearOf(sources, { ...query, unitId: own.id, indicators }),
		breaks: changes.map(({ slugs, ...told }) => ({ ...told, units: slugs.map(namesOf) })),
		former: await Promise.all(former),
		crosswalks: crosswalks.map(({ code, name, nameEn, source }) => ({
			code,
			name,
			nameEn,
			source,
		})),
	};
}

type NamedRow = UnitNames & { readonly id: number; readonly slug: string };

/** By their last name. */
const NAMES = `
	select id, slug, named.name, named.short_name as "shortName"
	from unit u cross join lateral (
		select name, short_name from unit_name n where n.unit_id = u.id order by valid_to desc nulls first limit 1
	) named
	where slug = any($1::text[])`;

type Asked = Pick<UnitPastQuery, 'believedAt' | 'day'> & {
	readonly unitId: number;
	readonly indicators: readonly Pick<Indicator, 'id' | 'code' | 'intervalS'>[];
};

function daysIn(
	{ database }: Pick<ProgrammeSources, 'database'>,
	{ unitId, believedAt, indicators, from, to }: Asked & { from: string; to: string },
): Promise<ReadonlyMap<number, readonly DayValue[]>> {
	const series = { unitId, indicatorIds: indicators.map(({ id }) => id) };
	const [begin, until] = [new Date(startOfDay(from)), new Date(endOfDay(to))];
	if (believedAt === null)
		return readDailyValues(database, { ...series, from: begin, to: new Date(startOfDay(to)) });
	const believed = new Date(believedAt);
	return readBelievedDays(database, { ...series, from: begin, until, believedAt: believed });
}

/** What is older than this, and than three times the interval that is expected, is not of the same period. */
const SAME_PERIOD_S = 31 * 86_400;

async function lastYearOf(
	{ database, now }: Pick<ProgrammeSources, 'database' | 'now'>,
	{ unitId, day: today, believedAt, indicators }: Asked,
): Promise<UnitPast['lastYear']> {
	const day = yearBefore(today);
	const stood = await observationsAsOf(database, {
		...{ unitIds: [unitId], day, believedAt, now: now() },
		intervalS: new Map(indicators.map(({ id, intervalS }) => [id, intervalS])),
	});
	const byId = new Map(indicators.map((indicator) => [indicator.id, indicator]));
	const values = stood.flatMap(({ indicatorId, value, observedAt, sample, timeSource }) => {
		const { code, intervalS = 0 } = byId.get(indicatorId) ?? {};
		const mostMs = Math.max(3 * intervalS, SAME_PERIOD_S) * 1000;
		const isOld = timeSource === 'retained' || endOfDay(day) - observedAt > mostMs;
		if (code === undefined || isOld) return [];
		const span = longSpanOf(timeSource);
		return [[code, { day: isoDay(observedAt), value, sample, ...(span && { span }) }] as const];
	});
	return { day, values: Object.fromEntries(values) };
}

type Change = Omit<UnitBreak, 'units'> & { readonly slugs: readonly string[] };

/** What it came of within the time that is shown, and what became of it by the day; oldest first, as the events are. */
function changesOf(
	unit: string,
	{
		events,
		from,
		day,
	}: { readonly events: readonly UnitEvent[]; readonly from: string; readonly day: string },
): Change[] {
	// What it went into says that it ended, too.
	const wentOn = new Set(
		events.flatMap(({ from, to, happenedOn }) =>
			to.length > 0 && from.some((part) => part.unit === unit) ? happenedOn : [],
		),
	);
	const isAmong = (parts: UnitEvent['to']) => parts.some((part) => part.unit === unit);
	return events
		.filter(({ happenedOn }) => happenedOn <= day)
		.flatMap((event): Change[] => {
			const { happenedOn, type, legalBasis } = event;
			const told = (role: UnitBreak['role'], parts: UnitEvent['to']) => {
				return { happenedOn, type, legalBasis, role, slugs: parts.map((part) => part.unit) };
			};
			if (isAmong(event.to)) return happenedOn > from ? [told('came', event.from)] : [];
			const isTold = event.to.length === 0 && wentOn.has(happenedOn);
			return isAmong(event.from) && !isTold ? [told('went', event.to)] : [];
		});
}
