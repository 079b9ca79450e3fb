/** A place on a plane. */
type Spot = readonly [x: number, y: number];

/**
 * The same homes, with those that lie far from all others no farther than `most` from the nearest: an island 400 km off
 * would leave the others no room on a drawing that is no map anyway. Directions, and whatever lies together, stay.
 */
export function drawnIn(homes: readonly Spot[], most: number): Spot[] {
	const [x, y] = middle(homes);
	const moves = new Map<number, Spot>();
	/** Of each home not yet reached the nearest one that is. */
	const nearest = new Map(homes.map((home, at) => [at, { by: at, apart: apart(home, [x, y]) }]));
	while (nearest.size > 0) {
		const [at, { by }] = [...nearest].reduce((a, b) => (b[1].apart < a[1].apart ? b : a));
		nearest.delete(at);
		const home = homes[at] as Spot;
		moves.set(at, at === by ? [0, 0] : moved(home, { to: homes[by] as Spot, by, moves, most }));
		const first = moves.size === 1;
		for (const [other, known] of nearest) {
			const distance = apart(homes[other] as Spot, home);
			if (first || distance < known.apart) nearest.set(other, { by: at, apart: distance });
		}
	}
	return homes.map(([x, y], at): Spot => {
		const [dx, dy] = moves.get(at) ?? [0, 0];
		return [x + dx, y + dy];
	});
}

function moved(
	home: Spot,
	{ to, by, moves, most }: { to: Spot; by: number; moves: ReadonlyMap<number, Spot>; most: number },
): Spot {
	const [dx, dy] = moves.get(by) ?? [0, 0];
	const distance = apart(home, to);
	const over = distance > most ? (distance - most) / distance : 0;
	return [dx + (to[0] - home[0]) * over, dy + (to[1] - home[1]) * over];
}

function middle(homes: readonly Spot[]): Spot {
	const sum = (axis: 0 | 1) => homes.reduce((total, home) => total + home[axis], 0);
	return [sum(0) / homes.length, sum(1) / homes.length];
}

function apart(a: Spot, b: Spot): number {
	return Math.hypot(a[0] - b[0], a[1] - b[1]);
}
