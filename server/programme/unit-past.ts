/** Two years of one unit: its figures by day, those of what it came of, what became of it, and what stood a year ago. */
import { cameOf, extentInto } from '#lib/domain/came-of.ts';
import { lineSpan } from '#lib/domain/line-span.ts';
import { isoDay, startOfDay, yearBefore } from '#lib/domain/time-format.ts';
import type { UnitEvent } from '#lib/domain/unit-event.ts';
import {
	pastSeries,
	type FormerPast,
	type PastOfIndicators,
	type ToldValue,
	type UnitBreak,
	type UnitNames,
	type UnitPast,
} from '#lib/wire/unit-past.ts';
import { readCrosswalksTo, readUnitEvents } from '../db/read-changes-of-units.ts';
import { daysIn } from './days-in.ts';
import { lastYearOf } from './last-year.ts';
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
	const came = cameOf(unit, events)
		.flatMap(({ unit: slug, extent, endedBy }) =>
			endedBy && endedBy.happenedOn > from && endedBy.happenedOn <= day
				? [{ slug, extent, endedOn: endedBy.happenedOn }]
				: [],
		)
		.toSorted((a, b) => Number(a.endedOn > b.endedOn) - Number(a.endedOn < b.endedOn));
	const changes = changesOf(unit, { events, from, day });
	const slugs = [unit, ...came.map(({ slug }) => slug), ...changes.flatMap(({ slugs }) => slugs)];
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
	const daysOf = (slug: string, to: string) => {
		const { id = 0 } = bySlug.get(slug) ?? {};
		return daysIn(sources, { ...query, unitId: id, indicators, from, to });
	};
	const crosswalks = came.length > 0 ? await readCrosswalksTo(database, unit) : [];
	const ownDays = await daysOf(unit, day);
	const formerDays = await Promise.all(
		came.map(({ slug, endedOn }) => daysOf(slug, isoDay(startOfDay(endedOn) - 1))),
	);
	// Those that it came of are drawn beside its own line: of as long a time.
	const spans = new Map(
		indicators.map(({ id }) => {
			const former = formerDays.flatMap((days) => days.get(id) ?? []);
			return [id, lineSpan(ownDays.get(id) ?? former)];
		}),
	);
	const seriesOf = (days: ReadonlyMap<number, readonly ToldValue[]>): PastOfIndicators =>
		Object.fromEntries(
			indicators.flatMap(({ id, code }) => {
				const series = pastSeries(days.get(id) ?? [], { from, to: day, span: spans.get(id) });
				return series.real.length + series.samples.length > 0 ? [[code, series]] : [];
			}),
		);
	return {
		...{ from, to: day },
		series: seriesOf(ownDays),
		lastYear: await lastYearOf(sources, { ...query, unitId: own.id, indicators }),
		breaks: changes.map(({ slugs, ...told }) => ({ ...told, units: slugs.map(namesOf) })),
		former: came.map(({ slug, extent, endedOn }, place): FormerPast => {
			const series = seriesOf(formerDays[place] ?? new Map());
			return { unit: slug, names: namesOf(slug), extent, endedOn, series };
		}),
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
				const inPart = role === 'came' && parts.every((part) => extentInto(event, part) === 'part');
				const slugs = parts.map((part) => part.unit);
				return { happenedOn, type, legalBasis, role, inPart, slugs };
			};
			if (isAmong(event.to)) return happenedOn > from ? [told('came', event.from)] : [];
			const isTold = event.to.length === 0 && wentOn.has(happenedOn);
			return isAmong(event.from) && !isTold ? [told('went', event.to)] : [];
		});
}
