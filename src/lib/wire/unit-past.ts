/** What the card of one unit asks of its past: `GET /wall/programme/past`. */
import * as v from 'valibot';
import type { Extent } from '../domain/came-of.ts';
import type { Crosswalk } from '../domain/crosswalk.ts';
import type { UnitEventType } from '../domain/unit-event.ts';
import { startOfDay } from '../domain/time-format.ts';
import type { LongSpan } from '../domain/told-span.ts';
import { rfc3339 } from './rfc3339.ts';

const wantedDay = 'a day such as 2026-11-22';
const wantedTime = 'a time such as 2026-11-22T00:00:00Z';

export const unitPastQuery = v.object({
	/** Slug. */
	unit: v.pipe(v.string('the slug of a unit'), v.regex(/^[a-z0-9-]{1,64}$/, 'the slug of a unit')),
	day: v.pipe(v.string(wantedDay), v.isoDate(wantedDay)),
	/** RFC 3339; absent: as it is believed now. */
	believed: v.optional(
		v.pipe(
			v.string(),
			v.check((text) => !Number.isNaN(rfc3339(text)), wantedTime),
			v.transform(rfc3339),
		),
	),
});

/** One day of one indicator: its last value. `day` is ISO, in the centre's zone. */
export type DayValue = { readonly day: string; readonly value: number; readonly sample: boolean };

/** With what it counts over, where that is longer than a month. */
export type ToldValue = DayValue & { readonly span?: LongSpan };

/** Days since the past's first, and the value. */
export type PastPoint = readonly [day: number, value: number];

/** Oldest first. Real ones and samples are kept apart, for they are never drawn as one line. */
export type PastSeries = {
	readonly real: readonly PastPoint[];
	readonly samples: readonly PastPoint[];
	/** What each of them counts over, where that is longer than a month. */
	readonly span?: LongSpan;
};

/** By the code of the indicator; those without any are left out. */
export type PastOfIndicators = Readonly<Record<string, PastSeries>>;

/** A change of what a unit is, that had happened by the day. */
export type UnitBreak = {
	readonly happenedOn: string;
	readonly type: UnitEventType;
	readonly legalBasis: string;
	/** Whether the unit came of it, or it is what became of the unit. */
	readonly role: 'came' | 'went';
	/** Whether it came of a part of each of `units` only. */
	readonly inPart: boolean;
	/** What it came of, or what it went into; empty where it only ended. */
	readonly units: readonly UnitNames[];
};

export type UnitNames = { readonly name: string; readonly shortName: string };

/** A unit that this one came of, up to the day before it ended. */
export type FormerPast = {
	/** Slug. */
	readonly unit: string;
	readonly names: UnitNames;
	/** How much of it became this unit. */
	readonly extent: Extent;
	/** ISO day on which it was no more. */
	readonly endedOn: string;
	readonly series: PastOfIndicators;
};

export type UnitPast = {
	/** ISO days, both inclusive. */
	readonly from: string;
	readonly to: string;
	readonly series: PastOfIndicators;
	/** What stood a year before, where it was not stale then; of a month and of its quarter both. */
	readonly lastYear: {
		readonly day: string;
		readonly values: Readonly<Record<string, readonly ToldValue[]>>;
	};
	/** Oldest first. */
	readonly breaks: readonly UnitBreak[];
	readonly former: readonly FormerPast[];
	/** By which figures of what it came of are carried over. */
	readonly crosswalks: readonly Pick<Crosswalk, 'code' | 'name' | 'nameEn' | 'source'>[];
};

const DAY_MS = 86_400_000;
/** A chart has room for no more. */
const STEP_DAYS = 7;

/** Of each week, counted back from the day `to`, the last value of either kind that counts over `span`. `days` are from `from` on, oldest first. */
export function pastSeries(
	days: readonly ToldValue[],
	{
		from,
		to,
		span,
	}: { readonly from: string; readonly to: string; readonly span?: LongSpan | undefined },
): PastSeries {
	const begin = startOfDay(from);
	const last = (startOfDay(to) - begin) / DAY_MS;
	const ofKind = (sample: boolean): PastPoint[] => {
		const weeks = new Map<number, PastPoint>();
		for (const { day, value } of days.filter((own) => own.sample === sample && own.span === span)) {
			const at = (startOfDay(day) - begin) / DAY_MS;
			weeks.set(Math.floor((last - at) / STEP_DAYS), [at, value]);
		}
		return [...weeks.values()];
	};
	return { real: ofKind(false), samples: ofKind(true), ...(span && { span }) };
}
