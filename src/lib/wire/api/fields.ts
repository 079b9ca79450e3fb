/** Fields that several answers of the API have. */
import * as v from 'valibot';

export const unitCode = v.pipe(
	v.string(),
	v.description('GSO code as text, leading zeros count; as of the centre’s geography date.'),
);

export const time = v.pipe(v.string(), v.isoTimestamp(), v.description('RFC 3339, UTC.'));

export const day = v.pipe(v.string(), v.isoDate());

export const sample = v.pipe(
	v.boolean(),
	v.description('Sample data: simulated or seeded, to be marked wherever it is shown.'),
);

export const timeSource = v.pipe(
	v.picklist(['device', 'receipt', 'retained']),
	v.description(
		'Whose clock the time is from; "retained": a retained message without a time, whose age nobody knows.',
	),
);

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
