/** Places of labels, each moved down as far as it must to be `apart` from the one above it; in the order they were given. */
export function spread(places: readonly number[], apart: number): readonly number[] {
	const moved = [...places];
	let least = -Infinity;
	for (const at of [...places.keys()].toSorted((a, b) => (places[a] ?? 0) - (places[b] ?? 0))) {
		least = Math.max(places[at] ?? 0, least);
		moved[at] = least;
		least += apart;
	}
	return moved;
}
