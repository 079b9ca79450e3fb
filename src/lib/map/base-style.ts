/**
 * How a base map of the centre's own is drawn: quiet, beneath units that can be seen through. Layers of vector tiles are found by the
 * names of OpenMapTiles and of Protomaps. Of borders and names it draws none: these are the wall's own.
 */
import type { LayerSpecification, SourceSpecification } from 'maplibre-gl';
import type { BaseMapTiles } from '../wire/base-map.ts';
import { mixed, type MapPalette, type Rgba } from './palette.ts';

export const BASE_SOURCE = 'base';

/** How much of a unit's fill is seen where a base map is beneath it. */
export const OVER_BASE = 0.75;

/** The widest and the plainest roads, by `class` of the one schema and `kind` of the other. */
const MAJOR = ['motorway', 'trunk', 'primary', 'highway', 'major_road'];
const MINOR = ['secondary', 'tertiary', 'minor', 'medium_road', 'minor_road', 'service'];

export function baseSource(tiles: BaseMapTiles, origin: string): SourceSpecification {
	const { kind, minZoom, maxZoom, bounds } = tiles;
	const [west, south, east, north] = bounds;
	return {
		type: kind,
		tiles: [`${origin}${tiles.tiles}`],
		minzoom: minZoom,
		maxzoom: maxZoom,
		bounds: [west, south, east, north],
		...(kind === 'raster' && { tileSize: 256 }),
	};
}

/** Lowest first; `theme` of pictures, which have colours of their own. */
export function baseLayers(
	{ kind, layers: told, style }: Pick<BaseMapTiles, 'kind' | 'layers' | 'style'>,
	palette: MapPalette,
): LayerSpecification[] {
	if (style) {
		return style.map((layer) => ({
			...layer,
			...{ id: `${BASE_SOURCE}-${layer.id}`, source: BASE_SOURCE },
		})) as LayerSpecification[];
	}
	if (kind === 'raster') return [pictures(palette)];
	const has = (name: string): boolean => told.length === 0 || told.includes(name);
	const ink = (part: number): string => css(mixed(palette.land, { to: palette.inkQuiet, part }));
	const fills = [
		...['water'].map((name) => ({ name, colour: palette.sea, minzoom: 0 })),
		...['building', 'buildings'].map((name) => ({ name, colour: ink(0.16), minzoom: 13 })),
	];
	const lines = [
		...['waterway', 'water'].map((name) => ({ name, ...WIDE.stream, colour: palette.sea })),
		...['transportation', 'roads'].flatMap((name) => [
			{ name, ...WIDE.minor, colour: ink(0.3), of: MINOR },
			{ name, ...WIDE.major, colour: ink(0.6), of: MAJOR },
		]),
	];
	return [
		...fills
			.filter(({ name }) => has(name))
			.map(({ name, colour, minzoom }) => ({
				...{ id: `${BASE_SOURCE}-${name}`, type: 'fill', source: BASE_SOURCE },
				...{ 'source-layer': name, minzoom },
				filter: ['==', ['geometry-type'], 'Polygon'],
				paint: { 'fill-color': colour },
			})),
		...lines
			.filter(({ name }) => has(name))
			.map(({ name, suffix, width, minzoom, colour, ...line }) => ({
				...{ id: `${BASE_SOURCE}-${name}-${suffix}`, type: 'line', source: BASE_SOURCE },
				...{ 'source-layer': name, minzoom },
				filter: [
					'all',
					['==', ['geometry-type'], 'LineString'],
					...('of' in line
						? [['in', ['coalesce', ['get', 'kind'], ['get', 'class'], ''], ['literal', line.of]]]
						: []),
				],
				layout: { 'line-cap': 'round', 'line-join': 'round' },
				paint: {
					'line-color': colour,
					'line-width': scaled(palette.hairlinePx * width),
				},
			})),
	] as LayerSpecification[];
}

/** In hairlines. */
const WIDE = {
	stream: { suffix: 'streams', width: 1, minzoom: 8 },
	minor: { suffix: 'minor', width: 0.9, minzoom: 11 },
	major: { suffix: 'major', width: 1.6, minzoom: 6 },
};

/** Wider the nearer one is. */
function scaled(px: number): unknown[] {
	return ['interpolate', ['exponential', 1.4], ['zoom'], 8, px, 16, px * 5];
}

/** Nearly without colour, and near the ground in lightness: colours are the units'. */
function pictures({ land }: MapPalette): LayerSpecification {
	const isDark = parseInt(land.slice(1, 3), 16) < 128;
	return {
		...{ id: `${BASE_SOURCE}-pictures`, type: 'raster', source: BASE_SOURCE },
		paint: {
			'raster-saturation': -0.85,
			...(isDark ? { 'raster-brightness-max': 0.4 } : { 'raster-brightness-min': 0.55 }),
			'raster-fade-duration': 0,
		},
	};
}

function css([red, green, blue]: Rgba): string {
	return `rgb(${red} ${green} ${blue})`;
}
