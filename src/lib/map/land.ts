/** Land, sea and borders of Vietnam and its neighbours, from Natural Earth (see `basemap/generate.ts`). */
import type { Feature, FeatureCollection, MultiPolygon } from 'geojson';
import { merge, mesh } from 'topojson-client';
import type {
	GeometryCollection,
	MultiPolygon as TopoMultiPolygon,
	Topology,
} from 'topojson-specification';
import type { StyleSpecification } from 'maplibre-gl';
import { ARCHIPELAGOS } from './archipelagos.ts';
import type { MapPalette } from './palette.ts';
import topologyUrl from './basemap/land.topology.json?url';

/** ISO 3166 number of Vietnam, Natural Earth's id of it. */
const VIETNAM = '704';

type LandTopology = Topology<{ countries: GeometryCollection }>;

export type Land = { readonly vietnam: MultiPolygon; readonly shapes: FeatureCollection };

/** Before the land has come: sea alone. */
export const NO_LAND: Land = {
	vietnam: { type: 'MultiPolygon', coordinates: [] },
	shapes: { type: 'FeatureCollection', features: [] },
};

/** The land's file, from the wall's own server. */
export async function fetchLand(): Promise<Land> {
	const response = await fetch(topologyUrl);
	if (!response.ok) throw new Error(`${topologyUrl}: ${String(response.status)}`);
	return landOf((await response.json()) as LandTopology);
}

export function landOf(topology: LandTopology): Land {
	const countries = topology.objects.countries.geometries as TopoMultiPolygon[];
	const home = countries.filter(({ id }) => id === VIETNAM);
	const vietnam = merge(topology, home);
	const part = (name: string, geometry: Feature['geometry']): Feature => ({
		type: 'Feature',
		properties: { part: name },
		geometry,
	});
	const { countries: all } = topology.objects;
	return {
		vietnam,
		shapes: {
			type: 'FeatureCollection',
			features: [
				part(
					'neighbours',
					merge(
						topology,
						countries.filter(({ id }) => id !== VIETNAM),
					),
				),
				part('vietnam', vietnam),
				part(
					'borders',
					mesh(topology, all, (a, b) => a !== b),
				),
				part(
					'coast',
					mesh(topology, all, (a, b) => a === b),
				),
				part('islands', {
					type: 'MultiPoint',
					coordinates: ARCHIPELAGOS.flatMap(({ islands }) => islands.map((at) => [...at])),
				}),
			],
		},
	};
}

/** Paint of each layer of the land; changing the theme sets these anew on the same map. */
export function landPaint(palette: MapPalette): Record<string, Record<string, string | number>> {
	return {
		sea: { 'background-color': palette.sea },
		neighbours: { 'fill-color': palette.neighbour },
		vietnam: { 'fill-color': palette.land },
		borders: { 'line-color': palette.border, 'line-width': palette.hairlinePx },
		coast: { 'line-color': palette.coast, 'line-width': palette.hairlinePx },
		islands: { 'circle-color': palette.inkQuiet, 'circle-radius': palette.hairlinePx * 1.5 },
	};
}

export function landStyle(palette: MapPalette): StyleSpecification {
	const paint = landPaint(palette);
	const layer = (part: string, type: 'fill' | 'line' | 'circle') => ({
		id: part,
		type,
		source: 'land',
		filter: ['==', ['get', 'part'], part],
		paint: paint[part],
	});
	return {
		version: 8,
		sources: { land: { type: 'geojson', data: NO_LAND.shapes, maxzoom: 9, tolerance: 0.2 } },
		layers: [
			{ id: 'sea', type: 'background', paint: paint['sea'] },
			layer('neighbours', 'fill'),
			layer('vietnam', 'fill'),
			layer('coast', 'line'),
			layer('borders', 'line'),
			layer('islands', 'circle'),
		],
	} as StyleSpecification;
}
