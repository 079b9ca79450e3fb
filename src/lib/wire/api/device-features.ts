/** `GET /api/v1/devices.geojson` */
import * as v from 'valibot';

export const deviceFeaturesSchema = v.object({
	type: v.literal('FeatureCollection'),
	features: v.array(
		v.object({
			type: v.literal('Feature'),
			geometry: v.nullable(
				v.object({ type: v.literal('Point'), coordinates: v.array(v.number()) }),
			),
			properties: v.object({
				site: v.string(),
				device: v.string(),
				name: v.string(),
				kind: v.string(),
				unit: v.nullable(v.string()),
				gateway: v.nullable(v.string()),
				heartbeat_s: v.nullable(v.number()),
				replaces: v.pipe(
					v.nullable(v.string()),
					v.description('Id of the device whose place it took last.'),
				),
				retired: v.boolean(),
			}),
		}),
	),
});
