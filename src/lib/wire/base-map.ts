/** `GET /basemap`: what the map of a wall has beneath its units, where the centre has a base map of its own. */

export const BASE_MAP_PATH = '/basemap';

export type BaseMapTiles = {
	readonly kind: 'vector' | 'raster';
	/** Of the tiles, with {z}, {x} and {y} to fill in; another one when the file is. */
	readonly tiles: string;
	readonly minZoom: number;
	readonly maxZoom: number;
	/** West, south, east, north in degrees. */
	readonly bounds: readonly [number, number, number, number];
	/** Of vector tiles, as far as the file tells them. */
	readonly layers: readonly string[];
	/** Layers of a MapLibre style of the centre's own, in place of the wall's; absent: it has none. */
	readonly style?: readonly { readonly id: string; readonly type: string }[];
};

export type BaseMapAnswer =
	| { readonly kind: 'none' }
	/** There should be one, and it cannot be read. */
	| { readonly kind: 'broken' }
	| BaseMapTiles;
