/** Fields that several answers and questions of the API have. */
import * as v from 'valibot';
import { isDay } from '../rfc3339.ts';

export const unitCode = v.pipe(
	v.string(),
	v.description('GSO code as text, leading zeros count; as of the centre’s geography date.'),
);

const wantedUnit = 'the code of a unit, such as 673';

/** In a question. */
export const unitGiven = v.pipe(v.string(wantedUnit), v.regex(/^[0-9A-Za-z-]{1,16}$/, wantedUnit));

export const time = v.pipe(v.string(), v.isoTimestamp(), v.description('RFC 3339, UTC.'));

export const day = v.pipe(v.string(), v.isoDate());

const wantedDay = 'a day such as 2024-11-30';

/** In a question. */
export const dayGiven = v.pipe(v.string(wantedDay), v.check(isDay, wantedDay));

/** What became of units. */
export const unitEvent = v.object({
	code: v.string(),
	happenedOn: day,
	type: v.picklist(['merge', 'split', 'rename', 'abolish']),
	legalBasis: v.string(),
	note: v.nullable(v.string()),
});

export const sample = v.pipe(
	v.boolean(),
	v.description('Sample data: simulated or seeded, to be marked wherever it is shown.'),
);

export const timeSource = v.pipe(
	v.picklist([
		...(['device', 'receipt', 'retained', 'day', 'period', 'quarter'] as const),
		...(['half-year', 'year-to-date', 'year'] as const),
	]),
	v.description(
		'Whose clock the time is from; "day", "period" (a month, or the day of a report), "quarter", "half-year", "year-to-date" (the months from January on), "year": nobody’s, it is the end of what the figure is of; "retained": a retained message without a time, whose age nobody knows.',
	),
);

/** Of a figure; `periodText` writes it. */
export const toldPeriod = v.pipe(
	v.nullable(v.string()),
	v.description(
		'What it is of, where `timeSource` is nobody’s clock: 2026, 2026-H1, 2026-Q4, 2026-11 or 2026-11-23 as in a POST, of "year-to-date" 2026-01/2026-05; else null.',
	),
);

export const wrongClock = v.object({
	aheadS: v.pipe(v.number(), v.description('How far it is ahead (s); negative: behind.')),
	receivedAt: v.pipe(time, v.description('When the newest message that it dated came.')),
});

export const freshness = v.pipe(
	v.picklist(['fresh', 'late', 'stale', 'none']),
	v.description(
		'Fresh under two expected intervals, late under three, then stale; none: no value yet.',
	),
);

const position = v.pipe(
	v.array(v.number()),
	v.minLength(2),
	v.maxLength(2),
	v.description('Longitude and latitude in degrees, WGS 84.'),
);

export const lonLat = position;

export const multiPolygon = v.object({
	type: v.literal('MultiPolygon'),
	coordinates: v.array(v.array(v.array(position))),
});

/** How many of an answer's things are wanted at most. */
export function limitUpTo(most: number, usual: number) {
	const wanted = `a whole number from 1 to ${most}`;
	const digits = v.regex(new RegExp(`^\\d{1,${String(most).length}}$`), wanted);
	const number = v.pipe(
		v.string(),
		digits,
		v.transform(Number),
		v.minValue(1, wanted),
		v.maxValue(most, wanted),
	);
	return v.optional(number, String(usual));
}

const wantedCursor = 'the "next" of an earlier answer to the same question';

/** Where an earlier answer ended; absent: at the beginning. */
export const cursor = v.optional(
	v.pipe(
		v.string(),
		v.regex(/^\d{1,16}$/, wantedCursor),
		v.transform(Number),
		v.safeInteger(wantedCursor),
	),
);
