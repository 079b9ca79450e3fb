/** The figures as JSON: what is the same for all of them once, then each; and as GeoJSON, of each unit the newest. */
import * as v from 'valibot';
import type { Centre } from '../../domain/centre.ts';
import type { Indicator } from '../../domain/indicator.ts';
import type { Unit } from '../../domain/unit.ts';
import { day, multiPolygon } from '../api/fields.ts';
import { OPEN_COLUMNS } from './figure.ts';
import type { OpenFigure } from './figure.ts';
import type { Licence } from './licence.ts';
import { valueNames } from './value-names.ts';

const vietnamTime = v.pipe(v.string(), v.isoTimestamp(), v.description('RFC 3339, UTC+7.'));

const constants = {
	indicator: v.string(),
	unit_of_measure: v.string(),
	unit_code_scheme: v.literal('gso'),
	unit_code_date: day,
};

const unitFields = { unit: v.string(), unit_code: v.string(), unit_name: v.string() };

const figureFields = {
	observed_at: vietnamTime,
	time_source: v.picklist([
		...(['device', 'receipt', 'day', 'period', 'quarter'] as const),
		...(['half-year', 'year-to-date', 'year'] as const),
	]),
	value: v.number(),
	source: v.nullable(v.string()),
	received_at: vietnamTime,
};

export const openFiguresSchema = v.object({
	...constants,
	name: v.string(),
	name_en: v.string(),
	owner: v.nullable(v.string()),
	legal_basis: v.nullable(v.string()),
	interval_s: v.pipe(v.number(), v.description('Expected seconds between two figures of a unit.')),
	value_names: v.pipe(
		v.array(v.object({ vi: v.string(), en: v.string() })),
		v.description('What the values 0, 1, 2 … stand for; empty where a value is a number.'),
	),
	licence: v.pipe(
		v.nullable(v.string()),
		v.description('Address of the licence; null: none has been published.'),
	),
	figures: v.array(v.object({ ...unitFields, ...figureFields })),
});

export const openFeaturesSchema = v.object({
	type: v.literal('FeatureCollection'),
	features: v.array(
		v.object({
			type: v.literal('Feature'),
			id: v.string(),
			geometry: v.pipe(
				v.nullable(multiPolygon),
				v.description('Null where no boundary was imported: a schematic cell is no geography.'),
			),
			properties: v.object({
				...constants,
				...unitFields,
				unit_level: v.string(),
				label_lon: v.number(),
				label_lat: v.number(),
				observed_at: v.nullable(vietnamTime),
				time_source: v.nullable(figureFields.time_source),
				value: v.pipe(
					v.nullable(v.number()),
					v.description('The newest figure; null where there is none.'),
				),
				source: v.nullable(v.string()),
				received_at: v.nullable(vietnamTime),
			}),
		}),
	),
});

export type OpenHead = Pick<
	v.InferOutput<typeof openFiguresSchema>,
	Exclude<keyof v.InferOutput<typeof openFiguresSchema>, 'figures'>
>;
type OpenFeature = v.InferOutput<typeof openFeaturesSchema>['features'][number];

/** What is the same for all figures of an indicator. */
export function openHead(
	indicator: Indicator,
	{ centre, licence }: { centre: Pick<Centre, 'geographyDate'>; licence: Licence | null },
): OpenHead {
	return {
		indicator: indicator.code,
		name: indicator.name,
		name_en: indicator.nameEn,
		unit_of_measure: indicator.unit,
		owner: indicator.owner,
		legal_basis: indicator.legalBasis,
		interval_s: indicator.intervalS,
		value_names: valueNames(indicator),
		licence: licence?.iri ?? null,
		unit_code_scheme: 'gso',
		unit_code_date: centre.geographyDate,
	};
}

const VARYING = OPEN_COLUMNS.filter(({ constant }) => !constant).map(({ name }) => name);

export function jsonFigure(figure: OpenFigure): string {
	return JSON.stringify(figure, VARYING);
}

/** Of the newest figure of a unit, or of none. */
export function openFeature(
	unit: Unit,
	{ head, figure }: { head: OpenHead; figure: OpenFigure | null },
): OpenFeature {
	const { indicator, unit_of_measure, unit_code_scheme, unit_code_date } = head;
	const [label_lon, label_lat] = unit.labelAt;
	return {
		type: 'Feature',
		id: unit.slug,
		geometry: unit.boundary && {
			type: 'MultiPolygon',
			coordinates: unit.boundary.map((polygon) =>
				polygon.map((ring) => ring.map((point) => [...point])),
			),
		},
		properties: {
			...{ indicator, unit_of_measure, unit_code_scheme, unit_code_date },
			...{ unit: unit.slug, unit_code: unit.code, unit_name: unit.name },
			...{ unit_level: unit.level, label_lon, label_lat },
			observed_at: figure?.observed_at ?? null,
			time_source: figure?.time_source ?? null,
			value: figure?.value ?? null,
			source: figure?.source ?? null,
			received_at: figure?.received_at ?? null,
		},
	};
}
