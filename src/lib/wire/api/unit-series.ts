/** `GET /api/v1/units/{unit}/series` */
import * as v from 'valibot';
import type { CarriedOver, Crosswalk, SeriesPiece } from '../../domain/crosswalk.ts';
import type { Indicator } from '../../domain/indicator.ts';
import type { PeriodValue, Span } from '../../domain/over-time.ts';
import type { PointsPiece } from '../../domain/series-pieces.ts';
import { LONG_SPANS } from '../../domain/told-span.ts';
import { day, sample, unitEvent } from './fields.ts';
import { codeDate } from './unit-history.ts';

const wantedIndicator = 'the code of an indicator, as /api/v1/indicators lists them';
const wantedCrosswalk = 'the code of one of the "crosswalks" of the answer';

export const unitSeriesQuery = v.object({
	indicator: v.pipe(v.string(wantedIndicator), v.regex(/^[a-z0-9-]{1,64}$/, wantedIndicator)),
	crosswalk: v.pipe(
		v.optional(v.pipe(v.string(), v.regex(/^[a-z0-9-]{1,64}$/, wantedCrosswalk))),
		v.description('How figures of former units are to be carried over; absent: not at all.'),
	),
	date: codeDate,
	by: v.pipe(
		v.optional(v.picklist(['quarter', 'year'], 'quarter or year')),
		v.description(
			'Tells the values of quarters or years as well, as the indicator’s `overTime` makes them.',
		),
	),
	weigh: v.pipe(
		v.optional(v.picklist(['indicator', 'area'], 'indicator or area'), 'indicator'),
		v.description('What a mean is weighed by: the figures of its "weightBy", or the areas.'),
	),
});

const span = v.pipe(
	v.optional(v.picklist(LONG_SPANS)),
	v.description('What it is told of, where that is longer than a month.'),
);

const isDay = v.pipe(
	v.optional(v.boolean()),
	v.description(
		'Whether it is told of that day alone; of what adds up or is averaged it is then no month’s.',
	),
);

const point = v.object({ day, value: v.number(), sample, span, isDay });

const crosswalk = v.object({
	code: v.string(),
	name: v.string(),
	nameEn: v.string(),
	source: v.string(),
	basis: v.picklist(['whole-units', 'area', 'indicator']),
	parts: v.array(v.object({ from: v.string(), to: v.string(), share: v.number() })),
});

const carriedOver = v.variant('kind', [
	v.object({
		kind: v.literal('carried-over'),
		crosswalk,
		estimate: v.pipe(v.boolean(), v.description('Whether the shares are no facts.')),
		points: v.array(
			v.object({
				...point.entries,
				terms: v.array(
					v.object({
						unit: v.string(),
						value: v.number(),
						share: v.number(),
						weight: v.nullable(v.number()),
						sample,
					}),
				),
			}),
		),
		missing: v.pipe(
			v.array(v.object({ day, span, units: v.array(v.string()) })),
			v.description('Days of which some of the former units have a figure, and these have none.'),
		),
	}),
	v.object({
		kind: v.literal('refused'),
		reason: v.picklist(['not-in-crosswalk', 'not-combined', 'no-weights']),
	}),
]);

export const unitSeriesSchema = v.object({
	unit: v.string(),
	indicator: v.string(),
	pieces: v.pipe(
		v.array(
			v.object({
				unit: v.string(),
				code: v.string(),
				name: v.string(),
				extent: v.pipe(
					v.nullable(v.picklist(['whole', 'part'])),
					v.description(
						'How much of it became the asked unit: all of it, or only a part, so its figures are of more than that; null where nobody stated it. Of the unit itself "whole".',
					),
				),
				sample: v.pipe(
					v.boolean(),
					v.description('Whether all points are sample data; else none.'),
				),
				formerArea: v.pipe(
					v.boolean(),
					v.description(
						'Whether they were told of the area that the unit had, after it had ended.',
					),
				),
				points: v.array(point),
				periods: v.pipe(
					v.array(
						v.object({
							period: v.pipe(v.string(), v.description('2026, or 2026-Q3')),
							value: v.pipe(
								v.nullable(v.number()),
								v.description('Null where a figure is missing that a sum wants.'),
							),
							withData: v.pipe(
								v.number(),
								v.description('Of how many months, or of what is told at a time, of `possible`.'),
							),
							possible: v.number(),
							sample,
						}),
					),
					v.description('Only where `by` asks for them; none where the figures make none.'),
				),
				endedBy: v.pipe(
					v.nullable(unitEvent),
					v.description('What ended the unit; null where nothing has, or nobody stated it.'),
				),
			}),
		),
		v.description(
			'What it came of, as far as it is stated, each unit for itself with the break that ended it; the unit itself comes last. Real figures and samples are pieces apart, and so is what was told of the area after the unit’s end. Points are the last of each day, and of each quarter, half-year or year that ends with it.',
		),
	),
	crosswalks: v.pipe(v.array(crosswalk), v.description('Those that lead to the unit.')),
	carriedOver: v.nullable(carriedOver),
});

export type UnitSeriesAnswer = {
	readonly unit: string;
	readonly indicator: string;
	readonly pieces: readonly (SeriesPiece &
		PointsPiece & {
			readonly code: string;
			readonly name: string;
			readonly periods: readonly PeriodValue[];
		})[];
	readonly crosswalks: readonly Crosswalk[];
	readonly carriedOver: CarriedOver | null;
};

export type UnitSeriesQuery = {
	/** Slug. */
	readonly unit: string;
	readonly indicator: Pick<Indicator, 'id' | 'code' | 'overUnits' | 'overTime' | 'intervalS'>;
	/** Null: only the points are told. */
	readonly by: Span | null;
	/** Of the indicator that a mean is weighed by; null: by area where `weighByArea`, else not at all. */
	readonly weightId: number | null;
	readonly weighByArea: boolean;
	/** Code; null: nothing is carried over. */
	readonly crosswalk: string | null;
};
