/** A place on a plane, in widths of a cell. */
export type Spot = readonly [x: number, y: number];

/** Rows of a honeycomb whose cells stand on a corner are this far apart. */
const ROW = Math.sqrt(3) / 2;
/** How far beyond the outermost home a cell may go. */
const MARGIN = 1.2;
/** Where the honeycomb may lie under the homes: so many offsets across and up are tried. */
const OFFSETS = 5;
/** Of more homes than this fewer offsets are tried: each takes longer, and the best is little better. */
const MANY = 30;
const OFFSETS_OF_MANY = 3;
/** No cell is better farther from its home than this, but where there is no nearer one. */
const REACH = 2.6;
/** What it costs to lie off its home, off a neighbour's side, and to let a gap open among the cells. */
const COST = { home: 1, neighbour: 1.2, loose: 0.8 };

type Neighbour = { readonly at: number; readonly direction: Spot };

/** Which site each unit sits on, and the other way round. */
type Seating = { readonly seats: number[]; readonly holder: (number | null)[] };

type Comb = {
	readonly homes: readonly Spot[];
	/** Of each home those next to it, and the way there, one cell long. */
	readonly neighbours: readonly (readonly Neighbour[])[];
	readonly sites: readonly Spot[];
	/** Of each home the sites about it. */
	readonly near: readonly (readonly number[])[];
	/** Of each site the sites at its six sides. */
	readonly beside: readonly (readonly number[])[];
};

/**
 * A cell of a honeycomb for each home, one a cell, so that the cells lie near their homes, close together, and
 * neighbours to the side where they truly are. Homes and cells in widths of a cell, y upwards. The same homes in the
 * same order give the same cells.
 */
export function honeycomb(homes: readonly Spot[]): Spot[] {
	if (homes.length === 0) return [];
	const neighbours = neighboursOf(homes);
	let best: Spot[] = [];
	let least = Infinity;
	const offsets = homes.length > MANY ? OFFSETS_OF_MANY : OFFSETS;
	for (let offset = 0; offset < offsets * offsets; offset++) {
		const sites = sitesAbout(homes, [
			(offset % offsets) / offsets,
			(Math.floor(offset / offsets) / offsets) * 2 * ROW,
		]);
		const near = homes.map((home) =>
			[...sites.keys()].filter((site) => apart(sites[site] as Spot, home) < REACH ** 2),
		);
		const comb: Comb = { homes, neighbours, sites, near, beside: besideEach(sites) };
		const seating = settled(comb);
		const cost = costOf(comb, seating, [...homes.keys()]);
		if (cost < least - 1e-9) {
			least = cost;
			best = seating.seats.map((site) => sites[site] as Spot);
		}
	}
	return best;
}

/** Two are neighbours when no third lies in the circle between them (the Gabriel graph). */
function neighboursOf(homes: readonly Spot[]): Neighbour[][] {
	return homes.map((a, at) =>
		homes.flatMap((b, other): Neighbour[] => {
			const [dx, dy] = [b[0] - a[0], b[1] - a[1]];
			const length = Math.hypot(dx, dy);
			if (other === at || length === 0) return [];
			const between = homes.some(
				(c, third) =>
					third !== at &&
					third !== other &&
					Math.hypot(c[0] - (a[0] + b[0]) / 2, c[1] - (a[1] + b[1]) / 2) < length / 2 - 1e-9,
			);
			return between ? [] : [{ at: other, direction: [dx / length, dy / length] }];
		}),
	);
}

function sitesAbout(homes: readonly Spot[], [offsetX, offsetY]: Spot): Spot[] {
	const xs = homes.map(([x]) => x);
	const ys = homes.map(([, y]) => y);
	// Wide enough for all of them even where they share one home.
	const margin = MARGIN + Math.sqrt(homes.length) / 2;
	const [west, south] = [Math.min(...xs) - margin, Math.min(...ys) - margin];
	const columns = Math.ceil(Math.max(...xs) + margin - west);
	const rows = Math.ceil((Math.max(...ys) + margin - south) / ROW);
	return Array.from({ length: columns * rows }, (_, index): Spot => {
		const row = Math.floor(index / columns);
		return [west + offsetX + (index % columns) + (row % 2) / 2, south + offsetY + row * ROW];
	});
}

function besideEach(sites: readonly Spot[]): number[][] {
	return sites.map(([x, y], at) =>
		sites.flatMap(([otherX, otherY], other) =>
			other !== at && Math.hypot(otherX - x, otherY - y) < 1.1 ? [other] : [],
		),
	);
}

/** The site of each home: the nearest free one at first, then moved and exchanged while that is better. */
function settled(comb: Comb): Seating {
	const seating = nearestSeats(comb);
	const { seats, holder } = seating;
	for (let better = true; better;) {
		better = false;
		for (const unit of comb.homes.keys()) {
			for (const site of comb.near[unit] ?? []) {
				const from = seats[unit] as number;
				const other = holder[site] ?? null;
				if (other === unit) continue;
				const moved = other === null ? [unit] : [unit, other];
				const before = costOf(comb, seating, moved);
				seat(seating, [unit, site], [other, from]);
				if (costOf(comb, seating, moved) < before - 1e-9) better = true;
				else seat(seating, [unit, from], [other, site]);
			}
		}
	}
	return seating;
}

function nearestSeats({ homes, sites }: Comb): Seating {
	const holder = sites.map((): number | null => null);
	const seats = homes.map((home, unit) => {
		let nearest = -1;
		for (const [site, spot] of sites.entries()) {
			if (holder[site] !== null) continue;
			if (nearest < 0 || apart(spot, home) < apart(sites[nearest] as Spot, home)) nearest = site;
		}
		holder[nearest] = unit;
		return nearest;
	});
	return { seats, holder };
}

function seat({ seats, holder }: Seating, ...moves: [unit: number | null, site: number][]): void {
	for (const [unit, site] of moves) {
		holder[site] = unit;
		if (unit !== null) seats[unit] = site;
	}
}

/** What these units cost where they sit; two that are neighbours or side by side count for each. */
function costOf(comb: Comb, { seats, holder }: Seating, units: readonly number[]): number {
	const { homes, neighbours, sites, beside } = comb;
	let cost = 0;
	for (const unit of units) {
		const site = seats[unit] as number;
		const [x, y] = sites[site] as Spot;
		cost += COST.home * apart([x, y], homes[unit] as Spot);
		for (const { at, direction } of neighbours[unit] ?? []) {
			const [otherX, otherY] = sites[seats[at] as number] as Spot;
			cost += COST.neighbour * apart([otherX - x, otherY - y], direction);
		}
		for (const other of beside[site] ?? []) if (holder[other] === null) cost += COST.loose;
	}
	return cost;
}

/** The square of how far apart they are. */
function apart(a: Spot, b: Spot): number {
	return (a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2;
}
