/** The one of `names` that takes the fewest single-letter changes to become `name`. */
export function nearestName(name: string, names: readonly string[]): string {
	const [first = name, ...rest] = names;
	return rest.reduce(
		(best, candidate) =>
			editDistance(name, candidate) < editDistance(name, best) ? candidate : best,
		first,
	);
}

/** Levenshtein's distance: insertions, deletions and replacements. */
export function editDistance(from: string, to: string): number {
	let previous = Array.from({ length: to.length + 1 }, (_, column) => column);
	for (let row = 1; row <= from.length; row++) {
		const current = [row];
		for (let column = 1; column <= to.length; column++) {
			const replaced = (previous[column - 1] ?? 0) + (from[row - 1] === to[column - 1] ? 0 : 1);
			current.push(Math.min(replaced, (previous[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1));
		}
		previous = current;
	}
	return previous[to.length] ?? 0;
}
