/** What the entries of a catalogue file are made of. */
import * as v from 'valibot';
import { isoDay } from '#lib/domain/time-format.ts';
import { parsePeriod } from '#lib/wire/period.ts';
import { day as daylike, text } from './fact-fields.ts';
import { periodWords } from './period-words.ts';

export const wallName = v.pipe(text, v.maxLength(40, 'at most 40 characters, to fit a wall'));
export const number = v.pipe(v.number('a number is wanted'), v.finite('a number is wanted'));
export const day = v.pipe(
	daylike,
	v.check((given) => parsePeriod(given) !== null, 'a day of the calendar'),
);
export const flag = v.optional(v.boolean('true or false is wanted'), false);
export const words = v.optional(v.nullable(text), null);
export const list = <S extends v.GenericSchema>(of: S) =>
	v.optional(v.array(of, 'a list is wanted'), []);

/** A day, or a month, quarter, half-year or year with its last day: 2025-12-31, 2025-12, 2025-Q4, 2025-H2, 2025. */
export const period = v.pipe(
	v.union([v.string(), v.number()], 'a day, month, quarter or year is wanted'),
	v.transform(String),
	v.check(
		(given) => parsePeriod(given) !== null,
		'a day such as 2025-12-31, or 2025-12, 2025-Q4 or 2025 is wanted',
	),
	v.transform((given) => ({
		on: isoDay(parsePeriod(given)?.observedAt ?? 0),
		words: periodWords(given),
		span: parsePeriod(given)?.span ?? 'day',
	})),
);
export const lastDay = v.pipe(
	period,
	v.transform(({ on }) => on),
);
export const optionalDay = v.optional(v.nullable(day), null);
export const optionalLastDay = v.optional(v.nullable(lastDay), null);
