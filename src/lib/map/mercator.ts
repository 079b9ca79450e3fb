import type { LonLat } from '../domain/unit.ts';

/** A place on the Web Mercator square: 0–1 from west to east and from north to south. */
export type World = readonly [x: number, y: number];

export type Pixel = { readonly x: number; readonly y: number };

/** Size in CSS px of the Mercator square at zoom 0, as MapLibre and deck.gl count zooms. */
const TILE = 512;

export type Camera = { readonly center: LonLat; readonly zoom: number };

export type Size = { readonly width: number; readonly height: number };

export function toWorld([lon, lat]: LonLat): World {
	const sine = Math.sin((lat * Math.PI) / 180);
	return [lon / 360 + 0.5, 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)];
}

export function toLonLat([x, y]: World): LonLat {
	const lat = (Math.atan(Math.sinh(Math.PI * (1 - 2 * y))) * 180) / Math.PI;
	return [(x - 0.5) * 360, lat];
}

/** CSS px that the whole Mercator square is wide at this zoom. */
export function worldPx(zoom: number): number {
	return TILE * 2 ** zoom;
}

export function zoomOfWorldPx(px: number): number {
	return Math.log2(px / TILE);
}

/** Where a place lies on an element of this size, in CSS px from its upper left corner. */
export function projector({ center, zoom }: Camera, { width, height }: Size) {
	const scale = worldPx(zoom);
	const [x0, y0] = toWorld(center);
	return (at: LonLat): Pixel => {
		const [x, y] = toWorld(at);
		return { x: (x - x0) * scale + width / 2, y: (y - y0) * scale + height / 2 };
	};
}
