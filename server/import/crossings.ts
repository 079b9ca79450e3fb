/** Whether lines of a boundary cross. Pure, and in bounded time. */
import type { LonLat, MultiPolygon } from '#lib/domain/unit.ts';

export type Crossing =
	| { readonly kind: 'none' }
	| {
			readonly kind: 'crossing';
			/** Places of the two rings, from 1; the same one twice where it crosses itself. */
			readonly rings: readonly [RingPlace, RingPlace];
			readonly at: LonLat;
	  }
	/** So many lines lie over each other that it was not found out. */
	| { readonly kind: 'entangled' };

export type RingPlace = { readonly polygon: number; readonly ring: number };

type Segment = { readonly from: LonLat; readonly to: LonLat; readonly place: RingPlace };

/** A real boundary of 50,000 points asks for some hundred thousand. */
const MOST_PAIRS = 20_000_000;

/**
 * The first place at which two lines of a boundary cross: of one ring, or of two. Lines that only touch, or lie on each other
 * as neighbours' do, are no crossing. Rings are closed.
 */
export function crossingOf(boundary: MultiPolygon): Crossing {
	const segments = boundary.flatMap((polygon, p) =>
		polygon.flatMap((ring, r) => {
			const place = { polygon: p + 1, ring: r + 1 };
			return ring.slice(1).map((to, at): Segment => ({ from: ring[at] as LonLat, to, place }));
		}),
	);
	// From west to east: a line is compared with those that reach as far east as it begins.
	const sorted = segments.toSorted((a, b) => west(a) - west(b));
	let active: Segment[] = [];
	let pairs = 0;
	for (const segment of sorted) {
		const begins = west(segment);
		active = active.filter((other) => east(other) >= begins);
		pairs += active.length;
		if (pairs > MOST_PAIRS) return { kind: 'entangled' };
		for (const other of active) {
			const at = crossed(segment, other);
			if (at) return { kind: 'crossing', rings: [other.place, segment.place], at };
		}
		active.push(segment);
	}
	return { kind: 'none' };
}

function west({ from, to }: Segment): number {
	return Math.min(from[0], to[0]);
}

function east({ from, to }: Segment): number {
	return Math.max(from[0], to[0]);
}

/** Where the ends of each lie on both sides of the other; on it is on no side. */
function crossed(a: Segment, b: Segment): LonLat | null {
	if (Math.max(a.from[1], a.to[1]) < Math.min(b.from[1], b.to[1])) return null;
	if (Math.max(b.from[1], b.to[1]) < Math.min(a.from[1], a.to[1])) return null;
	const [one, two] = [side(a, b.from), side(a, b.to)];
	if (one * two >= 0) return null;
	const [three, four] = [side(b, a.from), side(b, a.to)];
	if (three * four >= 0) return null;
	const way = three / (three - four);
	return [a.from[0] + (a.to[0] - a.from[0]) * way, a.from[1] + (a.to[1] - a.from[1]) * way];
}

/** A millimetre or so, squared and in degrees: what is nearer lies on the line. */
const ON_LINE = 1e-14;

function side({ from, to }: Segment, [x, y]: LonLat): number {
	const cross = (to[0] - from[0]) * (y - from[1]) - (to[1] - from[1]) * (x - from[0]);
	return Math.abs(cross) < ON_LINE ? 0 : cross;
}
