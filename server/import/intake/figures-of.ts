/** What a body says of which units and indicators, or what is wrong with which of its observations. */
import { isoDay } from '#lib/domain/time-format.ts';
import { isCountedByMonths } from '#lib/domain/told-span.ts';
import type { GivenObservation } from '#lib/wire/api/intake.ts';
import type { ParameterProblem } from '#lib/wire/api/problem.ts';
import { parsePeriod } from '#lib/wire/period.ts';
import { rfc3339 } from '#lib/wire/rfc3339.ts';
import type { Queryable } from '../../db/database.ts';
import { areDayAndMonth } from '../figures/day-and-month.ts';
import { figureKey, type Figure } from '../figures/figure.ts';
import type { Unplaced } from '../figures/store.ts';
import { rowOf, type PartlyRead, type ReadBody } from './read-body.ts';

/** A clock ahead by more is wrong, as it is for readings (ingest/decode/time.ts). */
const AHEAD_MS = 5 * 60_000;
const EARLIEST = Date.UTC(2000, 0, 1);

const BY_MONTHS =
	'a month, quarter, half-year or year: the indicator adds up or is averaged over time and is told by the month or more seldom';

type IndicatorRow = {
	readonly id: number;
	readonly code: string;
	readonly kind: 'number' | 'yes-no' | 'stages';
	readonly overTime: 'last' | 'sum' | 'mean';
	readonly intervalS: number;
	readonly stages: number;
	readonly min: number | null;
	readonly max: number | null;
};

const INDICATORS = `
	select id, code, kind, over_time as "overTime", interval_s as "intervalS", jsonb_array_length(stages) as stages, min_value as min, max_value as max
	from indicator where code = any($1::text[]) and not withdrawn`;

/** A code may be one unit's today and another's before: the day says whose. */
const UNITS = `
	select distinct t.code, t.day::text as day, c.unit_id as id
	from unnest($1::text[], $2::date[]) as t (code, day) join unit_code c on c.scheme = 'gso' and c.value = t.code
		and t.day between coalesce(c.valid_from, '-infinity') and coalesce(c.valid_to, 'infinity')`;

export type ReadFigures =
	| { readonly kind: 'figures'; readonly figures: readonly Figure[] }
	| { readonly kind: 'refused'; readonly errors: readonly ParameterProblem[] };

type Row = PartlyRead & {
	/** Null where it can be read in part only. */
	readonly whole: GivenObservation | null;
};

type Timed =
	| Pick<Figure, 'observedAt' | 'timeSource'>
	| { readonly wanted: string; readonly field: 'period' | 'observedAt' };

/** Where some observations could not be read, the others are looked at all the same: all mistakes are told at once. `now`: epoch milliseconds. */
export async function figuresOf(
	database: Queryable,
	{ body: { observations, geographyDate }, places, errors: unread, partly }: Omit<ReadBody, 'kind'>,
	now: number,
): Promise<ReadFigures> {
	const rows: readonly Row[] = [
		...observations.map((given, at) => ({ place: places[at] ?? at, given, whole: given })),
		...partly.map((part) => ({ ...part, whole: null })),
	];
	const times = rows.map((row) => (isTimed(row) ? timeOf(row.given, now) : null));
	const days = times.map((time) => {
		return geographyDate ?? (time && 'observedAt' in time ? isoDay(time.observedAt) : isoDay(now));
	});
	const units = await database.query<{ code: string; day: string; id: number }>(UNITS, [
		rows.map(({ given }) => given.unit ?? null),
		days,
	]);
	const unitIds = new Map(units.map(({ code, day, id }) => [`${code} ${day}`, id]));
	const codes = [...new Set(rows.flatMap(({ given }) => given.indicator ?? []))];
	const indicators = await database.query<IndicatorRow>(INDICATORS, [codes]);
	const byCode = new Map(indicators.map((indicator) => [indicator.code, indicator]));
	const errors = [...unread];
	const figures = new Map<string, Figure>();
	for (const [at, { place: row, given, whole }] of rows.entries()) {
		const cell = `observations[${row}]`;
		const refuse = (field: string, value: string | null, wanted: string) =>
			errors.push({ parameter: `${cell}.${field}`, value, wanted });
		const [time, day = ''] = [times[at], days[at]];
		const unitId = unitIds.get(`${given.unit} ${day}`);
		const indicator = byCode.get(given.indicator ?? '');
		// Of which day the code would be is not known where the time is not.
		const hasDay = geographyDate !== undefined || (time && 'observedAt' in time);
		if (given.unit !== undefined && unitId === undefined && hasDay)
			refuse('unit', given.unit, `a code that a unit had on ${day}, or another geographyDate`);
		if (given.indicator !== undefined && !indicator)
			refuse('indicator', given.indicator, 'the code of an indicator there is');
		const bounds =
			indicator && given.value !== undefined ? wantedValue(given.value, indicator) : null;
		if (bounds) refuse('value', String(given.value), bounds);
		if (time && 'wanted' in time) {
			refuse(time.field, given[time.field] ?? null, time.wanted);
		} else if (time?.timeSource === 'day' && indicator && isCountedByMonths(indicator)) {
			refuse('period', given.period ?? null, BY_MONTHS);
		} else if (whole && time && unitId !== undefined && indicator) {
			const key = { indicatorId: indicator.id, unitId, observedAt: time.observedAt };
			const earlier = figures.get(figureKey(key));
			if (earlier) {
				const isCounted = indicator.overTime !== 'last';
				const isUnlike = isCounted && areDayAndMonth({ ...key, ...time }, earlier);
				const wanted = isUnlike
					? `a day or its month: ${earlier.cell} is of the other, and what adds up over time or is averaged has one of them`
					: `each figure once: ${earlier.cell} is of the same unit, indicator and time`;
				errors.push({ parameter: cell, value: null, wanted });
			}
			const { value, evidence } = whole;
			const raw = JSON.stringify(whole);
			const place = { sheet: null, cell, raw };
			const { timeSource } = time;
			figures.set(figureKey(key), { ...key, ...place, timeSource, value, evidence });
		}
	}
	if (errors.length > 0) {
		const row = ({ parameter }: ParameterProblem) => rowOf(parameter) ?? 0;
		return { kind: 'refused', errors: errors.toSorted((a, b) => row(a) - row(b)) };
	}
	return { kind: 'figures', figures: [...figures.values()] };
}

/** What is told of a day where its month's figure stands, or of a month where a day's does. */
export function inTheWayErrors(unplaced: readonly Unplaced[]): ParameterProblem[] {
	return unplaced.map(({ figure, stands }) => {
		const day = isoDay(figure.observedAt);
		const month = day.slice(0, 7);
		const isDay = figure.timeSource === 'day';
		const [own, other] = isDay ? [month, month] : [day, day];
		const stood = `${stands.value} of ${stands.source} stands for ${other} (delivery ${stands.batchId})`;
		const instead = isDay
			? `where it is the whole month's, ${own} as the period`
			: `that delivery undone before`;
		const why =
			'what adds up over time or is averaged has no figure of a day and of its month in one place';
		const parameter = `${figure.cell}.period`;
		return { parameter, value: isDay ? day : month, wanted: `${instead}: ${stood}, and ${why}` };
	});
}

/** Whether the time it names, or that it names none, can be read. */
function isTimed({ given, whole }: Row): boolean {
	return whole !== null || ('period' in given && 'observedAt' in given);
}

/** A period that has begun may be told of; a time that is yet to come not. */
function timeOf({ period, observedAt }: PartlyRead['given'], now: number): Timed {
	const wanted = 'either a period or observedAt';
	if (period !== undefined && observedAt !== undefined) return { field: 'observedAt', wanted };
	if (period === undefined && observedAt === undefined) return { field: 'period', wanted };
	const span = period === undefined ? null : parsePeriod(period);
	const at = span?.observedAt ?? rfc3339(observedAt ?? '');
	const field = span ? 'period' : 'observedAt';
	if (at < EARLIEST) return { field, wanted: 'not before the year 2000' };
	const begun = span?.from ?? at;
	return begun > now + AHEAD_MS
		? { field, wanted: 'not of the future: a period that has begun, or a time that has come' }
		: { observedAt: at, timeSource: span?.span ?? 'device' };
}

/** Null where it may be. */
function wantedValue(value: number, { kind, stages, min, max }: IndicatorRow): string | null {
	if (kind === 'yes-no') return value === 0 || value === 1 ? null : '1 for yes or 0 for no';
	if (kind === 'stages') {
		const isStage = Number.isInteger(value) && value >= 0 && value < stages;
		return isStage ? null : `the place of a stage, from 0 to ${stages - 1}`;
	}
	const isWithin = (min === null || value >= min) && (max === null || value <= max);
	return isWithin ? null : `a number from ${min ?? '−∞'} to ${max ?? '∞'}`;
}
