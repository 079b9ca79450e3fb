/** `POST /api/v1/observations`: figures from other systems. */
import * as v from 'valibot';
import { isDay, rfc3339 } from '../rfc3339.ts';
import { parsePeriod } from '../period.ts';
import type { ParameterProblem } from './problem.ts';

/** Of one request. */
export const MOST_OBSERVATIONS = 10_000;
export const MOST_INTAKE_BYTES = 5 * 1024 * 1024;
/** As long as the words beside a figure in a file may be. */
const LONGEST_EVIDENCE = 500;

const wantedDay = 'a day such as 2024-11-30';
const wantedPeriod =
	'a year, half, quarter, month or day: 2026, 2026-H1, 2026-Q4, 2026-11 or 2026-11-23';
const wantedTime = 'a time such as 2026-11-22T07:00:00+07:00';
const wantedSource = 'the name of the system that the figures are from, of at most 64 characters';
const wantedUnit = 'the code of a unit, such as "673"';
const wantedIndicator = 'the code of an indicator, as /api/v1/indicators lists them';
const wantedEvidence = `words of at most ${String(LONGEST_EVIDENCE)} characters`;
const wantedValue = 'a number';

/** Valibot's `expected` of a key that is missing is the key in quotation marks. */
function wantedOfObject({ expected, received }: v.StrictObjectIssue): string {
	if (expected === 'never') return 'nothing of that name';
	return expected.startsWith('"') ? 'something: it must be given' : `an object, not ${received}`;
}

/** One of `intakeBody`. */
export const givenObservation = v.strictObject(
	{
		unit: v.pipe(
			v.string(wantedUnit),
			v.regex(/^[0-9A-Za-z-]{1,16}$/, wantedUnit),
			v.description('GSO code as text: as of the day of the figure, or of `geographyDate`.'),
		),
		indicator: v.pipe(v.string(wantedIndicator), v.regex(/^[a-z0-9-]{1,64}$/, wantedIndicator)),
		period: v.optional(
			v.pipe(
				v.string(wantedPeriod),
				v.check((text) => parsePeriod(text) !== null, wantedPeriod),
				v.description(
					'2026, 2026-H1, 2026-Q4, 2026-11 or 2026-11-23; it counts from the end of its last day. Either this or `observedAt`.',
				),
			),
		),
		observedAt: v.optional(
			v.pipe(
				v.string(wantedTime),
				v.check((text) => !Number.isNaN(rfc3339(text)), wantedTime),
				v.description('RFC 3339. Either this or `period`.'),
			),
		),
		value: v.pipe(
			v.number(wantedValue),
			v.finite(wantedValue),
			v.description('In the indicator’s unit of measure; of yes or no 1 or 0.'),
		),
		evidence: v.optional(
			v.nullable(v.pipe(v.string(wantedEvidence), v.maxLength(LONGEST_EVIDENCE, wantedEvidence))),
			null,
		),
	},
	wantedOfObject,
);

export const intakeBody = v.strictObject(
	{
		source: v.pipe(
			v.string(wantedSource),
			v.trim(),
			v.regex(/^[^\p{Cc}]{1,64}$/u, wantedSource),
			v.description('The name of the system that the figures are from.'),
		),
		geographyDate: v.optional(
			v.pipe(
				v.string(wantedDay),
				v.check(isDay, wantedDay),
				v.description('The day by which codes of units are read; without it each figure’s own.'),
			),
		),
		observations: v.pipe(
			v.array(givenObservation, 'a list of observations'),
			v.minLength(1, 'at least one observation'),
		),
	},
	wantedOfObject,
);

export type IntakeBody = v.InferOutput<typeof intakeBody>;
export type GivenObservation = IntakeBody['observations'][number];

const count = (words: string) => v.pipe(v.number(), v.integer(), v.description(words));

export const intakeSchema = v.object({
	batch: count('Number of the delivery; a person can undo it as a whole.'),
	new: count('Figures of which nothing was known.'),
	same: count('Figures that were known so already.'),
	corrections: count('Figures that took the place of another value, which is kept.'),
});

export type IntakeDone = v.InferOutput<typeof intakeSchema>;

/** A request of another system, as it came. */
export type IntakeRequest = {
	readonly authorization: string | null;
	/** `Idempotency-Key` */
	readonly key: string | null;
	readonly body: Uint8Array;
};

export type IntakeAnswer =
	| {
			readonly kind: 'done';
			readonly done: IntakeDone;
			/** Told before. */ readonly again: boolean;
	  }
	/** No token is set. */
	| { readonly kind: 'closed' }
	| { readonly kind: 'stranger' }
	/** As many as may are being taken. */
	| { readonly kind: 'busy' }
	| { readonly kind: 'too-big'; readonly detail: string }
	| { readonly kind: 'bad-request'; readonly errors: readonly ParameterProblem[] }
	/** The key came before with another body. */
	| { readonly kind: 'key-taken' }
	/** Rows that cannot be taken; none is. */
	| { readonly kind: 'refused'; readonly errors: readonly ParameterProblem[] };
