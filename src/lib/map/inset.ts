/** The whole country, small: where the wall's scope lies in it, with Hoàng Sa and Trường Sa at their places. */
import type { MultiPolygon as CountryShape } from 'geojson';
import type { LonLat } from '../domain/unit.ts';
import { ARCHIPELAGOS } from './archipelagos.ts';
import type { Pixel } from './mercator.ts';
import type { MapUnit } from './types.ts';

/** Degrees; the name of Trường Sa goes on below them. */
const WEST = 101.9;
const NORTH = 23.6;
const SOUTH = 6.6;
const EAST = 118.2;
/** Degrees of longitude are this much shorter in the middle of the country (16° N). */
const NARROWER = Math.cos((16 * Math.PI) / 180);
const HEIGHT_EM = 7.2;

export function insetOf(vietnam: CountryShape, units: readonly MapUnit[], fontPx: number) {
	const pxPerDegree = (HEIGHT_EM * fontPx) / (NORTH - SOUTH);
	const width = (EAST - WEST) * NARROWER * pxPerDegree;
	const at = ([lon, lat]: LonLat): Pixel => ({
		x: (lon - WEST) * NARROWER * pxPerDegree,
		y: (NORTH - lat) * pxPerDegree,
	});
	const scope = units.flatMap(({ shape }) => shape.map(([outer = []]) => outer.map(at)));
	const corners = scope.flat();
	const xs = corners.map(({ x }) => x);
	const ys = corners.map(({ y }) => y);
	const least = fontPx * 0.7;
	const side = {
		width: Math.max(Math.max(...xs) - Math.min(...xs) + fontPx * 0.24, least),
		height: Math.max(Math.max(...ys) - Math.min(...ys) + fontPx * 0.24, least),
	};
	const archipelagos = namedArchipelagos(at, fontPx);
	return {
		width: Math.ceil(Math.max(width, ...archipelagos.map(({ x }) => x + NAME_HALF_EM * fontPx))),
		height: Math.ceil(Math.max(...archipelagos.flatMap(({ lines }) => lines)) + fontPx * 0.35),
		country: path(
			vietnam.coordinates.map(([outer = []]) => outer.map(([lon = 0, lat = 0]) => at([lon, lat]))),
		),
		scope: path(scope),
		frame:
			corners.length === 0
				? { x: 0, y: 0, width: 0, height: 0 }
				: {
						x: (Math.min(...xs) + Math.max(...xs) - side.width) / 2,
						y: (Math.min(...ys) + Math.max(...ys) - side.height) / 2,
						...side,
					},
		archipelagos,
	};
}

function namedArchipelagos(at: (place: LonLat) => Pixel, fontPx: number) {
	return ARCHIPELAGOS.map(({ name, islands, at: middle }) => {
		const points = islands.map(at);
		const ys = points.map(({ y }) => y);
		const line = 1.4 * fontPx;
		// Hoàng Sa is named above its islands and Trường Sa below: between them there is no room for two.
		const first =
			name === 'hoangSa' ? Math.min(...ys) - 0.4 * fontPx - line : Math.max(...ys) + 1.25 * fontPx;
		// Clear of the mainland, which reaches east to about there.
		const x = Math.max(at(middle).x, at([108.2, 21]).x + NAME_HALF_EM * fontPx);
		return { name, islands: points, x, lines: [first, first + line] };
	});
}

/** Half the width of the longer line of a name. */
const NAME_HALF_EM = 2.65;

/** An SVG path of closed outlines; points nearer than two thirds of a px to the one before are left out. */
function path(outlines: readonly (readonly Pixel[])[]): string {
	return outlines
		.map((outline) => {
			const kept: Pixel[] = [];
			for (const point of outline) {
				const before = kept.at(-1);
				if (before && Math.hypot(point.x - before.x, point.y - before.y) < 0.66) continue;
				kept.push(point);
			}
			return kept.length < 3
				? ''
				: `M${kept.map(({ x, y }) => `${x.toFixed(1)} ${y.toFixed(1)}`).join('L')}Z`;
		})
		.join('');
}
